"""Meetings: which are to come, which were held, what came of each; plan and correct them."""

from __future__ import annotations

from itertools import chain

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.directory import queries as directory
from enlace.meetings import access, queries, services
from enlace.register import days
from enlace.register import queries as register
from enlace.register import services as register_services
from enlace.reports import queries as reports
from enlace.web import taking
from enlace.web.directory.answering import EDITS, answer, for_editors
from enlace.web.directory.forms import language_of_page
from enlace.web.meetings import tables
from enlace.web.meetings.events import as_event
from enlace.web.meetings.forms import CancelForm, DaysForm, PlaceForm, PlanForm
from enlace.web.pressing import pressed

ROWS = 50
FEW = 12


@require_safe
def meetings(request: EnlaceRequest) -> HttpResponseBase:
    today = timezone.localdate()
    bodies = directory.bodies()
    body = next((one.code for one in bodies if one.code == request.GET.get("body")), None)
    said = request.GET.get("year", "")
    year = int(said) if said.isascii() and said.isdigit() and len(said) == 4 and said > "0000" else None
    held = queries.meetings_held(on=today, body=body, year=year)
    if taking.wanted(request):
        ahead, cancelled = (
            queries.meetings_ahead(on=today, body=body),
            queries.meetings_cancelled(on=today, body=body),
        )
        rows = chain(ahead, held.iterator(500), cancelled)
        return taking.response(request, tables.meetings(rows, request.build_absolute_uri(request.path)))
    page = {
        "ahead": queries.meetings_ahead(on=today, body=body)[:ROWS],
        "cancelled": queries.meetings_cancelled(on=today, body=body)[:ROWS],
        "page": Paginator(held, ROWS).get_page(request.GET.get("page")),
        "bodies": bodies,
        "years": queries.years(),
        "body": body,
        "year": year,
        "may_edit": access.can_edit(request.actor),
    }
    return render(request, "meetings/meetings.html", page)


@require_safe
def meeting(request: EnlaceRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(queries.meetings(), slug=slug)
    today, lang = timezone.localdate(), language_of_page()
    rows = register.commitments_of_meeting(found.pk, actor=request.actor, on=days.today())
    shown = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    times = register.times_of(shown, request.actor, on=days.today())
    known = reports.reports_for(request.actor).filter(meeting=found).exclude(state="set_aside")
    page = {
        "meeting": found,
        "country": directory.state_name(found.country, lang),
        "reports": known.defer("plain", "read").order_by("language", "-version"),
        "page": shown,
        "owed": [(one, times.get(one.pk)) for one in shown],
        "chain": queries.chain_of(found),
        "event": as_event(found, url=request.build_absolute_uri(request.path), lang=lang),
        "history": queries.history_of_meeting(found) if request.actor.is_signed_in else [],
        "may_edit": access.can_edit(request.actor),
    }
    if found.ends_on >= today and found.cancelled_on is None:
        rows = register.open_ended_for(found.body_id, request.actor, found.starts_on)
        page["open_ended"] = rows[:FEW]
        page["open_ended_count"] = rows.count()
    return render(request, "meetings/meeting.html", page)


@require_http_methods(EDITS)
@for_editors
def plan(request: EnlaceRequest) -> HttpResponse:
    form = PlanForm(request.POST or None, initial={"body": request.GET.get("body", "")})
    return answer(
        request,
        form,
        lambda _said: register_services.plan_meeting(form.facts(), actor=request.actor, at=timezone.now()),
        title=_("Which body meets, when and where?"),
        press=_("Plan the meeting"),
        done=_("The meeting is planned."),
        onward=lambda made: reverse("meetings:meeting", args=[made.slug]),
        back=reverse("meetings:meetings"),
    )


@require_http_methods(EDITS)
@for_editors
def move(request: EnlaceRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(queries.meetings(), slug=slug)
    here = reverse("meetings:meeting", args=[slug])
    initial = {"starts_on": found.starts_on, "ends_on": found.ends_on}
    return answer(
        request,
        DaysForm(request.POST or None, initial=initial),
        lambda said: register_services.move_meeting(
            found.pk,
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            actor=request.actor,
            at=timezone.now(),
        ),
        title=_("On which days does this meeting take place?"),
        help_text=_("The address of its page stays the same, so that links to it hold."),
        press=_("Move the meeting"),
        done=_("The meeting is moved."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def cancel(request: EnlaceRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(queries.meetings(), slug=slug)
    here = reverse("meetings:meeting", args=[slug])
    return answer(
        request,
        CancelForm(request.POST or None),
        lambda said: register_services.cancel_meeting(
            found.pk, why=said["why"], actor=request.actor, at=timezone.now()
        ),
        title=_("Does this meeting not take place?"),
        help_text=_(
            "What was due by it is due by the next meeting of the body, or waits until one is planned. Those concerned "
            "are told. It can take place again at one press."
        ),
        press=_("Cancel the meeting"),
        done=_("The meeting is cancelled."),
        onward=here,
        back=here,
    )


@require_POST
@for_editors
def restore(request: EnlaceRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(queries.meetings(), slug=slug)
    return pressed(
        request,
        reverse("meetings:meeting", args=[slug]),
        lambda: register_services.restore_meeting(found.pk, actor=request.actor, at=timezone.now()),
        _("The meeting takes place again."),
    )


@require_http_methods(EDITS)
@for_editors
def correct(request: EnlaceRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(queries.meetings(), slug=slug)
    here = reverse("meetings:meeting", args=[slug])
    initial = {
        "city": found.city,
        "country": found.country,
        "participants": found.participants,
        "reports_to": found.reports_to_id or "",
    }
    return answer(
        request,
        PlaceForm(request.POST or None, initial=initial, also=found.participants),
        lambda said: services.correct_meeting(
            found.pk,
            city=said["city"],
            country=said["country"],
            participants=said["participants"],
            reports_to=said["reports_to"] or None,
            actor=request.actor,
        ),
        title=_("Where does this meeting take place, and who takes part?"),
        press=_("Keep it"),
        done=_("The meeting is kept as you said."),
        onward=here,
        back=here,
    )
