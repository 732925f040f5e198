"""A text made comparable without moving a single offset."""

from __future__ import annotations

import re
import unicodedata

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "\u2018\u2019\u00b4\u02bc"


def _table() -> dict[str, str]:
    table = {chr(code): unicodedata.normalize("NFD", chr(code).lower())[0] for code in range(0x80, 0x250)}
    table |= dict.fromkeys(_SPACES, " ")
    table |= dict.fromkeys(_DASHES, "-")
    table |= dict.fromkeys(_QUOTES, "'")
    return table | {"º": "o", "°": "o", "ª": "a"}


_TABLE = _table()
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Lower case, no accents, plain spaces, hyphens and apostrophes; as long as ``text``, offset for offset.

    The signs of ordinal numbers become letters ("1°" is "1o"), as they do in typing.
    """
    # Few letters are beyond ASCII: looking those up one by one is faster than `str.translate`.
    return (text if text.isascii() else _BEYOND_ASCII.sub(_folded, text)).lower()


def _folded(found: re.Match[str]) -> str:
    return _TABLE.get(found[0], found[0])
