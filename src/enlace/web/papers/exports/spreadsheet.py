"""A paper as a workbook: one table, its sections in a column of their own, so that it can be sorted and filtered."""

from __future__ import annotations

import io
from typing import Any

from django.utils.translation import gettext as _

from enlace.reader.model import Language
from enlace.web.papers.words import FIELDS
from enlace.web.workbooks import XLSX, Workbook

__all__ = ["XLSX", "made"]
WIDTHS = (8, 30, 60, 60, 26, 24, 26, 44, 30, 40)


def made(lang: Language, context: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    book = Workbook(out)
    place = f"{context['days']} · {context['place']}" if context["place"] else context["days"]
    as_of = _("As of %(day)s") % {"day": context["as_of"]}
    book.say_above((context["title"], place, as_of, context["introduction"]))
    heads = [_("No."), _("Section"), *(str(one) for one in FIELDS.values()), _("Address")]
    for at, width in enumerate(WIDTHS):
        book.sheet.set_column(at, at, width)
    book.write_heads(4, heads)
    n = 5
    for part in context["parts"]:
        for row in part["rows"]:
            said = [row["number"], part["heading"], *(row[field] for field in FIELDS), row["address"]]
            book.write_row(n, said)
            n += 1
    book.close_for_print(head=4, end=n, columns=len(heads))
    return out.getvalue()
