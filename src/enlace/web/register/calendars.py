"""Calendars to which phones and mailboxes subscribe: one's own at a secret address, those of bodies and parties."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.directory import queries as directory
from enlace.directory.names import name_of
from enlace.register import calendars, services
from enlace.register.errors import LinkNotValid
from enlace.web.accounts.guards import signed_in
from enlace.web.templatetags.enlace import lang


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mine(request: EnlaceRequest) -> HttpResponse:
    """Make or take away the address; it is shown once, on the answer to the press that makes it."""
    address = ""
    if request.method == "POST" and request.POST.get("wish") == "revoke":
        services.revoke_calendar_address(actor=request.actor)
        messages.success(request, _("Nothing stands at that address any more."))
        return redirect("register:calendar")
    if request.method == "POST":
        secret = services.make_calendar_address(actor=request.actor, at=timezone.now())
        address = request.build_absolute_uri(reverse("register:calendar-own", args=[secret]))
    page = {
        "address": address,
        "bodies": list(directory.bodies().values_list("code", flat=True)),
        "parties": sorted(
            directory.parties().exclude(kind="group").values_list("code", flat=True), key=name_of
        ),
    }
    response = render(request, "register/calendar.html", page)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def own(request: HttpRequest, secret: str) -> HttpResponse:
    try:
        user = services.whose_calendar(secret)
    except LinkNotValid:
        raise Http404 from None
    with translation.override(user.language):
        data = calendars.own_calendar(user, on=timezone.localdate(), at=timezone.now(), lang=user.language)
    return _as_calendar(data, "private, max-age=900")


@require_safe
def of_body(request: HttpRequest, code: str) -> HttpResponse:
    get_object_or_404(directory.bodies(), code=code)
    data = calendars.calendar_of_body(code, on=timezone.localdate(), at=timezone.now(), lang=lang())
    return _as_calendar(data, "public, max-age=900")


@require_safe
def of_party(request: HttpRequest, code: str) -> HttpResponse:
    get_object_or_404(directory.parties(), code=code)
    data = calendars.calendar_of_party(code, on=timezone.localdate(), at=timezone.now(), lang=lang())
    return _as_calendar(data, "public, max-age=900")


def _as_calendar(data: bytes, kept: str) -> HttpResponse:
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = kept
    response["X-Robots-Tag"] = "noindex"
    return response
