"""How often, counted: "every six months", "twice a year", "cada trimestre", "una vez al año"."""

from __future__ import annotations

from collections.abc import Iterator

from enlace.reader.dates.numbers import NUMBER, number
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause, Phrase, Rank

#: Months in a unit; what is shorter has a frequency of its own.
_MONTHS = {
    "month": 1, "mes": 1, "bimestre": 2, "quarter": 3, "trimester": 3, "trimestre": 3, "cuatrimestre": 4,
    "semester": 6, "semestre": 6, "half-year": 6, "year": 12, "ano": 12,
}  # fmt: skip
_SHORTER = {"day": "DAILY", "dia": "DAILY", "week": "WEEKLY", "semana": "WEEKLY"}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_EVERY = {
    "en": compiled(
        rf"\b(?:every|each)\s+(?:(?P<n>{NUMBER['en']})\s+|(?P<other>other\s+))?"
        r"(?P<unit>day|week|month|quarter|trimester|semester|half-year|year)s?\b"
    ),
    "es": compiled(
        rf"\bcada\s+(?:(?P<n>{NUMBER['es']})\s+|(?P<other>(?!)))?"
        r"(?P<unit>dia|semana|mes|bimestre|trimestre|cuatrimestre|semestre|ano)(?:e?s)?\b"
    ),
}
_PER = {
    "en": compiled(
        rf"\b(?:at\s+least\s+)?(?:(?P<once>once|twice|thrice)|(?P<n>{NUMBER['en']})\s+times)\s+"
        r"(?:a|an|each|every|per|in\s+(?:a|each|every))\s+(?:calendar\s+)?(?P<unit>week|month|quarter|semester|year)\b"
    ),
    "es": compiled(
        rf"\b(?:(?:al|por\s+lo)\s+menos\s+)?(?P<once>(?!))?(?P<n>{NUMBER['es']})\s+(?:vez|veces)\s+"
        r"(?:al|por|a\s+la|cada|en\s+el)\s+(?P<unit>semana|mes|trimestre|semestre|ano)\b"
    ),
}


def rule(months: int) -> str:
    """Every so many months after RFC 5545; whole years as years."""
    frequency, interval = ("YEARLY", months // 12) if months % 12 == 0 else ("MONTHLY", months)
    return f"FREQ={frequency};INTERVAL={interval}" if interval > 1 else f"FREQ={frequency}"


def recurrences(clause: Clause) -> Iterator[Phrase]:
    """Every phrase that counts how often, with its rule."""
    for found in _EVERY[clause.language].finditer(clause.text):
        count = number(found["n"], clause.language) if found["n"] else 1 + bool(found["other"])
        yield _often(*found.span(), _every(count, found["unit"]))
    for found in _PER[clause.language].finditer(clause.text):
        count = _TIMES[found["once"]] if found["once"] else number(found["n"], clause.language)
        often = _times(count, found["unit"])
        if often:
            yield _often(*found.span(), often)


def _often(start: int, end: int, often: str) -> Phrase:
    return Phrase(start, end, Rank.RECURRENCE, rrule=often, limit=True)


def _every(count: int, unit: str) -> str:
    if unit in _MONTHS:
        return rule(_MONTHS[unit] * max(count, 1))
    return f"FREQ={_SHORTER[unit]};INTERVAL={count}" if count > 1 else f"FREQ={_SHORTER[unit]}"


def _times(count: int, unit: str) -> str | None:
    """So many times in a unit, where it comes out even: three times a year is every four months."""
    if count == 1:
        return _every(1, unit)
    months = _MONTHS.get(unit, 0)
    if count == 2 and unit in ("month", "mes"):
        return "FREQ=WEEKLY;INTERVAL=2"
    return rule(months // count) if count and months >= count and months % count == 0 else None
