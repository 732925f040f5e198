"""The way out to the provider of single sign-on, for the day when it does not answer."""

from __future__ import annotations

import logging

from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

log = logging.getLogger(__name__)


def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider; where it cannot be reached, say so instead of breaking."""
    try:
        answer: HttpResponse = views.login(request, provider_id)
    except RequestException as failed:
        log.error("single sign-on cannot be reached: %s", type(failed).__name__)
        return render(request, "socialaccount/authentication_error.html", status=503)
    return answer
