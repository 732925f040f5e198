from fractions import Fraction

import pytest

from enlace.reader.compare.dates import Between, Day, Hour, Month, Part, Year, dates_in
from enlace.reader.compare.rhythms import Rhythm, rhythms
from enlace.reader.dates.folding import fold


def dates(text: str, language: str, **how: bool) -> set[object]:
    return {when for when, _, _ in dates_in(text, fold(text), language, **how)}


@pytest.mark.parametrize(
    ("english", "spanish", "found"),
    [
        ("November 18 – 19, 2013", "18 y 19 de noviembre de 2013", {Year(2013), Month(11), Day(11, 18), Day(11, 19)}),
        ("15 May 2004", "quince de mayo de 2004", {Year(2004), Month(5), Day(5, 15)}),
        ("on July 2, 3 and 5", "los días 2, 3 y 5 de julio", {Month(7), Day(7, 2), Day(7, 3), Day(7, 5)}),
        ("August 3 to 5", "del 3 al 5 de agosto", {Month(8), Day(8, 3), Between(8, 4), Day(8, 5)}),
        ("30 September to 2 October", "30 de septiembre al 2 de octubre",
         {Month(9), Day(9, 30), Month(10), Day(10, 2)}),
        ("June 1st", "primero de junio", {Month(6), Day(6, 1)}),
        ("Sept. 4", "4 de setiembre", {Month(9), Day(9, 4)}),
        ("Dec. 15, 2010", "15 dic. 2010", {Year(2010), Month(12), Day(12, 15)}),
        ("from May to October", "de mayo a octubre", {Month(5), Month(10)}),
        ("2010-12-15", "15/12/2010", {Year(2010), Month(12), Day(12, 15)}),
        ("12/15/2010", "15.12.2010", {Year(2010), Month(12), Day(12, 15)}),
        ("the first quarter", "el primer trimestre", {Part(1, 4)}),
        ("the second half of 2018", "el segundo semestre de 2018", {Year(2018), Part(2, 2)}),
        ("the last quarter", "el último trimestre", {Part(4, 4)}),
        ("Q3", "", {Part(3, 4)}),
        ("at 2:30 p.m.", "a las 14:30 horas", {Hour(150)}),
        ("at 9 a.m.", "a las 9:00", {Hour(540)}),
    ],
)  # fmt: skip
def test_dates_are_the_same_in_both_languages(english, spanish, found):
    assert dates(english, "en") == found
    assert dates(spanish, "es") == (found if spanish else set())


@pytest.mark.parametrize(
    "text",
    [
        "the TS may send 3 reports",
        "May the countries agree",
        "THE TS MAY SEND IT",
        "the march of migrants",
        "US$ 2000 and 2,000 copies",
        "within 15 days",
        "every so often",
    ],
)
def test_what_is_no_date(text):
    assert dates(text, "en") == set()


@pytest.mark.parametrize("text", ["in May", "may 3", "3 may", "MEETING OF MAY 2", "May 15"])
def test_may_is_a_month_where_it_is_capital_or_has_a_number(text):
    assert Month(5) in dates(text, "en")


def test_figures_can_be_read_the_other_way_round():
    assert dates("8/06/2016", "en") == {Year(2016), Month(8), Day(8, 6)}
    assert dates("8/06/2016", "en", month_first=False) == {Year(2016), Month(6), Day(6, 8)}


def often(text: str, language: str) -> list[Rhythm]:
    return [rhythm for rhythm, _, _ in rhythms(fold(text), language)]


@pytest.mark.parametrize(
    ("english", "spanish", "months"),
    [
        ("quarterly", "trimestralmente", 3),
        ("every three months", "cada tres meses", 3),
        ("each quarter", "cada trimestre", 3),
        ("every other month", "cada 2 meses", 2),
        ("twice a year", "dos veces al año", 6),
        ("three times a year", "tres veces por año", 4),
        ("once a year", "una vez al año", 12),
        ("annual reports", "informes anuales", 12),
        ("every year", "todos los años", 12),
    ],
)
def test_how_often_is_the_same_in_both_languages(english, spanish, months):
    assert often(english, "en") == [Rhythm(Fraction(months), "month")]
    assert often(spanish, "es")[-1:] == [Rhythm(Fraction(months), "month")]


def test_a_phrase_is_told_once_and_others_are_left_alone():
    assert often("twice every year", "en") == [Rhythm(Fraction(6), "month")]
    assert often("many times a year, every single day", "en") == []
    assert often("monthly and every week", "en") == [
        Rhythm(Fraction(1), "week"),
        Rhythm(Fraction(1), "month"),
    ]
