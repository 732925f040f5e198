"""On a day, in a month, in part of a year: "on 15 May 2018", "during the second semester", "a finales de 2012"."""

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
        r"\b(?:(?:(?P<on>on)|in\s+the\s+course\s+of|in|during|within|over|between"
        r"|at(?=\s+the\s+(?:very\s+)?(?:end|beginning|start|close|middle)))\s+(?P<firm>(?!))?(?P<the>the\s+)?"
        r"|(?<!for\s)(?<!of\s)(?<!since\s)(?<!from\s)(?<!the\s)(?:(?:later|sometime)\s+)?"
        r"(?=(?:this|next)\s+(?:month|quarter|semester|year)\b|(?:late|early)\s|mid[-\s]))"
    ),
    "es": compiled(
        r"(?<!desde\s)(?<!partir\s)\b(?:(?:(?:en|durante)\s+el\s+(?:curso|transcurso|mes)\s+del?|en|durante|entre"
        r"|dentro\s+del?|a\s+lo\s+largo\s+del?|hacia|(?P<firm>al?|para)|(?P<on>el|los\s+dias|la))\s+"
        r"(?P<the>(?:el|los|la|las)\s+(?:proxim[oa]s?\s+)?(?:dias?\s+)?|proxim[oa]\s+)?"
        r"|(?<!de\s)(?<!para\s)(?=este\s+(?:mes|trimestre|semestre|ano)\b))"
    ),
}
_LATEST = {
    "en": compiled(r"(?:\s*,)?\s+at\s+the\s+latest\b"),
    "es": compiled(r"(?:\s*,)?\s+a\s+mas\s+tardar\b"),
}
# "On" goes with a day (or, in haste, a month); "on the first quarter" says what is reported on.
_ON = {"en": ("day", "month"), "es": ("day", "near")}


def points(clause: Clause) -> Iterator[Phrase]:
    """Every dated point or stretch of the calendar that says when, unless it is of another act."""
    reached = 0
    for lead in _LEAD[clause.language].finditer(clause.text):
        moment = _moment(clause, lead) if lead.start() >= reached else None
        if moment is None or (lead["on"] and moment.kind not in _ON[clause.language]):
            continue
        reached = moment.end
        stretch = moment.reckon(clause.after)
        to_come = is_to_come(clause, lead.start(), moment.end, stretch)
        if not is_of_another_act(clause, lead.start(), to_come=to_come):
            yield _phrase(clause, lead.start(), moment.end, stretch)


def _moment(clause: Clause, lead: Match[str]) -> Moment | None:
    place = lead.start("the") if lead["the"] else lead.end()
    if lead["firm"] and not _is_firm(clause, lead, place):
        return None
    return moment_after(clause, place, lead.end())


def moment_after(clause: Clause, place: int, beyond: int) -> Moment | None:
    """The moment named at ``place``, with its article, or at ``beyond``, without."""
    text, language, after = clause.text, clause.language, clause.after
    moment = moment_at(text, place, language, after) or some_at(text, place, language, after)
    return moment_at(text, beyond, language, after) if moment is None and beyond > place else moment


def _is_firm(clause: Clause, lead: Match[str], place: int) -> bool:
    """ "A finales de", "para el 15 de mayo"; not "para mayo", which may be what a plan is for."""
    words = WORDS[clause.language]
    by_day = lead["firm"] == "para" and words.DAY_FIRST.match(clause.text, place)
    return bool(by_day or words.PART.match(clause.text, place))


def _phrase(clause: Clause, start: int, end: int, stretch: Stretch | None) -> Phrase:
    latest = _LATEST[clause.language].match(clause.text, end)
    rank = Rank.LIMIT if latest else Rank.DATED
    end = latest.end() if latest else end
    if stretch is None:
        return Phrase(start, end, Rank.UNDATED, limit=bool(latest))
    return Phrase(start, end, rank, stretch.edtf, stretch.last, limit=bool(latest))
