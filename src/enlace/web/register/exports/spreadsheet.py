"""The matrix as a workbook: real days, a head that stays, filters; written row by row to a file on disk."""

from __future__ import annotations

import tempfile
from typing import IO

from django.http import FileResponse

from enlace.register.queries import Matrix
from enlace.web.register.exports import columns
from enlace.web.workbooks import XLSX, Workbook


def response(matrix: Matrix) -> FileResponse:
    held = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the response, once it is sent
    write(matrix, held)
    held.seek(0)
    return FileResponse(held, content_type=XLSX)


def write(matrix: Matrix, out: IO[bytes]) -> None:
    book = Workbook(out, "Matrix")
    top, parties = columns.heading_of(matrix), matrix.parties()
    book.say_above((top.title, top.filters, top.day))
    heads = columns.heads(parties)
    for at, width in enumerate(columns.FIRST_WIDTHS):
        book.sheet.set_column(at, at, width)
    book.sheet.set_column(len(columns.FIRST_WIDTHS), len(heads), 16)
    book.write_heads(4, heads)
    n, labels = 5, columns.labels()
    for rows in matrix.batches(parties):
        for row in rows:
            book.write_row(n, (value or None for value in columns.values(row, labels)))
            n += 1
    book.close_for_print(head=4, end=n, columns=len(heads))
