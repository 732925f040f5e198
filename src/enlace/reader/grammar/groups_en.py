"""English verb groups: "will also be sent", "has been asked", "is to prepare", "to thank", "thanks"."""

from __future__ import annotations

from enlace.reader.grammar import english
from enlace.reader.grammar.group import Group, Tense, past_aside, readings_as
from enlace.reader.grammar.lexicon import Reading
from enlace.reader.grammar.sentence import Sentence

_FUTURE = frozenset(("will", "shall", "ll"))
_ASKING = frozenset(("should", "must", "ought"))
_WEAK = frozenset(("would", "could", "may", "might", "can", "cannot"))
_BE = frozenset(("is", "are", "was", "were"))
_HAVE = frozenset(("has", "have", "had"))
_NEED = frozenset(("need", "needs"))
# What a verb group may begin with beside a verb of an act.
OPENERS = _FUTURE | _ASKING | _WEAK | _BE | _HAVE | _NEED | frozenset(("to",))
ENDINGS: tuple[str, ...] = ()

_POLITICAL = frozenset(("political", "good", "free", "own", "the", "their", "its", "a", "strong"))
_PREFIXES = frozenset(("co", "re", "pre"))
_ADJECTIVES = {"grateful": "thank", "thankful": "thank", "committed": "commit", "pleased": "please"}
_BEFORE_NOUN = frozenset(
    "the a an this that these those its their his her our any some no each every of for in on with "
    "by from through at into about between among under regarding concerning following new joint "
    "first second various annual final s".split()
)
_ADVERBS_REACH = 8


def find(sentence: Sentence, place: int) -> Group | None:
    """The verb group that begins at ``place``."""
    word = sentence.words[place]
    if word in _FUTURE:
        return _modal(sentence, place, "fut")
    if word in _ASKING:
        return _modal(sentence, place, "modal")
    if word in _WEAK:
        return _weak(sentence, place)
    if word in _BE:
        return _be(sentence, place)
    if word in _HAVE:
        return _have(sentence, place)
    if word in _NEED and sentence.words[place + 1 : place + 2] == ["to"]:
        return _modal(sentence, place, "modal")
    return _marked(sentence, place) if word == "to" else _plain(sentence, place)


def _past_adverbs(sentence: Sentence, place: int) -> int:
    words, adverbs = sentence.words, sentence.tongue.adverbs
    here, size = place, len(words)
    while here < size:
        word = words[here]
        comma = word == "," and place < here < min(size - 1, place + _ADVERBS_REACH)
        if not comma and word not in adverbs and not (word.endswith("ly") and len(word) > 4):
            break
        here += 1
    return here


def _modal(sentence: Sentence, place: int, tense: Tense) -> Group | None:
    words = sentence.words
    if place and words[place] == "will" and words[place - 1] in _POLITICAL:
        return None
    here = past_aside(sentence, _past_adverbs(sentence, place + 1))
    if words[here : here + 1] == ["to"]:
        here += 1
    here = _past_adverbs(sentence, here)
    if here >= len(words) or not words[here].isalpha():
        return None
    if words[here] == "be":
        return _after_be(sentence, place, here, tense)
    if words[here : here + 2] == ["have", "been"]:
        return _after_be(sentence, place, here + 1, tense)
    return _base(sentence, place, here, tense)


def _base(sentence: Sentence, place: int, here: int, tense: Tense) -> Group:
    word = sentence.words[here]
    return Group(place, here, here + 1, tense, readings=readings_as(sentence, word, "base"), word=word)


def _after_be(sentence: Sentence, place: int, be: int, tense: Tense) -> Group:
    words = sentence.words
    here = _past_adverbs(sentence, past_aside(sentence, _past_adverbs(sentence, be + 1)))
    if here < len(words) and words[here] in _PREFIXES:
        here += 1
    if here < len(words) and english.is_participle(words[here]):
        return _passive(sentence, place, here, tense)
    return Group(place, be, be + 1, tense, word="be")


def _passive(sentence: Sentence, place: int, here: int, tense: Tense) -> Group:
    word = sentence.words[here]
    readings = readings_as(sentence, word, "pp")
    return Group(place, here, here + 1, tense, passive=True, readings=readings, word=word)


def _weak(sentence: Sentence, place: int) -> Group:
    """ "Would like to thank" is a wish; other "would", "may", "can" bind nobody and hide their verb."""
    words = sentence.words
    here = _past_adverbs(sentence, place + 1)
    following = words[here] if here < len(words) else ""
    if words[place] == "would" and following not in ("like", "be") and following.isalpha():
        return _base(sentence, place, here, "cond")
    if words[here : here + 2] == ["like", "to"]:
        return Group(place, here, here + 1, "pres", readings=(Reading("like", "base"),), word="like")
    if following == "be":
        here += 1
    return Group(place, place, min(here + 1, len(words)), "base", marked=True)


def _be(sentence: Sentence, place: int) -> Group | None:
    words = sentence.words
    tense: Tense = "past" if words[place] in ("was", "were") else "pres"
    here = _past_adverbs(sentence, past_aside(sentence, _past_adverbs(sentence, place + 1)))
    if words[here : here + 1] == ["being"]:
        here += 1
    if here >= len(words):
        return None
    word = words[here]
    if word == "to" and here + 1 < len(words) and words[here + 1].isalpha():
        if words[here + 1] == "be":
            return _after_be(sentence, place, here + 1, "modal")
        return _base(sentence, place, here + 1, "modal")
    if word in _ADJECTIVES:
        return Group(place, here, here + 1, tense, readings=(Reading(_ADJECTIVES[word], "pp"),), word=word)
    if english.is_participle(word):
        return _passive(sentence, place, here, tense)
    return None


def _have(sentence: Sentence, place: int) -> Group | None:
    words = sentence.words
    here = _past_adverbs(sentence, place + 1)
    if here >= len(words):
        return None
    if words[here] == "been":
        group = _after_be(sentence, place, here, "past")
        return group if group.passive else None
    readings = readings_as(sentence, words[here], "pp")
    if not readings:
        return None
    return Group(place, here, here + 1, "past", perfect=True, readings=readings, word=words[here])


def _marked(sentence: Sentence, place: int) -> Group | None:
    """ "To thank", "to jointly prepare"."""
    words, tongue = sentence.words, sentence.tongue
    here = _past_adverbs(sentence, place + 1)
    if here >= len(words) or not words[here].isalpha():
        return None
    word = words[here]
    found = sentence.lexicon.readings.get(word, ())
    if any(one.form == "base" for one in found):
        return Group(place, here, here + 1, "base", marked=True, readings=found, word=word)
    if word in tongue.determiners or word in tongue.adjectives:
        return None
    return Group(place, here, here + 1, "base", marked=True, word=word)


def _plain(sentence: Sentence, place: int) -> Group | None:
    words = sentence.words
    word, before = words[place], words[place - 1] if place else ","
    found = sentence.lexicon.readings.get(word)
    if found is None or before in _BEFORE_NOUN:
        return None
    if word == "thanks" and before == "," and words[place + 1 : place + 2] == ["to"]:
        return None
    forms = {one.form for one in found}
    tense: Tense
    if "past" in forms:
        tense = "past"
    elif "base" in forms:
        tense = "base"
    elif "pres" in forms:
        tense = "pres"
    else:
        return None
    return Group(place, place, place + 1, tense, readings=found, word=word)
