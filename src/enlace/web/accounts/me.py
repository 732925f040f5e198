"""What concerns the person who is signed in; and the pages that say why somebody is not."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enlace.accounts import queries, services
from enlace.accounts.errors import AccountsError
from enlace.core.actor import EnlaceRequest
from enlace.web.accounts.forms import MeForm
from enlace.web.accounts.guards import signed_in
from enlace.web.views import remember_language


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def me(request: EnlaceRequest) -> HttpResponse:
    person = queries.me(request.actor)
    form = MeForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.introduce_myself(said["name"], said["language"], actor=request.actor)
            return _kept(request, said["language"])
        except AccountsError as refusal:
            form.add_error("name", refusal.sentence)
    return render(
        request,
        "accounts/me.html",
        {
            "form": form,
            "person": person,
            "rights": queries.my_rights(request.actor, on=timezone.localdate()),
            "has_second_factor": queries.has_second_factor(person.pk),
            "needs_second_factor": settings.REQUIRE_MFA and request.actor.is_secretariat,
            "sign_ins": queries.my_sign_ins(request.actor),
        },
    )


def _kept(request: HttpRequest, language: str) -> HttpResponse:
    with translation.override(language):
        messages.success(request, _("Your name and language are kept."))
    response = redirect("accounts:me")
    remember_language(response, language)
    return response


@require_safe
def address_is_fixed(request: HttpRequest) -> HttpResponse:
    """Addresses are not changed by their owners: they are how the secretariat knows whom it invited."""
    return render(request, "accounts/address.html", status=403)


@require_safe
def single_sign_on_refused(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/single_sign_on_refused.html", status=403)
