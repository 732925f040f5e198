"""A newer version takes the place of an older one: what is asked about it, and how it steps back again."""

from __future__ import annotations

from collections.abc import Sequence

from enlace.reader import model as said
from enlace.reports.enums import QuestionKind, ReportState
from enlace.reports.models import Item, Question, Report
from enlace.reports.services.carrying import carry_over
from enlace.reports.services.recording import ask
from enlace.reports.services.versions import ItemPair, is_same, items_of, pair_items


def take_over(old: Report, new: Report) -> None:
    """Make the new report the next version of the old one.

    What people corrected and accepted where the words stayed the same is kept. An old one that is still to review is
    replaced; an adopted one stays in force until the new version is adopted. Each change becomes a question.
    """
    pairs = pair_items(items_of(old), items_of(new))
    new.version, new.replaces, new.visibility = old.version + 1, old, old.visibility
    new.items.update(visibility=old.visibility)
    carry_over(old, new, pairs)
    if old.state == ReportState.TO_REVIEW:
        old.state = ReportState.REPLACED
        old.save(update_fields=["state"])
    _ask_about_changes(new, pairs)


def step_back(report: Report) -> None:
    """Undo that the report is a version of another: one that it replaced before adoption is to review again."""
    earlier, report.replaces, report.version = report.replaces, None, 1
    report.save(update_fields=["replaces", "version"])
    machine_made = (QuestionKind.CHANGE, QuestionKind.DISCREPANCY)
    report.questions.filter(kind__in=machine_made, settled_at=None).delete()
    if earlier is not None and earlier.state == ReportState.REPLACED and earlier.adopted_at is None:
        earlier.state = ReportState.TO_REVIEW
        earlier.save(update_fields=["state"])


_SENTENCES = {
    "changed": (
        "Point {key} was changed since the earlier version.",
        "El punto {key} cambió desde la versión anterior.",
    ),
    "added": (
        "Point {key} was not in the earlier version.",
        "El punto {key} no estaba en la versión anterior.",
    ),
    "removed": (
        "The earlier version had a point {key} that is no longer there: “{quote}”",
        "La versión anterior tenía un punto {key} que ya no está: «{quote}»",
    ),
}
_LONGEST_QUOTE = 160


def _ask_about_changes(new: Report, pairs: Sequence[ItemPair]) -> None:
    questions = []
    for before, after in pairs:
        if is_same(before, after):
            continue
        kind = "changed" if before and after else "added" if after else "removed"
        item = after or before
        assert item is not None  # a pair has one side at least
        questions.append(_question(new, kind, item, after))
    Question.objects.bulk_create(questions, batch_size=500)


def _question(new: Report, kind: str, item: Item, after: Item | None) -> Question:
    quote = " ".join(item.text.split())
    quote = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    en, es = (sentence.format(key=item.key, quote=quote) for sentence in _SENTENCES[kind])
    span = (after.start, after.end) if after else None
    return ask(new, said.Doubt(f"item-{kind}", en, span, es), after, QuestionKind.CHANGE)
