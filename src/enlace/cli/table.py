"""Tables for a terminal or a plain file: commitments by date, and what two versions differ in."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from enlace.cli.words import Language, Pair, one_line, pick
from enlace.reader.model import Act, Due, Item, Report
from enlace.reader.outputs.words import (
    column_head,
    due_in_words,
    names_in_words,
    number_in_words,
    rrule_in_words,
    section_in_words,
)

PLAIN_WIDTH = 120
WIDEST = 400
NARROW = 100
"""Columns below which names would be cut: there each commitment stands in lines of its own."""
LONGEST_WORDS = 150
_DUE_WIDTH = 12
_LONGEST_NAME = 24
_NOBODY = "—"

_PARTY: Pair = ("Party", "Parte")
_OWES: Pair = ("owes", "compromisos")
_DATED: Pair = ("with a date", "con fecha")
_WHAT: Pair = ("What", "Qué")
_COUNTS: tuple[Pair, ...] = (
    ("1 report", "1 informe"),
    ("{n} reports", "{n} informes"),
    ("1 item", "1 punto"),
    ("{n} items", "{n} puntos"),
    ("1 commitment", "1 compromiso"),
    ("{n} commitments", "{n} compromisos"),
    ("1 with a date", "1 con fecha"),
    ("{n} with a date", "{n} con fecha"),
    ("1 doubt (-v shows it)", "1 duda (-v la muestra)"),
    ("{n} doubts (-v shows them)", "{n} dudas (-v las muestra)"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment and where it stands."""

    report: Report
    item: Item
    act: Act

    @property
    def latest(self) -> date | None:
        due = self.act.commitment.due if self.act.commitment else None
        return due.latest if due else None


def rows_of(reports: Sequence[Report]) -> list[Row]:
    """All commitments: those with a last day in time first, by that day, the others in the reports' order."""
    rows = [Row(report, item, act) for report in reports for item, act in _owing(report)]
    return sorted(rows, key=lambda row: (row.latest is None, row.latest or date.min))


def _owing(report: Report) -> Iterator[tuple[Item, Act]]:
    for item in report.items:
        for act in item.acts:
            if act.commitment:
                yield item, act


def commitments(reports: Sequence[Report], lang: Language, *, width: int | None = None) -> str:
    """The table of commitments and a line that counts what was read; styled where standard output is a terminal."""
    rows = rows_of(reports)
    shown = ""
    if rows:
        shown = _in_columns(rows, lang, width) if _room(width) >= NARROW else _in_lines(rows, lang, width)
    if len(reports) > 1 and rows:
        shown += _by_party(rows, lang, width)
    return shown + _summary(reports, rows, lang) + "\n"


def _in_lines(rows: Sequence[Row], lang: Language, width: int | None) -> str:
    """Each commitment on lines of its own, for a terminal too narrow for columns."""
    lines: list[RenderableType] = []
    for row in rows:
        when, who, what, to_whom, where = _cells(row, lang)
        head = " · ".join((*when.split("\n"), who))
        told = [what, " · ".join(where.split("\n"))]
        if to_whom != _NOBODY:
            told.insert(1, f"{column_head('owed_to', lang)}: {to_whom}")
        below = Text("\n".join(map(one_line, told)), overflow="fold")
        lines += [Text(one_line(head), style="bold", overflow="fold"), Padding(below, (0, 0, 1, 2))]
    return _printed(Group(*lines), width)


def _in_columns(rows: Sequence[Row], lang: Language, width: int | None) -> str:
    table = _empty()
    table.add_column(column_head("due", lang), width=_DUE_WIDTH, style="bold")
    table.add_column(column_head("owed_by", lang), ratio=4, overflow="fold")
    table.add_column(pick(_WHAT, lang), ratio=9, overflow="fold")
    table.add_column(column_head("owed_to", lang), ratio=3, overflow="fold")
    longest = max((len(line) for row in rows for line in _where(row, lang).split("\n")), default=0)
    table.add_column(column_head("report", lang), width=min(max(longest, 8), _LONGEST_NAME), overflow="fold")
    for row in rows:
        table.add_row(*map(_shown, _cells(row, lang)))
    return _printed(table, width)


