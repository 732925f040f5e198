"""What is known of each body: to which it reports, which report to it, who takes part, its meetings."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.directory import access, queries, services
from enlace.directory.enums import BodyKind, PostKind
from enlace.meetings import queries as meetings
from enlace.register import days
from enlace.register import queries as register
from enlace.web.directory.answering import EDITS, answer, for_editors
from enlace.web.directory.forms import BodyForm, NewBodyForm

FEW = 10


@require_safe
def body(request: EnlaceRequest, code: str) -> HttpResponse:
    found = get_object_or_404(queries.bodies().select_related("reports_to"), code=code)
    today = timezone.localdate()
    posts = queries.posts_for(request.actor).filter(body=found, closed_on=None)
    held = meetings.meetings_held(on=today, body=code)
    page = {
        "body": found,
        "reporting": queries.bodies().filter(reports_to=found),
        "members": queries.members_of(found, on=today),
        "ahead": meetings.meetings_ahead(on=today, body=code)[:FEW],
        "held": held[:FEW],
        "held_count": held.count(),
        "posts": posts.filter(kind=PostKind.FOCAL_POINT),
        "owing": register.owing_in(code, actor=request.actor, on=days.today()),
        "history": queries.history_of_body(found) if request.actor.is_signed_in else [],
        "may_edit": access.can_edit(request.actor),
    }
    return render(request, "directory/body.html", page)


@require_http_methods(EDITS)
@for_editors
def body_edit(request: EnlaceRequest, code: str) -> HttpResponse:
    found = get_object_or_404(queries.bodies(), code=code)
    here = reverse("directory:body", args=[code])
    fields = ("name_en", "name_es", "short_en", "short_es")
    initial = {name: getattr(found, name) for name in fields} | {"reports_to": found.reports_to_id}
    form = BodyForm(request.POST or None, initial=initial)

    @transaction.atomic
    def keep(said: dict[str, Any]) -> None:
        services.name_body(code, form.names(), actor=request.actor)
        services.place_body(code, reports_to=said["reports_to"] or None, actor=request.actor)

    return answer(
        request,
        form,
        keep,
        title=_("What is this body called, and to which does it report?"),
        press=_("Keep it"),
        done=_("The body is kept as you said."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def body_new(request: EnlaceRequest) -> HttpResponse:
    form = NewBodyForm(request.POST or None)
    return answer(
        request,
        form,
        lambda said: services.record_body(
            said["code"].lower(),
            BodyKind(said["kind"]),
            form.names(),
            reports_to=said["reports_to"] or None,
            actor=request.actor,
        ),
        title=_("Which body was set up?"),
        press=_("Record the body"),
        done=_("The body is recorded."),
        onward=lambda made: reverse("directory:body", args=[made.code]),
        back=reverse("directory:directory"),
    )
