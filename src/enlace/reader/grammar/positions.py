"""Places in a sentence: past what opens a clause, back over what stands before its verb."""

from __future__ import annotations

from enlace.reader.grammar.sentence import Sentence

_PHRASES = {
    "por": (["por", "ultimo"], ["por", "su", "parte"]),
    "a": (["a", "su", "vez"],),
    "de": (["de", "igual", "manera"], ["de", "igual", "forma"], ["de", "la", "misma", "manera"]),
    "del": (["del", "mismo", "modo"],),
    "en": (["en", "primer", "lugar"], ["en", "segundo", "lugar"]),
    "in": (["in", "addition"], ["in", "turn"]),
    "as": (["as", "well"],),
}
_SIGNS = frozenset(",–—:;-•")
_CLITICS = frozenset(("se", "le", "les"))
_HELPERS = frozenset(("has", "have"))


def past_connectives(sentence: Sentence, place: int) -> int:
    """Past "Also,", "Por último," and other words that open a clause before its subject."""
    words, tongue = sentence.words, sentence.tongue
    here, size = place, len(words)
    while here < size:
        word = words[here]
        phrase = _phrase_at(words, here) if word in _PHRASES else 0
        if phrase:
            here += phrase
        elif (
            word in tongue.connectives or word in _SIGNS or (word in tongue.adverbs and word not in _CLITICS)
        ):
            here += 1
        else:
            break
    return here


def _phrase_at(words: list[str], here: int) -> int:
    """How many words the connective phrase that begins here has; 0 where there is none."""
    for phrase in _PHRASES[words[here]]:
        if words[here : here + len(phrase)] == phrase:
            return len(phrase)
    return 0


def past_openers(sentence: Sentence, place: int) -> int:
    """Past connectives, signs and "that"."""
    words, tongue = sentence.words, sentence.tongue
    here = place
    while here < len(words) and (
        words[here] in tongue.connectives or words[here] in _SIGNS or words[here] in tongue.that
    ):
        here += 1
    return here


def edge(sentence: Sentence, place: int, after: int) -> int:
    """The clause's first unit: back over adverbs and conjunctions before the verb, not before ``after``."""
    words, tongue = sentence.words, sentence.tongue
    here = place
    while here > after and (
        words[here - 1] in tongue.adverbs
        or words[here - 1] in tongue.conjunctions
        or words[here - 1] in tongue.connectives
        or words[here - 1] == ","
    ):
        here -= 1
    return here


def before_adverbs(sentence: Sentence, place: int) -> int:
    """The unit before ``place`` that is no adverb; -1 where ``place`` is the first."""
    words, adverbs = sentence.words, sentence.tongue.adverbs
    here = place - 1
    while here > 0 and words[here] in adverbs:
        here -= 1
    return here


def only_adverbs(sentence: Sentence, place: int, end: int) -> bool:
    """Whether nothing but adverbs and helpers stands between a subject and its verb."""
    adverbs = sentence.tongue.adverbs
    return all(
        word in adverbs or word.endswith(("ly", "mente")) or word in _HELPERS
        for word in sentence.words[place:end]
    )


def ends_as_well_as(sentence: Sentence, here: int) -> bool:
    """Whether "as well as" or "así como" ends with the unit ``here``."""
    words = sentence.words
    return words[here - 2 : here + 1] == ["as", "well", "as"] or words[here - 1 : here + 1] == ["asi", "como"]
