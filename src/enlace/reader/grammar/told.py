"""Those told, and the body to which a thing is submitted."""

from __future__ import annotations

from enlace.reader.grammar.asked import also_asked
from enlace.reader.grammar.parties import Ids, row
from enlace.reader.grammar.sentence import Sentence

_STOP = {
    "en": frozenset("that on about regarding of ; . :".split()),
    "es": frozenset("que sobre ; . :".split()),
}
_REACHES = {"en": frozenset(("to", "with", "among")), "es": frozenset(("a", "al", "con", "ante"))}
_TO = {"en": frozenset(("to",)), "es": frozenset(("a", "al", "ante"))}
_DECIDING = frozenset(
    "consideracion consideration conocimiento decision aprobacion approval estudio adopcion adoption".split()
)
_OF = frozenset(("of", "from", "for", "by", "de", "del", "por"))
_REACH = 14


def told(sentence: Sentence, place: int) -> Ids:
    """Directly after the verb, or after "to" or "with" before the thing told ends."""
    words, tongue = sentence.words, sentence.tongue
    if tongue.language == "en":
        listed = row(sentence, place)
        if listed is not None and words[place] not in tongue.that:
            return listed.ids
    reaches, stops = _REACHES[tongue.language], _STOP[tongue.language]
    for here in range(place, min(len(words), place + _REACH)):
        word = words[here]
        if word in reaches:
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed.ids
        if word in stops or (here > place and (word == "," or word in tongue.conjunctions)):
            return ()
    return ()


def submitted(sentence: Sentence, place: int) -> Ids:
    """The body that is to decide: after "to", or the subject of "that X approve"; never the channel."""
    words, tongue = sentence.words, sentence.tongue
    towards = _TO[tongue.language]
    if words[place : place + 1] and words[place] in tongue.that:
        listed = row(sentence, place + 1)
        if listed is not None:
            return listed.ids
    for here in range(place, len(words)):
        word = words[here]
        if word in (".", ";"):
            return ()
        if word in towards:
            listed = row(sentence, here + 1) if not _is_deciding(words[here + 1 : here + 3]) else None
            if listed is not None:
                return also_asked(sentence, listed)
        elif word in _DECIDING and words[here + 1 : here + 2] and words[here + 1] in _OF:
            listed = row(sentence, here + 2)
            if listed is not None:
                return listed.ids
    return ()


def _is_deciding(words: list[str]) -> bool:
    """ "A la consideración de …": it is not named yet who is to decide."""
    return words[:1] == ["consideracion"] or words == ["la", "consideracion"]
