"""Workbooks for Excel: words stay words, whatever they look like; a head that stays, filters, pages that print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
_SAFE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Cell = str | int | date | None


class Workbook:
    """One sheet, written row by row from the top, for rows that are written are let go of."""

    def __init__(self, out: IO[bytes], name: str = "Enlace") -> None:
        self._book = xlsxwriter.Workbook(out, _SAFE)
        self.sheet: Any = self._book.add_worksheet(name)
        self._bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})

    def say_above(self, lines: Iterable[str]) -> None:
        """Lines above the table; the first is its title."""
        title = self._book.add_format({"bold": True, "font_size": 14})
        for at, said in enumerate(lines):
            self.sheet.write_string(at, 0, said[:LONGEST_CELL], title if at == 0 else None)

    def write_heads(self, at: int, heads: Sequence[str]) -> None:
        for column, head in enumerate(heads):
            self.sheet.write_string(at, column, head, self._bold)

    def write_row(self, at: int, cells: Iterable[Cell]) -> None:
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                self.sheet.write_string(at, column, cell[:LONGEST_CELL], self._wrapped)
            elif isinstance(cell, date):
                self.sheet.write_datetime(at, column, cell, self._day)
            elif cell is not None:
                self.sheet.write_number(at, column, cell, self._wrapped)

    def close(self) -> None:
        self._book.close()

    def close_for_print(self, *, head: int, end: int, columns: int) -> None:
        """Landscape, as wide as a page, its head on each; ``end`` is the row after the last."""
        self.sheet.freeze_panes(head + 1, 2)
        self.sheet.autofilter(head, 0, max(end - 1, head + 1), columns - 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(head)
        self.sheet.set_footer("&C&P / &N")
        self.close()
