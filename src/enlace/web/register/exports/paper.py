"""The matrix as a PDF, set by typst with the fonts that it brings; words reach it as data, never as source."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typst
from django.http import HttpResponse
from django.utils.translation import gettext as _

from enlace.register.errors import TooManyForPaper
from enlace.register.queries import Matrix
from enlace.web.register.exports import columns
from enlace.web.templatetags.enlace import lang

LAYOUT = Path(__file__).with_name("matrix.typ")
MOST_ROWS = 3_000


def response(matrix: Matrix) -> HttpResponse:
    if matrix.counts.commitments > MOST_ROWS:
        raise TooManyForPaper(rows=matrix.counts.commitments, limit=MOST_ROWS)
    return HttpResponse(made(matrix), content_type="application/pdf")


def made(matrix: Matrix) -> bytes:
    top = columns.heading_of(matrix)
    page = _("Page %(page)s of %(pages)s") % {"page": "\0", "pages": "\0"}
    said = {
        "lang": lang(),
        "title": top.title,
        "filters": top.filters,
        "day": top.day,
        "heads": columns.paper_heads(),
        "page": page.split("\0"),
        "rows": list(columns.paper_rows(matrix)),
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        source = Path(folder, "matrix.typ")
        source.write_bytes(LAYOUT.read_bytes())
        return bytes(typst.compile(str(source), root=folder, format="pdf", ignore_system_fonts=True))
