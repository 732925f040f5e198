from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enlace.reader.dates import Deadline, deadline
from enlace.reader.model import Due, Language

MEETING = date(2011, 11, 30)


def test_deadline_gives_the_report_s_words_and_where_they_stand() -> None:
    text = "Countries will submit their inputs to the TS before the end of 2012."

    assert deadline(text, language="en", after=MEETING) == Deadline(
        45, 67, Due("before the end of 2012", "2012", date(2012, 12, 31))
    )


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        (
            "in May 2012 the TS will ask for comments, to be sent by 15 June 2012",
            "en",
            Due("by 15 June 2012", "2012-06-15", date(2012, 6, 15)),
        ),
        (
            "to report quarterly, as soon as possible",
            "en",
            Due("quarterly", rrule="FREQ=MONTHLY;INTERVAL=3"),
        ),
        (
            "to submit quarterly reports, the first by 31 March 2012",
            "en",
            Due("by 31 March 2012", "2012-03-31", date(2012, 3, 31), "FREQ=MONTHLY;INTERVAL=3"),
        ),
        (
            "remitir la lista antes del 31 de marzo de cada año",
            "es",
            Due("antes del 31 de marzo", "2012-03-31", date(2012, 3, 30), "FREQ=YEARLY"),
        ),
        (
            "as soon as possible, and at the next meeting",
            "en",
            Due("as soon as possible"),
        ),
        (
            "send by 1 May 2012 the note on the seminar to be held in August 2012",
            "en",
            Due("by 1 May 2012", "2012-05-01", date(2012, 5, 1)),
        ),
        (
            "la cual será presentada por la OIM en la sesión de abril de 2012",
            "es",
            Due("en la sesión de abril de 2012", "2012-04", date(2012, 4, 30)),
        ),
        (
            "once the results are known, to send them within two months",
            "en",
            Due("within two months", "2012-01-30", date(2012, 1, 30)),
        ),
    ],
)
def test_deadline_prefers_what_says_most(text: str, language: Language, due: Due) -> None:
    found = deadline(text, language=language, after=MEETING)

    assert found is not None
    assert found.due == due
    assert text[found.start : found.end] == due.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("to circulate the document to Member Countries", "en"),
        ("to share the report of the workshop held on November 5-6, 2011", "en"),
        ("to circulate the report for the May – October 2013 period", "en"),
        ("to share the conclusions of the meeting of October 2011", "en"),
        ("to report on the meeting in June 2010", "en"),
        ("to disseminate the link once IOM shares it at the next meeting", "en"),
        ("to pay their annual contributions", "en"),
        ("elaborar el plan de trabajo para 2012", "es"),
        ("difundir los resultados en cuanto se conozcan", "es"),
        ("ratificar el protocolo adoptado en 2005", "es"),
        ("continuar el análisis iniciado en la reunión de mayo de 2010", "es"),
    ],
)
def test_deadline_leaves_clauses_without_one_alone(text: str, language: Language) -> None:
    assert deadline(text, language=language, after=MEETING) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("to host the workshop in August", "en"),
        ("to host the workshop on 5 May 2012", "en"),
        ("to hold it during the first semester of 2012", "en"),
        ("to hold it at the next meeting of the RCGM in June 2012", "en"),
        ("to hold it in three weeks", "en"),
        ("ser sede del taller el 5 de mayo de 2012", "es"),
    ],
)
def test_when_an_activity_is_held_is_no_deadline(text: str, language: Language) -> None:
    assert deadline(text, language=language, after=MEETING) is not None
    assert deadline(text, language=language, after=MEETING, holding=True) is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("before the end of June", Due("before the end of June", "2012-06", date(2012, 6, 30))),
        ("no later than 5 May", Due("no later than 5 May", "2012-05-05", date(2012, 5, 5))),
        ("within four months", Due("within four months", "2012-03-30", date(2012, 3, 30))),
        ("every six months", Due("every six months", rrule="FREQ=MONTHLY;INTERVAL=6")),
        ("before the next meeting", Due("before the next meeting")),
    ],
)
def test_a_limit_on_holding_an_activity_is_a_deadline(text: str, due: Due) -> None:
    found = deadline(f"to hold the workshop {text}", language="en", after=MEETING, holding=True)

    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("within two months", "en"),
        ("by 15 May", "en"),
        ("in the first quarter", "en"),
        ("by the end of the year", "en"),
        ("at the end of next year", "en"),
        ("en un plazo de tres meses", "es"),
        ("en mayo", "es"),
        ("antes de fin de año", "es"),
    ],
)
def test_without_the_meeting_s_day_what_is_relative_has_its_words_alone(
    text: str, language: Language
) -> None:
    found = deadline(text, language=language, after=None)

    assert found is not None
    assert found.due == Due(text)


