"""The days, months, years, quarters, rhythms and hours that a text names, in either language, as the same facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from enlace.reader.compare.rhythms import Rhythm, rhythms
from enlace.reader.model import Language


@dataclass(frozen=True, slots=True)
class Year:
    year: int


@dataclass(frozen=True, slots=True)
class Month:
    month: int


@dataclass(frozen=True, slots=True)
class Day:
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Between:
    """A day that is not named, between two that are: "18 to 21" says what "18, 19, 20 and 21" says."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Part:
    """The ``part``-th of so many equal parts of a year."""

    part: int
    parts: int


@dataclass(frozen=True, slots=True)
class Hour:
    """Minutes after noon or midnight: "2:30 p.m." and "14:30" are one."""

    minutes: int


When = Year | Month | Day | Between | Part | Hour | Rhythm
Found = tuple[When, int, int]

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("january", "february", "march", "april", "may", "june"),
        *("july", "august", "september", "october", "november", "december"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}
_SHORT: dict[Language, str] = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
}
_NUMBERS: dict[str, int] = {
    short: month for names in _SHORT.values() for month, short in enumerate(names.split(), 1)
} | {"set": 9}
_ABBREVIATED = r"(?<=\d[\s-])(?:{0})\b\.?|\b(?:{0})\b\.?(?=[\s-]*\d)"
_MONTH: dict[Language, re.Pattern[str]] = {
    language: re.compile(
        rf"\b(?:{'|'.join(names)}{'|setiembre' if language == 'es' else ''})\b"
        rf"|{_ABBREVIATED.format(_SHORT[language].replace(' ', '|').replace('sep', 'sept?|set'))}"
    )
    for language, names in _MONTHS.items()
}
_WORDED = {
    word: day
    for day, word in enumerate(
        "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
        "veintiocho veintinueve treinta".split(),
        1,
    )
} | {"uno": 1}
_DAY = (
    r"(?:[0-3]?\d(?!\d)(?:\s?(?:st|nd|rd|th|ro|ero|er|do|o|a)(?![a-z])\.?)?"
    rf"|(?<![a-z])(?:{'|'.join(sorted(_WORDED, key=len, reverse=True))})(?![a-z]))"
)
_JOINED = r"\s*(?:-|,|/|(?:and|y|e|&|to|al|a|through|until|hasta|or|o)(?![a-z]))\s*(?:(?:and|y|the|el)\s+)?"
_DAYS = rf"{_DAY}(?:{_JOINED}{_DAY})*"
_BEFORE = re.compile(
    rf"(?<![\d.,/])(?P<days>{_DAYS})\s*-?\s*(?:dias\s+)?(?:of\s+|del?\s+)?(?:the\s+month\s+of\s+|mes\s+de\s+)?$"
)
_AFTER = re.compile(
    rf"\s*-?\s*(?:the\s+)?(?P<days>{_DAYS})(?![\w%]|[.,:]\d|\s*(?:of\s+)?(?:de\s+)?[a-z]*ber\b)"
)
_NUMBERED = re.compile(r"\d+|[a-z]+")
_RANGE = re.compile(r"\s*(?:-|(?:to|al|a|through|until|hasta)(?![a-z]))\s*(?:the\s+|el\s+)?$")
_LONGEST_LIST = 60
_BESIDE_NUMBER = re.compile(r"\d(?:st|nd|rd|th)?[\s-]?(?:of\s)?(?:may|march)|(?:may|march),?\s?-?\d")
_HEAD = re.compile(r"\W*\w$")

