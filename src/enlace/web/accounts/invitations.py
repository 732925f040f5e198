"""Where an invited person comes in: the link of the letter, then a page whose address holds no secret."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from enlace.accounts import queries, services
from enlace.accounts.errors import AccountsError, InvitationNotValid
from enlace.core.actor import EnlaceRequest
from enlace.web.accounts.forms import AcceptForm

SECRET = "enlace_invitation"


@require_safe
@never_cache
def open_invitation(request: EnlaceRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address at once, so that no log, history or referrer keeps it. Uses nothing up."""
    request.session[SECRET] = secret
    response = redirect("accounts:accept")
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def accept(request: EnlaceRequest) -> HttpResponse:
    """Say a name, choose a password, be signed in."""
    secret = request.session.get(SECRET, "")
    if request.actor.is_signed_in:
        return render(request, "accounts/accept_signed_in.html")
    try:
        invitation = services.look_at_invitation(secret, at=timezone.now())
    except InvitationNotValid as refusal:
        return render(request, "accounts/accept_refused.html", {"sentence": refusal.sentence}, status=410)
    form = AcceptForm(request.POST or None, initial={"name": invitation.name})
    if form.is_valid():
        try:
            return _come_in(request, secret, form)
        except InvitationNotValid as refusal:
            form.add_error(None, refusal.sentence)
        except AccountsError as refusal:
            form.add_error("password", refusal.sentence)
    return render(
        request,
        "accounts/accept.html",
        {"form": form, "invitation": invitation, "rights": queries.rights_in(invitation)},
    )


def _come_in(request: EnlaceRequest, secret: str, form: AcceptForm) -> HttpResponse:
    said = form.cleaned_data
    user = services.accept_invitation(secret, said["password"], at=timezone.now(), name=said["name"])
    request.session.pop(SECRET, None)
    answer: HttpResponse = perform_login(request, user, email_verification="none")
    return answer
