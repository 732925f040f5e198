"""A report as people left it, in the reader's own form: what its outputs take, and what is exported of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from enlace.core.actor import Actor
from enlace.reader import model as said
from enlace.reader.profile import load
from enlace.reports.enums import OWING, ActState
from enlace.reports.models import Act, Item, Report


def as_reviewed(report: Report, items: Iterable[Item]) -> said.Report:
    """The report with the acts as they were corrected; items come with their acts."""
    held, rows = report.meeting, list(items)
    known = {(row.section, row.path) for row in rows}
    source = said.Source(
        report.file_name, report.file_id, _media_type(report), "es" if report.language == "es" else "en"
    )
    meeting = said.Meeting()
    if held is not None:
        participants = tuple(sorted(held.participants))
        meeting = said.Meeting(
            held.body_id,
            held.starts_on,
            held.ends_on,
            held.city or None,
            held.country or None,
            participants,
            held.reports_to_id,
        )
    return said.Report(source, meeting, tuple(_item(row, known) for row in rows), (), report.plain, _names())


def as_seen_by(report: Report, actor: Actor) -> said.Report:
    """The same as far as this actor may see it: what is hidden is blank in the text, so that all spans hold."""
    everything = Item.objects.filter(report=report)
    seen = list(everything.visible_to(actor).defer("search").prefetch_related("acts").order_by("position"))
    told = as_reviewed(report, seen)
    if len(seen) == everything.count():
        return told
    return said.Report(
        told.source, told.meeting, told.items, told.warnings, _blanked(report.plain, seen), told.names
    )


def _blanked(plain: str, seen: Iterable[Item]) -> str:
    kept, at = [], 0
    for item in sorted(seen, key=lambda one: one.start):
        kept += [_blank(plain[at : item.start]), plain[max(item.start, at) : item.end]]
        at = max(at, item.end)
    return "".join([*kept, _blank(plain[at:])])


def _blank(text: str) -> str:
    return "".join("\n" if one == "\n" else " " for one in text)


def _media_type(report: Report) -> str:
    return str(report.read.get("source", {}).get("media_type", ""))


def _names() -> Any:
    """The names of parties and bodies in both languages, as the reader knows them."""
    return load(settings.PROCESS_PROFILE).display


def _item(row: Item, known: set[tuple[str, str]]) -> said.Item:
    above = row.path.rpartition(".")[0]
    return said.Item(
        row.section or None,
        row.path,
        above if (row.section, above) in known else None,
        row.text,
        (row.start, row.end),
        tuple(row.mentions),
        tuple(_act(act) for act in row.acts.all() if act.state != ActState.REMOVED),
        tuple((str(code), int(first), int(last)) for code, first, last in row.marks),
    )


def _act(act: Act) -> said.Act:
    dated = act.due_text or act.due_edtf or act.due_on or act.rrule
    due = said.Due(act.due_text, act.due_edtf or None, act.due_on, act.rrule or None) if dated else None
    owes = act.owed_by or act.kind in OWING
    owed = said.Commitment(tuple(act.owed_by), tuple(act.owed_to), due) if owes else None
    kind: said.ActKind = act.kind  # type: ignore[assignment]  # the same words in both rooms
    return said.Act(
        kind, tuple(act.by), tuple(act.to), act.text, (act.start, act.end), owed, act.rule, act.confidence
    )
