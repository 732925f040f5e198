"""Is it alive; can it serve. Answered before hosts, sessions and languages are looked at."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from enlace.core import checks


class HealthMiddleware:
    """``/health/live`` says that the process answers; ``/health/ready`` that its database does, and is up to date."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/health/live":
            return _said("ok")
        if request.path == "/health/ready":
            return _ready()
        return self.get_response(request)


def _ready() -> HttpResponse:
    if not checks.database_answers():
        return _said("database", status=503)
    if checks.is_behind():
        return _said("migrations", status=503)
    return _said("ok")


def _said(word: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{word}\n", content_type="text/plain", status=status)
