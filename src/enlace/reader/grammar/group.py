"""A verb group: a verb with its helpers ("will also be sent", "se solicita", "ha sido aprobado")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enlace.reader.grammar.lexicon import Form, Light, Reading, Sense
from enlace.reader.grammar.sentence import Sentence
from enlace.reader.model import ActKind

Tense = Literal["base", "pres", "past", "fut", "cond", "modal"]

_ENDS = frozenset(";:.")
_ASIDE_REACH = 16


@dataclass(slots=True)  # not frozen: made by the hundred in each report, and three times as fast so
class Group:
    """A verb group of a sentence: units ``[first, end)``; ``head`` is the verb that says what is done.

    ``readings`` are the act verbs the head may be, none for any other verb. ``marked`` says that the infinitive has its
    "to". ``impersonal`` is the Spanish "se" ("se acordó") that hides the agent.
    """

    first: int
    head: int
    end: int
    tense: Tense
    passive: bool = False
    marked: bool = False
    impersonal: bool = False
    perfect: bool = False
    readings: tuple[Reading, ...] = ()
    word: str = ""


def sense(sentence: Sentence, group: Group) -> tuple[ActKind | Light, str] | None:
    """What the group's verb does here, and the verb: the first sense whose nouns follow."""
    for reading in group.readings:
        for one in sentence.lexicon.senses[reading.lemma]:
            if not one.needs or _follows(sentence, group.head + 1, one):
                return one.act, reading.lemma
    return None


def _follows(sentence: Sentence, place: int, one: Sense) -> bool:
    for here, word in enumerate(sentence.words[place : place + one.window]):
        if word in one.needs:
            return True
        if word in _ENDS or (word == "," and here > 1 and one.window < 10):
            return False
    return False


def readings_as(sentence: Sentence, word: str, form: Form) -> tuple[Reading, ...]:
    """The act verbs of which the word is that form."""
    return tuple(one for one in sentence.lexicon.readings.get(word, ()) if one.form == form)


def past_aside(sentence: Sentence, place: int) -> int:
    """Past ", through the TS," or ", in coordination with X," standing inside a verb group."""
    words = sentence.words
    if words[place : place + 1] != [","]:
        return place
    for here in range(place + 1, min(len(words), place + _ASIDE_REACH)):
        if words[here] == ",":
            return here + 1
    return place
