"""All verb groups of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from enlace.reader.grammar import groups_en, groups_es
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.sentence import Sentence


def groups(sentence: Sentence) -> Iterator[Group]:
    """All verb groups that may be an act's, from left to right."""
    rules = groups_en if sentence.tongue.language == "en" else groups_es
    words, readings, openers, endings = (
        sentence.words,
        sentence.lexicon.readings,
        rules.OPENERS,
        rules.ENDINGS,
    )
    next_place = 0
    for place, word in enumerate(words):
        if place >= next_place and (word in readings or word in openers or word.endswith(endings)):
            found = rules.find(sentence, place)
            if found is not None:
                yield found
                next_place = found.end
