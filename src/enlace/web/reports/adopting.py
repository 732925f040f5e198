"""The head of a report under review, adoption, corrigenda, and how well the reader reads."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.core.enums import Visibility
from enlace.core.errors import EnlaceError
from enlace.directory import queries as directory
from enlace.meetings.services import MeetingFacts
from enlace.register import services as register
from enlace.reports import queries, services
from enlace.web import taking
from enlace.web.accounts.guards import signed_in
from enlace.web.reports import tables
from enlace.web.reports.review_forms import CorrigendumForm, MeetingForm, SetAsideForm, VisibilityForm
from enlace.web.reports.reviewing import can_change, known_parties, report_or_404, title_of
from enlace.web.templatetags.enlace import section

_LEFT = gettext_lazy(
    "The meeting was recorded already; its last day, place and participants were left as they are. "
    "Correct them on the meeting's page."
)


@signed_in
@require_http_methods(["GET", "POST"])
def meeting(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Say which meeting a report is of."""
    report = report_or_404(request, pk)
    form = MeetingForm(request.POST or None, initial=MeetingForm.initial_of(report))
    if form.is_valid():
        try:
            placed = services.set_meeting(pk, form.facts(), actor=request.actor)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            if _is_otherwise(placed.meeting, form.facts()):
                messages.warning(request, _LEFT)
            return redirect("reports:review", pk)
    facts = {"report": report, "about": title_of(report), "form": form, "known": known_parties()}
    return render(request, "reports/review_meeting.html", facts)


def _is_otherwise(held: Any, facts: MeetingFacts) -> bool:
    """Was the meeting there already, with another place or other participants?"""
    known = (held.city, held.country, sorted(held.participants), held.reports_to_id, held.ends_on)
    said = (facts.city, facts.country, sorted(facts.participants), facts.reports_to, facts.ends_on)
    return bool(known != said)


@signed_in
@require_http_methods(["GET", "POST"])
def visibility(request: EnlaceRequest, pk: int) -> HttpResponse:
    report = report_or_404(request, pk)
    form = VisibilityForm(request.POST or None, initial={"visibility": report.visibility})
    if form.is_valid():
        register.set_visibility(pk, Visibility(form.cleaned_data["visibility"]), actor=request.actor)
        return redirect("reports:review", pk)
    facts = {"report": report, "about": title_of(report), "form": form}
    return render(request, "reports/review_visibility.html", facts)


@signed_in
@require_http_methods(["GET", "POST"])
def set_aside(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Put away a text that is no report or came in by mistake, with the reason."""
    report = report_or_404(request, pk)
    form = SetAsideForm(request.POST or None)
    if form.is_valid():
        try:
            services.set_aside(pk, form.cleaned_data["reason"], actor=request.actor)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("“%(name)s” is set aside.") % {"name": report.file_name})
            return redirect("reports:import")
    facts = {
        "report": report,
        "about": title_of(report),
        "form": form,
        "can_change": can_change(report),
    }
    return render(
        request, "reports/review_set_aside.html", facts, status=409 if form.non_field_errors() else 200
    )


@signed_in
@require_POST
def accept_all(request: EnlaceRequest, pk: int) -> HttpResponse:
    report_or_404(request, pk)
    try:
        n = services.accept_all(pk, actor=request.actor)
        messages.success(request, ngettext("%(n)s item accepted.", "%(n)s items accepted.", n) % {"n": n})
    except EnlaceError as refusal:
        messages.error(request, refusal.sentence)
    return redirect("reports:review", pk)


@signed_in
@require_http_methods(["GET", "POST"])
def adopt(request: EnlaceRequest, pk: int) -> HttpResponse:
    """What adoption will do, or what is still missing; then adoption itself."""
    report = report_or_404(request, pk)
    refused = ""
    if request.method == "POST":
        try:
            register.adopt_report(pk, actor=request.actor, at=timezone.now())
            messages.success(request, _("The report is adopted and its text is sealed."))
            return redirect("reports:review", pk)
        except EnlaceError as refusal:
            refused = refusal.sentence
    owing = queries.owing_acts(report)
    facts = {
        "report": report,
        "about": title_of(report),
        "counts": queries.count_review(report),
        "owing": owing,
        "owers": _owers(report, owing),
        "nobody": [act for act in owing if not act.owed_by],
        "refused": refused,
    }
    return render(request, "reports/review_adopt.html", facts, status=409 if refused else 200)


def _owers(report: Any, owing: list[Any]) -> list[tuple[str, int]]:
    """Who will owe how many answers, the most first."""
    if report.meeting is None:
        return []
    told: Counter[str] = Counter()
    expanded: dict[tuple[str, ...], list[str]] = {}
    for act in owing:
        codes = tuple(act.owed_by)
        if codes not in expanded:
            expanded[codes] = directory.expand(codes, on=report.meeting.ends_on)
        told.update(expanded[codes])
    return sorted(told.items(), key=lambda one: (-one[1], one[0]))


@signed_in
@require_http_methods(["GET", "POST"])
def corrigendum(request: EnlaceRequest, pk: int) -> HttpResponse:
    """Issue a corrigendum of an adopted report."""
    report = report_or_404(request, pk)
    rows = queries.items_to_review(report).values_list("pk", "section", "path")
    items = [(pk, f"{section(part)} {path}" if part else path) for pk, part, path in rows]
    form = CorrigendumForm(
        request.POST or None,
        items=items,
        initial={"dated_on": timezone.localdate(), "item": request.GET.get("item")},
    )
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.issue_corrigendum(
                pk,
                int(said["item"]) if said["item"] else None,
                said["text"],
                dated_on=said["dated_on"],
                actor=request.actor,
            )
            return redirect("reports:corrigendum", pk)
        except EnlaceError as refusal:
            form.add_error(None, refusal.sentence)
    facts = {
        "report": report,
        "about": title_of(report),
        "form": form,
        "issued": queries.corrigenda_of(report),
    }
    return render(request, "reports/review_corrigendum.html", facts)


@signed_in
@require_safe
def reader(request: EnlaceRequest) -> HttpResponseBase:
    """How well the reader reads, measured by everything that people have reviewed."""
    measured = services.measure_reader(actor=request.actor)
    if taking.wanted(request):
        return taking.response(request, tables.reader(measured))
    return render(request, "reports/review_reader.html", {"measured": measured})
