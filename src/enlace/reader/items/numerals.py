"""Numbers that are no figures: roman numerals and ordinals in words."""

from __future__ import annotations

import re

from enlace.reader.grammar.tokens import fold

_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.I)
_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman(text: str) -> int | None:
    """The value of a well-formed roman numeral in either case."""
    if not _ROMAN.match(text):
        return None
    total, lower = 0, text.lower()
    for place, sign in enumerate(lower):
        value = _SIGNS[sign]
        total += -value if place + 1 < len(lower) and _SIGNS[lower[place + 1]] > value else value
    return total


def ordinal(text: str) -> int | None:
    """The value of an ordinal in words: "Primero", "twenty-first", "Décimo cuarta", "ÚNICO" (the only one: 1)."""
    return _ORDINALS.get(" ".join(fold(text).replace("-", " ").split()))


def _english() -> dict[str, int]:
    words = (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ).split()
    found = {word: value for value, word in enumerate(words, 1)}
    for tens, stem in ((20, "twenty"), (30, "thirty")):
        for value, word in enumerate(words[:9], 1):
            found[f"{stem} {word}"] = tens + value
    return found | {"thirtieth": 30, "fortieth": 40}


def _spanish() -> dict[str, int]:
    units = "primer segund tercer cuart quint sext septim octav noven".split()
    tens = ((10, "decim"), (20, "vigesim"), (30, "trigesim"))
    found: dict[str, int] = {}
    for ending in "oa":
        for value, word in [*enumerate(units, 1), (7, "setim"), (9, "non")]:
            found[word + ending] = value
            for ten, stem in tens:
                found[f"{stem}{ending} {word}{ending}"] = ten + value
                found[f"{stem}o {word}{ending}"] = ten + value
                found[f"{stem}o{word}{ending}"] = ten + value
        for ten, stem in tens:
            found[stem + ending] = ten
        found |= {f"undecim{ending}": 11, f"duodecim{ending}": 12, f"unic{ending}": 1}
    return found


_ORDINALS = _english() | _spanish()
