"""Plain text: from bytes of any encoding to clean lines.

What a file says is kept to the letter; only what nobody can see (zero-width and control characters, soft
hyphens) is dropped, accents typed as a mark of their own are joined to their letter, and every kind of line
end becomes ``\\n``.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from enlace.reader.document import Document, Paragraph
from enlace.reader.errors import EmptyFile, TooLarge
from enlace.reader.inputs.mojibake import repair
from enlace.reader.model import Doubt

MEDIA_TYPE = "text/plain"
MAX_BYTES, MAX_LINES = 20 * 2**20, 1_500_000
_SAMPLE = 65_536

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"mac-roman": "Mac Roman", "cp850": "DOS (code page 850)"}
_LETTERS = frozenset("áéíóúüñÁÉÍÓÚÜÑçÇàèâêôãõÀÈ")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_STRAY_BYTE = re.compile("[\udc80-\udcff]")
_STRAY_BYTES = {0xDC00 + n: bytes([n]).decode("cp1252", "replace") for n in range(0x80, 0x100)}
_MANY_BYTES = re.compile("[^\x00-\x7f\udc80-\udcff]")

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]{1,3}")

_MIXED = Doubt("encoding-mixed", "The file mixes letters of UTF-8 and of Windows; both were read.")
_LOST = Doubt("characters-lost", "Some characters could not be read; \ufffd stands in their place.")


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
        raise TooLarge(limit="1 500 000 ¶")
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
    joined = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return _UNSEEN.sub("", _LINE_END.sub("\n", joined))


def decode(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """The text of the bytes in the encoding that fits them best, and what had to be guessed."""
    certain = certain_encoding(data)
    if certain:
        bom, encoding = certain
        return _decoded(data[len(bom) :], encoding)
    text = data.decode("utf-8", "surrogateescape")
    if len(_MANY_BYTES.findall(text)) > len(_STRAY_BYTE.findall(text)):
        return text.translate(_STRAY_BYTES), (_MIXED,)
    return _decoded(data, _legacy_encoding(data[:_SAMPLE]))


def certain_encoding(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark and the encoding, where the bytes leave no doubt (valid UTF-8, say)."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return b"", wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return b"", "utf-8"


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[Doubt, ...]]:
    text = data.decode(encoding, "replace")
    doubts = [_LOST] if "\ufffd" in text else []
    if encoding in _NAMES:
        doubts.append(Doubt("encoding-guessed", f"The file was read as {_NAMES[encoding]}."))
    return text, tuple(doubts)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark: where European letters leave their zero bytes."""
    quarter = len(sample) // 4
    zeros = [sample[place::4].count(0) > 0.8 * quarter for place in range(4)] if quarter else [False] * 4
    some = [sample[place::2].count(0) for place in range(2)]
    if zeros[1:] == [True] * 3 and not zeros[0]:
        return "utf-32-le"
    if zeros[:3] == [True] * 3 and not zeros[3]:
        return "utf-32-be"
    if some[1] > 0.6 * (len(sample) // 2) and some[0] * 20 <= some[1]:
        return "utf-16-le"
    if some[0] > 0.6 * (len(sample) // 2) and some[1] * 20 <= some[0]:
        return "utf-16-be"
    return None


def _legacy_encoding(sample: bytes) -> str:
    """Windows, unless another code page turns clearly more bytes into letters inside words."""
    points = {encoding: _likeness(sample, encoding) for encoding in ("cp1252", *_NAMES)}
    best = max(points, key=lambda encoding: points[encoding])
    return best if points[best] >= points["cp1252"] + 3 else "cp1252"


def _likeness(sample: bytes, encoding: str) -> int:
    """How many bytes become accented letters beside a letter, less those that become something odd."""
    text = sample.decode(encoding, "replace")
    return sum(_worth(text, found.start()) for found in _HIGH_BYTE.finditer(sample))


def _worth(text: str, at: int) -> int:
    letter, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if letter in _LETTERS:
        return 1 if before.isalpha() or after.isalpha() else -1
    if letter == "’":
        return 1 if before.isalpha() and after.isalpha() else 0
    return 0 if letter in "\xa0¿¡“”‘«»–—…ºª°€§·•" else -1
