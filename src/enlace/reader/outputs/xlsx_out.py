"""An Excel workbook to follow up with: all acts, the commitments alone, the meetings.

Dates are real dates, text is never run as a formula or a link, and the same reports make the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from enlace.reader.errors import ReaderError
from enlace.reader.model import Language, Report
from enlace.reader.outputs.table import (
    ACT_COLUMNS,
    COMMITMENT_COLUMNS,
    MEETING_COLUMNS,
    Row,
    act_rows,
    fitting,
    head,
    is_owed,
    meeting_rows,
)
from enlace.reader.outputs.words import pick

MAX_ROWS = 1_048_575
"""Rows that a sheet holds below its head."""

_SHEETS = {
    "acts": ("Acts", "Actos"),
    "owed": ("Commitments", "Compromisos"),
    "held": ("Meetings", "Reuniones"),
}
_TITLE = ("Follow-up matrix", "Matriz de seguimiento")
_PAGE = ("Page &P of &N", "Página &P de &N")
_STATES = (
    ("open", "pendiente"),
    ("in progress", "en curso"),
    ("done", "cumplido"),
    ("dropped", "sin efecto"),
)
_CLOSED = _STATES[2:]
_MADE = datetime(2000, 1, 1)
"""The workbook's date of creation: a fixed one, so that the same reports make the same bytes."""

_WIDTHS = {  # in characters, and the columns of that width
    60: ("text",),
    40: ("words", "participants"),
    28: ("body", "report", "due", "due_text", "answer", "evidence", "remarks"),
    22: ("by", "to", "owed_by", "owed_to", "reports_to", "rule", "rrule"),
    15: ("act", "section", "start", "end", "latest", "edtf"),
}
_WIDTH_OF = {key: width for width, keys in _WIDTHS.items() for key in keys}
_NARROW = 11


class TooManyRows(ReaderError):
    """Facts: ``limit``, the number of rows that a sheet holds."""

    code = "too-many-rows"
    en: ClassVar[str] = "More than {limit} rows do not fit an Excel sheet; write CSV instead."
    es: ClassVar[str] = "Más de {limit} filas no caben en una hoja de Excel; use CSV."


def render(reports: Sequence[Report], *, lang: Language) -> bytes:
    """The workbook. Raises ``TooManyRows`` where a sheet would not hold all acts."""
    acts = list(act_rows(reports, lang))
    if max(len(acts), len(reports)) > MAX_ROWS:
        raise TooManyRows(limit=MAX_ROWS)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        title = pick(_TITLE, lang)
        book.set_properties({"title": title, "author": "Enlace", "created": _MADE})
        sheets = _Sheets(book, lang)
        sheets.add("acts", ACT_COLUMNS, acts)
        sheets.add("owed", COMMITMENT_COLUMNS, [row for row in acts if is_owed(row)])
        sheets.add("held", MEETING_COLUMNS, list(meeting_rows(reports, lang)))
    return out.getvalue()


class _Sheets:
    """Adds sheets of one look to a workbook."""

    def __init__(self, book: Workbook, lang: Language) -> None:
        self._book, self._lang = book, lang
        top: dict[str, Any] = {"valign": "top", "border": 4, "border_color": "#BFBFBF"}
        self._head = book.add_format(
            {**top, "bold": True, "text_wrap": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"}
        )
        self._text = book.add_format({**top, "text_wrap": True})
        self._date = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self._late = book.add_format({"font_color": "#9C0006", "bold": True})

    def add(self, name: str, columns: tuple[str, ...], rows: list[Row]) -> None:
        sheet = self._book.add_worksheet(pick(_SHEETS[name], self._lang))
        for at, key in enumerate(columns):
            sheet.set_column(at, at, _WIDTH_OF.get(key, _NARROW))
            sheet.write_string(0, at, head(key, self._lang), self._head)
        for down, row in enumerate(rows, start=1):
            for at, key in enumerate(columns):
                self._write(sheet, down, at, row[key])
        last = max(len(rows), 1)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.freeze_panes(1, 0)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(len(columns) - 1)}{last + 1}"})
        self._set_up_print(sheet)
        if "state" in columns:
            self._set_up_states(sheet, columns, last)

    def _write(self, sheet: Worksheet, down: int, at: int, value: str | float | date | None) -> None:
        if value is None:
            sheet.write_blank(down, at, None, self._text)
        elif isinstance(value, date):
            self._write_date(sheet, down, at, value)
        elif isinstance(value, str):
            sheet.write_string(down, at, fitting(value), self._text)
        else:
            sheet.write_number(down, at, value, self._text)

    def _write_date(self, sheet: Worksheet, down: int, at: int, day: date) -> None:
        """Excel counts days from 1900 on; an earlier one is written as text."""
        if day.year < 1900:
            sheet.write_string(down, at, day.isoformat(), self._text)
        else:
            sheet.write_datetime(down, at, datetime(day.year, day.month, day.day), self._date)

    def _set_up_print(self, sheet: Worksheet) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&A&R{pick(_PAGE, self._lang)}")

    def _set_up_states(self, sheet: Worksheet, columns: tuple[str, ...], last: int) -> None:
        """A list to choose the state from; the last day in time turns red once it has gone by."""
        states = [pick(state, self._lang) for state in _STATES]
        state, latest = columns.index("state"), columns.index("latest")
        choice = {"validate": "list", "source": states, "error_type": "warning"}
        sheet.data_validation(1, state, last, state, choice)
        day, now = f"${xl_col_to_name(latest)}2", f"${xl_col_to_name(state)}2"
        closed = "".join(f',{now}<>"{pick(one, self._lang)}"' for one in _CLOSED)
        late = {"type": "formula", "criteria": f"=AND(ISNUMBER({day}),{day}<TODAY(){closed})"}
        sheet.conditional_format(1, latest, last, latest, {**late, "format": self._late})
