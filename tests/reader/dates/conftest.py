"""What the recognisers of deadlines are asked in these tests: after a meeting that ended on 30 November 2011."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from enlace.reader.dates.phrases import Clause, Phrase
from enlace.reader.model import Language

MEETING = date(2011, 11, 30)
Found = list[tuple[str, str | None, str | None, str | None]]
Find = Callable[..., Found]


@pytest.fixture
def find() -> Find:
    """All that a recogniser finds: words, EDTF, last day, rule."""

    def found(
        recognise: Callable[[Clause], Iterator[Phrase]],
        text: str,
        language: Language,
        after: date | None = MEETING,
    ) -> Found:
        return [
            (
                text[phrase.start : phrase.end],
                phrase.edtf,
                phrase.latest.isoformat() if phrase.latest else None,
                phrase.rrule,
            )
            for phrase in recognise(Clause.of(text, language, after))
        ]

    return found
