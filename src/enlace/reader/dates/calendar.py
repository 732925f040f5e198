"""Days, months and their parts as EDTF (ISO 8601-2:2019, levels 0 to 2), with their first and last day."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """A named stretch of time. ``before`` is the last day that counts as "before" it."""

    edtf: str
    first: date
    last: date
    before: date


Placed = Callable[[int], Stretch]  # the stretch of a year; raises ValueError where that year has none


def stretch(edtf: str, first: date, last: date) -> Stretch:
    return Stretch(edtf, first, last, first - _DAY)


def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """``day`` some months later, at the latest on that month's last day. Raises ValueError past the year 9999."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"no year {year}")
    return min(
        day.replace(day=1, year=year, month=month) + timedelta(days=day.day - 1), last_day(year, month)
    )


def months_of(year: int, first: int, last: int, edtf: str) -> Stretch:
    return stretch(edtf, date(year, first, 1), last_day(year, last))


def year_of(year: int) -> Stretch:
    return months_of(year, 1, 12, f"{year}")


def years_of(first: int, last: int) -> Stretch:
    return stretch(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31))


def month_of(month: int) -> Placed:
    return lambda year: months_of(year, month, month, f"{year}-{month:02}")


def month_range(first: int, last: int) -> Placed:
    """From one month to another; where the first comes later in the year, it is the year before's."""

    def placed(year: int) -> Stretch:
        start = date(year - (first > last), first, 1)
        return stretch(f"{start:%Y-%m}/{year}-{last:02}", start, last_day(year, last))

    return placed


def days_of(first: tuple[int, int], last: tuple[int, int]) -> Placed:
    """From one (month, day) to another; where the first comes later in the year, it is the year before's."""

    def placed(year: int) -> Stretch:
        start, end = date(year - (first > last), *first), date(year, *last)
        edtf = end.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"
        return stretch(edtf, start, end)

    return placed


#: How many parts a year has, and the EDTF code of the first (quarters 33–36, quadrimesters 37–39, semesters 40–41).
_CODES = {4: 33, 3: 37, 2: 40}


def part_of_year(part: int, parts: int) -> Placed:
    """The ``part``-th of so many equal parts."""
    months = 12 // parts
    first, last = (part - 1) * months + 1, part * months

    def placed(year: int) -> Stretch:
        code = (
            f"{year}-{_CODES[parts] + part - 1}" if parts in _CODES else f"{year}-{first:02}/{year}-{last:02}"
        )
        return months_of(year, first, last, code)

    return placed


def week_of(month: int, week: int) -> Placed:
    """The first to fourth seven days of a month; -1 for its last seven."""

    def placed(year: int) -> Stretch:
        end = last_day(year, month) if week < 0 else date(year, month, week * 7)
        start = end - 6 * _DAY
        return stretch(f"{start.isoformat()}/{end.isoformat()}", start, end)

    return placed


def fortnight_of(month: int, half: int) -> Placed:
    """The first fifteen days of a month, or the rest."""

    def placed(year: int) -> Stretch:
        start = date(year, month, 1 if half == 1 else 16)
        end = date(year, month, 15) if half == 1 else last_day(year, month)
        return stretch(f"{start.isoformat()}/{end.isoformat()}", start, end)

    return placed


def end_of(placed: Placed) -> Placed:
    """Its end: "before the end" of it is in time until its last day."""

    def end(year: int) -> Stretch:
        whole = placed(year)
        return whole._replace(before=whole.last)

    return end


def start_of(placed: Placed) -> Placed:
    """Its beginning: a quarter of a year, ten days of a month, a month of a quarter or semester."""

    def start(year: int) -> Stretch:
        whole = placed(year)
        days = (whole.last - whole.first).days + 1
        last = (
            whole.first + 9 * _DAY if days <= 31 else add_months(whole.first, 3 if days > 300 else 1) - _DAY
        )
        return whole._replace(last=last)

    return start


def middle_of(placed: Placed) -> Placed:
    """Its middle: the end of June in a year, the fifteenth of a month; "before" it is as late as that."""

    def middle(year: int) -> Stretch:
        whole = placed(year)
        months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
        half = whole.first + 14 * _DAY if months == 1 else add_months(whole.first, months // 2) - _DAY
        return whole._replace(last=half, before=half)

    return middle