def test_without_the_meeting_s_day_what_is_dated_keeps_its_date() -> None:
    found = deadline("by 15 May 2012", language="en", after=None)

    assert found is not None
    assert found.due == Due("by 15 May 2012", "2012-05-15", date(2012, 5, 15))


_WORDS = (
    "before by in on at the within two months 31 30 February May 2012 meeting of RCGM every once a year end next , ( ) "
    "antes del en la reunión de mayo plazo cada 15 días el 29 febrero para finales año held celebrada 999 hundred - "
    "quarter trimestre last primer and y to weeks prior semanas"
).split()


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join)),
    st.sampled_from(["en", "es"]),
    st.one_of(st.none(), st.dates()),
    st.booleans(),
)
def test_deadline_never_raises_and_quotes_the_text(
    text: str, language: Language, after: date | None, holding: bool
) -> None:
    found = deadline(text, language=language, after=after, holding=holding)

    if found is not None:
        assert found.due.text == text[found.start : found.end] != ""
        assert found == deadline(text, language=language, after=after, holding=holding)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "1,",
        "1 ",
        "May ",
        "before ",
        "within two ",
        "twenty ",
        "at the next meeting of the ",
        "antes de ",
        "en la reunión ",
        "dentro de los 30 ",
        "held in Lima ",
        "Lima ",
        "every ",
        "by 1" + " " * 1000,
    ],
)
def test_deadline_takes_no_longer_than_the_text_is_long(piece: str, language: Language) -> None:
    text = (piece * 100_000)[:100_000]
    started = time.perf_counter()

    deadline(text, language=language, after=MEETING)

    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "language", "due"),
    [
        (
            "remitir la lista a más tardar el treinta de septiembre de dos mil trece",
            "es",
            Due("a más tardar el treinta de septiembre de dos mil trece", "2013-09-30", date(2013, 9, 30)),
        ),
        (
            "remitir la lista antes del 30 de septiembre del año dos mil trece",
            "es",
            Due("antes del 30 de septiembre del año dos mil trece", "2013-09-30", date(2013, 9, 29)),
        ),
        ("a fines de dos mil trece.", "es", Due("a fines de dos mil trece", "2013", date(2013, 12, 31))),
        (
            "send the list by the thirtieth of September, two thousand and thirteen",
            "en",
            Due("by the thirtieth of September, two thousand and thirteen", "2013-09-30", date(2013, 9, 30)),
        ),
        (
            "send the list by the twenty-first of May 2012",
            "en",
            Due("by the twenty-first of May 2012", "2012-05-21", date(2012, 5, 21)),
        ),
    ],
)
def test_deadline_reads_a_year_in_words_and_never_takes_the_next_one_instead(
    text: str, language: Language, due: Due
) -> None:
    found = deadline(text, language=language, after=MEETING)

    assert found is not None
    assert found.due == due


@pytest.mark.parametrize("text", ["capacitar a dos mil diez personas", "train two thousand ten officers"])
def test_deadline_leaves_a_number_of_people_alone(text: str) -> None:
    language: Language = "es" if text.startswith("cap") else "en"

    assert deadline(text, language=language, after=MEETING) is None
