"""The Technical Secretariat needs a second factor: until it is set up, every page leads to setting it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from enlace.accounts import queries
from enlace.accounts.enums import SECOND_FACTOR_BY_PROVIDER
from enlace.core.actor import Actor, EnlaceRequest

ALWAYS_OPEN = frozenset({"language", "account_logout", "account_reauthenticate", "account_change_password"})
"""By their names: pages that stay open to whoever still has to set up the second factor."""


class SecondFactorMiddleware:
    """Sends an officer without a second factor to the page that sets it up; everybody else passes.

    Where single sign-on says (claim ``amr``) that it asked for several factors, that is enough for this session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: EnlaceRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        name = match.view_name if match else ""
        if name in ALWAYS_OPEN or name.startswith("mfa_") or not is_missing(request):
            return None
        if "HX-Request" in request.headers:
            return HttpResponse(headers={"HX-Redirect": redirect("mfa_index").url})
        messages.warning(request, _("Set up a second factor first: the Technical Secretariat needs one."))
        return redirect("mfa_index")


def is_missing(request: EnlaceRequest) -> bool:
    """Does this person still owe a second factor?"""
    actor: Actor = request.actor
    if not settings.REQUIRE_MFA or not actor.is_secretariat or actor.user_id is None:
        return False
    return not (request.session.get(SECOND_FACTOR_BY_PROVIDER) or queries.has_second_factor(actor.user_id))