def _shown(cell: str) -> Text:
    """A cell as it is written: no markup, and nothing that a terminal would obey."""
    return Text("\n".join(map(one_line, cell.split("\n"))))


def _by_party(rows: Sequence[Row], lang: Language, width: int | None) -> str:
    """How much each party owes, the most first: what a terminal still shows when a long table has gone by."""
    owed: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in rows:
        commitment = row.act.commitment
        assert commitment is not None
        for party in commitment.owed_by:
            names[party] = names_in_words(row.report, (party,), lang)
            owed[party] += 1
            dated[party] += row.latest is not None
    table = _empty()
    table.expand = False
    table.add_column(pick(_PARTY, lang), style="bold")
    table.add_column(pick(_OWES, lang), justify="right")
    table.add_column(pick(_DATED, lang), justify="right")
    for party, count in sorted(owed.items(), key=lambda pair: (-pair[1], names[pair[0]])):
        table.add_row(Text(names[party]), str(count), str(dated[party]) if dated[party] else _NOBODY)
    return "\n" + _printed(table, width)


def plain_table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None = None) -> str:
    """A table with those heads; the last column takes what room there is."""
    table = _empty()
    for place, head in enumerate(heads, 1):
        table.add_column(head, ratio=6 if place == len(heads) else 2, overflow="fold")
    for row in rows:
        table.add_row(*map(_shown, row))
    return _printed(table, width)


def _empty() -> Table:
    return Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))


def _when(due: Due | None, lang: Language) -> str:
    """The last day in time, so that rows compare at a glance; the recurrence; else the report's own words."""
    if due is None:
        return _NOBODY
    day = due.latest.isoformat() if due.latest else ""
    again = rrule_in_words(due.rrule, lang) if due.rrule else ""
    return "\n".join(filter(None, (day, again))) or due_in_words(due, lang)


def _cells(row: Row, lang: Language) -> tuple[str, str, str, str, str]:
    owed = row.act.commitment
    assert owed is not None
    return (
        _when(owed.due, lang),
        names_in_words(row.report, owed.owed_by, lang) or _NOBODY,
        shorten(row.act.text.lstrip(" ,;:"), LONGEST_WORDS, placeholder=" …"),
        names_in_words(row.report, owed.owed_to, lang) or _NOBODY,
        _where(row, lang),
    )


def _where(row: Row, lang: Language) -> str:
    place = " ".join(filter(None, (section_in_words(row.item.section, lang), row.item.path)))
    return f"{one_line(_stem(row.report))}\n{place}"


def _stem(report: Report) -> str:
    """The file's name without its last ending."""
    return report.source.name.rpartition(".")[0] or report.source.name


def _summary(reports: Sequence[Report], rows: Sequence[Row], lang: Language) -> str:
    numbers = (
        len(reports),
        sum(len(report.items) for report in reports),
        len(rows),
        sum(row.latest is not None for row in rows),
        sum(len(report.warnings) for report in reports),
    )
    said = [
        pick(_COUNTS[2 * place + (number != 1)], lang, n=number_in_words(number, lang))
        for place, number in enumerate(numbers)
        if number or place < 3
    ]
    return " · ".join(said)


def _room(width: int | None) -> int:
    return width or (shutil.get_terminal_size().columns if is_terminal(sys.stdout) else _plain_width())


def _printed(table: RenderableType, width: int | None) -> str:
    terminal = is_terminal(sys.stdout)
    out = io.StringIO()
    console = Console(
        file=out,
        width=_room(width),
        height=25,  # without it rich takes a dumb terminal for one of 80 columns
        force_terminal=terminal,
        no_color=True if "NO_COLOR" in os.environ else None,
        highlight=False,
    )
    console.print(table)
    lines = out.getvalue().split("\n")
    return "\n".join(line if terminal else line.rstrip() for line in lines)


def _plain_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if not columns.isdecimal():
        return PLAIN_WIDTH
    return min(max(60, int(columns)), WIDEST) if len(columns) < 6 else WIDEST


def is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
