"""The matrix as a Word document in the layout of a follow-up matrix; its rows are streamed into a small skeleton."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO, Any
from xml.sax.saxutils import escape

from django.http import FileResponse
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from enlace.register.errors import TooManyForPaper
from enlace.register.queries import Matrix
from enlace.web.register.exports import columns
from enlace.web.templatetags.enlace import lang

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_ROWS = 10_000
MARK = "rows-come-here"
WIDTHS = (12, 96, 38, 42, 34, 51)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def response(matrix: Matrix) -> FileResponse:
    if matrix.counts.commitments > MOST_ROWS:
        raise TooManyForPaper(rows=matrix.counts.commitments, limit=MOST_ROWS)
    held = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the response, once it is sent
    write(matrix, held)
    held.seek(0)
    return FileResponse(held, content_type=DOCX)


def write(matrix: Matrix, out: IO[bytes]) -> None:
    """The skeleton as it is, but for the body of the text, where the rows take the place of the mark."""
    skeleton = io.BytesIO()
    _skeleton(columns.heading_of(matrix)).save(skeleton)
    with zipfile.ZipFile(skeleton) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename != "word/document.xml":
                target.writestr(info.filename, data)
                continue
            before, after = _around_the_mark(data.decode())
            with target.open("word/document.xml", "w") as body:
                body.write(before.encode())
                for row in columns.paper_rows(matrix):
                    body.write(_row(row).encode())
                body.write(after.encode())


def _around_the_mark(xml: str) -> tuple[str, str]:
    at = xml.index(MARK)
    return xml[: xml.rindex("<w:tr>", 0, at)], xml[xml.index("</w:tr>", at) + len("</w:tr>") :]


def _skeleton(top: columns.Heading) -> Any:
    document = Document()
    document.core_properties.title = top.title
    document.core_properties.author = "Enlace"
    document.core_properties.comments = ""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(14)
    _styled(document)
    document.add_heading(top.title, level=1)
    for said in (top.filters, top.day):
        document.add_paragraph(_clean(said))
    _table(document)
    _page_numbers(section.footer.paragraphs[0])
    return document


def _styled(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(9.5)
    style.paragraph_format.space_after = Pt(2)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "es-419" if lang() == "es" else "en-GB")
    style.element.get_or_add_rPr().append(language)


def _table(document: Any) -> None:
    heads = columns.paper_heads()
    table = document.add_table(rows=2, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for cell, said, width in zip(table.rows[0].cells, heads, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(said).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    table.rows[1].cells[0].text = MARK


def _page_numbers(paragraph: Any) -> None:
    """``Page 3 of 12``, counted by Word itself."""
    sentence = _("Page %(page)s of %(pages)s") % {"page": "\0PAGE\0", "pages": "\0NUMPAGES\0"}
    for at, part in enumerate(sentence.split("\0")):
        run = paragraph.add_run(part if at % 2 == 0 else "")
        if at % 2:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            shown, text = OxmlElement("w:r"), OxmlElement("w:t")
            text.text = "1"
            shown.append(text)
            field.append(shown)
            run._r.addnext(field)


def _row(said: list[str]) -> str:
    number, text, reference, *others = said
    cells = [[number], [text, reference], *([other] for other in others)]
    inside = "".join(_cell(parts, width) for parts, width in zip(cells, WIDTHS, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"


def _cell(parts: list[str], width: int) -> str:
    paragraphs = "".join(_paragraphs(parts[0], ""))
    for small in parts[1:]:
        paragraphs += "".join(
            _paragraphs(small, '<w:rPr><w:color w:val="595959"/><w:sz w:val="15"/></w:rPr>')
        )
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 56.7)}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _paragraphs(said: str, looks: str) -> Iterator[str]:
    for line in _clean(said).split("\n"):
        yield f'<w:p><w:r>{looks}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'


def _clean(said: str) -> str:
    """Without signs that XML cannot hold."""
    return _NOT_XML.sub(" ", said).replace("\r\n", "\n").replace("\r", "\n")
