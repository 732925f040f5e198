"""Plain text: from bytes of any encoding to clean lines.

What a file says is kept to the letter; only what nobody can see (zero-width and control characters, soft
hyphens) is dropped, accents typed as a mark of their own are joined to their letter, and every kind of line
end becomes ``\\n``.
"""

from __future__ import annotations

import re
import unicodedata

from enlace.reader.document import Document, Paragraph
from enlace.reader.errors import EmptyFile, TooLarge
from enlace.reader.inputs.decoding import decode
from enlace.reader.inputs.mojibake import repair

MEDIA_TYPE = "text/plain"
MAX_BYTES, MAX_LINES = 20 * 2**20, 1_500_000

_LINE_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_MARK = re.compile("[\u0300-\u036f]")
_ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]{1,3}")


def extract(data: bytes) -> Document:
    """One paragraph a line, blank lines among them. Raises ``EmptyFile`` and ``TooLarge``."""
    if len(data) > MAX_BYTES:
        raise TooLarge(limit="20 MB")
    decoded, doubts = decode(data)
    repaired, repairs = repair(decoded)
    plain = clean(repaired)
    if not plain.strip():
        raise EmptyFile
    if plain.count("\n") > MAX_LINES:
        raise TooLarge(limit=("1,500,000 lines", "1,500,000 líneas"))
    if not plain.endswith("\n"):
        plain += "\n"
    return Document(plain, _paragraphs(plain), MEDIA_TYPE, doubts + repairs)


def _paragraphs(plain: str) -> tuple[Paragraph, ...]:
    found, start = [], 0
    while start < len(plain):
        end = plain.index("\n", start)
        found.append(Paragraph(start, end))
        start = end + 1
    return tuple(found)


def clean(text: str) -> str:
    """The text with ``\\n`` for every line end and without characters that nobody can see."""
    if not text.isascii() and _MARK.search(text):
        text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return _UNSEEN.sub("", _LINE_END.sub("\n", text.replace("\r\n", "\n")))
