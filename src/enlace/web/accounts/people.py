"""People and rights: who may sign in, as what; invite, give, end, close."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.accounts import queries, services
from enlace.core.actor import EnlaceRequest
from enlace.core.enums import Role
from enlace.core.errors import EnlaceError
from enlace.directory import queries as directory
from enlace.web import taking
from enlace.web.accounts.forms import InviteForm, RightForm
from enlace.web.accounts.guards import for_managers
from enlace.web.accounts.words import rights_in_words

ROWS = 50


@require_safe
@for_managers
def people(request: EnlaceRequest) -> HttpResponseBase:
    """Everybody with an account, and the invitations that wait."""
    rows = queries.people_for(request.actor, on=timezone.localdate())
    if taking.wanted(request):
        return taking.response(request, _listed(rows))
    waiting = queries.open_invitations_for(request.actor)
    return render(
        request,
        "accounts/people.html",
        {
            "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
            "active": rows.filter(is_active=True).count(),
            "waiting": waiting[:ROWS],
            "waiting_count": waiting.count(),
            "now": timezone.now(),
        },
    )


def _listed(rows: Any) -> taking.Listed:
    heads = [
        _("Name"),
        _("Mail address"),
        _("May sign in"),
        _("May be"),
        _("Last sign-in"),
        _("Second factor"),
    ]
    told = (
        [
            *(one.name, one.email, _("yes") if one.is_active else _("no")),
            *("; ".join(rights_in_words(one.rights)), one.last_login),
            _("yes") if one.has_second_factor else _("no"),
        ]
        for one in rows
    )
    return taking.Listed("rights", heads, told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def invite(request: EnlaceRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, initial=_begun(request))
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.invite(
                said["email"],
                said["name"],
                [form.right()],
                said["language"],
                actor=request.actor,
                at=timezone.now(),
            )
            messages.success(request, _("The invitation is on its way."))
            return redirect("accounts:people")
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "accounts/invite.html", {"form": form})


def _begun(request: EnlaceRequest) -> dict[str, Any]:
    """``?post=7`` begins with the holder and the rights of that post; no address holds a person's name or mail."""
    number = request.GET.get("post", "")
    known = number.isdecimal() and len(number) < 10
    post = directory.posts_for(request.actor).filter(pk=number).first() if known else None
    if post is None or post.holder is None:
        return {"role": Role.FOCAL_POINT}
    held = post.holder.person
    person = {"name": held.name, "email": held.email, "language": held.language}
    return {**person, "role": post.kind, "party": post.party_id, "body": post.body_id}


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def person(request: EnlaceRequest, pk: int) -> HttpResponse:
    """One person's rights; a form gives them another."""
    today = timezone.localdate()
    found = get_object_or_404(queries.people_for(request.actor, on=today), pk=pk)
    form = RightForm(request.POST or None)
    if form.is_valid():
        try:
            services.grant_right(pk, form.right(), actor=request.actor, on=today)
            messages.success(request, _("The right was given."))
            return redirect("accounts:person", pk)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "accounts/person.html", {"person": found, "form": form})


@require_POST
@for_managers
def end_right(request: EnlaceRequest, pk: int) -> HttpResponse:
    right = get_object_or_404(queries.rights_for(request.actor), pk=pk)
    _do(
        request,
        lambda: services.end_right(pk, actor=request.actor, on=timezone.localdate()),
        _("The right has ended."),
    )
    return redirect("accounts:person", right.user_id)


@require_POST
@for_managers
def close_account(request: EnlaceRequest, pk: int) -> HttpResponse:
    get_object_or_404(queries.people_for(request.actor, on=timezone.localdate()), pk=pk)
    _do(
        request,
        lambda: services.close_account(pk, actor=request.actor, at=timezone.now()),
        _("The account is closed, and the person is signed out everywhere."),
    )
    return redirect("accounts:person", pk)


@require_POST
@for_managers
def reopen_account(request: EnlaceRequest, pk: int) -> HttpResponse:
    get_object_or_404(queries.people_for(request.actor, on=timezone.localdate()), pk=pk)
    _do(
        request,
        lambda: services.reopen_account(pk, actor=request.actor),
        _("The account is open again."),
    )
    return redirect("accounts:person", pk)


@require_POST
@for_managers
def resend_invitation(request: EnlaceRequest, pk: int) -> HttpResponse:
    get_object_or_404(queries.invitations_for(request.actor), pk=pk)
    _do(
        request,
        lambda: services.resend_invitation(pk, actor=request.actor, at=timezone.now()),
        _("The invitation was sent again; the older link no longer works."),
    )
    return redirect("accounts:people")


@require_POST
@for_managers
def withdraw_invitation(request: EnlaceRequest, pk: int) -> HttpResponse:
    get_object_or_404(queries.invitations_for(request.actor), pk=pk)
    _do(
        request,
        lambda: services.withdraw_invitation(pk, actor=request.actor, at=timezone.now()),
        _("The invitation was withdrawn; its link no longer works."),
    )
    return redirect("accounts:people")


def _do(request: EnlaceRequest, act: Callable[[], object], done: str) -> None:
    """One act, and a sentence on how it went."""
    try:
        act()
        messages.success(request, done)
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
