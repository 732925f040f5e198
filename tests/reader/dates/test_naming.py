from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enlace.reader.dates import days
from enlace.reader.model import Language


def _said(text: str, language: Language) -> list[tuple[str, str, str]]:
    return [
        (text[found.start : found.end], found.first.isoformat(), found.last.isoformat())
        for found in days(text, language=language)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("November 18, 2013", "2013-11-18", "2013-11-18"),
        ("Nov. 18, 2013", "2013-11-18", "2013-11-18"),
        ("18 November 2013", "2013-11-18", "2013-11-18"),
        ("November 27th, 2017", "2017-11-27", "2017-11-27"),
        ("June 8th of 2016", "2016-06-08", "2016-06-08"),
        ("Thursday, June 9, 2016", "2016-06-09", "2016-06-09"),
        ("Thursday, June 9,\u00a02016", "2016-06-09", "2016-06-09"),
        ("2016-06-08", "2016-06-08", "2016-06-08"),
        ("18/06/2016", "2016-06-18", "2016-06-18"),
        ("November 18 – 19, 2013", "2013-11-18", "2013-11-19"),
        ("November 18 -19, 2013", "2013-11-18", "2013-11-19"),
        ("November 18, 19 and 20, 2013", "2013-11-18", "2013-11-20"),
        ("August 27th – 28th, 2013", "2013-08-27", "2013-08-28"),
        ("18, 19 and 20 November 2013", "2013-11-18", "2013-11-20"),
        ("20-21 March 2014", "2014-03-20", "2014-03-21"),
        ("20 March and 21 March 2014", "2014-03-20", "2014-03-21"),
        ("Thursday 5 to Friday 6 June 2014", "2014-06-05", "2014-06-06"),
        ("5th and 6th of May, 2010", "2010-05-05", "2010-05-06"),
        ("November 30 to December 1, 2011", "2011-11-30", "2011-12-01"),
        ("30 November – 1 December 2011", "2011-11-30", "2011-12-01"),
        ("December 30, 2011 to January 2, 2012", "2011-12-30", "2012-01-02"),
        ("30 December 2011 - 2 January 2012", "2011-12-30", "2012-01-02"),
        ("30 December 2011 - 2 January", "2011-12-30", "2012-01-02"),
    ],
)
def test_days_finds_days_and_ranges_in_english(text: str, first: str, last: str) -> None:
    assert _said(f"held from {text} in the city of San Jose", "en") == [(text, first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("18 y 19 de noviembre de 2013", "2013-11-18", "2013-11-19"),
        ("18 Y 19 DE NOVIEMBRE DE 2013", "2013-11-18", "2013-11-19"),
        ("los días 18 y 19 de noviembre del 2013", "2013-11-18", "2013-11-19"),
        ("los días 31 de octubre y 1 de noviembre de 2016", "2016-10-31", "2016-11-01"),
        ("jueves 18 y viernes 19 de noviembre de 2013", "2013-11-18", "2013-11-19"),
        ("30 de noviembre al 1 de diciembre de 2011", "2011-11-30", "2011-12-01"),
        ("30 de diciembre de 2011 al 2 de enero de 2012", "2011-12-30", "2012-01-02"),
        ("6 al 8 de mayo del año 2010", "2010-05-06", "2010-05-08"),
        ("18–19 de noviembre, 2013", "2013-11-18", "2013-11-19"),
        ("27 de Noviembre, 2017", "2017-11-27", "2017-11-27"),
        ("Noviembre 18 y 19 de 2013", "2013-11-18", "2013-11-19"),
        ("1° de junio de 2010", "2010-06-01", "2010-06-01"),
        ("1ro. de junio de 2010", "2010-06-01", "2010-06-01"),
        ("primero de junio de 2010", "2010-06-01", "2010-06-01"),
        ("treinta y uno de mayo de 2010", "2010-05-31", "2010-05-31"),
        ("cinco días del mes de mayo de 2010", "2010-05-05", "2010-05-05"),
        ("miercoles 8 de junio de 2016", "2016-06-08", "2016-06-08"),
        ("8de junio de 2016", "2016-06-08", "2016-06-08"),
        ("8 de setiembre de 2016", "2016-09-08", "2016-09-08"),
    ],
)
def test_days_finds_days_and_ranges_in_spanish(text: str, first: str, last: str) -> None:
    assert _said(f"San José, {text}, en la ciudad", "es") == [(text, first, last)]


def test_days_finds_each_of_several_in_order_also_where_words_run_together() -> None:
    text = "onJune 8, 2016inTegucigalpa, after September 3-5, 2013, and May 4, 2012"

    assert [found.first for found in days(text, language="en")] == [
        date(2016, 6, 8),
        date(2013, 9, 3),
        date(2012, 5, 4),
    ]


def test_days_that_overlap_are_told_once() -> None:
    assert _said("2013-05-06 May 2013", "en") == [("2013-05-06", "2013-05-06", "2013-05-06")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("8/06/2016", "en"),
        ("2016-06", "en"),
        ("31 June 2014", "en"),
        ("March 2012", "en"),
        ("November 18", "en"),
        ("18 persons in 2013", "en"),
        ("December 30, 2012 to January 2, 2012 and 2012", "es"),
        ("enero de 2010", "es"),
        ("la resolución 18 de 2013", "es"),
    ],
)
def test_days_leaves_other_figures_alone(text: str, language: Language) -> None:
    assert _said(text, language) == []


@given(st.text(alphabet="0123456789 ,-–/.adelmnoyJuneMarzo"), st.sampled_from(["en", "es"]))
def test_days_never_raises_and_stays_inside_the_text(text: str, language: Language) -> None:
    for found in days(text, language=language):
        assert 0 <= found.start < found.end <= len(text)
        assert found.first <= found.last


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("catorce de mayo de dos mil diecinueve", "es", "2019-05-14"),
        ("fourteenth of May two thousand and nineteen", "en", "2019-05-14"),
    ],
)
def test_days_finds_a_day_in_words_alone(text: str, language: Language, day: str) -> None:
    assert _said(f"Tegucigalpa, {text}", language) == [(text, day, day)]
