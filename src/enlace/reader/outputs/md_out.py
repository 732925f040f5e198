"""Markdown (CommonMark with GitHub's tables): the meeting, what is owed after it, its items and acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from enlace.reader.model import Act, Item, Language, Report
from enlace.reader.outputs.table import Cell, Row, act_rows, head, is_owed, meeting_rows, printable
from enlace.reader.outputs.words import (
    act_in_words,
    date_in_words,
    due_in_words,
    name_in_words,
    names_in_words,
    pick,
    section_in_words,
)

MAX_DEPTH = 12
"""Items nested more deeply are shown at this depth."""

_FACTS = ("report", "start", "end", "city", "country", "participants", "reports_to")
_OWED = ("path", "owed_by", "act", "words", "owed_to", "due")
_NO_REPORTS = ("No reports were read.", "No se leyó ningún informe.")
_NOTHING_OWED = ("No commitments were found.", "No se encontraron compromisos.")
_NO_ITEMS = ("No items were found.", "No se encontraron puntos.")

_SPECIAL = re.compile(r"[\\`*_\[\]|~$#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITY = re.compile("[&<>]")
_NEW_LINES = re.compile(r"\s*[\r\n]\s*")


def render(reports: Sequence[Report], *, lang: Language) -> str:
    """One section for each report; ends with a line end."""
    parts = [part for report in reports for part in _report(report, lang)]
    return "\n\n".join(parts or [pick(_NO_REPORTS, lang)]) + "\n"


def escaped(text: str) -> str:
    """Text that stands inside a line and reads as it is written: no markup, no HTML, one line."""
    plain = _NEW_LINES.sub("\n", printable(text).strip())
    marked = _SPECIAL.sub(r"\\\g<0>", _ENTITY.sub(lambda found: _ENTITIES[found[0]], plain))
    return marked.replace("\n", "<br>")


def _report(report: Report, lang: Language) -> Iterator[str]:
    body = report.meeting.body
    yield "# " + escaped(name_in_words(report, body, lang) if body else report.source.name)
    facts = next(meeting_rows([report], lang))
    yield "\n".join(f"- **{head(key, lang)}:** {_cell(facts[key], lang)}" for key in _FACTS if facts[key])
    yield f"## {head('commitments', lang)}"
    owed = [row for row in act_rows([report], lang) if is_owed(row)]
    yield _table(owed, lang) if owed else pick(_NOTHING_OWED, lang)
    yield f"## {head('items', lang)}"
    yield from _sections(report, lang)
    if report.warnings:
        yield f"## {head('doubts', lang)}"
        yield "\n".join(f"- {escaped(doubt.sentence(lang))}" for doubt in report.warnings)


def _table(rows: list[Row], lang: Language) -> str:
    lines = [[head(key, lang) for key in _OWED], ["---"] * len(_OWED)]
    lines += [[_cell(row[key], lang) for key in _OWED] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: Cell, lang: Language) -> str:
    if isinstance(value, date):
        return date_in_words(value, lang)
    return escaped(value) if isinstance(value, str) else ""


def _sections(report: Report, lang: Language) -> Iterator[str]:
    if not report.items:
        yield pick(_NO_ITEMS, lang)
    for section, items in groupby(report.items, key=lambda item: item.section):
        if section:
            yield "### " + escaped(section_in_words(section, lang))
        yield "\n".join(_list(report, items, lang))


def _list(report: Report, items: Iterator[Item], lang: Language) -> Iterator[str]:
    depths: dict[str | None, int] = {None: -1}
    for item in items:
        depth = depths[item.path] = min(depths.get(item.parent, -1) + 1, MAX_DEPTH)
        indent = "  " * depth
        yield f"{indent}- **{escaped(item.path)}** {escaped(item.text)}"
        for act in item.acts:
            yield f"{indent}  - {_act(report, act, lang)}"


def _act(report: Report, act: Act, lang: Language) -> str:
    """``*request*; Who acts: …; Owed by: …; By when: …``."""
    said = [("by", names_in_words(report, act.by, lang)), ("to", names_in_words(report, act.to, lang))]
    if act.commitment:
        owed_by, owed_to = act.commitment.owed_by, act.commitment.owed_to
        said.append(("owed_by", names_in_words(report, owed_by, lang)))
        said.append(("owed_to", names_in_words(report, owed_to, lang)))
        said.append(("due", due_in_words(act.commitment.due, lang)))
    facts = [f"{head(key, lang)}: {escaped(text)}" for key, text in said if text]
    return "; ".join([f"*{act_in_words(act.act, lang)}*", *facts])
