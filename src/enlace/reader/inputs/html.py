"""HTML, also as Word and mail programs write it: one paragraph a block, numbers as the browser shows them.

The page is read as a stream of tags, never as a tree, so memory stays level however deep or long it is; nothing is
fetched. Left out: what a reader of the page does not see, and what is around the text (menus, page heads and feet).
"""

from __future__ import annotations

import codecs
import re

from lxml import etree

from enlace.reader.document import Document, Draft
from enlace.reader.errors import EmptyFile, TooLarge
from enlace.reader.inputs.decoding import decode, is_certain
from enlace.reader.inputs.html_blocks import PageReader
from enlace.reader.inputs.mojibake import repair
from enlace.reader.model import Doubt

MEDIA_TYPE = "text/html"
MAX_BYTES, MAX_TAGS = 20 * 2**20, 1_000_000
_STEP = 2**16
_META_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
# Python has more (idna, punycode, unicode_escape …), some of which raise or take time that grows with the square.
_OF_PAGES = re.compile(
    r"ascii|utf-8(?:-sig)?|cp\d+|iso8859-\d+|mac-\w+|koi8-\w|gb\w+|big5\w*|euc_\w+|shift_jis\w*"
)


def extract(data: bytes) -> Document:
    """Raises ``EmptyFile`` for a page that shows no text, and ``TooLarge``."""
    if len(data) > MAX_BYTES or data.count(b"<") > MAX_TAGS:
        raise TooLarge(limit=("20 MB, 1,000,000 tags", "20 MB, 1,000,000 de etiquetas"))
    decoded, doubts = _decode(data)
    source, repairs = repair(decoded)
    draft = Draft()
    for block in _read(source).blocks:
        label = block.mark.label if block.mark else None
        level, list_id = (block.mark.level, block.mark.list_id) if block.mark and label else (None, None)
        draft.add(block.text, label=label, level=level, list_id=list_id, heading=block.heading)
    document = draft.document(MEDIA_TYPE, doubts + repairs)
    if not document.plain.strip():
        raise EmptyFile
    return document


def _read(source: str) -> PageReader:
    page = PageReader()
    # The stubs ask for a base class that lxml itself does not have.
    parser = etree.HTMLParser(  # type: ignore[call-overload]
        target=page, encoding="utf-8", no_network=True, huge_tree=True
    )
    encoded = source.encode("utf-8", "replace")
    try:
        for start in range(0, len(encoded), _STEP):
            parser.feed(encoded[start : start + _STEP])
        parser.close()
    except etree.LxmlError as failure:
        raise EmptyFile from failure
    return page


def _decode(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """The source in the encoding that is certain from its bytes, else the one that it names, else the likeliest."""
    charset = _declared_charset(data[:4096])
    if charset is None or is_certain(data):
        return decode(data)
    return data.decode(charset, "replace"), ()


def _declared_charset(head: bytes) -> str | None:
    """The encoding that the page names; ``None`` for one that no page in single bytes can be in, or that is none."""
    found = _META_CHARSET.search(head)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return None
    if not _OF_PAGES.fullmatch(name):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
