"""A Word file (.docx, .docm, .dotx) as plain text with the numbers that Word makes."""

from __future__ import annotations

from lxml import etree

from enlace.reader.document import Document, Draft
from enlace.reader.errors import NotADocument
from enlace.reader.inputs import wordxml as w
from enlace.reader.inputs.numbering import Numbering
from enlace.reader.inputs.opc import main_part, related
from enlace.reader.inputs.wordclean import clean
from enlace.reader.inputs.wordstyles import Styles
from enlace.reader.inputs.wordtext import TextReader
from enlace.reader.inputs.zipsafe import SafeZip

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def extract(data: bytes) -> Document:
    """The text that a reader of the file sees, paragraph by paragraph, each with its automatic number.

    Tracked changes are read as accepted. Headers, footers, comments, footnotes and a table of contents are
    left out. Cells follow each other row by row, a text box follows its paragraph, a line break begins a
    paragraph unless it stands in mid-sentence.

    Raises ``EmptyFile``, ``NotADocument``, ``Damaged``, ``Encrypted`` or ``TooLarge``, nothing else.
    """
    package = SafeZip(data)
    name = main_part(package)
    root = w.parse(package.read(name))
    if root.tag != w.DOCUMENT:
        raise NotADocument
    parts = related(package, name)
    styles = Styles(_tree(package, parts.get("styles")))
    doubts = clean(root, styles)
    draft = Draft()
    TextReader(draft, styles, Numbering(_tree(package, parts.get("numbering")))).read(root)
    return draft.document(MEDIA_TYPE, doubts)


def _tree(package: SafeZip, name: str | None) -> etree._Element | None:
    """The part's root; ``None`` where the file does without such a part."""
    return w.parse(package.read(name)) if name and name in package else None
