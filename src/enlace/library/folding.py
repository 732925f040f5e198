"""Letters that are one for whoever searches: ``library_fold`` of the database does the same to what is told."""

from __future__ import annotations

import re

from enlace.reader.grammar.tokens import fold

BARE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"}
"""Letters with a stroke or without their dot, which no accent makes of others."""
SPREAD = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Where a word may be broken or must not be: no sign at all."""
RARE = re.compile(f"[{UNSEEN}ÅåÆæØøßÐðÞþÝýÿ\u0100-\u024f\u0300-\u036f\u1e00-\u1eff\ufb00-\ufb04]")
"""Of texts without any of these the database alone knows how each letter is folded, into one."""
_PLAIN = str.maketrans(BARE | SPREAD | dict.fromkeys(UNSEEN, ""))


def folded(said: str) -> str:
    """Lower case, without accents, every letter as one types it where a keyboard does not have it."""
    lower = fold(said)
    return lower if lower.isascii() else lower.translate(_PLAIN)
