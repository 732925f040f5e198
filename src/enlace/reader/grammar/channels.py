"""Asides that name no addressee: ", through the TS,", "por medio de la ST,", ", una vez más,"."""

from __future__ import annotations

from enlace.reader.grammar.parties import row
from enlace.reader.grammar.sentence import Sentence

_REACH, _SHORT = 16, 7
_BETWEEN_COMMAS = frozenset(("in", "with"))
_SPANISH = frozenset(("a", "por", "mediante", "via"))
_ALONE = frozenset(("mediante", "via"))


def past_channel(sentence: Sentence, place: int) -> int:
    """Past ", through the TS," and "por medio de la ST,": a channel is no addressee."""
    words = sentence.words
    begin = place + 1 if words[place : place + 1] == [","] else place
    if begin >= len(words) or not _is_channel(sentence, begin):
        return place
    for here in range(begin + 1, min(len(words), begin + _REACH)):
        if words[here] == ",":
            return here + 1
        if sentence.parties[here] and begin == place:
            listed = row(sentence, here)
            return listed.end if listed else here + 1
    return place


def _is_channel(sentence: Sentence, here: int) -> bool:
    words, through = sentence.words, sentence.tongue.through
    word = words[here]
    if sentence.tongue.language == "es":
        return word in _SPANISH and (word in _ALONE or not through.isdisjoint(words[here : here + 3]))
    if word in _BETWEEN_COMMAS:
        return words[here - 1 : here] == [","]
    return word in through or words[here : here + 3] == ["by", "means", "of"]


def past_short_aside(sentence: Sentence, place: int) -> int:
    """Past ", una vez más," and ", in particular,": a few words between commas, with no party in them."""
    if sentence.words[place : place + 1] != [","]:
        return place
    for here in range(place + 1, min(len(sentence.words), place + _SHORT)):
        if sentence.parties[here]:
            return place
        if sentence.words[here] == ",":
            return here + 1
    return place
