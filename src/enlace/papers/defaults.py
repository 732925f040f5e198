"""Enlace's own Word templates, made here so that they stay in step with the fields; A4, Spanish and English."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from enlace.papers.enums import TemplateKind

ACCENT, QUIET, LINE, SHADE = "1F4E79", "595959", "A9A59B", "EEF2F6"
_SAID: dict[str, tuple[str, str]] = {
    "as_of": ("As of", "Estado al"),
    "number": ("No.", "N.º"),
    "what": ("Commitment or matter", "Compromiso o asunto"),
    "who": ("Responsible", "Responsable"),
    "due": ("By when", "Plazo"),
    "state": ("State", "Estado"),
    "action": ("Suggested action and notes", "Acción sugerida y notas"),
    "page": ("Page", "Página"),
    "of": ("of", "de"),
    "note": ("Note", "Nota"),
    "suggested": ("Suggested action", "Acción sugerida"),
    "text": ("What", "Qué"),
    "meeting": ("Said at", "Reunión"),
    "late": ("Late", "Compromisos atrasados"),
    "by_meeting": ("Due by this meeting", "Vencen con esta reunión"),
    "later": ("Due later", "Vencen después de esta reunión"),
    "no_date": ("With no date", "Sin fecha"),
    "owed_to_it": ("Owed to it", "Lo que otros le deben"),
    "said": ("Said last", "Lo último que informó"),
    "proposed": ("Matters it proposed", "Asuntos que propuso"),
    "more": ("more", "más"),
    "nothing": ("Nothing.", "Nada."),
}
SHEET_SECTIONS = ("late", "by_meeting", "later", "no_date", "owed_to_it", "said", "proposed")


@lru_cache(maxsize=8)
def template(kind: TemplateKind, language: str) -> bytes:
    """The bytes of the .docx with its fields in it."""
    document = _document(language, across=kind == TemplateKind.MATRIX)
    {TemplateKind.MATRIX: _matrix, TemplateKind.AGENDA: _agenda, TemplateKind.SHEET: _sheet}[kind](
        document, language
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def label(name: str, language: str) -> str:
    """A label of Enlace's own documents, in Word and PDF alike."""
    return _SAID[name][language == "es"]


def _document(language: str, *, across: bool) -> Any:
    document = Document()
    document.core_properties.title = "{{ title }}"
    document.core_properties.author = "Enlace"
    document.core_properties.comments = ""
    section = document.sections[0]
    if across:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    else:
        section.page_width, section.page_height = Mm(210), Mm(297)
    side = 12 if across else 22
    section.left_margin = section.right_margin = Mm(side)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    _styles(document, language, size=9 if across else 10.5)
    head = section.header.paragraphs[0]
    _run(head, "{{ body }}", size=8, color=QUIET)
    _page_numbers(section.footer.paragraphs[0], language)
    return document


