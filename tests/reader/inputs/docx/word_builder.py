"""Word files for tests, from small pieces of XML."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from enlace.reader.document import Document
from enlace.reader.inputs.docx import extract

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"/>'


def run(text: str = "", properties: str = "", after: str = "") -> str:
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{escape(text)}</w:t>{after}</w:r>'


def p(*content: str, style: str = "", num: object = None, level: object = None, properties: str = "") -> str:
    """A paragraph; content without tags becomes a run."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None or level is not None:
        own += "<w:numPr>"
        own += f'<w:ilvl w:val="{level}"/>' if level is not None else ""
        own += f'<w:numId w:val="{num}"/>' if num is not None else ""
        own += "</w:numPr>"
    held = f"<w:pPr>{own}{properties}</w:pPr>" if own or properties else ""
    return f"<w:p>{held}{''.join(part if part.startswith('<') else run(part) for part in content)}</w:p>"


def table(*rows: list[str]) -> str:
    """A table of cells, each the XML of its paragraphs."""
    cells = ("".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def lvl(index: int, text: str, form: str = "decimal", extra: str = "", start: int | None = 1) -> str:
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    shown = f'<w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{begins}{shown}</w:lvl>'


def abstract(number: object, *levels: str, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def num(number: object, abstract_number: object, *overrides: str) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{"".join(overrides)}</w:num>'
    )


def override(level: int, content: str) -> str:
    return f'<w:lvlOverride w:ilvl="{level}">{content}</w:lvlOverride>'


def start_at(level: int, number: int) -> str:
    return override(level, f'<w:startOverride w:val="{number}"/>')


def style(
    name: str, properties: str = "", *, based_on: str = "", run_properties: str = "", attributes: str = ""
) -> str:
    attributes = attributes or 'w:type="paragraph"'
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style {attributes} w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>"
    )


def num_pr(number: object = None, level: object = None) -> str:
    inner = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    inner += f'<w:numId w:val="{number}"/>' if number is not None else ""
    return f"<w:numPr>{inner}</w:numPr>"


def zipped(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part, compression)
    return buffer.getvalue()


def relations(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def document_xml(*body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"


def docx(*body: str, numbering: str = "", styles: str = "") -> bytes:
    """A Word file with this body, these ``abstractNum`` and ``num``, these styles."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": document_xml(*body),
    }
    links = {}
    if numbering:
        links["numbering"] = "numbering.xml"
        parts["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
    if styles:
        links["styles"] = "styles.xml"
        parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    parts["word/_rels/document.xml.rels"] = relations(**links)
    return zipped(parts)


def read(*body: str, numbering: str = "", styles: str = "") -> Document:
    return extract(docx(*body, numbering=numbering, styles=styles))


def lines(*body: str, numbering: str = "", styles: str = "") -> list[str]:
    """The lines of the plain text."""
    return read(*body, numbering=numbering, styles=styles).plain.splitlines()
