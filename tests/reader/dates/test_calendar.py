from __future__ import annotations

from datetime import date

import pytest

from enlace.reader.dates import calendar
from enlace.reader.dates.calendar import Stretch


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2013, 11, 19), 2, date(2014, 1, 19)),
        (date(2011, 12, 31), 2, date(2012, 2, 29)),
        (date(2010, 12, 31), 2, date(2011, 2, 28)),
        (date(2012, 3, 31), -1, date(2012, 2, 29)),
    ],
)
def test_add_months_clamps_at_the_month_s_end(day: date, months: int, later: date) -> None:
    assert calendar.add_months(day, months) == later


def test_add_months_past_the_last_year_is_refused() -> None:
    with pytest.raises(ValueError, match="no year 10000"):
        calendar.add_months(date(9999, 12, 1), 1)


@pytest.mark.parametrize(
    ("placed", "stretch"),
    [
        (calendar.year_of, ("2012", "2012-01-01", "2012-12-31", "2011-12-31")),
        (calendar.month_of(2), ("2012-02", "2012-02-01", "2012-02-29", "2012-01-31")),
        (calendar.month_range(5, 7), ("2012-05/2012-07", "2012-05-01", "2012-07-31", "2012-04-30")),
        (calendar.month_range(12, 1), ("2011-12/2012-01", "2011-12-01", "2012-01-31", "2011-11-30")),
        (calendar.days_of((5, 5), (5, 5)), ("2012-05-05", "2012-05-05", "2012-05-05", "2012-05-04")),
        (
            calendar.days_of((12, 30), (1, 2)),
            ("2011-12-30/2012-01-02", "2011-12-30", "2012-01-02", "2011-12-29"),
        ),
        (calendar.part_of_year(1, 4), ("2012-33", "2012-01-01", "2012-03-31", "2011-12-31")),
        (calendar.part_of_year(4, 4), ("2012-36", "2012-10-01", "2012-12-31", "2012-09-30")),
        (calendar.part_of_year(2, 3), ("2012-38", "2012-05-01", "2012-08-31", "2012-04-30")),
        (calendar.part_of_year(2, 2), ("2012-41", "2012-07-01", "2012-12-31", "2012-06-30")),
        (calendar.part_of_year(2, 6), ("2012-03/2012-04", "2012-03-01", "2012-04-30", "2012-02-29")),
        (calendar.week_of(5, 2), ("2012-05-08/2012-05-14", "2012-05-08", "2012-05-14", "2012-05-07")),
        (calendar.week_of(5, -1), ("2012-05-25/2012-05-31", "2012-05-25", "2012-05-31", "2012-05-24")),
        (calendar.fortnight_of(5, 1), ("2012-05-01/2012-05-15", "2012-05-01", "2012-05-15", "2012-04-30")),
        (calendar.fortnight_of(2, 2), ("2012-02-16/2012-02-29", "2012-02-16", "2012-02-29", "2012-02-15")),
        (calendar.end_of(calendar.year_of), ("2012", "2012-01-01", "2012-12-31", "2012-12-31")),
        (calendar.start_of(calendar.year_of), ("2012", "2012-01-01", "2012-03-31", "2011-12-31")),
        (calendar.start_of(calendar.month_of(5)), ("2012-05", "2012-05-01", "2012-05-10", "2012-04-30")),
        (
            calendar.start_of(calendar.part_of_year(1, 4)),
            ("2012-33", "2012-01-01", "2012-01-31", "2011-12-31"),
        ),
        (calendar.middle_of(calendar.year_of), ("2012", "2012-01-01", "2012-06-30", "2012-06-30")),
        (calendar.middle_of(calendar.month_of(5)), ("2012-05", "2012-05-01", "2012-05-15", "2012-05-15")),
    ],
)
def test_a_part_of_the_calendar_has_its_edtf_its_days_and_the_day_before(
    placed: calendar.Placed, stretch: tuple[str, str, str, str]
) -> None:
    edtf, *days = stretch

    assert placed(2012) == Stretch(edtf, *map(date.fromisoformat, days))


def test_years_from_one_to_another_are_one_stretch() -> None:
    assert calendar.years_of(2012, 2013).edtf == "2012/2013"


def test_a_day_that_the_year_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        calendar.days_of((2, 29), (2, 29))(2013)
