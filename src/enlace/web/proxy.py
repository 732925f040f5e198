"""Behind a reverse proxy, a request comes from whom the proxy names, and in the way that it names.

Else all people would share one address, and a proxy that also takes plain HTTP would carry passwords in the clear.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect


class ProxyMiddleware:
    """Leads plain HTTP to HTTPS, and takes the last address of ``X-Forwarded-For``.

    That one the proxy itself has seen. Limits on failed attempts count by it; else one person's would keep everybody
    out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.BEHIND_PROXY:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        with suppress(ValueError):  # where that is no address, the proxy's own stays
            request.META["REMOTE_ADDR"] = str(ip_address(said))
        if settings.SECURE and _came_in_the_clear(request):
            return HttpResponsePermanentRedirect(settings.BASE_URL + request.get_full_path())
        return self.get_response(request)


def _came_in_the_clear(request: HttpRequest) -> bool:
    """Only where the proxy says so; one that says nothing is no reason to lead anybody in circles."""
    said = request.headers.get("X-Forwarded-Proto", "").strip().lower()
    return said == "http" and not request.path.startswith("/health/")
