"""At the latest: "before the end of 2017", "by March 2012", "no later than", "a más tardar el", "previo a la reunión"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from re import Match

from enlace.reader.dates.calendar import Stretch
from enlace.reader.dates.events import Event, event_at
from enlace.reader.dates.moments import Moment, moment_at, some_at
from enlace.reader.dates.numbers import NUMBER, number
from enlace.reader.dates.past import is_held_in_the_past
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.periods import later
from enlace.reader.dates.phrases import Clause, Phrase, Rank

_LEAD = {
    "en": compiled(
        rf"(?<!not\s)\b(?:(?:(?:at\s+least|no\s+later\s+than|a\s+minimum\s+of)\s+)?(?P<n>{NUMBER['en']})\s+(?P<unit>day|week|month)s?\s+(?=before|prior|in\s+advance"
        r"|ahead))?(?:on\s+or\s+before|(?P<before>before|prior\s+to|in\s+advance\s+of|ahead\s+of|previous\s+to)"
        r"|by|until|till|up\s+(?:to|until)|(?:no|not)\s+later\s+than|not\s+after|(?:at\s+the\s+latest|at\s+latest)(?:\s+(?:by|on|in|at))?"
        r"|deadline\s+(?:of|is|being|set\s+(?:for|at))|deadline\s*:|due\s+(?:on|by))(?![a-z])\s*(?:on\s+|in\s+|at\s+)?(?P<the>the\s+)?"
    ),
    "es": compiled(
        rf"(?<!no\s)\b(?:(?:(?:al|por\s+lo|cuando)\s+menos\s+|con\s+)?(?P<n>{NUMBER['es']})\s+(?P<unit>dia|semana|mes)(?:e?s)?\s+(?=antes\s|de\s+an|previ))?"
        r"(?:(?P<before>antes\s+de|previ[oa]s?\s+a|previamente\s+a|(?:de|con)\s+ante(?:rioridad|lacion)\s+a|de\s+anticipacion\s+a|con\s+anticipacion\s+a"
        r"|de\s+previo\s+a|anterior(?:es)?\s+a)l?"
        r"|a\s+mas\s+tardar(?:\s+(?:en|para|a|hasta|antes\s+del?))?|hasta(?:\s+(?:en|antes\s+del?))?|(?:no|nunca)\s+mas\s+(?:tarde|alla)\s+(?:del?|que)"
        r"|no\s+despues\s+del?|fecha\s+limite(?:\s+(?:es|del?|sera|para[a-z\s]{0,30}?))?\s*:?|(?:con\s+)?plazo\s+(?:al|hasta|a)|plazo\s*:)(?![a-z])\s*"
        r"(?P<the>(?:el|los|la|las)\s+(?:proxim[oa]s?\s+)?(?:dias?\s+)?)?"
    ),
}
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
        if event:
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
    text, language, after = clause.text, clause.language, clause.after
    place = lead.start("the") if lead["the"] else lead.end()
    moment = moment_at(text, place, language, after) or some_at(text, place, language, after)
    if not moment and lead["the"]:
        moment = moment_at(text, lead.end(), language, after)
    return moment


def _of_moment(clause: Clause, lead: Match[str], moment: Moment) -> Phrase:
    before = bool(lead["before"]) or "antes" in lead.group()
    stretch = moment.reckon(clause.after, before=before)
    if stretch is None:
        return Phrase(lead.start(), moment.end, Rank.UNDATED, limit=True)
    last = stretch.before if before else stretch.last
    return _dated(clause, lead, moment.end, stretch, last)


def _of_event(clause: Clause, lead: Match[str], event: Event) -> Phrase:
    if event.stretch is None:
        return Phrase(lead.start(), event.end, Rank.UNDATED, limit=True)
    on_days = len(event.stretch.edtf.split("/")[0]) == len("2018-05-05")
    last = event.stretch.before if lead["before"] and on_days else event.stretch.last
    return _dated(clause, lead, event.end, event.stretch, last)


def _dated(clause: Clause, lead: Match[str], end: int, stretch: Stretch, last: date) -> Phrase:
    if lead["n"]:
        count = number(lead["n"], clause.language)
        last = later(stretch.first if last < stretch.first else last, -count, lead["unit"])
    return Phrase(lead.start(), end, Rank.LIMIT, stretch.edtf, last, limit=True)
