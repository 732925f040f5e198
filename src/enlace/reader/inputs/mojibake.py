"""Letters that went through the wrong code page: UTF-8 once read as Windows text ("reuniÃ³n")."""

from __future__ import annotations

import re

from enlace.reader.doubts import doubt
from enlace.reader.model import Doubt

_WINDOWS = {
    bytes([n]).decode("cp1252"): n for n in range(0x80, 0xA0) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_NEXT = "\x80-\xbf" + "".join(_WINDOWS)
# Only first bytes whose Windows letters English and Spanish never put before a sign: Â Ã Å â€ â‚¬ â„¢ ï¬ ï»¿.
# "É»" (the end of «CANADÉ») also looks like UTF-8, so it is left alone.
_MISREAD = re.compile(f"[ÂÃÅ][{_NEXT}]|â€[{_NEXT}]|â‚¬|â„¢|ï¬[{_NEXT}]|ï»¿")
_FIRST = "ÂÃÅâï"
_REPAIRED = doubt("mojibake-repaired")


def repair(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text with garbled letters restored, also twice garbled ones, and a doubt that says so."""
    if not any(letter in text for letter in _FIRST):
        return text, ()
    restored = _MISREAD.sub(_restored, _MISREAD.sub(_restored, text))
    return restored, (() if restored == text else (_REPAIRED,))


def _restored(found: re.Match[str]) -> str:
    as_read = bytes(_WINDOWS.get(letter, ord(letter) & 0xFF) for letter in found[0])
    return as_read.decode("utf-8")