def _styles(document: Any, language: str, *, size: float) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(size)
    normal.paragraph_format.space_after = Pt(3)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "es-419" if language == "es" else "en-GB")
    normal.element.get_or_add_rPr().append(spoken)
    sizes = {"Title": 18, "Heading 1": 13, "Heading 2": 11}
    for name, points in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(points), True
        style.font.color.rgb = RGBColor.from_string("1D1D1B" if name == "Heading 2" else ACCENT)
        for complex_size in style.element.rPr.findall(qn("w:szCs")):
            style.element.rPr.remove(complex_size)
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        if fonts is not None:
            for attribute in list(fonts.attrib):
                if "Theme" in attribute:
                    del fonts.attrib[attribute]
        style.paragraph_format.space_before = Pt(0 if name == "Title" else 10)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.keep_with_next = True
    borders = document.styles["Title"].element.find(".//" + qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _run(
    paragraph: Any, text: str, *, size: float = 0, color: str = "", bold: bool = False, italic: bool = False
) -> Any:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    return run


def _head(document: Any, language: str) -> None:
    """Title, then days and place, then the day for which it holds, then the introduction."""
    document.add_paragraph("{{ title }}", style="Title")
    line = document.add_paragraph()
    _run(line, "{{ days }}{% if place %} · {{ place }}{% endif %}", bold=True)
    _run(line, f" · {label('as_of', language)} {{{{ as_of }}}}", color=QUIET)
    document.add_paragraph("{%p if introduction %}")
    document.add_paragraph("{{ introduction }}")
    document.add_paragraph("{%p endif %}")


def _matrix(document: Any, language: str) -> None:
    _head(document, language)
    document.add_paragraph("{%p for part in parts %}")
    document.add_paragraph("{{ part.number }}. {{ part.heading }}", style="Heading 1")
    heads = [label(name, language) for name in ("number", "what", "who", "due", "state", "action")]
    table = _table(document, heads, (11, 92, 36, 34, 44, 56))
    _only(table, 1, "{%tr for row in part.rows %}")
    cells = table.rows[2].cells
    cells[0].text = "{{ row.number }}"
    cells[1].text = "{{ row.title }}"
    _run(cells[1].add_paragraph(), "{{ row.text }}", size=7.5, color=QUIET)
    for cell, name in zip(cells[2:5], ("who", "due", "state"), strict=True):
        cell.text = f"{{{{ row.{name} }}}}"
    cells[5].text = "{{ row.action }}"
    _optional(cells[5], "row.note", lambda paragraph: _run(paragraph, "{{ row.note }}", italic=True))
    _only(table, 3, "{%tr endfor %}")
    document.add_paragraph("{%p endfor %}")


def _agenda(document: Any, language: str) -> None:
    _head(document, language)
    document.add_paragraph("{%p for part in parts %}")
    document.add_paragraph("{{ part.number }}. {{ part.heading }}", style="Heading 1")
    document.add_paragraph("{%p for row in part.rows %}")
    document.add_paragraph("{{ row.number }}  {{ row.title }}", style="Heading 2")
    _optional(document, "row.text", lambda one: _run(one, "{{ row.text }}"))

    def facts(paragraph: Any) -> None:
        said = [("who", "row.who"), ("due", "row.due"), ("state", "row.state_line")]
        for name, value in said:
            _run(paragraph, f"{{% if {value} %}}", size=9, color=QUIET)
            _run(paragraph, f"{label(name, language)}: ", size=9, color=QUIET, bold=True)
            _run(paragraph, f"{{{{ {value} }}}}.  {{% endif %}}", size=9, color=QUIET)

    _optional(document, "row.who or row.due or row.state", facts)

    def action(paragraph: Any) -> None:
        paragraph.paragraph_format.left_indent = Mm(6)
        _run(paragraph, f"{label('suggested', language)}: ", bold=True)
        _run(paragraph, "{{ row.action }}", italic=True)

    _optional(document, "row.action", action)

    def note(paragraph: Any) -> None:
        paragraph.paragraph_format.left_indent = Mm(6)
        _run(paragraph, f"{label('note', language)}: ", bold=True)
        _run(paragraph, "{{ row.note }}")

    _optional(document, "row.note", note)
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")


def _sheet(document: Any, language: str) -> None:
    """A page for each country; the page breaks before each but the first."""
    document.styles["Normal"].font.size = Pt(9)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(6)
    document.add_paragraph("{%p for sheet in sheets %}")
    document.add_paragraph("{%p if not loop.first %}")
    broken = document.add_paragraph()
    broken.paragraph_format.page_break_before = True
    broken.paragraph_format.space_after = Pt(0)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ sheet.party }}", style="Title")
    line = document.add_paragraph()
    _run(line, "{{ body }}, {{ days }}{% if place %} · {{ place }}{% endif %}", bold=True)
    _run(line, f" · {label('as_of', language)} {{{{ as_of }}}}", color=QUIET)
    document.add_paragraph("{{ sheet.lead }}")
    for name in SHEET_SECTIONS:
        _list(document, name, language)
    document.add_paragraph("{%p endfor %}")


def _list(document: Any, name: str, language: str) -> None:
    document.add_paragraph(f"{{%p if sheet.{name} %}}")
    document.add_paragraph(label(name, language), style="Heading 1")
    heads = [label(one, language) for one in ("text", "meeting", "due", "state")]
    table = _table(document, heads, (86, 30, 26, 24), size=8)
    _only(table, 1, f"{{%tr for row in sheet.{name} %}}")
    for cell, field in zip(table.rows[2].cells, ("text", "meeting", "due", "state"), strict=True):
        cell.text = ""
        _run(cell.paragraphs[0], f"{{{{ row.{field} }}}}", size=8)
    _only(table, 3, "{%tr endfor %}")
    document.add_paragraph(f"{{%p if sheet.{name}_more %}}")
    _run(
        document.add_paragraph(),
        f"+ {{{{ sheet.{name}_more }}}} {label('more', language)}",
        size=8,
        color=QUIET,
    )
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endif %}")


def _optional(place: Any, condition: str, fill: Any) -> None:
    """A paragraph that is there only where the condition holds."""
    place.add_paragraph(f"{{%p if {condition} %}}")
    fill(place.add_paragraph())
    place.add_paragraph("{%p endif %}")


def _table(document: Any, heads: Sequence[str], widths: Sequence[int], *, size: float = 0) -> Any:
    """A head that is repeated on each page, a row for the loop's beginning, one to repeat, one for its end."""
    table = document.add_table(rows=4, cols=len(heads))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _lines(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    for cell, said in zip(table.rows[0].cells, heads, strict=True):
        _run(cell.paragraphs[0], said, bold=True, size=size)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _lines(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _only(table: Any, row: int, tag: str) -> None:
    table.rows[row].cells[0].text = tag


def _page_numbers(paragraph: Any, language: str) -> None:
    """The title, then ``Page 3 of 12``, counted by Word itself."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, f"{{{{ title }}}} · {label('page', language)} ", size=8, color=QUIET)
    _field(paragraph, "PAGE")
    _run(paragraph, f" {label('of', language)} ", size=8, color=QUIET)
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    field, shown = OxmlElement("w:fldSimple"), OxmlElement("w:r")
    field.set(qn("w:instr"), name)
    looks, size = OxmlElement("w:rPr"), OxmlElement("w:sz")
    size.set(qn("w:val"), "16")
    looks.append(size)
    text = OxmlElement("w:t")
    text.text = "1"
    shown.append(looks)
    shown.append(text)
    field.append(shown)
    paragraph._p.append(field)
