"""What the pages of a review share: an item as it is shown, one change of it, and what stood in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from enlace.core.actor import EnlaceRequest
from enlace.core.errors import ChangedMeanwhile, EnlaceError
from enlace.directory import names
from enlace.reports import queries
from enlace.reports.enums import OWING, ActState, ReviewVerb
from enlace.web.reports.marking import Piece, pieces_of
from enlace.web.reports.review_forms import ActForm
from enlace.web.templatetags.enlace import days, named


@dataclass
class Row:
    """An item as the page shows it."""

    item: Any
    can_change: bool
    acts: list[Any]
    removed: list[Any]
    pieces: list[Piece]
    asked: list[Any]
    settled: list[Any]
    other: Any = None
    form: ActForm | None = None
    act: Any = None
    """The act that the form is about; none where one is added."""
    notice: str = ""
    steps: Iterable[Any] = ()
    differs: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def undo_label(self) -> str:
        return str(ReviewVerb(self.item.undoable).label) if self.item.undoable else ""

    @property
    def asked_ids(self) -> str:
        return ",".join(str(one.pk) for one in self.asked)


def row_of(item: Any, *, can_change: bool, other: Any = None) -> Row:
    acts = [act for act in item.acts.all() if act.state != ActState.REMOVED]
    questions = list(item.questions.all())
    return Row(
        item=item,
        can_change=can_change,
        acts=acts,
        removed=[act for act in item.acts.all() if act.state == ActState.REMOVED],
        pieces=_pieces(item, acts),
        asked=[one for one in questions if one.settled_at is None],
        settled=[one for one in questions if one.settled_at is not None],
        other=other,
    )


def _pieces(item: Any, acts: list[Any]) -> list[Piece]:
    at = item.start
    dates = []
    for act in acts:
        found = item.text.find(act.due_text, max(act.start - at, 0)) if act.due_text else -1
        if found >= 0:
            dates.append((found, found + len(act.due_text)))
    return pieces_of(
        item.text,
        acts=[(act.start - at, act.end - at) for act in acts],
        parties=[(code, start - at, end - at) for code, start, end in item.marks],
        dates=dates,
    )


def report_or_404(request: EnlaceRequest, pk: int) -> Any:
    report = queries.report_under_review(pk, request.actor)
    if report is None:
        raise Http404
    return report


def can_change(report: Any) -> bool:
    return report.adopted_at is None and report.state == "to_review"


def known_parties() -> list[str]:
    """Short names that can be chosen, in the language of the page."""
    return sorted({names.short_name_of(code) for code in names.names()})


def title_of(report: Any) -> str:
    """The meeting in words; the file's name while it is not known."""
    if report.meeting is None:
        return str(report.file_name)
    return _("%(body)s, %(days)s") % {"body": named(report.meeting.body), "days": days(report.meeting)}


def item_or_404(request: EnlaceRequest, pk: int) -> Any:
    item = queries.item_under_review(pk, request.actor)
    if item is None:
        raise Http404
    return item


def show(request: EnlaceRequest, row: Row, *, status: int = 200) -> HttpResponse:
    """One item: alone for htmx, within a page for everybody else."""
    report = row.item.report
    facts = {
        "row": row,
        "report": report,
        "about": title_of(report),
        "counts": queries.count_review(report),
        "owing_kinds": OWING,
    }
    if request.headers.get("HX-Request"):
        return render(request, "reports/_review_swap.html", facts)
    return render(request, "reports/review_item.html", facts | {"known": known_parties()}, status=status)


def fresh(request: EnlaceRequest, pk: int) -> Row:
    item = item_or_404(request, pk)
    other = queries.counterparts_of(item.report, [item]).get(item.pk)
    return row_of(item, can_change=can_change(item.report), other=other)


def back(item: Any) -> HttpResponse:
    return redirect(f"{reverse('reports:review', args=[item.report_id])}?at={item.pk}#item-{item.pk}")


Change = Callable[[int], object]


def changing(request: EnlaceRequest, item_pk: int, change: Change) -> HttpResponse:
    """Make one change of an item as it was seen; show it anew, with what stood in the way if something did."""
    said = request.POST.get("revision", "")
    revision = int(said) if said.isdecimal() and len(said) < 10 else -1
    try:
        change(revision)
    except EnlaceError as refusal:
        return refused(request, item_pk, refusal, revision)
    if request.headers.get("HX-Request"):
        return show(request, fresh(request, item_pk))
    return back(item_or_404(request, item_pk))


def refused(request: EnlaceRequest, item_pk: int, refusal: EnlaceError, revision: int) -> HttpResponse:
    row = fresh(request, item_pk)
    row.notice = refusal.sentence
    if isinstance(refusal, ChangedMeanwhile):
        row.steps = queries.steps_since(row.item, revision)
    return show(request, row, status=409)
