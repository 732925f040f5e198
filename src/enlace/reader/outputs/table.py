"""The follow-up table: one row for each act, its columns, and cells safe for any format.

CSV, XLSX and Markdown show these rows. The last columns are empty, for those who follow the commitments up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from enlace.reader.model import Act, Commitment, Due, Item, Language, Report
from enlace.reader.outputs.words import (
    act_in_words,
    column_head,
    due_in_words,
    language_in_words,
    name_in_words,
    pick,
    section_in_words,
)

Cell = str | float | date | None
Row = dict[str, Cell]

MAX_CELL = 32_767
"""UTF-16 units that a cell of a spreadsheet holds."""

FOLLOW_UP = ("answer", "state", "evidence", "remarks")
ACT_COLUMNS = (
    *("report", "body", "start", "end", "city", "country", "section", "path", "text", "act", "words"),
    *("by", "to", "owed_by", "owed_to", "due_text", "edtf", "latest", "rrule", "due", "confidence", "rule"),
    *FOLLOW_UP,
)
COMMITMENT_COLUMNS = (
    *("body", "end", "section", "path", "text", "act", "words", "owed_by", "owed_to"),
    *("due_text", "due", "latest"),
    *FOLLOW_UP,
)
MEETING_COLUMNS = (
    *("report", "language", "body", "start", "end", "city", "country", "participants", "reports_to"),
    *("items", "acts", "commitments", "doubts"),
)

_MORE_HEADS = {
    "answer": ("Answer", "Respuesta"),
    "evidence": ("Evidence", "Medio de verificación"),
    "items": ("Items", "Puntos"),
    "acts": ("Acts", "Actos"),
    "commitments": ("Commitments", "Compromisos"),
    "doubts": ("Doubts", "Dudas"),
}
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def head(key: str, lang: Language) -> str:
    """What stands over a column."""
    return pick(_MORE_HEADS[key], lang) if key in _MORE_HEADS else column_head(key, lang)


def printable(text: str) -> str:
    """The text without characters that XML 1.0 forbids; those that break a line become a space."""
    return _ILLEGAL.sub("", _BREAKS.sub(" ", text))


def fitting(text: str) -> str:
    """The text, cut with an ellipsis where a cell of a spreadsheet does not hold it whole."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_CELL:
        return text
    return units[: 2 * (MAX_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def is_owed(row: Row) -> bool:
    """Whether the act of this row leaves a commitment."""
    return row["owed_by"] is not None


def act_rows(reports: Sequence[Report], lang: Language) -> Iterator[Row]:
    """A row for each act, in the order of the reports; where a thing is not said the cell is ``None``."""
    for report in reports:
        meeting = _meeting_cells(report, lang)
        for item in report.items:
            cells = {**meeting, **_item_cells(item, lang)}
            for act in item.acts:
                yield {**cells, **_act_cells(report, act, lang)}


def meeting_rows(reports: Sequence[Report], lang: Language) -> Iterator[Row]:
    """A row for each report, with how much was found in it."""
    for report in reports:
        acts = [act for item in report.items for act in item.acts]
        reports_to = report.meeting.reports_to
        yield {
            **_meeting_cells(report, lang),
            "language": language_in_words(report.source.language, lang),
            "participants": _names(report, report.meeting.participants, lang),
            "reports_to": _names(report, (reports_to,), lang) if reports_to else None,
            "items": len(report.items),
            "acts": len(acts),
            "commitments": sum(act.commitment is not None for act in acts),
            "doubts": len(report.warnings),
        }


def _meeting_cells(report: Report, lang: Language) -> Row:
    meeting = report.meeting
    return {
        "report": printable(report.source.name),
        "body": _names(report, (meeting.body,), lang) if meeting.body else None,
        "start": meeting.start,
        "end": meeting.end,
        "city": printable(meeting.city) if meeting.city else None,
        "country": _names(report, (meeting.country,), lang) if meeting.country else None,
    }


def _item_cells(item: Item, lang: Language) -> Row:
    return {
        "section": printable(section_in_words(item.section, lang)) or None,
        "path": printable(item.path),
        "text": fitting(printable(item.text)),
    }


def _act_cells(report: Report, act: Act, lang: Language) -> Row:
    return {
        "act": act_in_words(act.act, lang),
        "words": fitting(printable(act.text)),
        "by": _names(report, act.by, lang),
        "to": _names(report, act.to, lang),
        **_commitment_cells(report, act.commitment, lang),
        "confidence": act.confidence,
        "rule": act.rule,
        **dict.fromkeys(FOLLOW_UP),
    }


def _commitment_cells(report: Report, commitment: Commitment | None, lang: Language) -> Row:
    if commitment is None:
        return dict.fromkeys(("owed_by", "owed_to", "due_text", "edtf", "latest", "rrule", "due"))
    return {
        "owed_by": _names(report, commitment.owed_by, lang),
        "owed_to": _names(report, commitment.owed_to, lang),
        **_due_cells(commitment.due or Due(""), lang),
    }


def _due_cells(due: Due, lang: Language) -> Row:
    return {
        "due_text": fitting(printable(due.text)) or None,
        "edtf": due.edtf,
        "latest": due.latest,
        "rrule": due.rrule,
        "due": fitting(printable(due_in_words(due, lang))) if due != Due("") else None,
    }


def _names(report: Report, ids: Sequence[str], lang: Language) -> str:
    return printable("; ".join(name_in_words(report, one, lang) for one in ids))
