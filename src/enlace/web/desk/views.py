"""The desk, by role, and the picture of where everything stands."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from enlace.core.actor import Actor, EnlaceRequest
from enlace.meetings.queries import meetings_ahead
from enlace.register import desks
from enlace.register import pictures as figures
from enlace.register import queries as register
from enlace.register.days import today
from enlace.register.matters import queries as matters
from enlace.reports import readings
from enlace.web.desk import charts, titles
from enlace.web.desk.drawing import drawn

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@login_required
@require_safe
def desk(request: EnlaceRequest) -> HttpResponse:
    """What this person has to do, and what is owed to them; a section for each of their roles."""
    actor, on = request.actor, today()
    facts: dict[str, Any] = {
        "is_empty": readings.is_empty(actor) and desks.is_empty(actor),
        "next_meetings": meetings_ahead(on=on)[:3],
        "mail_waiting": register.count_waiting(actor),
        "title": "",
    }
    if actor.is_secretariat:
        facts |= _secretariat(actor, on)
        if "next" in request.GET:
            facts["undo"] = register.to_take_back(actor, now())
        facts["next_at"] = _next_at(request.GET.get("next", ""), len(facts["confirm"].rows))
    if actor.is_presidency:
        facts |= _presidency(actor, on, facts["title"])
    if parties := desks.own_parties(actor):
        facts |= _party(actor, on, parties, facts["title"])
    if not actor.is_secretariat:
        facts["new_reports"] = readings.adopted_lately(actor, count=5)
    return render(request, "desk/desk.html", facts)


def _next_at(said: str, rows: int) -> int | None:
    """Which row to go on with after one was confirmed: the one that took its place, else the last."""
    return min(int(said), rows - 1) if said.isdecimal() and len(said) < 4 and rows else None


def _secretariat(actor: Actor, on: Any) -> dict[str, Any]:
    reports, to_review = readings.to_review(actor)
    confirm = desks.to_confirm(actor)
    return {
        "title": titles.secretariat(to_review, confirm.count),
        "reports": reports,
        "reports_count": to_review,
        "questions_count": readings.count_questions(actor),
        "confirm": confirm,
        "help": desks.help_wanted(actor),
        "troubles": register.troubles_for(actor)[:12],
        "links_count": matters.count_links_to_judge(actor),
        "late_by_party": desks.late_by_party(actor, on=on),
        "nobody": desks.owed_by_nobody(actor),
        "waiting": desks.waiting(actor),
        "imports": readings.imports_lately(actor),
    }


def _presidency(actor: Actor, on: Any, title: str) -> dict[str, Any]:
    told = figures.figures(actor, on=on)
    return {
        "title": title or titles.whole(told.open, told.late),
        "whole": told,
        "whole_states": titles.states(told.states),
        "late": desks.late_list(actor, on=on, count=told.late),
    }


def _party(actor: Actor, on: Any, parties: list[str], title: str) -> dict[str, Any]:
    unfinished = desks.unfinished_of(actor, on=on)
    owed = desks.what_we_owe(actor, unfinished, on=on)
    return {
        "title": title or titles.owing(parties, owed.count, owed.late.count),
        "own_title": titles.owing(parties, owed.count, owed.late.count),
        "own": parties,
        "owed": owed,
        "owed_to_us": desks.owed_to_us(actor, on=on),
        "awaits": desks.awaits_input(actor, unfinished),
        "said": desks.said_last(actor),
        "is_observer": actor.roles <= {"observer"},
    }


@require_safe
def dashboard(request: EnlaceRequest) -> HttpResponse:
    """Open and late by party and by body, age, completion, pace; each picture with its table."""
    told = figures.figures(request.actor, on=today())
    facts = {
        "title": titles.whole(told.open, told.late),
        "figures": told,
        "pictures": _pictures(request.actor, told),
    }
    return render(request, "desk/picture.html", facts)


@require_safe
def picture_file(request: EnlaceRequest, name: str, file_format: str) -> HttpResponse:
    """One picture as SVG or PNG, as the one who asks may see it."""
    picture = _picture(request, name)
    theme: charts.Theme = "dark" if request.GET.get("theme") == "dark" else "light"
    is_saved = "save" in request.GET
    data = drawn(
        picture,
        "png" if file_format == "png" else "svg",
        theme,
        titled=is_saved,
        is_narrow="narrow" in request.GET,
    )
    answer = HttpResponse(data, content_type=TYPES[file_format])
    if is_saved:
        answer["Content-Disposition"] = f'attachment; filename="enlace-{name}.{file_format}"'
    _let_keep(request, picture, answer)
    return answer


@require_safe
def picture_spec(request: EnlaceRequest, name: str) -> HttpResponse:
    """The specification of one picture with its data, for the page's own interaction."""
    picture = _picture(request, name)
    theme: charts.Theme = "dark" if request.GET.get("theme") == "dark" else "light"
    answer = JsonResponse(charts.spec_of(picture, theme, is_narrow="narrow" in request.GET))
    _let_keep(request, picture, answer)
    return answer


def _picture(request: EnlaceRequest, name: str) -> charts.Picture:
    told = figures.figures(request.actor, on=today())
    for picture in _pictures(request.actor, told):
        if picture.name == name:
            return picture
    raise Http404


def _pictures(actor: Actor, told: figures.Figures) -> list[charts.Picture]:
    """Guests see bodies and what is done: parties are held up against each other only among those who sign in."""
    shown = charts.pictures(told) if actor.is_signed_in else charts.pictures_for_guests(told)
    return [one for one in shown if not one.is_empty]


def _let_keep(request: EnlaceRequest, picture: charts.Picture, answer: HttpResponse) -> None:
    """The browser may keep what stands under the address of its own content; nobody else may."""
    if request.GET.get("v") == picture.seal:
        patch_cache_control(answer, private=True, max_age=24 * 3600, immutable=True)
    else:
        patch_cache_control(answer, private=True, no_cache=True)
