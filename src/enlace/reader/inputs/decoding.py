"""Bytes to text in the encoding that fits them best."""

from __future__ import annotations

import codecs
import re

from enlace.reader.doubts import doubt
from enlace.reader.model import Doubt

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

_MIXED, _LOST = doubt("encoding-mixed"), doubt("characters-lost")


def decode(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """The text, and what had to be guessed or was lost."""
    bom, encoding = _marked(data)
    if encoding:
        return _decoded(data[len(bom) :], encoding)
    stray = _first_stray(data)
    if stray is None:
        return data.decode("utf-8"), ()
    if _is_mixed(data, stray):
        return data.decode("utf-8", "surrogateescape").translate(_STRAY_BYTES), (_MIXED,)
    return _decoded(data, _legacy_encoding(data[:_SAMPLE]))


def is_certain(data: bytes) -> bool:
    """Whether the bytes leave no doubt: a byte order mark, the zeros of UTF-16, or nothing but valid UTF-8."""
    return _marked(data)[1] is not None or _first_stray(data) is None


def _marked(data: bytes) -> tuple[bytes, str | None]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding
    return b"", _wide_encoding(data[:_SAMPLE])


def _is_mixed(data: bytes, at: int) -> bool:
    """Whether, around the first byte that is no UTF-8, most letters beyond ASCII are UTF-8 all the same."""
    around = data[max(0, at - _SAMPLE) : at + _SAMPLE].decode("utf-8", "surrogateescape")
    return len(_MANY_BYTES.findall(around)) > len(_STRAY_BYTE.findall(around))


def _first_stray(data: bytes) -> int | None:
    """Where the first byte stands that is no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as failure:
        return failure.start
    return None


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[Doubt, ...]]:
    text = data.decode(encoding, "replace")
    doubts = [_LOST] if "\ufffd" in text else []
    if encoding in _NAMES:
        doubts.append(doubt("encoding-guessed", encoding=_NAMES[encoding]))
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
