from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enlace.reader.dates.periods import later, periods
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within two months", ("within two months", "2012-01-30", "2012-01-30", None)),
        ("within a two-month period", ("within a two-month period", "2012-01-30", "2012-01-30", None)),
        ("within 15 days", ("within 15 days", "2011-12-15", "2011-12-15", None)),
        ("within sixty days", ("within sixty days", "2012-01-29", "2012-01-29", None)),
        ("within the following 30 days", ("within the following 30 days", "2011-12-30", "2011-12-30", None)),
        ("within the next 30 days", ("within the next 30 days", "2011-12-30", "2011-12-30", None)),
        (
            "within thirty (30) calendar days following this meeting",
            ("within thirty (30) calendar days following this meeting", "2011-12-30", "2011-12-30", None),
        ),
        (
            "within a period not exceeding ninety (90) days",
            ("within a period not exceeding ninety (90) days", "2012-02-28", "2012-02-28", None),
        ),
        (
            "in a period of no more than 60 days",
            ("in a period of no more than 60 days", "2012-01-29", "2012-01-29", None),
        ),
        ("in three weeks", ("in three weeks", "2011-12-21", "2011-12-21", None)),
        ("in the next three months", ("in the next three months", "2012-02-29", "2012-02-29", None)),
        ("over the next month", ("over the next month", "2011-12-30", "2011-12-30", None)),
        ("next week", ("next week", "2011-12-07", "2011-12-07", None)),
        (
            "no later than 60 days after this meeting",
            ("no later than 60 days after this meeting", "2012-01-29", "2012-01-29", None),
        ),
        ("30 days after this meeting", ("30 days after this meeting", "2011-12-30", "2011-12-30", None)),
        ("two weeks from now", ("two weeks from now", "2011-12-14", "2011-12-14", None)),
        ("within two to three months", ("within two to three months", "2012-02-29", "2012-02-29", None)),
        ("within one year", ("within one year", "2012-11-30", "2012-11-30", None)),
        ("within a year and a half", ("within a year and a half", "2013-05-30", "2013-05-30", None)),
        ("within a month and a half", ("within a month and a half", "2012-01-14", "2012-01-14", None)),
        ("within 48 hours", ("within 48 hours", "2011-12-02", "2011-12-02", None)),
        ("within two weeks thereafter", ("within two weeks thereafter", "2011-12-14", "2011-12-14", None)),
        (
            "within six months from the date of this meeting",
            ("within six months from the date of this meeting", "2012-05-30", "2012-05-30", None),
        ),
        ("within 10 working days", ("within 10 working days", None, None, None)),
        (
            "within 30 days of receipt of the document",
            ("within 30 days of receipt of the document", None, None, None),
        ),
        ("within one month after the workshop", ("within one month after the workshop", None, None, None)),
    ],
)
def test_periods_finds_in_english(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(periods, text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("en un plazo de tres meses", ("en un plazo de tres meses", "2012-02-29", "2012-02-29", None)),
        ("en el plazo de un mes", ("en el plazo de un mes", "2011-12-30", "2011-12-30", None)),
        (
            "en un plazo no mayor a 30 días",
            ("en un plazo no mayor a 30 días", "2011-12-30", "2011-12-30", None),
        ),
        (
            "en un plazo no mayor de treinta (30) días calendario",
            ("en un plazo no mayor de treinta (30) días calendario", "2011-12-30", "2011-12-30", None),
        ),
        (
            "en un plazo máximo de 30 días",
            ("en un plazo máximo de 30 días", "2011-12-30", "2011-12-30", None),
        ),
        (
            "en un plazo que no exceda los 60 días",
            ("en un plazo que no exceda los 60 días", "2012-01-29", "2012-01-29", None),
        ),
        (
            "dentro de los 30 días siguientes",
            ("dentro de los 30 días siguientes", "2011-12-30", "2011-12-30", None),
        ),
        (
            "dentro de los quince días siguientes a esta reunión",
            ("dentro de los quince días siguientes a esta reunión", "2011-12-15", "2011-12-15", None),
        ),
        (
            "dentro de los próximos dos meses",
            ("dentro de los próximos dos meses", "2012-01-30", "2012-01-30", None),
        ),
        ("en los próximos dos meses", ("en los próximos dos meses", "2012-01-30", "2012-01-30", None)),
        ("en tres semanas", ("en tres semanas", "2011-12-21", "2011-12-21", None)),
        ("en el próximo mes", ("en el próximo mes", "2011-12-30", "2011-12-30", None)),
        ("la próxima semana", ("próxima semana", "2011-12-07", "2011-12-07", None)),
        (
            "a más tardar 60 días después de esta reunión",
            ("a más tardar 60 días después de esta reunión", "2012-01-29", "2012-01-29", None),
        ),
        (
            "treinta días después de esta reunión",
            ("treinta días después de esta reunión", "2011-12-30", "2011-12-30", None),
        ),
        (
            "en un término de quince días a partir de la fecha",
            ("en un término de quince días a partir de la fecha", "2011-12-15", "2011-12-15", None),
        ),
        (
            "dentro de un plazo de 45 días contados a partir de esta reunión",
            (
                "dentro de un plazo de 45 días contados a partir de esta reunión",
                "2012-01-14",
                "2012-01-14",
                None,
            ),
        ),
        ("en un año y medio", ("en un año y medio", "2013-05-30", "2013-05-30", None)),
        ("en un plazo de 10 días hábiles", ("en un plazo de 10 días hábiles", None, None, None)),
        (
            "dentro de los 30 días posteriores a la recepción del documento",
            ("dentro de los 30 días posteriores a la recepción del documento", None, None, None),
        ),
    ],
)
def test_periods_finds_in_spanish(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(periods, text, "es") == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("for two years", "en"),
        ("in the last three months", "en"),
        ("after two days of discussion", "en"),
        ("15 days before the next meeting", "en"),
        ("the 30 days that remain", "en"),
        ("a month", "en"),
        ("next month", "en"),
        ("durante dos años", "es"),
        ("en los últimos tres meses", "es"),
        ("15 días antes de la próxima reunión", "es"),
        ("un mes", "es"),
        ("con dos días de trabajo", "es"),
        ("el próximo mes de mayo", "es"),
    ],
)
def test_periods_leaves_alone(text: str, language: Language, find: Any) -> None:
    assert find(periods, text, language) == []


def test_the_next_month_of_something_counts_from_the_meeting(find: Any) -> None:
    assert find(periods, "over the next month of work", "en") == [
        ("over the next month", "2011-12-30", "2011-12-30", None)
    ]


@pytest.mark.parametrize(
    ("day", "count", "unit", "on"),
    [
        (date(2013, 12, 31), 2, "month", date(2014, 2, 28)),
        (date(2013, 11, 19), -2, "week", date(2013, 11, 5)),
        (date(2013, 11, 19), 36, "hour", date(2013, 11, 21)),
        (date(9999, 12, 1), 60, "day", None),
        (date(9999, 12, 1), 2, "month", None),
    ],
)
def test_later_counts_in_units_as_far_as_the_calendar_reaches(
    day: date, count: int, unit: str, on: date | None
) -> None:
    assert later(day, count, unit) == on
