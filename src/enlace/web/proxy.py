"""Behind a reverse proxy, a request comes from whom the proxy names; else all people would share one address."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse


class ProxyMiddleware:
    """Takes the last address of ``X-Forwarded-For``, which is the one that the proxy itself has seen.

    Limits on failed attempts count by it: without it, one person's would keep everybody out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.BEHIND_PROXY:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        with suppress(ValueError):  # where that is no address, the proxy's own stays
            request.META["REMOTE_ADDR"] = str(ip_address(said))
        return self.get_response(request)
