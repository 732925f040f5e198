"""Days, EDTF dates and recurrences in words, English and Spanish side by side."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enlace.reader.model import Due
from enlace.reader.outputs.dates_in_words import (
    date_in_words,
    days_in_words,
    due_in_words,
    edtf_in_words,
    first_day,
    rrule_in_words,
    short_month_in_words,
)


def test_a_day_is_said_whole() -> None:
    assert date_in_words(date(2017, 11, 27), "en") == "27 November 2017"
    assert date_in_words(date(2017, 11, 27), "es") == "27 de noviembre de 2017"


@pytest.mark.parametrize(
    ("start", "end", "en", "es"),
    [
        (date(2013, 11, 18), date(2013, 11, 18), "18 November 2013", "18 de noviembre de 2013"),
        (date(2013, 11, 18), date(2013, 11, 19), "18–19 November 2013", "18 y 19 de noviembre de 2013"),
        (
            date(2014, 6, 30),
            date(2014, 7, 2),
            "30 June 2014 – 2 July 2014",
            "30 de junio de 2014 al 2 de julio de 2014",
        ),
    ],
)
def test_the_days_of_a_meeting_are_said_without_repeating_the_month(
    start: date, end: date, en: str, es: str
) -> None:
    assert (days_in_words(start, end, "en"), days_in_words(start, end, "es")) == (en, es)


@pytest.mark.parametrize(
    ("month", "en", "es"),
    [(1, "Jan 2018", "ene. 2018"), (5, "May 2018", "mayo 2018"), (9, "Sep 2018", "sept. 2018")],
)
def test_a_month_is_shortened_as_each_language_does(month: int, en: str, es: str) -> None:
    assert (short_month_in_words("2018", month, "en"), short_month_in_words("2018", month, "es")) == (en, es)


@pytest.mark.parametrize(
    ("edtf", "en", "es"),
    [
        ("2017-11-27", "27 November 2017", "27 de noviembre de 2017"),
        ("2017-11", "November 2017", "noviembre de 2017"),
        ("2017", "2017", "2017"),
        ("2018-41", "second semester of 2018", "segundo semestre de 2018"),
        ("2018-33", "first quarter of 2018", "primer trimestre de 2018"),
        ("2018-39", "last four months of 2018", "tercer cuatrimestre de 2018"),
        ("2018-22", "summer of 2018", "verano de 2018"),
        ("2017-11~", "around November 2017", "hacia noviembre de 2017"),
        ("2017?", "2017 (uncertain)", "2017 (fecha dudosa)"),
        ("2017%", "around 2017 (uncertain)", "hacia 2017 (fecha dudosa)"),
        ("2017-05/2017-06", "from May 2017 to June 2017", "de mayo de 2017 a junio de 2017"),
        ("2017/..", "from 2017", "desde 2017"),
        ("/2017", "until 2017", "hasta 2017"),
        ("2017-XX", "some time in 2017", "en algún momento de 2017"),
        ("2017-11-XX", "a day in November 2017", "un día de noviembre de 2017"),
        ("201X", "the 2010s", "la década de 2010"),
    ],
)  # fmt: skip
def test_an_edtf_date_is_said_in_both_languages(edtf: str, en: str, es: str) -> None:
    assert (edtf_in_words(edtf, "en"), edtf_in_words(edtf, "es")) == (en, es)


@pytest.mark.parametrize(
    "edtf",
    [
        "2017-02-30",
        "2017-13",
        "2017-99-XX",
        "20XX",
        "201X-05",
        "soon",
        "",
        "soon~",
        "../..",
        "a/b",
        "2017-XX-01",
    ],
)
def test_what_cannot_be_said_is_given_back_as_it_stands(edtf: str) -> None:
    assert edtf_in_words(edtf, "en") == edtf


@given(st.text())
def test_any_words_get_some_words(edtf: str) -> None:
    assert isinstance(edtf_in_words(edtf, "es"), str)
    assert isinstance(rrule_in_words(edtf, "es"), str)
    assert first_day(edtf) is None or isinstance(first_day(edtf), date)


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2018", date(2018, 1, 1)),
        ("2018-41", date(2018, 7, 1)),
        ("2018-06-02", date(2018, 6, 2)),
        ("2018-22", None),
        ("201X", None),
    ],
)
def test_the_first_day_of_a_date(edtf: str, day: date | None) -> None:
    assert first_day(edtf) == day


@pytest.mark.parametrize(
    ("rrule", "en", "es"),
    [
        ("FREQ=MONTHLY", "monthly", "cada mes"),
        ("FREQ=MONTHLY;INTERVAL=3", "quarterly", "cada trimestre"),
        ("FREQ=MONTHLY;INTERVAL=6", "every six months", "cada seis meses"),
        ("FREQ=MONTHLY;INTERVAL=18", "every 18 months", "cada 18 meses"),
        ("FREQ=YEARLY", "annually", "cada año"),
        ("FREQ=YEARLY;INTERVAL=2", "every two years", "cada dos años"),
        ("FREQ=YEARLY;BYMONTH=1,7", "twice a year", "dos veces al año"),
        ("FREQ=YEARLY;BYMONTH=1,5,9", "three times a year", "tres veces al año"),
        ("FREQ=WEEKLY", "weekly", "cada semana"),
        ("FREQ=SECONDLY", "FREQ=SECONDLY", "FREQ=SECONDLY"),
        ("FREQ=DAILY;INTERVAL=x", "FREQ=DAILY;INTERVAL=x", "FREQ=DAILY;INTERVAL=x"),
    ],
)
def test_a_recurrence_is_said_in_both_languages(rrule: str, en: str, es: str) -> None:
    assert (rrule_in_words(rrule, "en"), rrule_in_words(rrule, "es")) == (en, es)


@pytest.mark.parametrize(
    ("due", "en", "es"),
    [
        (None, "", ""),
        (Due("as soon as possible"), "“as soon as possible”", "«as soon as possible»"),
        (Due("in June", "2018-06"), "June 2018", "junio de 2018"),
        (Due("x", "2016-06-09", date(2016, 6, 9)), "9 June 2016", "9 de junio de 2016"),
        (
            Due("x", "2017", date(2017, 12, 31)),
            "2017: in time until 31 December 2017",
            "2017: a más tardar el 31 de diciembre de 2017",
        ),
        (
            Due("x", "2005-06", date(2005, 5, 31)),
            "before June 2005: in time until 31 May 2005",
            "antes de junio de 2005: a más tardar el 31 de mayo de 2005",
        ),
        (
            Due("x", "2008-10-01", date(2008, 9, 30)),
            "before 1 October 2008: in time until 30 September 2008",
            "antes del 1 de octubre de 2008: a más tardar el 30 de septiembre de 2008",
        ),
        (
            Due("x", "201X", date(2019, 12, 31)),
            "the 2010s: in time until 31 December 2019",
            "la década de 2010: a más tardar el 31 de diciembre de 2019",
        ),
        (
            Due("x", None, date(2017, 1, 2)),
            "in time until 2 January 2017",
            "a más tardar el 2 de enero de 2017",
        ),
        (Due("x", None, None, "FREQ=MONTHLY"), "monthly", "cada mes"),
        (
            Due("x", "2017-01-02", date(2017, 1, 2), "FREQ=MONTHLY"),
            "monthly, first by 2 January 2017",
            "cada mes; la primera vez, 2 de enero de 2017",
        ),
    ],
)
def test_by_when_is_said_with_the_last_day_in_time(due: Due | None, en: str, es: str) -> None:
    assert (due_in_words(due, "en"), due_in_words(due, "es")) == (en, es)