_YEAR = re.compile(r"(?<![\w.,$])(?<!\$\s)(?:19|20)\d\d(?![\w%]|[.,]\d)")
_FIGURES = re.compile(
    r"(?<![\w./-])(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<a>\d{1,2})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d))(?![\w/-])"
)
_HOUR = re.compile(
    r"(?<![\d.,:])(?P<h>[01]?\d|2[0-3])(?:[:.h](?P<m>[0-5]\d))?\s*(?P<half>[ap]\.?\s?m\b\.?|hrs?\b\.?|horas\b(?=\s*(?:del?|y|,|\.|$))"
    r"|hours\b(?=\s*(?:of|on|,|\.|$))|o'clock)|(?<![\d.,:])(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?![\d:])"
)
_PARTS = {
    "quarter": 4,
    "trimester": 4,
    "trimestre": 4,
    "semester": 2,
    "half": 2,
    "semestre": 2,
    "mitad": 2,
    "cuatrimestre": 3,
}
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1, "final": -1,
    "primer": 1, "primera": 1, "1er": 1, "1o": 1, "segundo": 2, "segunda": 2, "2do": 2, "2o": 2, "tercer": 3, "3er": 3,
    "cuarto": 4, "4to": 4, "ultimo": -1, "ultima": -1,
}  # fmt: skip
_PART = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)})(?:\s+|-)(?P<unit>{'|'.join(_PARTS)})\b|\bq(?P<q>[1-4])\b"
)


def dates_in(raw: str, text: str, language: Language, *, month_first: bool | None = None) -> list[Found]:
    """Every fact of the calendar in ``text`` (``raw`` folded, offset for offset), with the place that says it.

    ``month_first`` tells how "8/06/2016" is to be read; where it is not told, English puts the month first.
    """
    first = language == "en" if month_first is None else month_first
    found: list[Found] = [*rhythms(text, language), *_parts(text), *_hours(text), *_figures(text, first)]
    for month in _MONTH[language].finditer(text):
        if not _is_verb(raw, text, month.start(), month.end()):
            found.extend(_month(text, month.start(), month.end()))
    found.extend((Year(int(year.group())), *year.span()) for year in _YEAR.finditer(text))
    return found


def _is_verb(raw: str, text: str, start: int, end: int) -> bool:
    """ "may" and "march" as verbs: without a number to go with, small, or capital as other words there are."""
    if text[start:end] not in ("may", "march") or _BESIDE_NUMBER.search(text, max(0, start - 4), end + 4):
        return False
    return not raw[start].isupper() or raw.isupper() or _HEAD.match(raw, 0, start + 1) is not None


def _month(text: str, start: int, end: int) -> Iterator[Found]:
    month = _NUMBERS[text[start : start + 3]]
    yield Month(month), start, end
    lead = max(0, start - _LONGEST_LIST)
    before = _BEFORE.search(text[lead:start])
    after = None if before else _AFTER.match(text, end)
    named = before or after
    if named:
        shift = lead if before else 0
        span = named.start("days") + shift, named.end("days") + shift
        for day, said in _days(named["days"]):
            yield (Day(month, day) if said else Between(month, day)), *span


def _days(words: str) -> Iterator[tuple[int, bool]]:
    """ "18, 19" one by one, "18 to 21" with the days between."""
    last, after = 0, 0
    for found in _NUMBERED.finditer(words):
        day = _WORDED.get(found.group()) if found.group().isalpha() else int(found.group())
        if day is None:
            continue
        if last and _RANGE.match(words[after : found.start()]):
            yield from ((between, False) for between in range(last + 1, day))
        yield day, True
        last, after = day, found.end()


def _figures(text: str, month_first: bool) -> Iterator[Found]:
    for found in _FIGURES.finditer(text):
        year = int(found["y"] or found["year"])
        day, month = (int(found["d"]), int(found["m"])) if found["y"] else (int(found["a"]), int(found["b"]))
        if not found["y"] and (month > 12 or (month_first and day <= 12)):
            day, month = month, day
        yield Year(year), *found.span()
        yield Month(month), *found.span()
        yield Day(month, day), *found.span()


def _hours(text: str) -> Iterator[Found]:
    for found in _HOUR.finditer(text):
        hour, minutes = found["h"] or found["h2"], found["m"] or found["m2"] or "0"
        yield Hour(int(hour) % 12 * 60 + int(minutes)), *found.span()


def _parts(text: str) -> Iterator[Found]:
    for found in _PART.finditer(text):
        if found["q"]:
            yield Part(int(found["q"]), 4), *found.span()
            continue
        parts = _PARTS[found["unit"]]
        part = _ORDINALS[found["nth"]]
        yield Part(part if part > 0 else parts, parts), *found.span()
