"""A moment of the calendar named at a place of a text: a day, a month, a quarter, a year, its end or beginning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from re import Match, Pattern
from types import ModuleType
from typing import Literal, NamedTuple

from enlace.reader.dates import calendar, english, spanish
from enlace.reader.dates.calendar import Placed, Stretch
from enlace.reader.dates.iso import iso_at
from enlace.reader.dates.numbers import number, year
from enlace.reader.model import Language

WORDS: dict[Language, ModuleType] = {"en": english, "es": spanish}


Kind = Literal["day", "month", "part", "near"]  # "near" is told by nearness alone: "next month"


class Moment(NamedTuple):
    """What ends at ``end``: a part of the calendar, ``placed`` once its ``year`` is known."""

    end: int
    year: int | None
    placed: Placed
    kind: Kind = "part"

    def reckon(self, after: date | None, *, before: bool = False) -> Stretch | None:
        """The stretch meant; without a year, the next one that is not yet over after ``after``."""
        try:
            if self.year is not None:
                return self.placed(self.year)
            if after is None:
                return None
            this = self.placed(after.year)
            return this if (this.before if before else this.last) > after else self.placed(after.year + 1)
        except (ValueError, OverflowError):
            return None


def _month(name: str, words: ModuleType) -> int:
    return int(words.MONTHS[name[:3]])


def _day(words: str, language: Language) -> int:
    figures = "".join(filter(str.isdigit, words))
    return int(figures) if figures else number(words, language)


def year_named(found: Match[str], language: Language, after: date | None) -> int | None:
    groups = found.groupdict()
    if groups["y"]:
        return year(groups["y"], language)
    if after and (groups["this"] or groups["next"]):
        return after.year + bool(groups["next"])
    return None


def days_read(found: Match[str], language: Language, after: date | None) -> Moment:
    words, groups = WORDS[language], found.groupdict()
    first, last = groups["m"] or groups["m2"], groups["m2"] or groups["m"]
    until = groups["d2"] or groups.get("d3") or groups["d"]
    start = _month(first, words), _day(groups["d"], language)
    end = _month(last, words), _day(until, language)
    named = year_named(found, language, after)
    if groups.get("y1") and named is None:
        named = year(groups["y1"], language) + (start > end)
    return Moment(found.end(), named, calendar.days_of(start, end), "day")


def _in_month(found: Match[str], language: Language, after: date | None) -> Moment:
    words = WORDS[language]
    first = _month(found["m"], words)
    placed = (
        calendar.month_range(first, _month(found["m2"], words)) if found["m2"] else calendar.month_of(first)
    )
    return Moment(found.end(), year_named(found, language, after), placed, "month")


def _in_part(found: Match[str], language: Language, after: date | None) -> Moment | None:
    words = WORDS[language]
    if found["q"]:
        return Moment(found.end(), int(found["yq"]), calendar.part_of_year(int(found["q"][1]), 4))
    parts = words.PARTS[found["unit"]]
    if found["ord"]:
        part = words.ORDINALS[found["ord"]]
        return _part(found.end(), year_named(found, language, after), parts if part < 0 else part, parts)
    if after is None:
        return Moment(found.end(), None, calendar.year_of)
    years, part = divmod((after.month - 1) // (12 // parts) + bool(found["following"]), parts)
    return _part(found.end(), after.year + years, part + 1, parts)


def _part(end: int, year: int | None, part: int, parts: int) -> Moment | None:
    return Moment(end, year, calendar.part_of_year(part, parts)) if part <= parts else None


def _in_first_months(found: Match[str], language: Language, after: date | None) -> Moment | None:
    count = number(found["n"], language)
    return (
        Moment(found.end(), year_named(found, language, after), calendar.month_range(1, count))
        if count <= 12
        else None
    )


def _in_week(found: Match[str], language: Language, after: date | None) -> Moment | None:
    words = WORDS[language]
    month, count = _month(found["m"], words), words.ORDINALS[found["ord"]]
    if found["unit"] in ("week", "semana"):
        placed = calendar.week_of(month, count) if count <= 4 else None
    else:
        placed = calendar.fortnight_of(month, count) if count <= 2 else None
    return Moment(found.end(), year_named(found, language, after), placed) if placed else None


def _in_year(found: Match[str], language: Language, after: date | None) -> Moment:
    first, last = found["from"], found["y"]
    if first:
        return Moment(found.end(), year(last, language), lambda until: calendar.years_of(int(first), until))
    return Moment(
        found.end(), year_named(found, language, after), calendar.year_of, "part" if last else "near"
    )


_MONTHS_IN = {
    "month": 1,
    "mes": 1,
    "quarter": 3,
    "trimestre": 3,
    "semester": 6,
    "semestre": 6,
    "year": 12,
    "ano": 12,
}


def _in_some(found: Match[str], language: Language, after: date | None) -> Moment:
    """ "The end of the month", "next quarter": the one that ``after`` lies in, or the one behind it."""
    if after is None:
        return Moment(found.end(), None, calendar.year_of, "near")
    months = _MONTHS_IN[found["unit"]]
    years, part = divmod((after.month - 1) // months + bool(found["next"]), 12 // months)
    placed = calendar.month_of(part + 1) if months == 1 else calendar.part_of_year(part + 1, 12 // months)
    return Moment(found.end(), after.year + years, calendar.year_of if months == 12 else placed, "near")


_Reader = Callable[[Match[str], Language, date | None], Moment | None]


def _forms(words: ModuleType) -> tuple[tuple[Pattern[str], _Reader], ...]:
    return (
        (words.DAY_FIRST, days_read),
        (words.MONTH_FIRST, days_read),
        (words.IN_WEEK, _in_week),
        (words.IN_MONTH, _in_month),
        (words.IN_PART, _in_part),
        (words.IN_FIRST_MONTHS, _in_first_months),
        (words.IN_YEAR, _in_year),
    )


_FORMS: dict[Language, tuple[tuple[Pattern[str], _Reader], ...]] = {
    language: _forms(words) for language, words in WORDS.items()
}


def moment_at(text: str, place: int, language: Language, after: date | None) -> Moment | None:
    """The moment that folded ``text`` names from ``place`` on, or None."""
    words = WORDS[language]
    part = words.PART.match(text, place)
    moment = _plain(text, part.end() if part else place, language, after)
    if part and not moment:
        some = words.IN_SOME.match(text, part.end())
        moment = _in_some(some, language, after) if some else None
    if part and moment:
        return moment._replace(placed=_turned(part)(moment.placed))
    return moment


def some_at(text: str, place: int, language: Language, after: date | None) -> Moment | None:
    """ "This month", "next quarter": a unit told apart from others by no number; not plain "the month"."""
    found: Match[str] | None = WORDS[language].IN_SOME.match(text, place)
    return _in_some(found, language, after) if found and (found["this"] or found["next"]) else None


def _plain(text: str, place: int, language: Language, after: date | None) -> Moment | None:
    named = iso_at(text, place)
    if named:
        return Moment(*named)
    for pattern, read in _FORMS[language]:
        found = pattern.match(text, place)
        moment = read(found, language, after) if found else None
        if moment:
            return moment
    return None


def _turned(part: Match[str]) -> Callable[[Placed], Placed]:
    if part["end"]:
        return calendar.end_of
    if part["start"] or part["early"]:
        return calendar.start_of
    return calendar.middle_of if part["middle"] or part["mid"] else calendar.end_of
