"""The deadline of one clause: every recogniser is asked, the phrase that says most is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from enlace.reader.dates import triggers
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


_RECOGNISERS: tuple[tuple[Callable[[Clause], Iterator[Phrase]], frozenset[str]], ...] = (
    (limits, triggers.LIMITS),
    (events, triggers.EVENTS),
    (points, triggers.CALENDAR),
    (periods, triggers.UNITS),
    (recurrences, triggers.COUNTS),
    (rhythms, triggers.RHYTHMS),
    (vague_terms, triggers.VAGUE),
)


def deadline(text: str, *, language: Language, after: date | None, holding: bool = False) -> Deadline | None:
    """The deadline that one clause sets; None where nothing in it is one.

    ``after`` is the meeting's last day: relative periods count from it, and a quarter, month or day without a year is
    the next one. Where it is None these have their words alone. ``holding`` says that the clause is about holding,
    hosting or attending an activity: then only limits and recurrences count, not when it is held.
    """
    clause = Clause.of(text, language, after)
    found = [phrase for phrase in _phrases(clause) if _counts(phrase, after, holding)]
    if not found:
        return None
    best = min(found, key=lambda phrase: (phrase.rank, phrase.start, -phrase.end))
    rrule = best.rrule or next((phrase.rrule for phrase in found if phrase.rrule), None)
    due = Due(text[best.start : best.end], best.edtf, best.latest, rrule)
    return Deadline(best.start, best.end, due)


def _phrases(clause: Clause) -> list[Phrase]:
    """What the recognisers find whose words are there; under a condition only a dated limit counts."""
    words = triggers.words_of(clause.text)
    found = [
        phrase
        for recognise, needed in _RECOGNISERS
        if not needed.isdisjoint(words)
        for phrase in recognise(clause)
    ]
    shadows = conditions(clause) if found else []
    return [
        phrase
        for phrase in found
        if phrase.rank is Rank.LIMIT or not any(start <= phrase.start < end for start, end in shadows)
    ]


def _counts(phrase: Phrase, after: date | None, holding: bool) -> bool:
    """A day before the meeting's last was no deadline; when something is held is none either."""
    over = phrase.latest is not None and after is not None and phrase.latest < after
    return not over and (phrase.limit or not holding)
