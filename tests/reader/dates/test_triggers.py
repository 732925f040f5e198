from __future__ import annotations

import pytest

from enlace.reader.dates import triggers
from enlace.reader.dates.folding import fold


def test_words_are_told_apart_and_years_are_one_word() -> None:
    assert triggers.words_of(fold("Antes del 5 de MAYO, 2012 – semi-annual")) == {
        "antes", "del", "de", "mayo", "2012", "#", "semi", "annual",
    }  # fmt: skip
    assert triggers.words_of("by 5") == {"by"}


@pytest.mark.parametrize(
    ("needed", "text"),
    [
        (triggers.LIMITS, "a más tardar"),
        (triggers.EVENTS, "la Reunión"),
        (triggers.CALENDAR, "in 2012"),
        (triggers.CALENDAR, "el mes"),
        (triggers.UNITS, "two-month"),
        (triggers.COUNTS, "dos veces al año"),
        (triggers.RHYTHMS, "trimestralmente"),
        (triggers.RHYTHMS, "half-yearly"),
        (triggers.VAGUE, "a la brevedad"),
    ],
)
def test_a_recogniser_is_asked_where_its_words_are(needed: frozenset[str], text: str) -> None:
    assert not needed.isdisjoint(triggers.words_of(fold(text)))


def test_nobody_is_asked_where_no_word_of_theirs_is() -> None:
    words = triggers.words_of(fold("To thank Costa Rica for the presentation of 18 delegations"))

    assert (triggers.CALENDAR | triggers.LIMITS | triggers.EVENTS | triggers.COUNTS).isdisjoint(words)
