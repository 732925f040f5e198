"""WordprocessingML by name: the elements that the reader looks at, and how their XML is parsed safely."""

from __future__ import annotations

from typing import Final

from lxml import etree

from enlace.reader.errors import Damaged, NotADocument

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _MATH.encode(),
}
_HEAD = 8192
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W = f"{{{_MAIN}}}"

VAL: Final = _W + "val"
LEVELS: Final = 9

DOCUMENT: Final = _W + "document"
P: Final = _W + "p"
PPR: Final = _W + "pPr"
PSTYLE: Final = _W + "pStyle"
NUM_PR: Final = _W + "numPr"
NUM_ID: Final = _W + "numId"  # an element in a paragraph, an attribute of a list
ILVL: Final = _W + "ilvl"
OUTLINE_LVL: Final = _W + "outlineLvl"
RPR: Final = _W + "rPr"
RSTYLE: Final = _W + "rStyle"
VANISH: Final = _W + "vanish"
LANG: Final = _W + "lang"

T: Final = _W + "t"
MATH_T: Final = f"{{{_MATH}}}t"
TAB: Final = _W + "tab"
POSITION_TAB: Final = _W + "ptab"
BR: Final = _W + "br"
CR: Final = _W + "cr"
SYM: Final = _W + "sym"
SYM_CHAR: Final = _W + "char"
SYM_FONT: Final = _W + "font"
HYPHEN: Final = _W + "noBreakHyphen"
FIELD_CHAR: Final = _W + "fldChar"
FIELD_CHAR_TYPE: Final = _W + "fldCharType"
FIELD_CODE: Final = _W + "instrText"
R: Final = _W + "r"
MATH_R: Final = f"{{{_MATH}}}r"
TR: Final = _W + "tr"
TR_PR: Final = _W + "trPr"
TC: Final = _W + "tc"
TC_PR: Final = _W + "tcPr"

TEXT_BOX: Final = _W + "txbxContent"
RUBY_TEXT: Final = _W + "rt"
SDT: Final = _W + "sdt"
PLACEHOLDER: Final = _W + "showingPlcHdr"
FOOTNOTE: Final = _W + "footnoteReference"
ENDNOTE: Final = _W + "endnoteReference"
ALT_CHUNK: Final = _W + "altChunk"
ALTERNATE: Final = _COMPATIBILITY + "AlternateContent"
CHOICE: Final = _COMPATIBILITY + "Choice"
FALLBACK: Final = _COMPATIBILITY + "Fallback"

INS: Final = _W + "ins"
DEL: Final = _W + "del"
MOVE_FROM: Final = _W + "moveFrom"
MOVE_TO: Final = _W + "moveTo"
CELL_INS: Final = _W + "cellIns"
CELL_DEL: Final = _W + "cellDel"
PPR_CHANGE: Final = _W + "pPrChange"
RPR_CHANGE: Final = _W + "rPrChange"
NUMBERING_CHANGE: Final = _W + "numberingChange"

STYLE: Final = _W + "style"
STYLE_ID: Final = _W + "styleId"
STYLE_TYPE: Final = _W + "type"
STYLE_DEFAULT: Final = _W + "default"
STYLE_NAME: Final = _W + "name"
BASED_ON: Final = _W + "basedOn"
DOC_DEFAULTS: Final = _W + "docDefaults"

ABSTRACT_NUM: Final = _W + "abstractNum"
ABSTRACT_NUM_ID: Final = _W + "abstractNumId"
NUM: Final = _W + "num"
NUM_STYLE_LINK: Final = _W + "numStyleLink"
STYLE_LINK: Final = _W + "styleLink"
LVL: Final = _W + "lvl"
LVL_OVERRIDE: Final = _W + "lvlOverride"
START_OVERRIDE: Final = _W + "startOverride"
START: Final = _W + "start"
NUM_FMT: Final = _W + "numFmt"
LVL_TEXT: Final = _W + "lvlText"
LVL_RESTART: Final = _W + "lvlRestart"
IS_LGL: Final = _W + "isLgl"
PICTURE_BULLET: Final = _W + "lvlPicBulletId"

_parser = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)


def parse(data: bytes) -> etree._Element:
    """The root element, in the transitional namespaces also where the file is strict.

    Raises ``Damaged`` for XML that is not well formed or nests too deep, ``NotADocument`` for XML with a DTD,
    which Office Open XML forbids (ISO/IEC 29500-2, 8.1.4).
    """
    try:
        root = etree.fromstring(_transitional(data), _parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise Damaged from error
    if root.getroottree().docinfo.doctype:
        raise NotADocument
    return root


def _transitional(data: bytes) -> bytes:
    head = data[:_HEAD]
    if b"http://purl.oclc.org/" not in head:
        return data
    for strict, transitional in _STRICT.items():
        head = head.replace(strict, transitional)
    return head + data[_HEAD:]


def is_on(element: etree._Element | None) -> bool:
    """A toggle such as ``w:vanish``: present means on, unless it says otherwise."""
    return element is not None and element.get(VAL) not in ("0", "false", "off")


def whole(element: etree._Element | None, default: int) -> int:
    """The element's value as a number of at most six digits; ``default`` where it is missing or none."""
    said = "" if element is None else element.get(VAL, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 6 else default


def list_level(said: str | None) -> int | None:
    """One of the nine levels of a list, 0 the outermost; ``None`` for anything else."""
    return int(said) if said is not None and len(said) == 1 and said in "012345678" else None


def value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(VAL)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
