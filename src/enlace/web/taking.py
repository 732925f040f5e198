"""Lists to take along: all that a page lists, as a CSV or XLSX file at the page's own address with ``?format=csv``.

The rows are those of the page, so nobody takes along what they may not see. Nothing in a file is taken for a formula.
The journal keeps that a list was taken along, and with which filters, but never words that were typed.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO
from urllib.parse import urlencode

from django.http import FileResponse
from django.utils import timezone

from enlace.core import services
from enlace.core.actor import EnlaceRequest
from enlace.web.workbooks import XLSX, Workbook

FORMATS = ("csv", "xlsx")
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEGINS_ONE_WITHIN = re.compile(r"([;\t\r\n][ \t\"]*)(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet that parts cells at a semicolon, as in most of Latin America, would begin a new cell."""
_NOT_TOLD = ("q", "page", "format", "lang", "person")
_WIDEST = 60

Cell = str | int | date | datetime | None


@dataclass(frozen=True)
class Listed:
    """A list as a file: ``name`` is the file's and the journal's, such as ``meetings``; the rows are gone over once."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def wanted(request: EnlaceRequest) -> str:
    """The format that the address asks for; ``""`` for the page itself."""
    said = request.GET.get("format", "")
    return said if said in FORMATS else ""


def response(request: EnlaceRequest, listed: Listed) -> FileResponse:
    """The file as a download, written to disk row by row; that it was taken along is a line of the journal."""
    file_format = wanted(request)
    held = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the response, once it is sent
    try:
        count = _write_csv(listed, held) if file_format == "csv" else _write_xlsx(listed, held)
    except BaseException:
        held.close()
        raise
    filters = [(name, one) for name, said in request.GET.lists() if name not in _NOT_TOLD for one in said]
    services.record_list_export(
        f"{listed.name}.{file_format}", rows=count, filters=urlencode(filters)[:400], actor=request.actor
    )
    held.seek(0)
    answer = FileResponse(held, content_type="text/csv; charset=utf-8" if file_format == "csv" else XLSX)
    name = f"enlace-{listed.name}-{timezone.localdate().isoformat()}.{file_format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def harmless(said: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    said = _BEGINS_ONE_WITHIN.sub(r"\1'", said.replace("\x00", ""))
    return f"'{said}" if said.lstrip(" ").startswith(_BEGINS_A_FORMULA) else said


def _write_csv(listed: Listed, out: IO[bytes]) -> int:
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(map(harmless, listed.heads))
    n = 0
    for row in _plain(listed.rows):
        writer.writerow([harmless(cell) if isinstance(cell, str) else _in_iso(cell) for cell in row])
        n += 1
    text.detach()
    return n


def _write_xlsx(listed: Listed, out: IO[bytes]) -> int:
    """Words are written as words, days as days, numbers as numbers."""
    book = Workbook(out)
    for at, head in enumerate(listed.heads):
        book.sheet.set_column(at, at, min(max(len(head) + 4, 16), _WIDEST))
    book.write_heads(0, listed.heads)
    n = 0
    for n, row in enumerate(_plain(listed.rows), 1):
        book.write_row(n, row)
    book.sheet.freeze_panes(1, 0)
    book.sheet.autofilter(0, 0, n, len(listed.heads) - 1)
    book.close()
    return n


def _plain(rows: Iterable[Sequence[Cell]]) -> Iterator[list[str | int | date | None]]:
    """Moments as the day that they were here."""
    for row in rows:
        yield [timezone.localdate(cell) if isinstance(cell, datetime) else cell for cell in row]


def _in_iso(cell: int | date | None) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)
