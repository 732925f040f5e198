"""Meetings as deadlines: "during the RCGM meeting in June 2018", "en la próxima reunión del GRCM"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from enlace.reader.dates.calendar import Stretch
from enlace.reader.dates.moments import moment_at
from enlace.reader.dates.past import is_of_another_act, is_to_come
from enlace.reader.dates.patterns import compiled
from enlace.reader.dates.phrases import Clause, Phrase, Rank


class Event(NamedTuple):
    """A meeting named up to ``end``, with its date if it is given.

    ``told``: it is told to be one to come, or one of each; ``named``: it is told which, by body, number or kind;
    ``bare``: by a name that may also be a body's ("the Conference", "the Vice-Ministerial").
    """

    end: int
    stretch: Stretch | None
    told: bool
    named: bool
    bare: bool


# These open another phrase, or tell of a meeting that is over or is this one.
_STOP = (
    r"of|in|on|to|and|or|for|with|by|which|that|will|shall|at|during|before|the|its|their|a|an|this|these|last"
    r"|previous|past|present|current|recent|said|same|above|earlier|de|del|en|para|por|que|y|e|o|con|se|durante"
    r"|antes|la|el|los|las|su|sus|un|una|esta|estas|ultima|ultimo|pasada|pasado|presente|actual|anterior|misma|dicha"
)
_MEETING = {
    "en": r"meetings?|sessions?|assembly|summit",
    "es": r"reunion(?:es)?|sesion(?:es)?|asamblea|cumbre|encuentro",
}
_BARE = {
    "en": r"vice-?ministerial|ministerial(?=\s+(?:meeting|session))|conference|rcm",
    "es": r"viceministerial|conferencia|crm",
}
_ACTIVITY = {
    "en": r"workshops?|seminars?|forum|course|congress|round\s?table|dialogue|consultations|event",
    "es": r"taller(?:es)?|seminarios?|foro|curso|congreso|mesa\s+redonda|dialogo|consultas|evento",
}
_HEAD = {
    language: compiled(
        rf"(?P<owner>(?:the|its|their|each|every|our|la|el|las|los|su|sus|cada|l)\s+)?"
        rf"(?P<before>(?:(?!(?:{_STOP})\b)[\w.'&/-]+\s+){{0,7}}?)"
        rf"(?:(?P<meeting>{_MEETING[language]})|(?P<bare>{_BARE[language]})|{_ACTIVITY[language]})\b"
        r"(?P<more>(?:\s+(?:meeting|session|extraordinari[ao]|ordinari[ao]|plenari[ao]|tecnic[ao]|anual|viceministerial"
        r"|ministerial|regional|proxim[ao]|siguiente)\b){0,3})"
    )
    for language in _MEETING
}
_TOLD = compiled(
    r"\b(?:next|following|upcoming|coming|forthcoming|subsequent|future|proxim[oa]s?|siguientes?|venider[oa]s?|futur[oa]s?"
    r"|each|every|cada)\b"
)
_NUMBERED = compiled(r"\b[ivxl]{1,6}\b|\d")
_DATED = {
    "en": compiled(r"(?:\s*[,(])?\s*(?:(?:in|of|on|for|during|from|at)\s+)?(?:the\s+)?"),
    "es": compiled(r"(?:\s*[,(])?\s*(?:(?:en|del?|para|durante|a)\s+)?(?:el\s+|los\s+)?(?:dias?\s+)?"),
}
_TOKEN = compiled(r"\s*(?P<comma>,)?\s*(?P<word>[^\W_][\w'&/-]*)")
_LINKS = frozenset(
    "of the in on at for to be held scheduled planned foreseen set which will is its take taking place convened and "
    "against city upcoming de del la el los las en para y e que se a al celebrara celebrarse realizarse realizara "
    "llevarse llevara cabo tendra lugar prevista previsto previstas previstos programada programado programadas "
    "convocada fijada sera sobre contra ciudad tener efectuarse".split()
)
_BODIES = frozenset(
    "network group working ad hoc committee panel council members experts officers liaison vice-ministers ministers "
    "secretariat body member countries country states red grupo comite trabajo consejo funcionarios enlace "
    "viceministros miembros paises expertos secretaria".split()
)
_LONGEST_TAIL = 24
_LEAD = {
    "en": compiled(
        r"\b(?:(?P<weak>for|to|in)|at|during|on\s+the\s+(?:occasion|margins|sidelines)\s+of"
        r"|(?:with)?in\s+the\s+(?:framework|margins|context|course)\s+of)\s+"
    ),
    "es": compiled(
        r"\b(?:en\s+(?:el\s+(?:marco|contexto|curso)|ocasion)\s+del?|con\s+ocasion\s+del?|al\s+margen\s+del?"
        r"|(?P<weak>para|al?)|en|durante)\s+"
    ),
}
# The meeting is then what one is asked to, or what is being prepared, not when something is due.
_ASKED_TO = compiled(
    r"\b(?:invit|attend|particip|asist|agenda\b|venue\b|host|sede\b|theme\b|tema\b|fecha\b|date\b|convo)"
)


def events(clause: Clause) -> Iterator[Phrase]:
    """Every meeting at which, or for which, something is due."""
    for lead in _LEAD[clause.language].finditer(clause.text):
        event = event_at(clause, lead.end())
        if event and _is_due_there(clause, lead.start(), bool(lead["weak"]), event):
            if event.stretch is None:
                yield Phrase(lead.start(), event.end, Rank.UNDATED)
            else:
                yield Phrase(lead.start(), event.end, Rank.DATED, event.stretch.edtf, event.stretch.last)


def _is_due_there(clause: Clause, start: int, weak: bool, event: Event) -> bool:
    to_come = is_to_come(clause, start, event.end, event.stretch)
    if is_of_another_act(clause, start, to_come=to_come):
        return False
    if weak and (event.bare or _ASKED_TO.search(clause.text, max(0, start - 60), start)):
        return False
    return event.stretch is not None or event.told or (event.named and not weak)


def event_at(clause: Clause, place: int) -> Event | None:
    """The meeting that the clause names from ``place`` on, with the date that it is told to have."""
    head = _HEAD[clause.language].match(clause.text, place)
    if not head:
        return None
    end, stretch = _tail(clause, head.end())
    if stretch is None:
        stretch = _date_within(clause, *head.span("before"))
    told = bool(_TOLD.search(clause.text, place, head.end()))
    bare = bool(head["bare"]) and not (told or head["more"] or _NUMBERED.search(head["before"]))
    if bare and stretch is None and end == head.end():
        return None
    which = bool(head["bare"] or (head["meeting"] and (end > head.end() or head["before"] or head["more"])))
    return Event(end, stretch, told, which, bare)


def _date_within(clause: Clause, start: int, end: int) -> Stretch | None:
    """The date of "the June 2018 meeting"."""
    for word in _TOKEN.finditer(clause.text, start, end):
        moment = moment_at(clause.text, word.start("word"), clause.language, clause.after)
        if moment and moment.end <= end:
            return moment.reckon(clause.after)
    return None


def _tail(clause: Clause, place: int) -> tuple[int, Stretch | None]:
    """Where the meeting's name ends, and its date if one follows before anything else is said."""
    end, text, paused = place, clause.text, False
    for _ in range(_LONGEST_TAIL):
        opening = _DATED[clause.language].match(text, place)
        begun = opening.end() if opening else place
        moment = moment_at(text, begun, clause.language, clause.after)
        if moment:
            closed = "(" in text[place:begun] and text.startswith(")", moment.end)
            return moment.end + closed, moment.reckon(clause.after)
        token = _TOKEN.match(text, place)
        if not token or not _belongs(clause, token["word"], token.start("word")):
            break
        paused = paused or bool(token["comma"])
        place = token.end()
        if token["word"] not in _LINKS and not paused:
            end = place
    return end, None


def _belongs(clause: Clause, word: str, start: int) -> bool:
    return word in _LINKS or word in _BODIES or clause.raw[start].isupper() or word[0].isdigit()
