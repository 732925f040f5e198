"""The parts of a Word file, as small templates; ``make_word.py`` fills them."""

from __future__ import annotations

from xml.sax.saxutils import escape

BULLETS = 90
LINKED = ("Acuerdo", "Inciso")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("styles", "numbering", "settings", "header", "footer")


def run(text: str, language: str) -> str:
    return f'<w:r><w:rPr><w:lang w:val="{language}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, *, style: str, num: int = 0, level: int = 0, mark: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbered}{marked}</w:pPr>{content}</w:p>'


def table(rows: list[list[str]]) -> str:
    width = 4000
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{{}}</w:tc>'
    body = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in rows)
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def numbering(
    levels: tuple[tuple[str, str], ...],
    bullet: tuple[str, str],
    *,
    lists: int,
    bullets_in_list: bool,
    linked_styles: bool,
    by_list_style: bool,
) -> str:
    """The list of the report's items, a bullet list, and a ``num`` for each heading that starts the list anew."""
    wanted = [_level(at, form, text, linked_styles) for at, (form, text) in enumerate(levels)]
    if bullets_in_list:
        wanted.append(_bullet(len(levels), *bullet))
    kind = '<w:multiLevelType w:val="multilevel"/>'
    link = '<w:{} w:val="ListaDeAcuerdos"/>'
    own = kind + (link.format("styleLink") if by_list_style else "")
    definitions = _abstract(0, own + "".join(wanted)) + _abstract(1, kind + _bullet(0, *bullet, indent=1))
    nums = _num(1, 0) + _num(BULLETS, 1)
    if by_list_style:
        definitions += _abstract(2, kind + link.format("numStyleLink"))
    for number in range(2, lists + 1):
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        nums += _num(number, 2 if by_list_style else 0, restart)
    return f"{_HEAD}<w:numbering {_NS}>{definitions}{nums}</w:numbering>"


def _abstract(number: int, content: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{content}</w:abstractNum>'


def _num(number: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def _level(at: int, form: str, text: str, linked: bool) -> str:
    style = f'<w:pStyle w:val="{LINKED[at]}"/>' if linked else ""
    indent = 0 if form == "ordinalText" else 425
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{_indent(at, indent)}</w:lvl>'
    )


def _bullet(at: int, font: str, glyph: str, *, indent: int = 0) -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{glyph}"/>'
        f'<w:lvlJc w:val="left"/>{_indent(at + indent, 425)}{fonts}</w:lvl>'
    )


def _indent(at: int, hanging: int) -> str:
    return f'<w:pPr><w:ind w:left="{425 * at + hanging}" w:hanging="{hanging}"/></w:pPr>'


def styles(font: str, size: int, language: str, *, linked: bool) -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{2 * size}"/><w:lang w:val="{language}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    spaced = '<w:spacing w:after="{}" w:line="264" w:lineRule="auto"/><w:jc w:val="{}"/>'
    big = f'<w:b/><w:sz w:val="{2 * size + 4}"/>'
    first = _numbered(0) + spaced.format(140, "both") if linked else ""
    second = _numbered(1) + spaced.format(140, "both") if linked else ""
    made = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        _style("BodyText", "Body Text", spaced.format(160, "both")),
        _style("Title", "Title", spaced.format(120, "center"), big),
        _style("Subtitle", "Subtitle", spaced.format(120, "center"), "<w:b/>"),
        _style("Place", "Place and date", spaced.format(240, "center"), "<w:i/>"),
        _style(
            "Heading1",
            "heading 1",
            f'<w:keepNext/>{spaced.format(200, "center")}<w:outlineLvl w:val="0"/>',
            "<w:b/>",
        ),
        _style("ListParagraph", "List Paragraph", spaced.format(140, "both")),
        _style("Cell", "Cell", '<w:jc w:val="center"/>'),
        _style("CellHead", "Cell head", '<w:jc w:val="center"/>', "<w:b/>"),
        _style("Header", "header", '<w:jc w:val="right"/>', '<w:i/><w:sz w:val="18"/>'),
        _style("Footer", "footer", '<w:jc w:val="center"/>', '<w:sz w:val="18"/>'),
        *([_style(LINKED[0], LINKED[0], first), _style(LINKED[1], LINKED[1], second)] if linked else []),
        '<w:style w:type="numbering" w:styleId="ListaDeAcuerdos"><w:name w:val="Lista de acuerdos"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        _grid(),
    ]
    return f"{_HEAD}<w:styles {_NS}>{defaults}{''.join(made)}</w:styles>"


def _numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def _style(style_id: str, name: str, paragraph: str, text: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _grid() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    return (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )


def package(*, body: str, numbering: str, styles: str, head: str) -> dict[str, str]:
    """The parts by name; ``head`` is the running head, ``""`` for none."""
    refs = '<w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    section = (
        f'<w:sectPr>{refs if head else ""}<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440"'
        ' w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    kinds = _KINDS if head else _KINDS[:3]
    page = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    number = f"{page.format('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{page.format('end')}"
    made = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"{_HEAD}<w:document {_NS}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in kinds}),
        "word/styles.xml": styles,
        "word/numbering.xml": numbering,
        "word/settings.xml": _settings(),
    }
    if head:
        shown = p(f"<w:r><w:t>{escape(head)}</w:t></w:r>", style="Header")
        made["word/header.xml"] = f"{_HEAD}<w:hdr {_NS}>{shown}</w:hdr>"
        made["word/footer.xml"] = f"{_HEAD}<w:ftr {_NS}>{p(number, style='Footer')}</w:ftr>"
    return made


def _settings() -> str:
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'{_HEAD}<w:settings {_NS}><w:zoom w:percent="100"/><w:compat>{mode}</w:compat></w:settings>'


def _content_types(kinds: tuple[str, ...]) -> str:
    own = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for kind in kinds
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{own}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
