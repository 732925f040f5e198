"""On a day, in a month, by a day: "on 15 May 2018", "before the end of 2017", "a más tardar el 30 de abril"."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from enlace.reader.dates.calendar import Stretch
from enlace.reader.dates.moments import WORDS, Moment, moment_at, some_at
from enlace.reader.dates.past import is_of_another_act, is_to_come
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause, Phrase, Rank

_LEAD = {
    "en": compiled(
        r"\b(?:in\s+the\s+course\s+of|on|in|during|within|over|at(?=\s+the\s+(?:very\s+)?(?:end|beginning|start|close|middle))|between"
        r"|(?:later|sometime)(?=\s)|(?P<bare>(?=next\s|late\s|early\s|mid[-\s])))(?![a-z])\s*(?P<the>the\s+)?"
        r"(?:course\s+of\s+(?:the\s+)?)?"
    ),
    "es": compiled(
        r"(?<!desde\s)(?<!partir\s)\b(?:(?:en|durante)\s+el\s+(?:curso|transcurso|mes)\s+del?|en|durante|entre|dentro\s+del?"
        r"|a\s+lo\s+largo\s+del?|hacia|(?P<at>al?)|(?P<by>para)|(?P<bare>el|los\s+dias|la)(?=\s))(?![a-z])\s*(?:los\s+dias\s+)?"
        r"(?P<the>(?:el|los|la|las)\s+(?:proxim[oa]s?\s+)?(?:dias?\s+)?|proxim[oa]\s+)?"
    ),
}
_LATEST = {
    "en": compiled(r"(?:\s*,)?\s+at\s+the\s+latest\b"),
    "es": compiled(r"(?:\s*,)?\s+a\s+mas\s+tardar\b"),
}


def points(clause: Clause) -> Iterator[Phrase]:
    """Every dated point or stretch of the calendar that says when, unless it is of another act."""
    for lead in _LEAD[clause.language].finditer(clause.text):
        moment = _moment(clause, lead)
        if not moment:
            continue
        stretch = moment.reckon(clause.after)
        to_come = is_to_come(clause, lead.end(), moment.end, stretch)
        if not is_of_another_act(clause, lead.start(), to_come=to_come):
            yield _phrase(clause, lead.start(), moment.end, stretch)


def _moment(clause: Clause, lead: Match[str]) -> Moment | None:
    text, language, after = clause.text, clause.language, clause.after
    place = lead.start("the") if lead["the"] else lead.end()
    if language == "es" and (lead["at"] or lead["by"]) and not _is_firm(clause, lead, place):
        return None
    moment = moment_at(text, place, language, after) or some_at(text, place, language, after)
    if not moment and lead["the"]:
        moment = moment_at(text, lead.end(), language, after)
    return moment


def _is_firm(clause: Clause, lead: Match[str], place: int) -> bool:
    """ "A finales de", "al cierre de"; "para el 15 de mayo", but not "para mayo", which may be what a plan is for."""
    words = WORDS[clause.language]
    part = words.PART.match(clause.text, place)
    return bool(part or (lead["by"] and words.DAY_FIRST.match(clause.text, place)))


def _phrase(clause: Clause, start: int, end: int, stretch: Stretch | None) -> Phrase:
    latest = _LATEST[clause.language].match(clause.text, end)
    end = latest.end() if latest else end
    if stretch is None:
        return Phrase(start, end, Rank.UNDATED, limit=bool(latest))
    rank = Rank.LIMIT if latest else Rank.DATED
    return Phrase(start, end, rank, stretch.edtf, stretch.last, limit=bool(latest))
