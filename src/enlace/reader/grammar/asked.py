"""Those asked: directly after the verb, after "to", "from" or "of", or the subject of "that X do"."""

from __future__ import annotations

from enlace.reader.grammar.channels import past_channel, past_short_aside
from enlace.reader.grammar.parties import APOSTROPHES, Ids, Row, lower_group, row
from enlace.reader.grammar.sentence import Sentence

_STOP = {
    "en": frozenset("which who so because since ; . :".split()),
    "es": frozenset("; . :".split()),
}
_JOINTS = {
    "en": frozenset("to from of on upon the for that again once more respectfully kindly , its".split()),
    "es": frozenset("a al de del que , nuevamente respetuosamente atentamente tambien asimismo su".split()),
}
_SUPPORT = frozenset(
    "support assistance cooperation collaboration help advice participation presence inputs comments contribution "
    "contributions apoyo asistencia cooperacion colaboracion ayuda asesoria participacion acompanamiento "
    "intervencion concurso aportes insumos asesoramiento respaldo gestiones".split()
)
_FROM = frozenset(("from", "a", "al"))
_OF = frozenset(("de", "del", "of"))
_CLITICS = frozenset(("se", "le", "les"))
_SIGNS = frozenset(",;.:")
_TO_DO = {"en": (["to"],), "es": (["a"], ["que"])}
_REACH, _SUPPORT_REACH, _ORGAN_REACH, _OTHERS_REACH = 28, 24, 8, 120


def asked(sentence: Sentence, place: int) -> Ids:
    words, tongue = sentence.words, sentence.tongue
    stops, joints = _STOP[tongue.language], _JOINTS[tongue.language]
    here = past_channel(sentence, place)
    while here < min(len(words), place + _REACH):
        listed = row(sentence, here) or (lower_group(sentence, here) if here > place else None)
        if listed is not None:
            return also_asked(sentence, listed)
        moved = past_short_aside(sentence, here)
        if moved == here:
            moved = past_channel(sentence, here)
        if moved > here:
            here = moved
            continue
        word = words[here]
        if word in stops:
            return ()
        if word in tongue.that:
            return _subject_of_that(sentence, here + 1)
        if word not in joints and word not in tongue.modifiers and word not in tongue.adverbs:
            return _of_those(sentence, here) or _whose_support(sentence, here)
        here += 1
    return ()


def also_asked(sentence: Sentence, first: Row) -> Ids:
    """More who are asked by the same verb: "…, y a la ST su difusión", "…, and the TS to …"."""
    words, tongue = sentence.words, sentence.tongue
    english = tongue.language == "en"
    ids = list(first.ids)
    to_first = first_is_to(sentence, first)
    for here in range(first.end, min(len(words) - 2, first.end + _OTHERS_REACH)):
        joined = words[here] in tongue.conjunctions
        if words[here] != "," and not joined:
            continue
        begin = here + 1
        if not joined and words[begin] in tongue.conjunctions:
            begin, joined = begin + 1, True
        begin = past_short_aside(sentence, begin)
        if begin >= len(words):
            continue
        to = words[begin] == "to" if english else words[begin] in ("a", "al")
        listed = row(sentence, begin + to) if to or (english and words[here] == ",") else None
        if listed is None or not set(listed.ids).isdisjoint(ids):
            continue
        after = words[listed.end : listed.end + 1]
        if english:
            if after in (["to"], ["that"]) or (to and to_first and after and after[0] in tongue.determiners):
                ids.extend(listed.ids)
        elif words[here] == "," or (joined and after in ([","], ["que"])):
            ids.extend(listed.ids)
    return tuple(dict.fromkeys(ids))


def first_is_to(sentence: Sentence, first: Row) -> bool:
    """Whether the first of those asked stands after "to" ("entrust to the TS the …, to Mexico the …")."""
    return "to" in sentence.words[max(0, first.end - 8) : first.end]


def _subject_of_that(sentence: Sentence, place: int) -> Ids:
    """ "that interested Member Countries redefine …": the party; "that the title be revised by X": X."""
    words, tongue = sentence.words, sentence.tongue
    here = place
    if tongue.language == "es":
        while here < len(words) and words[here] in _CLITICS:
            here += 1
    if words[here : here + 1] == [","]:
        here = past_channel(sentence, here)
    listed = row(sentence, past_channel(sentence, here))
    if listed is not None:
        return listed.ids
    for here in range(place, len(words)):
        if words[here] in tongue.agent:
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed.ids
        if words[here] in (",", ";", "."):
            break
    return ()


def _of_those(sentence: Sentence, place: int) -> Ids:
    """ "Urges the child welfare institutes of Guatemala to …": whoever is asked to act is an organ."""
    words, tongue = sentence.words, sentence.tongue
    for here in range(place, min(len(words), place + _ORGAN_REACH)):
        if words[here] in tongue.of and words[here] != "for":
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed.ids if words[listed.end : listed.end + 1] in _TO_DO[tongue.language] else ()
        if sentence.parties[here] or not words[here].isalpha() or words[here] in tongue.relatives:
            return ()
    return ()


def _whose_support(sentence: Sentence, place: int) -> Ids:
    """ "requested IOM's support", "solicitó el apoyo de la OIM", "request the preparation of X to the TS"."""
    words, tongue, parties = sentence.words, sentence.tongue, sentence.parties
    in_support = False
    for here in range(place, min(len(words), place + _SUPPORT_REACH)):
        word = words[here]
        if parties[here]:
            if here < place + 3 and words[here + 1 : here + 2] and words[here + 1] in APOSTROPHES:
                return (parties[here],)
        elif word in _SUPPORT:
            in_support = True
        elif word in _FROM or (in_support and word in _OF):
            listed = row(sentence, here + 1)
            if listed is not None and (here > place or word == "from"):
                return listed.ids
        elif word in _SIGNS or word in tongue.relatives:
            return ()
        elif word == "to" and tongue.language == "en" and not in_support:
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed.ids
    return ()
