"""Those thanked: directly after the verb, or whose support, report or work is thanked."""

from __future__ import annotations

from enlace.reader.grammar import spanish
from enlace.reader.grammar.channels import past_short_aside
from enlace.reader.grammar.parties import Ids, Row, row
from enlace.reader.grammar.sentence import Sentence

_STOP = {
    "en": frozenset("for on regarding concerning in at which that to held during about with ; . :".split()),
    "es": frozenset(
        "por en sobre que para cual celebrado celebrada durante con ante relativo relativa ; . :".split()
    ),
}
_MAY_COME_FIRST = frozenset(("in", "en", "for", "por", "to"))
_FOR = {"en": "for", "es": "por"}
_TO = {"en": frozenset(("to",)), "es": frozenset(("a", "al"))}
_REACH, _WHOSE_REACH, _NOUN_REACH, _OTHERS_REACH = 28, 7, 8, 120
_NOUNS = frozenset(
    "gratitude appreciation thanks congratulations recognition agradecimiento gratitud reconocimiento gracias "
    "felicitacion felicitaciones".split()
)
# Verbs that thank with a noun: "express its gratitude for the support of Mexico".
_GRATITUDE = frozenset(
    "express extend convey reiterate place record give offer manifest pay expresar manifestar extender reiterar "
    "dejar hacer dar brindar rendir transmitir externar consignar".split()
)


def thanked(sentence: Sentence, place: int, lemma: str) -> Ids:
    """Those thanked by the verb that ends before ``place``; "…, and Panama for …" joins them."""
    words, language = sentence.words, sentence.tongue.language
    stops, cause = _STOP[language], _FOR[language]
    towards = "to" if language == "en" else "a"
    passes_cause = lemma in _GRATITUDE
    place = past_short_aside(sentence, place)
    if passes_cause:
        place = _past_noun(words, place)
    for here in range(place, min(len(words), place + _REACH)):
        listed = row(sentence, here)
        if listed is not None:
            return _with_others(sentence, listed)
        word = words[here]
        if word == towards or (word == cause and passes_cause):
            passes_cause = False
        elif word in stops and not ((here == place and word in _MAY_COME_FIRST) or _is_agent(sentence, here)):
            return _named_after(sentence, here) if language == "es" else ()
    return ()


def _past_noun(words: list[str], place: int) -> int:
    """Past "on record its appreciation" and the like, where "on" ends no list."""
    for here in range(place, min(len(words), place + _NOUN_REACH)):
        if words[here] in _NOUNS:
            return here + 1
    return place


def _named_after(sentence: Sentence, place: int) -> Ids:
    """ "Agradecer por ellos a los Países Miembros": those thanked after what they are thanked for."""
    words = sentence.words
    if words[place] != "por":
        return ()
    for here in range(place, min(len(words), place + _WHOSE_REACH)):
        if words[here] in _TO["es"]:
            listed = row(sentence, here + 1)
            if listed is not None:
                return _with_others(sentence, listed)
        if words[here] in (",", ";", ".") or words[here] in sentence.tongue.relatives:
            return ()
    return ()


def _is_agent(sentence: Sentence, here: int) -> bool:
    """ "El informe presentado por la OIM": the one whose work is thanked."""
    return sentence.words[here] == "por" and spanish.is_participle(sentence.words[here - 1])


def _with_others(sentence: Sentence, first: Row) -> Ids:
    """More who are thanked by the same verb: "…, and Panama for …", "…, así como a Canadá por …"."""
    words, tongue = sentence.words, sentence.tongue
    ids = list(first.ids)
    for here in range(first.end, min(len(words), first.end + _OTHERS_REACH)):
        if words[here] in tongue.conjunctions or words[here] == ",":
            ids.extend(_also(sentence, past_short_aside(sentence, here + 1)))
        elif words[here : here + 3] == ["as", "well", "as"]:
            ids.extend(_as_well(sentence, here + 3))
        elif words[here : here + 2] == ["asi", "como"]:
            ids.extend(_as_well(sentence, here + 2))
    return tuple(dict.fromkeys(ids))


def _also(sentence: Sentence, place: int) -> Ids:
    """ "… and Panama for …", "… y a Canadá por …"."""
    words, language = sentence.words, sentence.tongue.language
    to = words[place : place + 1] != [] and words[place] in _TO[language]
    listed = row(sentence, place + to) if to or language == "en" else None
    if listed is None:
        return ()
    has_cause = words[listed.end : listed.end + 1] == [_FOR[language]]
    return listed.ids if (to and language == "es") or has_cause else ()


def _as_well(sentence: Sentence, place: int) -> Ids:
    """ "…, así como a Canadá", "as well as the cooperation of ICRC"."""
    to = sentence.words[place : place + 1] != [] and sentence.words[place] in _TO[sentence.tongue.language]
    listed = row(sentence, place + to) or _whose(sentence, place + to)
    return listed.ids if listed else ()


def _whose(sentence: Sentence, place: int) -> Row | None:
    """ "…, así como la cooperación prestada por el CICR": whose work it is that is also thanked."""
    words, tongue = sentence.words, sentence.tongue
    for here in range(place, min(len(words), place + _WHOSE_REACH)):
        word = words[here]
        if word in tongue.of or word in tongue.agent:
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed
        if word in (",", ";", ".") or word in tongue.relatives:
            return None
    return None
