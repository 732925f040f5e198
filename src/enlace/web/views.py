"""What no room owns: the language switch and the pages for what went wrong."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from enlace.web.language import LANGUAGES, language_of

YEAR = 365 * 24 * 3600


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language, and go back to the page where it was chosen."""
    onward = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure()):
        onward = "/"
    response = redirect(onward)
    chosen = request.POST.get("language")
    if chosen in LANGUAGES:
        remember_language(response, chosen)
    return response


def remember_language(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """In both languages, and with nothing asked of the database: it may be what is broken."""
    first = language_of(request)
    said = [_said_of_the_break(one) for one in sorted(LANGUAGES, key=lambda one: one != first)]
    return HttpResponse(render_to_string("500.html", {"said": said}), status=500)


def _said_of_the_break(language: str) -> dict[str, str]:
    with translation.override(language):
        return {
            "lang": language,
            "title": _("Something went wrong on our side"),
            "sentence": _(
                "Nothing that you had saved is lost. Please try again; if it happens again, tell the Technical"
                " Secretariat."
            ),
            "again": _("Try again"),
            "home": _("Go to the beginning"),
        }
