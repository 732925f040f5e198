"""The language of pages: what the person chose, else what the browser asks for, else Spanish."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

LANGUAGES = ("en", "es")
DEFAULT = "es"


def language_of(request: HttpRequest) -> str:
    """``?lang=`` for this page alone, then the cookie, then the browser's first wish that we speak."""
    for said in (request.GET.get("lang"), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)):
        if said in LANGUAGES:
            return str(said)
    for wish in request.META.get("HTTP_ACCEPT_LANGUAGE", "").split(","):
        tag = wish.split(";")[0].strip().lower()[:2]
        if tag in LANGUAGES:
            return str(tag)
    return DEFAULT


class LanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lang = language_of(request)
        with translation.override(lang):
            request.LANGUAGE_CODE = lang
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", lang)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response
