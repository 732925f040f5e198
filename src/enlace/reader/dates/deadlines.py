"""The deadline of one clause: every recogniser is asked, the phrase that says most is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from enlace.reader.dates.events import events
from enlace.reader.dates.limits import limits
from enlace.reader.dates.past import conditions
from enlace.reader.dates.periods import periods
from enlace.reader.dates.phrases import Clause, Phrase, Rank
from enlace.reader.dates.points import points
from enlace.reader.dates.recurrence import recurrences
from enlace.reader.dates.rhythms import rhythms
from enlace.reader.dates.vague import vague_terms
from enlace.reader.model import Due, Language


class Deadline(NamedTuple):
    """By when something is owed, in the words ``text[start:end]``."""

    start: int
    end: int
    due: Due


_RECOGNISERS: tuple[Callable[[Clause], Iterator[Phrase]], ...] = (
    limits, events, points, periods, recurrences, rhythms, vague_terms,
)  # fmt: skip


def deadline(text: str, *, language: Language, after: date | None, holding: bool = False) -> Deadline | None:
    """The deadline that one clause sets; None where nothing in it is one.

    ``after`` is the meeting's last day: relative periods count from it, and a quarter, month or day without a year is
    the next one. Where it is None these have their words alone. ``holding`` says that the clause is about holding,
    hosting or attending an activity: then only limits and recurrences count, not when it is held.
    """
    clause = Clause.of(text, language, after)
    found = list(_phrases(clause, holding))
    if not found:
        return None
    best = min(found, key=lambda phrase: (phrase.rank, phrase.start, -phrase.end))
    rrule = best.rrule or next((phrase.rrule for phrase in found if phrase.rrule), None)
    due = Due(text[best.start : best.end], best.edtf, best.latest, rrule)
    return Deadline(best.start, best.end, due)


def _phrases(clause: Clause, holding: bool) -> Iterator[Phrase]:
    shadows = conditions(clause)
    for recogniser in _RECOGNISERS:
        for phrase in recogniser(clause):
            over = phrase.latest is not None and clause.after is not None and phrase.latest < clause.after
            conditional = phrase.rank is not Rank.LIMIT and any(
                start <= phrase.start < end for start, end in shadows
            )
            if not (over or conditional or (holding and not phrase.limit)):
                yield phrase
