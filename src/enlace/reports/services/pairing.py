"""The Spanish and the English report of one meeting: where they do not say the same becomes a question."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings

from enlace.reader import model as said
from enlace.reader.compare import Difference, compare
from enlace.reader.profile import load
from enlace.reports.enums import QuestionKind, ReportState
from enlace.reports.models import Item, Question, Report
from enlace.reports.services.recording import ask

MOST = 300
"""Questions about one pair; beyond that the two are hardly versions of one report."""


def find_pair(report: Report) -> Report | None:
    """The current report of the same meeting in the other language; one to review before one that is adopted."""
    held = Report.objects.filter(meeting=report.meeting_id).exclude(language=report.language)
    rows = held.filter(state__in=(ReportState.TO_REVIEW, ReportState.ADOPTED))
    return rows.order_by("-state").first()


def ask_about_discrepancies(newcomer: Report, other: Report) -> None:
    """Ask, beside the newcomer, about each place where the two languages differ; what was asked of an older text of
    the pair and not answered yet goes."""
    stale = Question.objects.filter(
        report__in=(newcomer, other), kind=QuestionKind.DISCREPANCY, settled_at=None
    )
    stale.delete()
    items = _items(newcomer)
    english, spanish = _ordered((newcomer, items), (other, _items(other)))
    found = compare(as_read(*english), as_read(*spanish))[:MOST]
    Question.objects.bulk_create([_question(newcomer, one, items) for one in found], batch_size=500)


Side = tuple[Report, Sequence[Item]]


def _items(report: Report) -> list[Item]:
    return list(report.items.defer("search").order_by("position"))


def _ordered(one: Side, other: Side) -> tuple[Side, Side]:
    return (one, other) if one[0].language == "en" else (other, one)


def _question(newcomer: Report, found: Difference, items: Sequence[Item]) -> Question:
    mine = found.a if newcomer.language == "en" else found.b
    at = bisect_right(items, mine.span[0], key=lambda item: item.start) if mine else 0
    item = items[at - 1] if at else None
    en, es = name_the_languages(found.detail, "en"), name_the_languages(found.detail_es, "es")
    doubt = said.Doubt(f"pair-{found.kind}", en, mine.span if mine else None, es)
    return ask(newcomer, doubt, item, QuestionKind.DISCREPANCY)


_FIRST_SECOND = {
    "en": {"first": "English", "second": "Spanish"},
    "es": {"primera": "inglesa", "segunda": "española"},
}
_ONLY = {
    "en": re.compile(r"(?:^|(?<=\. ))Only in the (first|second)(?: version)?:"),
    "es": re.compile(r"(?:^|(?<=\. ))Solo en la (primera|segunda)(?: versión)?:"),
}
_AGAINST = {
    "en": re.compile(r"(?<=[:;] )in the (first|second), "),
    "es": re.compile(r"(?<=[:;] )en la (primera|segunda), "),
}


def name_the_languages(sentence: str, lang: str) -> str:
    """The reader's sentence about a first (English) and a second (Spanish) version, with the languages named."""
    named = _FIRST_SECOND[lang]
    if lang == "es":
        sentence = _ONLY[lang].sub(lambda found: f"Solo en la versión {named[found[1]]}:", sentence)
        return _AGAINST[lang].sub(lambda found: f"en la versión {named[found[1]]}, ", sentence)
    sentence = _ONLY[lang].sub(lambda found: f"Only in the {named[found[1]]} version:", sentence)
    return _AGAINST[lang].sub(lambda found: f"in the {named[found[1]]} version, ", sentence)


def as_read(report: Report, items: Sequence[Item]) -> said.Report:
    """The report as the reader gave it, made again from what was kept of it."""
    kept: dict[str, Any] = report.read
    source = said.Source(**kept["source"])
    marks = sorted((tuple(mark) for row in items for mark in row.marks), key=lambda mark: mark[1:])
    starts = [mark[1] for mark in marks]
    rows = []
    for one in kept["items"]:
        first, last = (bisect_left(starts, place) for place in one["span"])
        rows.append(_item(one, marks[first:last], report.plain))
    return said.Report(source, said.Meeting(), tuple(rows), (), report.plain, _names())


def _names() -> Any:
    """The names of parties and bodies in both languages, as the reader knows them."""
    return load(settings.PROCESS_PROFILE).display


def _item(kept: dict[str, Any], marks: Sequence[Sequence[Any]], plain: str) -> said.Item:
    start, end = kept["span"]
    return said.Item(
        kept["section"],
        kept["path"],
        kept["parent"],
        plain[start:end],
        (start, end),
        tuple(kept["mentions"]),
        tuple(_act(one) for one in kept["acts"]),
        tuple((str(code), int(first), int(last)) for code, first, last in marks),
    )


def _act(kept: dict[str, Any]) -> said.Act:
    owed, (start, end) = kept["commitment"], kept["span"]
    commitment = None
    if owed is not None:
        commitment = said.Commitment(tuple(owed["owed_by"]), tuple(owed["owed_to"]), _due(owed["due"]))
    return said.Act(
        kept["act"],
        tuple(kept["by"]),
        tuple(kept["to"]),
        kept["text"],
        (start, end),
        commitment,
        kept["rule"],
        kept["confidence"],
    )


def _due(kept: dict[str, Any] | None) -> said.Due | None:
    if kept is None:
        return None
    latest = date.fromisoformat(kept["latest"]) if kept["latest"] else None
    return said.Due(kept["text"], kept["edtf"], latest, kept["rrule"])
