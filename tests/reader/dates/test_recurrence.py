from __future__ import annotations

from typing import Any

import pytest

from enlace.reader.dates.recurrence import recurrences
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("every six months", ("every six months", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("every month", ("every month", None, None, "FREQ=MONTHLY")),
        ("every other month", ("every other month", None, None, "FREQ=MONTHLY;INTERVAL=2")),
        ("every two years", ("every two years", None, None, "FREQ=YEARLY;INTERVAL=2")),
        ("every week", ("every week", None, None, "FREQ=WEEKLY")),
        ("every two weeks", ("every two weeks", None, None, "FREQ=WEEKLY;INTERVAL=2")),
        ("every 15 days", ("every 15 days", None, None, "FREQ=DAILY;INTERVAL=15")),
        ("each quarter", ("each quarter", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("once a year", ("once a year", None, None, "FREQ=YEARLY")),
        ("twice a year", ("twice a year", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("at least twice a year", ("at least twice a year", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("three times a year", ("three times a year", None, None, "FREQ=MONTHLY;INTERVAL=4")),
        ("twice a month", ("twice a month", None, None, "FREQ=WEEKLY;INTERVAL=2")),
        ("once a week", ("once a week", None, None, "FREQ=WEEKLY")),
    ],
)
def test_recurrences_finds_in_english(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(recurrences, text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cada seis meses", ("cada seis meses", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("cada trimestre", ("cada trimestre", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("cada año", ("cada año", None, None, "FREQ=YEARLY")),
        ("cada dos años", ("cada dos años", None, None, "FREQ=YEARLY;INTERVAL=2")),
        ("cada mes", ("cada mes", None, None, "FREQ=MONTHLY")),
        ("cada semana", ("cada semana", None, None, "FREQ=WEEKLY")),
        ("cada 15 días", ("cada 15 días", None, None, "FREQ=DAILY;INTERVAL=15")),
        ("una vez al año", ("una vez al año", None, None, "FREQ=YEARLY")),
        ("dos veces al año", ("dos veces al año", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("al menos dos veces por año", ("al menos dos veces por año", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("tres veces al año", ("tres veces al año", None, None, "FREQ=MONTHLY;INTERVAL=4")),
        ("dos veces al mes", ("dos veces al mes", None, None, "FREQ=WEEKLY;INTERVAL=2")),
    ],
)
def test_recurrences_finds_in_spanish(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(recurrences, text, "es") == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("five times a year", "en"),
        ("every country", "en"),
        ("once the link is shared", "en"),
        ("three times a week", "en"),
        ("each delegation", "en"),
        ("cinco veces al año", "es"),
        ("cada país", "es"),
        ("una vez que se conozcan", "es"),
        ("cada uno", "es"),
    ],
)
def test_recurrences_leaves_alone(text: str, language: Language, find: Any) -> None:
    assert find(recurrences, text, language) == []
