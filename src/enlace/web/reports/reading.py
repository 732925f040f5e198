"""Reading: the list of reports, one report with what became of it, one paragraph."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from enlace.core.actor import EnlaceRequest
from enlace.register import outcomes
from enlace.register.days import today
from enlace.register.matters import queries as matters
from enlace.reports import readings
from enlace.reports.enums import ReportState
from enlace.reports.readings import Wish
from enlace.web import taking
from enlace.web.public import linked
from enlace.web.register.matters import choice
from enlace.web.reports import tables
from enlace.web.reports.segments import segments_of

PER_PAGE = 30
PARAGRAPHS = 60
DOWNLOADS = (("docx", "Word"), ("xml", "Akoma Ntoso"), ("json", "JSON"))


@require_safe
def reports(request: EnlaceRequest) -> HttpResponseBase:
    """Every meeting with a report that this person may read, by body, year, language, state."""
    actor, wish = request.actor, _wish(request)
    rows = readings.meetings_with_reports(actor, wish)
    if taking.wanted(request):
        held = list(rows)
        told = outcomes.outcomes_of_meetings([one.pk for one in held], actor, on=today())
        return taking.response(request, tables.reports(held, told, request.build_absolute_uri))
    found = Paginator(rows, PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    years, bodies = readings.years_and_bodies(actor)
    facts = {
        "page": page,
        "count": found.count,
        "told": outcomes.outcomes_of_meetings([one.pk for one in page], actor, on=today()),
        "wish": wish,
        "years": years,
        "bodies": bodies,
        "states": [state for state in ReportState if state in (ReportState.ADOPTED, ReportState.TO_REVIEW)],
        "unplaced": readings.without_meeting(actor) if actor.is_secretariat else [],
    }
    return render(request, "reports/reports.html", facts)


def _wish(request: EnlaceRequest) -> Wish:
    said = request.GET
    year, language, state = said.get("year", ""), said.get("language", ""), said.get("state", "")
    return Wish(
        body=said.get("body", "")[:40],
        year=int(year) if year.isdecimal() and len(year) == 4 else None,
        language=language if language in ("en", "es") else "",
        state=state if request.actor.is_secretariat and state in ReportState.values else "",
    )


@require_safe
def report(request: EnlaceRequest, slug: str, language: str) -> HttpResponse:
    """A whole report: each paragraph with its permanent address and, beside it, what became of it."""
    actor = request.actor
    shown = report_or_404(request, slug, language)
    page = Paginator(readings.items_of(shown, actor), PARAGRAPHS).get_page(request.GET.get("page"))
    items = list(page)
    followed = outcomes.followed_of_items([item.pk for item in items], actor)
    corrected = readings.corrigenda_of_items(items)
    other = readings.other_language(shown, actor)
    beside = other if other and request.GET.get("beside") else None
    facing = readings.counterparts(shown, beside, items, actor) if beside else {}
    versions = readings.versions_of(shown, actor)
    facts = {
        "report": shown,
        "page": page,
        "paragraphs": [
            (item, corrected.get(item.pk), followed.get(item.pk), facing.get(item.pk)) for item in items
        ],
        "other": other,
        "beside": beside,
        "versions": versions,
        "downloads": DOWNLOADS,
        "newer": next((one for one in versions if one.version > shown.version), None),
        "corrigenda": readings.corrigenda_of(shown),
        "outcome": outcomes.outcomes_of_meetings([shown.meeting_id], actor, on=today()).get(shown.meeting_id),
        **_addresses(request, shown, reverse("reports:report", args=[slug, language])),
        "history": readings.history_of_report(shown, actor),
        "linked_data": linked.report(shown, items, request.build_absolute_uri),
    }
    return render(request, "reports/report.html", facts)


@require_safe
def item(request: EnlaceRequest, slug: str, language: str, key: str) -> HttpResponse:
    """One paragraph: who does what in it, what is owed after it, where that stands."""
    actor = request.actor
    held = report_or_404(request, slug, language)
    shown = readings.item_to_read(held, key, actor)
    if shown is None:
        raise Http404
    before, after = readings.neighbours(shown, actor)
    other = readings.other_language(held, actor)
    acts = list(shown.acts.all())
    facts = {
        "report": held,
        "item": shown,
        "acts": acts,
        "segments": segments_of(
            shown.text, [(act.start - shown.start, act.end - shown.start) for act in acts]
        ),
        "followed": outcomes.followed_of_items([shown.pk], actor).get(shown.pk, []),
        "before": before,
        "after": after,
        "linked": (linked_to := matters.linked_of(held.meeting_id, key, actor)),
        "may_keep": matters.may_keep(actor),
        **({} if linked_to.matter else choice(request)),
        "other": other,
        "facing": readings.counterparts(held, other, [shown], actor).get(shown.pk) if other else None,
        **_addresses(request, held, reverse("reports:item", args=[slug, language, key]), key),
        "steps": readings.steps_of(shown, actor),
        "linked_data": linked.paragraph(held, shown, request.build_absolute_uri),
    }
    return render(request, "reports/item.html", facts)


def report_or_404(request: EnlaceRequest, slug: str, language: str) -> Any:
    said = request.GET.get("v", "")
    version = int(said) if said.isdecimal() and len(said) < 5 else None
    found = readings.report_to_read(slug, language, request.actor, version=version)
    if found is None:
        raise Http404
    return found


def _addresses(request: EnlaceRequest, shown: Any, path: str, key: str = "") -> dict[str, Any]:
    """The permanent address, with the version where it is not the one in force, and the words to quote it by."""
    query = f"?v={shown.version}" if shown.state == ReportState.REPLACED else ""
    return {"canonical": request.build_absolute_uri(path + query), "version_query": query}
