"""Numbers in figures and in words, to the millions, in English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from enlace.reader.model import Language

_EN_UNITS = "one two three four five six seven eight nine".split()
_EN_TEENS = (
    (
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen zero"  # zero joins nothing
    ).split()
)
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ES_UNITS = "uno dos tres cuatro cinco seis siete ocho nueve".split()
_ES_TEENS = (
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos "
    "veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
).split()
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_ES_HUNDREDS = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient".split()

_EN = {word: value for value, word in enumerate(_EN_UNITS, 1)}
_EN |= {word: 10 + place for place, word in enumerate(_EN_TEENS[:-1])} | {"zero": 0, "a": 1}
_EN |= {word: 20 + 10 * place for place, word in enumerate(_EN_TENS)}
_ES = {word: value for value, word in enumerate([*_ES_UNITS, *_ES_TEENS], 1)} | {"cero": 0}
_ES |= {"un": 1, "una": 1, "veintiun": 21, "veintiuna": 21, "cien": 100, "ciento": 100}
_ES |= {word: 30 + 10 * place for place, word in enumerate(_ES_TENS)}
_HUNDREDS = {stem + end: 200 + 100 * place for place, stem in enumerate(_ES_HUNDREDS) for end in ("os", "as")}
_ES |= _HUNDREDS
_VALUES: dict[Language, dict[str, int]] = {"en": _EN, "es": _ES}
_SCALES = {
    "thousand": 10**3,
    "mil": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "millon": 10**6,
    "millones": 10**6,
}

_GROUPED = r"\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?"
_FIGURES = rf"(?<![\w.,])(?:{_GROUPED}|\d+(?:[.,'’]\d+)*)(?![a-z])"
_SIGNS = re.compile(r"[., '’]")


_HALF = Decimal("0.5")


class Number(NamedTuple):
    """A number and where it stands in the text; ``in_figures`` where it begins with digits."""

    value: Decimal
    start: int
    end: int
    in_figures: bool


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _english() -> str:
    tens = rf"(?:{_any(_EN_TENS)})(?:(?:\s*-\s*|\s+)(?:{_any(_EN_UNITS)})\b)?"
    below = rf"(?:{tens}|{_any([*_EN_TEENS, *_EN_UNITS])})"
    hundreds = rf"(?:(?:{_any([*_EN_UNITS, *_EN_TEENS])}|a)\s+)?hundred(?:\s+(?:and\s+)?{below})?"
    small = rf"(?:{hundreds}|{below})"
    thousands = rf"(?:(?:{_FIGURES}|{small}|a)\s+)?thousand(?:\s*,?\s+(?:and\s+)?{small})?"
    millions = rf"(?:half\s+a|(?:{_FIGURES}|{small}|a)(?:\s+and\s+a\s+half)?)\s+millions?\b"
    return rf"{millions}|\b{thousands}\b|\b{small}\b|{_FIGURES}"


def _spanish() -> str:
    units = _any([*_ES_UNITS, "una", "un"])
    teens = _any([*_ES_TEENS, "veintiuna", "veintiun", "cero"])
    tens = rf"(?:diez|{_any(_ES_TENS)})\s+y\s+(?:{units})\b|{_any(_ES_TENS)}"
    below = rf"(?:{tens}|{teens}|{units})"
    hundreds = rf"(?:cien(?!to)|(?:ciento|{_any(list(_HUNDREDS))})(?:\s+{below})?)"
    small = rf"(?:{hundreds}|{below})"
    thousands = rf"(?:(?:{_FIGURES}|{small})\s+)?mil(?:\s+{small})?"
    millions = (
        rf"(?:medio|{_FIGURES}|{thousands}|{small})\s+millon(?:es)?\b(?:\s+y\s+medio\b|\s+{thousands}\b)?"
    )
    return rf"{millions}|\b{thousands}\b|\b(?<!\bpor\s){small}\b|{_FIGURES}"


_PATTERNS: dict[Language, re.Pattern[str]] = {"en": re.compile(_english()), "es": re.compile(_spanish())}
_WORDS = re.compile(rf"(?P<figures>{_FIGURES})|[a-z]+")
# A cheap look whether there is any number at all.
_LIKELY: dict[Language, re.Pattern[str]] = {
    language: re.compile(rf"\d|\b(?:{_any([*values, *_SCALES, 'hundred'])})")
    for language, values in _VALUES.items()
}


def numbers_in(text: str, language: Language) -> Iterator[Number]:
    """Every number in folded text, in order; "one" and "a" are numbers only where a hundred or more follows."""
    if not _LIKELY[language].search(text):
        return
    for found in _PATTERNS[language].finditer(text):
        yield Number(_value(found.group(), language), *found.span(), in_figures=found.group()[0].isdigit())


def figures(text: str) -> Decimal:
    """The value of digits that either language grouped: a sign before every three digits groups, any other parts."""
    signs = _SIGNS.findall(text)
    parts = _SIGNS.split(text)
    if not signs:
        return Decimal(text)
    groups = all(len(part) == 3 for part in parts[1:]) and len(set(signs)) == 1 and parts[0].lstrip("0") != ""
    if groups and len(parts[0]) <= 3:
        return Decimal("".join(parts))
    return Decimal("".join(parts[:-1]) + "." + parts[-1])


def _value(words: str, language: Language) -> Decimal:
    done, still = Decimal(0), Decimal(0)
    for word in _WORDS.finditer(words):
        scale = _SCALES.get(word.group())
        if word["figures"]:
            still = figures(word["figures"])
        elif scale == 10**6:
            done, still = (done + still) * scale, Decimal(0)
        elif scale:
            done, still = done + (still or Decimal(1)) * scale, Decimal(0)
        elif word.group() in ("half", "medio"):  # of a million: before it, or after it in Spanish
            done, still = (done + _HALF * 10**6, still) if done else (done, still + _HALF)
        elif word.group() == "hundred":
            still = (still or Decimal(1)) * 100
        elif word.group() != "a" or not still:
            still += _VALUES[language].get(word.group(), 0)
    return (done + still).normalize()
