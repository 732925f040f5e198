"""The matrix as a workbook: real days, a head that stays, filters; written row by row to a file on disk."""

from __future__ import annotations

import tempfile
from datetime import date
from typing import IO, Any

import xlsxwriter
from django.http import FileResponse

from enlace.register.queries import Matrix
from enlace.web.register.exports import columns
from enlace.web.taking import LONGEST_CELL, SAFE, XLSX


def response(matrix: Matrix) -> FileResponse:
    held = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the response, once it is sent
    write(matrix, held)
    held.seek(0)
    return FileResponse(held, content_type=XLSX)


def write(matrix: Matrix, out: IO[bytes]) -> None:
    book = xlsxwriter.Workbook(out, SAFE)
    sheet: Any = book.add_worksheet("Matrix")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    top, parties = columns.heading_of(matrix), matrix.parties()
    title = book.add_format({"bold": True, "font_size": 14})
    for at, said in enumerate((top.title, top.filters, top.day)):
        sheet.write_string(at, 0, said, title if at == 0 else None)
    heads = columns.heads(parties)
    for at, width in enumerate(columns.FIRST_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.set_column(len(columns.FIRST_WIDTHS), len(heads), 16)
    for at, said in enumerate(heads):
        sheet.write_string(4, at, said, bold)
    n, labels = 5, columns.labels()
    for rows in matrix.batches(parties):
        for row in rows:
            _write_row(sheet, n, columns.values(row, labels), wrapped, day)
            n += 1
    sheet.freeze_panes(5, 2)
    sheet.autofilter(4, 0, max(n - 1, 5), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    sheet.set_footer("&C&P / &N")
    book.close()


def _write_row(sheet: Any, n: int, values: list[columns.Value], wrapped: Any, day: Any) -> None:
    """Words are written as words: what looks like a formula or an address stays text."""
    for at, value in enumerate(values):
        if isinstance(value, date):
            sheet.write_datetime(n, at, value, day)
        elif value:
            sheet.write_string(n, at, value[:LONGEST_CELL], wrapped)
