"""Comma-separated values (RFC 4180): a row for each act, ready to be opened as a follow-up matrix.

UTF-8 with a byte order mark, without which Excel takes it for the local code page; CRLF line ends. A cell
that a spreadsheet would run as a formula is given a leading apostrophe (OWASP, "CSV Injection"); all other
cells stand as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from enlace.reader.model import Language, Report
from enlace.reader.outputs.table import ACT_COLUMNS, Cell, act_rows, head

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def render(reports: Sequence[Report], *, lang: Language) -> bytes:
    """The table of all acts; heads and names in ``lang``, dates as ISO 8601."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head(key, lang) for key in ACT_COLUMNS)
    for row in act_rows(reports, lang):
        writer.writerow(_cell(row[key]) for key in ACT_COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str | float:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return value
