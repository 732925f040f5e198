"""Dates in figures: "2016-06-08", "2016-06", and "15/05/2018" where day and month cannot be confused."""

from __future__ import annotations

import re
from typing import Literal

from enlace.reader.dates.calendar import Placed, days_of, month_of

_ISO = re.compile(r"((?:19|20)\d\d)-([01]\d)(?:-([0-3]\d))?(?![-/\d])")
_SLASHED = re.compile(r"([0-3]?\d)([./-])([0-3]?\d)\2((?:19|20)\d\d)(?![-/\d])")


def iso_at(text: str, place: int) -> tuple[int, int, Placed, Literal["day", "month"]] | None:
    """Where the date in figures at ``place`` ends, its year, and the day or month in it; None where there is none."""
    if not text[place : place + 1].isdigit():
        return None
    found = _ISO.match(text, place)
    if found:
        year, month, day = found.groups()
        return _named(found.end(), int(year), int(month), int(day) if day else None)
    found = _SLASHED.match(text, place)
    if not found:
        return None
    one, _, other, year = found.groups()
    first, second = int(one), int(other)
    if first == second or second > 12 >= first:
        return _named(found.end(), int(year), first, second)
    return _named(found.end(), int(year), second, first) if first > 12 else None


def _named(
    end: int, year: int, month: int, day: int | None
) -> tuple[int, int, Placed, Literal["day", "month"]] | None:
    if not 1 <= month <= 12:
        return None
    if day:
        return end, year, days_of((month, day), (month, day)), "day"
    return end, year, month_of(month), "month"
