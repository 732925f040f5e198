"""The matrix as a PDF, set by typst with the fonts that it brings; words reach it as data, never as source."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.http import HttpResponse
from django.utils.translation import gettext as _

from enlace.register.errors import TooManyForPaper
from enlace.register.queries import Matrix
from enlace.web.register.exports import columns
from enlace.web.templatetags.enlace import lang

LAYOUT = Path(__file__).with_name("matrix.typ")
MOST_ROWS = 1_000
SECONDS = 120
SET = "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], root=sys.argv[3], ignore_system_fonts=True)"


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
    return typeset(LAYOUT, said)


def typeset(layout: Path, said: Mapping[str, object]) -> bytes:
    """The PDF that a layout makes of these words, which it reads as ``data.json``."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        source = Path(folder, layout.name)
        source.write_bytes(layout.read_bytes())
        return _set(source, Path(folder, "out.pdf"))


def _set(source: Path, out: Path) -> bytes:
    """Setting takes memory that is not given back; so a process of its own does it, and ends."""
    command = [sys.executable, "-c", SET, str(source), str(out), str(source.parent)]
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
    return out.read_bytes()
