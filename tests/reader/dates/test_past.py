from __future__ import annotations

from datetime import date

import pytest

from enlace.reader.dates.calendar import month_of
from enlace.reader.dates.past import conditions, is_held_in_the_past, is_of_another_act, is_to_come
from enlace.reader.dates.phrases import Clause
from enlace.reader.model import Language

MEETING = date(2011, 11, 30)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the workshop held", "en"),
        ("the workshop held in Tegucigalpa, Honduras,", "en"),
        ("the protocol adopted by the Vice-Ministers", "en"),
        ("the workshop that took place", "en"),
        ("the study was published", "en"),
        ("the workshop to be held", "en"),
        ("Adopted in Lima and presented", "en"),
        ("el taller celebrado en la ciudad de Tegucigalpa,", "es"),
        ("el taller que se realizó", "es"),
        ("las medidas que adoptaron", "es"),
        ("el protocolo suscrito por México", "es"),
        ("el taller que se celebrará", "es"),
    ],
)
def test_a_date_after_what_was_done_or_held_is_of_another_act(text: str, language: Language) -> None:
    clause = Clause.of(text, language, MEETING)

    assert is_of_another_act(clause, len(text), to_come=False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("Mexico", "en"),
        ("submit it", "en"),
        ("the report will be translated and duly presented", "en"),
        ("which is to be reviewed by Mexico", "en"),
        ("the need", "en"),
        ("será traducido y publicado", "es"),
        ("los Estados Unidos", "es"),
        ("presentará los resultados", "es"),
    ],
)
def test_a_date_after_what_is_to_be_done_is_not_of_another_act(text: str, language: Language) -> None:
    clause = Clause.of(text, language, MEETING)

    assert not is_of_another_act(clause, len(text), to_come=False)


def test_a_date_to_come_is_not_of_what_was_done_but_may_be_of_what_is_held() -> None:
    done, held = (Clause.of(text, "en", MEETING) for text in ("a version revised", "a workshop to be held"))

    assert not is_of_another_act(done, len(done.text), to_come=True)
    assert is_of_another_act(held, len(held.text), to_come=True)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a workshop held in San José, Costa Rica,", True),
        ("a workshop to be held", False),
        ("the report submitted", False),
        ("Mexico", False),
    ],
)
def test_what_was_held_before_a_limit_is_told_from_what_is_to_be_held(text: str, held: bool) -> None:
    assert is_held_in_the_past(Clause.of(text, "en", MEETING), len(text)) is held


@pytest.mark.parametrize(
    ("text", "after", "to_come"),
    [
        ("in May 2012", MEETING, True),
        ("in May", MEETING, False),
        ("in May 2012", None, False),
        ("in May 2012", date(2012, 5, 10), False),
    ],
)
def test_only_a_date_with_its_year_behind_the_meeting_is_to_come(
    text: str, after: date | None, to_come: bool
) -> None:
    clause = Clause.of(text, "en", after)

    assert is_to_come(clause, 0, len(text), month_of(5)(2012)) is to_come
    assert not is_to_come(clause, 0, len(text), None)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("once IOM shares the link, to send it", "en", ["once IOM shares the link"]),
        ("to send it when the results are known", "en", ["when the results are known"]),
        ("as soon as they are complete", "en", ["as soon as they are complete"]),
        ("una vez que la OIM lo comparta, enviarlo", "es", ["una vez que la OIM lo comparta"]),
        ("en cuanto se conozcan", "es", ["en cuanto se conozcan"]),
        ("as soon as possible, once a year", "en", []),
        ("tan pronto como sea posible, una vez al año", "es", []),
        ("en cuanto a la Red, la situación trasladará", "es", []),
    ],
)
def test_a_condition_runs_to_the_next_comma(text: str, language: Language, found: list[str]) -> None:
    clause = Clause.of(text, language, MEETING)

    assert [text[start:end] for start, end in conditions(clause)] == found
