from __future__ import annotations

from datetime import date

import pytest

from enlace.reader.dates.folding import fold
from enlace.reader.dates.moments import moment_at, some_at
from enlace.reader.model import Language

MEETING = date(2011, 11, 30)


def _read(text: str, language: Language, after: date | None = MEETING) -> tuple[str, str, str] | None:
    moment = moment_at(fold(text), 0, language, after)
    stretch = moment.reckon(after) if moment else None
    return (stretch.edtf, stretch.last.isoformat(), stretch.before.isoformat()) if stretch else None


@pytest.mark.parametrize(
    ("text", "edtf", "last", "before"),
    [
        ("15 May 2012", "2012-05-15", "2012-05-15", "2012-05-14"),
        ("15 May", "2012-05-15", "2012-05-15", "2012-05-14"),
        ("December 15", "2011-12-15", "2011-12-15", "2011-12-14"),
        ("May", "2012-05", "2012-05-31", "2012-04-30"),
        ("May or June 2012", "2012-05/2012-06", "2012-06-30", "2012-04-30"),
        ("May of next year", "2012-05", "2012-05-31", "2012-04-30"),
        ("December of this year", "2011-12", "2011-12-31", "2011-11-30"),
        ("March of the year", "2012-03", "2012-03-31", "2012-02-29"),
        ("the first quarter of 2012", "2012-33", "2012-03-31", "2011-12-31"),
        ("the last quarter", "2011-36", "2011-12-31", "2011-09-30"),
        ("Q2 2012", "2012-34", "2012-06-30", "2012-03-31"),
        ("the second half of 2012", "2012-41", "2012-12-31", "2012-06-30"),
        ("this quarter", "2011-36", "2011-12-31", "2011-09-30"),
        ("the current semester", "2011-41", "2011-12-31", "2011-06-30"),
        ("the next semester", "2012-40", "2012-06-30", "2011-12-31"),
        ("the first half of May 2012", "2012-05-01/2012-05-15", "2012-05-15", "2012-04-30"),
        ("the last week of May 2012", "2012-05-25/2012-05-31", "2012-05-31", "2012-05-24"),
        ("the first two months of 2012", "2012-01/2012-02", "2012-02-29", "2011-12-31"),
        ("2012", "2012", "2012-12-31", "2011-12-31"),
        ("2012 and 2013", "2012/2013", "2013-12-31", "2011-12-31"),
        ("this year", "2011", "2011-12-31", "2010-12-31"),
        ("the end of 2012", "2012", "2012-12-31", "2012-12-31"),
        ("the end of the year", "2011", "2011-12-31", "2011-12-31"),
        ("the end of the month", "2011-11", "2011-11-30", "2011-11-30"),
        ("the beginning of 2012", "2012", "2012-03-31", "2011-12-31"),
        ("early 2012", "2012", "2012-03-31", "2011-12-31"),
        ("mid-2012", "2012", "2012-06-30", "2012-06-30"),
        ("the middle of May 2012", "2012-05", "2012-05-15", "2012-05-15"),
        ("late 2012", "2012", "2012-12-31", "2012-12-31"),
        ("2012-05-15", "2012-05-15", "2012-05-15", "2012-05-14"),
    ],
)
def test_moment_reads_the_calendar_in_english(text: str, edtf: str, last: str, before: str) -> None:
    assert _read(text, "en") == (edtf, last, before)


@pytest.mark.parametrize(
    ("text", "edtf", "last", "before"),
    [
        ("15 de mayo de 2012", "2012-05-15", "2012-05-15", "2012-05-14"),
        ("1° de mayo", "2012-05-01", "2012-05-01", "2012-04-30"),
        ("el mes de mayo", "2012-05", "2012-05-31", "2012-04-30"),
        ("mayo del próximo año", "2012-05", "2012-05-31", "2012-04-30"),
        ("mayo o junio de 2012", "2012-05/2012-06", "2012-06-30", "2012-04-30"),
        ("el primer trimestre de 2012", "2012-33", "2012-03-31", "2011-12-31"),
        ("el primer cuatrimestre", "2012-37", "2012-04-30", "2011-12-31"),
        ("el último trimestre del año", "2011-36", "2011-12-31", "2011-09-30"),
        ("el presente semestre", "2011-41", "2011-12-31", "2011-06-30"),
        ("este trimestre", "2011-36", "2011-12-31", "2011-09-30"),
        ("el próximo semestre", "2012-40", "2012-06-30", "2011-12-31"),
        ("la segunda quincena de mayo de 2012", "2012-05-16/2012-05-31", "2012-05-31", "2012-05-15"),
        ("la primera semana de mayo", "2012-05-01/2012-05-07", "2012-05-07", "2012-04-30"),
        ("los primeros dos meses de 2012", "2012-01/2012-02", "2012-02-29", "2011-12-31"),
        ("el año 2012", "2012", "2012-12-31", "2011-12-31"),
        ("el presente año", "2011", "2011-12-31", "2010-12-31"),
        ("finales de 2012", "2012", "2012-12-31", "2012-12-31"),
        ("que finalice el año", "2011", "2011-12-31", "2011-12-31"),
        ("principios de 2012", "2012", "2012-03-31", "2011-12-31"),
        ("mediados de mayo de 2012", "2012-05", "2012-05-15", "2012-05-15"),
    ],
)
def test_moment_reads_the_calendar_in_spanish(text: str, edtf: str, last: str, before: str) -> None:
    assert _read(text, "es") == (edtf, last, before)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the meeting", "en"),
        ("the month", "en"),
        ("the first fourteen months of 2012", "en"),
        ("the end of the meeting", "en"),
        ("2000 dollars", "en"),
        ("31 June 2012", "en"),
        ("quinto trimestre de 2012", "es"),
        ("quinta semana de mayo", "es"),
        ("tercera quincena de mayo", "es"),
        ("sexta semana de mayo", "es"),
        ("2000 personas", "es"),
    ],
)
def test_moment_leaves_what_is_no_part_of_the_calendar_alone(text: str, language: Language) -> None:
    assert _read(text, language) is None


@pytest.mark.parametrize("text", ["this quarter", "the end of the year", "May", "this year"])
def test_moment_without_a_year_has_no_date_where_the_meeting_has_none(text: str) -> None:
    assert moment_at(fold(text), 0, "en", None) is not None
    assert _read(text, "en", None) is None


def test_moment_before_which_nothing_is_left_of_this_year_is_the_next_year_s() -> None:
    moment = moment_at("november", 0, "en", MEETING)

    assert moment is not None
    stretch = moment.reckon(date(2011, 11, 10), before=True)
    assert stretch is not None
    assert stretch.edtf == "2012-11"


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("next month", "en", "2011-12"),
        ("next quarter", "en", "2012-33"),
        ("próximo semestre", "es", "2012-40"),
        ("este mes", "es", "2011-11"),
    ],
)
def test_some_reads_what_is_told_by_nearness(text: str, language: Language, edtf: str) -> None:
    moment = some_at(fold(text), 0, language, MEETING)

    assert moment is not None
    stretch = moment.reckon(MEETING)
    assert stretch is not None
    assert stretch.edtf == edtf


@pytest.mark.parametrize(("text", "language"), [("the month", "en"), ("mes", "es"), ("meeting", "en")])
def test_some_leaves_a_plain_unit_alone(text: str, language: Language) -> None:
    assert some_at(text, 0, language, MEETING) is None
