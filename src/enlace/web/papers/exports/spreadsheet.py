"""A paper as a workbook: one table, its sections in a column of their own, so that it can be sorted and filtered."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from enlace.reader.model import Language
from enlace.web.papers.words import FIELDS
from enlace.web.taking import LONGEST_CELL, SAFE, XLSX

__all__ = ["XLSX", "made"]
WIDTHS = (8, 30, 60, 60, 26, 24, 26, 44, 30, 40)


def made(lang: Language, context: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    sheet: Any = book.add_worksheet("Enlace")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    title = book.add_format({"bold": True, "font_size": 14})
    place = f"{context['days']} · {context['place']}" if context["place"] else context["days"]
    as_of = _("As of %(day)s") % {"day": context["as_of"]}
    for at, said in enumerate((context["title"], place, as_of, context["introduction"][:LONGEST_CELL])):
        sheet.write_string(at, 0, said, title if at == 0 else None)
    heads = [_("No."), _("Section"), *(str(one) for one in FIELDS.values()), _("Address")]
    for at, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(4, at, head, bold)
    n = 5
    for part in context["parts"]:
        for row in part["rows"]:
            said = [row["number"], part["heading"], *(row[field] for field in FIELDS), row["address"]]
            for at, value in enumerate(said):
                sheet.write_string(n, at, value[:LONGEST_CELL], wrapped)
            n += 1
    sheet.freeze_panes(5, 2)
    sheet.autofilter(4, 0, max(n - 1, 5), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    sheet.set_footer("&C&P / &N")
    book.close()
    return out.getvalue()
