"""Writing HTML safely: what goes in is text, what comes out is markup."""

from __future__ import annotations

import re
from html import escape

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def text(value: object) -> str:
    """Escaped for an element or a quoted attribute; characters that HTML cannot hold become U+FFFD."""
    return escape(_UNFIT.sub("\ufffd", str(value)), quote=True)


def attribute(value: object) -> str:
    """Like ``text``, without the marks that turn the writing direction: an attribute cannot be isolated."""
    return text(_TURNING.sub("", str(value)))


def quoted(words: str, lang: str, tag: str = "span", css: str = "said") -> str:
    """A report's own words: in its language, kept apart from the direction of what stands around them."""
    return f'<{tag} class="{css}" lang="{lang}" dir="auto">{text(words)}</{tag}>'


def shorten(words: str, limit: int) -> str:
    """On one line and cut at a word, with an ellipsis where something is left out."""
    line = " ".join(words.split())
    if len(line) <= limit:
        return line
    head = line[:limit].rsplit(" ", 1)[0] or line[:limit]
    return head + "…"
