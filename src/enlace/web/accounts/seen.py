"""Notes when a session was last used: for the page on which people look at their sessions and end them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

SECONDS = 60
MOST = 5_000

_NOTED: OrderedDict[tuple[str, ...], float] = OrderedDict()


class SeenMiddleware:
    """Writes at most once a minute for each session, device and network: a page that is read need not write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.session.session_key and request.user.is_authenticated and _is_due(request):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


def _is_due(request: HttpRequest) -> bool:
    """Was this not noted within the last minute by this process? From now on it is."""
    told = [request.META.get(name, "") for name in ("HTTP_USER_AGENT", "REMOTE_ADDR", "HTTP_X_FORWARDED_FOR")]
    key, now = (request.session.session_key or "", *told), monotonic()
    if now < _NOTED.get(key, 0.0) + SECONDS and key in _NOTED:
        return False
    _NOTED[key] = now
    _NOTED.move_to_end(key)
    while len(_NOTED) > MOST:
        _NOTED.popitem(last=False)
    return True
