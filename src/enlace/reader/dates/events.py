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

    ``next``: it is told to be one to come; ``named``: it is told which one, by body, number or kind.
    """

    end: int
    stretch: Stretch | None
    next: bool
    named: bool
    gathering: bool


_NOT_BEFORE = (
    r"(?:of|in|on|to|and|or|for|with|by|which|that|will|shall|this|these|last|previous|past|present|current|recent|said|same|above|a|an"
    r"|earlier|at|during|before|the|its|their|durante|antes|la|el|los|las|su|sus|de|del|en|para|por|que|y|e|o|con|se|esta|estas|ultima|ultimo|pasada|pasado|presente|actual|anterior|misma|dicha|un|una)"
)
_NOUN = {
    "en": r"(?P<gathering>meetings?|sessions?|vice-ministerial|ministerial|assembly|summit|conference|rcm)|workshops?|seminars?|forum|course"
    r"|congress|round\s?table|dialogue|consultations?|event",
    "es": r"(?P<gathering>reunion(?:es)?|sesion(?:es)?|viceministerial|asamblea|cumbre|conferencia|crm|encuentro)|taller(?:es)?|seminarios?|foro"
    r"|curso|congreso|mesa\s+redonda|dialogo|consultas|evento",
}
_HEAD = {
    language: compiled(
        rf"(?P<owner>(?:the|its|their|each|every|our|la|el|las|los|su|sus|cada|l)\s+)?(?P<before>(?:(?!{_NOT_BEFORE}\b)[\w.'&/-]+\s+){{0,7}}?)"
        rf"(?P<noun>{noun})\b(?P<more>\s+(?:meeting|session|conference|conferencia|extraordinari[ao]|ordinari[ao]|plenari[ao]|tecnic[ao]|anual|viceministerial"
        rf"|regional|proxim[ao]|siguiente)\b)*"
    )
    for language, noun in _NOUN.items()
}
_NEXT = compiled(
    r"\b(?:next|following|upcoming|coming|forthcoming|subsequent|future|proxim[oa]s?|siguientes?|venider[oa]s?|futur[oa]s?|each|every|cada)\b"
)
_DATED = {
    "en": compiled(
        r"(?:\s*,)?\s+(?:(?:in|of|on|for|during|from|at|around|late\s+in)\s+)?(?:the\s+)?|(?:\s*,\s*|\s*\(\s*)"
    ),
    "es": compiled(
        r"(?:\s*,)?\s+(?:(?:en|del?|para|durante|los\s+dias|a)\s+)?(?:el\s+|los\s+)?(?:dias?\s+)?|(?:\s*,\s*|\s*\(\s*)"
    ),
}
_TOKEN = compiled(r"\s*(,)?\s*([^\W_][\w'&/-]*)")
_LINKS = frozenset(
    "of the in on at for to be held scheduled planned foreseen set which will is its take taking place convened and against city upcoming "
    "de del la el los las en para y e que se a al celebrara celebrarse realizarse realizara llevarse llevara cabo tendra lugar prevista "
    "previsto previstas previstos programada programado programadas convocada fijada sera sobre contra ciudad tener efectuarse".split()
)
_BODIES = frozenset(
    "network group working ad hoc committee panel council members experts officers liaison vice-ministers ministers secretariat body member "
    "countries country states red grupo comite trabajo consejo funcionarios enlace viceministros miembros paises expertos secretaria".split()
)
_LONGEST_TAIL = 24
_PREPOSITION = {
    "en": compiled(
        r"\b(?:at|during|in|for|to|on\s+the\s+(?:occasion|margins|sidelines)\s+of|in\s+the\s+(?:framework|margins|context|course)\s+of"
        r"|within\s+the\s+framework\s+of)\s+"
    ),
    "es": compiled(
        r"\b(?:en\s+(?:el\s+marco|ocasion|el\s+contexto|el\s+curso)\s+de|con\s+ocasion\s+de|al\s+margen\s+de|en|durante|para|a)l?\s+"
    ),
}
_WEAK = ("for ", "to ", "in ", "para ", "a ", "al ")
_INVITED = compiled(
    r"\b(?:invit[a-z]*|attend[a-z]*|participat[a-z]*|particip[a-z]*|asist[a-z]*|agenda|venue|host|sede|theme|tema|fecha|date|convo[a-z]*)\b"
)


def events(clause: Clause) -> Iterator[Phrase]:
    """Every meeting at which, or for which, something is due."""
    for lead in _PREPOSITION[clause.language].finditer(clause.text):
        event = event_at(clause, lead.end())
        if event and _is_due_there(clause, lead.group(), lead.start(), event):
            yield event_phrase(lead.start(), event)


def event_phrase(start: int, event: Event) -> Phrase:
    if event.stretch is None:
        return Phrase(start, event.end, Rank.UNDATED)
    return Phrase(start, event.end, Rank.DATED, event.stretch.edtf, event.stretch.last)


def _is_due_there(clause: Clause, lead: str, start: int, event: Event) -> bool:
    to_come = is_to_come(clause, start, event.end, event.stretch)
    if is_of_another_act(clause, start, to_come=to_come):
        return False
    weak = lead.startswith(_WEAK)
    if weak and _INVITED.search(clause.text, max(0, start - 60), start):
        return False
    if event.stretch is None:
        return event.next or (event.gathering and event.named and not (weak and clause.language == "en"))
    return True


def event_at(clause: Clause, place: int) -> Event | None:
    """The meeting that the clause names from ``place`` on, with the date that it is told to have."""
    head = _HEAD[clause.language].match(clause.text, place)
    if not head:
        return None
    noun_end = head.end()
    end, stretch = _tail(clause, noun_end)
    if stretch is None:
        stretch = _date_within(clause, head.start("before"), head.start("noun"))
    named = (
        end > noun_end
        or bool(head["before"].strip())
        or bool(head["more"])
        or head["noun"].endswith(("ministerial", "rcm", "crm"))
    )
    to_come = bool(_NEXT.search(clause.text, place, noun_end))
    return Event(
        end,
        stretch,
        to_come,
        named or bool(head["owner"] and head["owner"][0] == "s"),
        bool(head["gathering"]),
    )


def _date_within(clause: Clause, start: int, end: int) -> Stretch | None:
    """The date of "the June 2018 meeting"."""
    for word in _TOKEN.finditer(clause.text, start, end):
        moment = moment_at(clause.text, word.start(2), clause.language, clause.after)
        if moment and moment.end <= end:
            return moment.reckon(clause.after)
    return None


def _tail(clause: Clause, place: int) -> tuple[int, Stretch | None]:
    """Where the meeting's name ends, and its date if one follows before anything else is said."""
    end, text, lowered = place, clause.text, False
    for _ in range(_LONGEST_TAIL):
        opening = _DATED[clause.language].match(text, place)
        moment = opening and moment_at(text, opening.end(), clause.language, clause.after)
        if moment:
            return moment.end, moment.reckon(clause.after)
        token = _TOKEN.match(text, place)
        if not token:
            break
        word, capital = token[2], clause.raw[token.start(2)].isupper()
        if not (capital or word in _LINKS or word in _BODIES or word[0].isdigit()):
            break
        lowered = lowered or bool(token[1])
        place = token.end()
        if (capital or word in _BODIES) and not lowered:
            end = place
    return end, None
