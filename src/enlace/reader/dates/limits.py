"""At the latest: "before the end of 2017", "by March 2012", "a más tardar el 15 de mayo", "previo a la reunión"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from re import Match

from enlace.reader.dates.calendar import Stretch
from enlace.reader.dates.events import Event, event_at
from enlace.reader.dates.moments import Moment
from enlace.reader.dates.numbers import NUMBER, number
from enlace.reader.dates.past import is_held_in_the_past
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.periods import later
from enlace.reader.dates.phrases import Clause, Phrase, Rank
from enlace.reader.dates.points import moment_after

_LEAD = {
    "en": compiled(
        r"(?<!not\s)\b(?:on\s+or\s+before|(?P<before>before|prior\s+to|in\s+advance\s+of|ahead\s+of|previous\s+to)|(?P<by>by)"
        r"|until|till|up\s+(?:to|until)|(?:no|not)\s+later\s+than|not\s+after|at\s+(?:the\s+)?latest(?:\s+(?:by|on|in|at))?"
        r"|deadline\s+(?:of|is|being|set\s+(?:for|at))|deadline\s*:|due\s+(?:on|by))(?![a-z])\s*"
        r"(?:on\s+|in\s+|at\s+)?(?P<the>the\s+)?"
    ),
    "es": compiled(
        r"(?<!no\s)\b(?:(?P<before>antes\s+de|previ[oa]s?\s+a|previamente\s+a|(?:de|con)\s+ante(?:rioridad|lacion)\s+a"
        r"|(?:de|con)\s+anticipacion\s+a|de\s+previo\s+a|anterior(?:es)?\s+a)l?(?P<by>(?!))?"
        r"|a\s+mas\s+tardar(?:\s+(?:en|para|a|hasta|antes\s+del?))?|hasta(?:\s+(?:en|antes\s+del?))?"
        r"|(?:no|nunca)\s+mas\s+(?:tarde|alla)\s+(?:del?|que)|no\s+despues\s+del?"
        r"|fecha\s+limite(?:\s+(?:es|del?|sera|para[a-z\s]{0,30}?))?(?:\s*:)?|(?:con\s+)?plazo\s+(?:al|hasta|a)|plazo\s*:)(?![a-z])\s*"
        r"(?P<the>(?:el|los|la|las)\s+(?:proxim[oa]s?\s+)?(?:dias?\s+)?|proxim[oa]\s+)?"
    ),
}
# "Two weeks before the meeting": what stands directly before the lead.
_AHEAD = {
    "en": compiled(
        rf"\b(?:(?:at\s+least|no\s+later\s+than|a\s+minimum\s+of)\s+)?(?P<n>{NUMBER['en']})\s+(?P<unit>day|week|month)s?\s+$"
    ),
    "es": compiled(
        rf"\b(?:con\s+)?(?:(?:al|por\s+lo|cuando)\s+menos\s+)?(?P<n>{NUMBER['es']})\s+(?P<unit>dia|semana|mes)(?:e?s)?\s+$"
    ),
}
_LONGEST_AHEAD = 60
_SINCE = compiled(r"\b(?:from|since|desde|between|de|del)\s+(?:[\w'/.,-]+\s+){0,5}$")


def limits(clause: Clause) -> Iterator[Phrase]:
    """Every phrase that says by when, at the latest, something is to be done."""
    for lead in _LEAD[clause.language].finditer(clause.text):
        if is_held_in_the_past(clause, lead.start()) or _ends_a_period(clause, lead):
            continue
        moment = _moment(clause, lead)
        if moment:
            yield _of_moment(clause, lead, moment)
            continue
        event = event_at(clause, lead.start("the") if lead["the"] else lead.end())
        if event and (event.stretch or event.told or not lead["by"]):
            yield _of_event(clause, lead, event)


def _ends_a_period(clause: Clause, lead: Match[str]) -> bool:
    """ "From May until October": the end of what began, no limit."""
    if not lead.group().startswith(("until", "till", "up", "hasta")):
        return False
    before = clause.text[max(0, lead.start() - 40) : lead.start()]
    opening = _SINCE.search(before)
    return bool(
        opening
        and (
            opening.group().startswith(("from", "since", "desde"))
            or any(sign.isdigit() for sign in opening.group())
        )
    )


def _moment(clause: Clause, lead: Match[str]) -> Moment | None:
    return moment_after(clause, lead.start("the") if lead["the"] else lead.end(), lead.end())


def _of_moment(clause: Clause, lead: Match[str], moment: Moment) -> Phrase:
    before = bool(lead["before"]) or "antes" in lead.group()
    stretch = moment.reckon(clause.after, before=before)
    if stretch is None:
        return Phrase(lead.start(), moment.end, Rank.UNDATED, limit=True)
    return _dated(clause, lead, moment.end, stretch, stretch.before if before else stretch.last)


def _of_event(clause: Clause, lead: Match[str], event: Event) -> Phrase:
    if event.stretch is None:
        start, _ = _ahead(clause, lead)
        return Phrase(start, event.end, Rank.UNDATED, limit=True)
    on_days = len(event.stretch.edtf.split("/")[0]) == len("2018-05-05")
    last = event.stretch.before if lead["before"] and on_days else event.stretch.last
    return _dated(clause, lead, event.end, event.stretch, last)


def _dated(clause: Clause, lead: Match[str], end: int, stretch: Stretch, last: date) -> Phrase:
    start, ahead = _ahead(clause, lead)
    if not ahead:
        return Phrase(start, end, Rank.LIMIT, stretch.edtf, last, limit=True)
    earlier = later(max(last, stretch.first), -number(ahead["n"], clause.language), ahead["unit"])
    return Phrase(start, end, Rank.LIMIT, stretch.edtf, earlier, limit=True)


def _ahead(clause: Clause, lead: Match[str]) -> tuple[int, Match[str] | None]:
    """Where the phrase begins, and how long before its date it ends: "two weeks before"."""
    window = max(0, lead.start() - _LONGEST_AHEAD)
    found = _AHEAD[clause.language].search(clause.text[window : lead.start()]) if lead["before"] else None
    return (window + found.start(), found) if found else (lead.start(), None)
