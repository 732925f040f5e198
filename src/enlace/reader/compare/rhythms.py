"""How often, in either language, as the same fact: "quarterly", "every three months", "cada trimestre"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from enlace.reader.compare.number_words import numbers_in
from enlace.reader.model import Language


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Once in so many units; a month is the unit of all that is longer."""

    every: Fraction
    unit: str


_UNITS = {
    "day": (1, "day"), "dia": (1, "day"), "week": (1, "week"), "semana": (1, "week"), "month": (1, "month"),
    "mes": (1, "month"), "bimestre": (2, "month"), "quarter": (3, "month"), "trimester": (3, "month"),
    "trimestre": (3, "month"), "cuatrimestre": (4, "month"), "semester": (6, "month"), "semestre": (6, "month"),
    "year": (12, "month"), "ano": (12, "month"),
}  # fmt: skip
_WORDS = {
    "weekly": (1, "week"), "semanal": (1, "week"), "monthly": (1, "month"), "mensual": (1, "month"),
    "bimestral": (2, "month"), "quarterly": (3, "month"), "trimestral": (3, "month"), "cuatrimestral": (4, "month"),
    "semiannual": (6, "month"), "semi-annual": (6, "month"), "half-yearly": (6, "month"), "semestral": (6, "month"),
    "annual": (12, "month"), "yearly": (12, "month"), "anual": (12, "month"), "biennial": (24, "month"),
    "bienal": (24, "month"),
}  # fmt: skip
_UNIT = "|".join(_UNITS)
_WORD = re.compile(rf"\b(?P<word>{'|'.join(_WORDS)})(?:ly|mente|es)?\b")
_EVERY: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"\b(?:every|each)\s+(?:(?P<n>[\w-]{{1,30}})\s+)?(?P<unit>{_UNIT})s?\b"),
    "es": re.compile(
        rf"\b(?:cada\s+(?:(?P<n>\w+)\s+)?|todos\s+los\s+|todas\s+las\s+)(?P<unit>{_UNIT})(?:e?s)?\b"
    ),
}
_TIMES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:(?P<once>once|twice|thrice)|(?<![\w-])(?P<n>[\w-]{{1,30}})\s+times)\s+"
        r"(?:an?|per|each|every|in\s+(?:a|each|every))\s+"
        rf"(?:calendar\s+)?(?P<unit>{_UNIT})\b"
    ),
    "es": re.compile(
        rf"\b(?P<once>(?!))?(?P<n>\w{{1,30}})\s+(?:vez|veces)\s+(?:al|por|a\s+la|cada|en\s+el)\s+(?P<unit>{_UNIT})\b"
    ),
}
_ONCE = {"once": 1, "twice": 2, "thrice": 3}


def rhythms(text: str, language: Language) -> Iterator[tuple[Rhythm, int, int]]:
    """Every word or phrase of folded text that says how often, with its place."""
    taken: list[tuple[int, int]] = []
    for found in _TIMES[language].finditer(text):
        count = _ONCE[found["once"]] if found["once"] else _count(found["n"], language)
        if count:
            taken.append(found.span())
            yield _rhythm(Fraction(1, count), found["unit"]), *found.span()
    for found in _EVERY[language].finditer(text):
        if any(start <= found.start() < end for start, end in taken):
            continue
        count = 2 if found["n"] == "other" else _count(found["n"] or "1", language)
        if count:
            yield _rhythm(Fraction(count), found["unit"]), *found.span()
    for found in _WORD.finditer(text):
        often, unit = _WORDS[found["word"]]
        yield Rhythm(Fraction(often), unit), *found.span()


def _rhythm(every: Fraction, word: str) -> Rhythm:
    size, unit = _UNITS[word]
    return Rhythm(every * size, unit)


def _count(words: str, language: Language) -> int:
    """The whole number that the words are, 0 where they are none."""
    values = [number.value for number in numbers_in(words, language)]
    whole = [int(value) for value in values if value == value.to_integral_value() and value < Decimal(1000)]
    return whole[0] if len(whole) == 1 else 0
