"""What was found, as a file: every row of it that the page would show, in the same order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from enlace.directory.names import listed, name_of
from enlace.library.enums import PassageKind
from enlace.library.queries import Shown
from enlace.web.library import words
from enlace.web.taking import harmless
from enlace.web.workbooks import XLSX, Workbook

FORMATS = ("csv", "xlsx")


def response(title: str, rows: Iterable[Shown], base: str, file_format: str) -> HttpResponse:
    lines = [_values(row, base) for row in rows]
    answer = _csv(lines) if file_format == "csv" else _xlsx(title, lines)
    name = f"enlace-search-{localdate().isoformat()}.{file_format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _heads() -> list[str]:
    return [_("Kind"), _("Where"), _("Words"), _("Body"), _("Day"), _("Parties"), _("Language"), _("Address")]


def _values(row: Shown, base: str) -> list[str]:
    one = row.passage
    return [
        str(PassageKind(one.kind).label),
        words.name_of(one),
        "".join(said for said, _marked in row.pieces),
        name_of(one.body) if one.body else "",
        one.held_on.isoformat() if one.held_on else "",
        listed(one.parties),
        row.language,
        base + words.address_of(one, row.version),
    ]


def _csv(lines: list[list[str]]) -> HttpResponse:
    out = io.StringIO()
    csv.writer(out).writerows([harmless(said) for said in line] for line in [_heads(), *lines])
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")


def _xlsx(title: str, lines: list[list[str]]) -> HttpResponse:
    out = io.BytesIO()
    book, heads = Workbook(out), _heads()
    book.say_above([title])
    for at, width in enumerate((18, 40, 80, 26, 12, 30, 10, 60)):
        book.sheet.set_column(at, at, width)
    book.write_heads(2, heads)
    for at, line in enumerate(lines, 3):
        book.write_row(at, line)
    book.sheet.freeze_panes(3, 0)
    book.sheet.autofilter(2, 0, len(lines) + 2, len(heads) - 1)
    book.close()
    return HttpResponse(out.getvalue(), content_type=XLSX)
