"""The numbers that a text names beside its dates, and how long it gives: "15 days", "dos meses"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from enlace.reader.compare.blanking import blanked
from enlace.reader.compare.number_words import numbers_in
from enlace.reader.model import Language

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S{1,80}@\S+")
_ORDINAL_EN = r"\d+(?:st|nd|rd|th)\b"
_ORDINAL_ES = r"\d+\s?\.?[ºª°]|\d+(?:ro|ero|er|do|to|vo|mo|no|ra|da|ta|va|ma|na)\b|\d+[oa]\b"
_ORDINAL = re.compile(rf"{_ORDINAL_EN}|{_ORDINAL_ES}", re.IGNORECASE)
_ROMAN = re.compile(
    r"(?<![\w.])(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{2,3}|X{1,3}(?:IX|IV|V?I{0,3}))(?![\w.]*[a-z0-9])"
)
_UNIT = re.compile(
    r"[\s-]*(?:\(\s*[\w\s-]{1,30}\)\s*)?(?:(?:calendar|working|business|consecutive|full|more|further|next|proximos|siguientes)[\s-]+)?"
    r"(?P<unit>hours?|horas?|days?|dias?|weeks?|semanas?|months?|mes(?:es)?|years?|anos?|quarters?|trimestres?|semest(?:ers?|res?))\b"
)
_UNITS = {
    "hou": "hour", "hor": "hour", "day": "day", "dia": "day", "wee": "week", "sem": "week", "mon": "month",
    "mes": "month", "yea": "year", "ano": "year", "qua": "quarter", "tri": "quarter",
}  # fmt: skip
# Words that say a number without naming it: where the other version names it, they say the same.
_IMPLIED = re.compile(
    r"\b(?:(?P<n2>both|amb[oa]s|couple|pair|par|twice|dos\s+veces|double|doble|bilateral\w*|fortnight\w*|segund[oa]|second|half"
    r"|mitad|bimest\w+|bimonthly|biennial|bienal|bienio|biennium|either|neither|latter|former)"
    r"|(?P<n3>quarter\w*|trimest\w+|thrice|triple|terce\w+|third)|(?P<n4>cuatrimest\w+|four\w+|cuart[oa])|(?P<n5>quinqueni\w+)"
    r"|(?P<n6>semest\w+|half-year\w*|semi-?annual\w*)|(?P<n10>decade|decada|decenio)|(?P<n12>dozen|docena|annual\w*|anual\w*|years?|anos?)"
    r"|(?P<n14>fortnight\w*)|(?P<n15>quincena\w*|fifteenth)|(?P<n50>half|mitad)|(?P<n100>century|siglo))\b"
)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a text counts. ``implied`` numbers alarm nobody; ``romans`` count only against other roman numerals."""

    numbers: frozenset[Decimal]
    implied: frozenset[Decimal]
    romans: frozenset[int]
    spans: frozenset[tuple[int, str]]


def amounts_in(raw: str, text: str, language: Language, taken: Iterable[tuple[int, int]]) -> Amounts:
    """The numbers of ``text`` (``raw`` folded, offset for offset) outside the places that are ``taken``."""
    others = (found.span() for found in (*_ADDRESS.finditer(raw), *_ORDINAL.finditer(raw)))
    text = blanked(text, (*others, *taken))
    numbers: set[Decimal] = set()
    spans: set[tuple[int, str]] = set()
    for number in numbers_in(text, language):
        if number.value == 1:
            continue
        numbers.add(number.value)
        unit = _UNIT.match(text, number.end)
        if unit and number.value == number.value.to_integral_value():
            spans.add((int(number.value), _unit(unit["unit"])))
    implied = {
        Decimal(kind[1:])
        for found in _IMPLIED.finditer(text)
        for kind, word in found.groupdict().items()
        if word
    }
    romans = frozenset(roman(found.group()) for found in _ROMAN.finditer(raw) if len(found.group()) > 1)
    return Amounts(frozenset(numbers), frozenset(implied), romans, frozenset(spans))


def _unit(word: str) -> str:
    return "semester" if word.startswith("semes") else _UNITS[word[:3]]


_WORTH = {"I": 1, "V": 5, "X": 10}


def roman(signs: str) -> int:
    values = [_WORTH[sign] for sign in signs]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
