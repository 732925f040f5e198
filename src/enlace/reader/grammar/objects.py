"""Whom an act is aimed at, read from what follows its verb."""

from __future__ import annotations

from enlace.reader.acts.recogniser import Aim
from enlace.reader.grammar import english, spanish
from enlace.reader.grammar.parties import Ids, Row, row
from enlace.reader.grammar.sentence import QUOTED, Sentence
from enlace.reader.grammar.words import Tongue

_THANKED_STOP = {
    "en": frozenset(
        (
            "for",
            "on",
            "regarding",
            "concerning",
            "in",
            "at",
            "which",
            "that",
            "to",
            "held",
            "during",
            "about",
            "with",
            ";",
            ".",
            ":",
        )
    ),
    "es": frozenset(
        (
            "por",
            "en",
            "sobre",
            "que",
            "para",
            "cual",
            "celebrado",
            "celebrada",
            "durante",
            "con",
            "ante",
            "relativo",
            "relativa",
            ";",
            ".",
            ":",
        )
    ),
}
_FOR = {"en": frozenset(("for",)), "es": frozenset(("por",))}
_GIVEN = {
    "en": frozenset(("to", "by", "of", "from")),
    "es": frozenset(("a", "al", "de", "del", "por")),
}
_ASKED_STOP = {
    "en": frozenset(("which", "who", "so", "because", "since", ";", ".", ":")),
    "es": frozenset((";", ".", ":")),
}
_TOLD_STOP = {
    "en": frozenset(("that", "on", "about", "regarding", "of", ";", ".", ":")),
    "es": frozenset(("que", "sobre", ";", ".", ":")),
}
_REACH = 28


def addressees(sentence: Sentence, place: int, end: int, aim: Aim, lemma: str) -> Ids:
    """Ids of those whom the act whose verb ends before ``place`` is aimed at; the act's words end at ``end``."""
    if aim == "thanked":
        return _thanked(sentence, place, end, lemma)
    if aim == "asked":
        return _asked(sentence, place, end)
    if aim == "told":
        return _told(sentence, place, end)
    if aim == "submitted":
        return _submitted(sentence, place, end)
    return ()


def _skip_through(sentence: Sentence, place: int) -> int:
    """Past ", through the TS," and "por medio de la ST,": a channel is no addressee."""
    words, tongue = sentence.words, sentence.tongue
    here = place
    if words[here : here + 1] == [","]:
        here += 1
    opener = words[here : here + 1]
    if not opener:
        return place
    if tongue.language == "en":
        if (
            opener[0] not in tongue.through
            and words[here : here + 3] != ["by", "means", "of"]
            and opener[0] not in ("in", "with")
        ):
            return place
        if opener[0] in ("in", "with") and words[here - 1 : here] != [","]:
            return place
    elif not (opener[0] in ("a", "por", "mediante", "via") and _has_channel(words, here, tongue)):
        return place
    for one in range(here + 1, min(len(words), here + 16)):
        if words[one] == ",":
            return one + 1
        if sentence.parties[one] and here == place:
            listed = row(sentence, one)
            return listed.end if listed else one + 1
    return place


def _has_channel(words: list[str], here: int, tongue: Tongue) -> bool:
    return words[here] in ("mediante", "via") or bool(set(words[here : here + 3]) & tongue.through)


def _thanked(sentence: Sentence, place: int, end: int, lemma: str) -> Ids:
    """Those directly after the verb, or whose support, report or work is thanked; "and Panama for …" joins them."""
    tongue, words = sentence.tongue, sentence.words
    language = tongue.language
    stops = _THANKED_STOP[language]
    passes_for = lemma in _GRATITUDE
    found: Ids = ()
    here = place
    while here < min(end, place + _REACH):
        listed = row(sentence, here)
        if listed is not None:
            found = listed.ids
            here = listed.end
            break
        word = words[here]
        if (word in _FOR[language] and passes_for) or (word == "a" and language == "es") or (word == "to" and language == "en"):
            passes_for = False
        elif (
            word in stops
            and not (word in ("in", "en", "to") and here == place)
            and not _after_participle(sentence, here)
        ):
            return ()
        here += 1
    return _also_for(sentence, here, end, found)


def _after_participle(sentence: Sentence, here: int) -> bool:
    """ "El informe presentado por la OIM": the one whose work is thanked."""
    if here == 0:
        return False
    before = sentence.words[here - 1]
    return sentence.words[here] in ("por", "by") and (
        spanish if sentence.tongue.language == "es" else english
    ).is_participle(before)


_GRATITUDE = frozenset(
    "express extend convey reiterate place record give offer manifest pay expresar manifestar extender reiterar dejar hacer "
    "dar brindar rendir transmitir externar consignar".split()
)


def _also_for(sentence: Sentence, place: int, end: int, found: Ids) -> Ids:
    """More who are thanked by the same verb: "…, and Panama for …", "…, así como a Canadá por …"."""
    if not found:
        return found
    words, tongue = sentence.words, sentence.tongue
    fors = _FOR[tongue.language]
    ids = list(found)
    for here in range(place, end):
        if words[here] not in tongue.conjunctions and words[here] not in ("as", "asi"):
            continue
        begin = here + 1
        if words[here] == "as":
            if words[here : here + 3] != ["as", "well", "as"]:
                continue
            begin = here + 3
        elif words[here] == "asi":
            if words[here : here + 2] != ["asi", "como"]:
                continue
            begin = here + 2
        if tongue.language == "es":
            if words[begin : begin + 1] not in (["a"], ["al"]) and words[here] != "asi":
                continue
            begin += words[begin] in ("a", "al")
        elif words[begin : begin + 1] == ["to"]:
            begin += 1
        listed = row(sentence, begin)
        if listed is None:
            listed = _whose(sentence, begin, end) if words[here] in ("as", "asi") else None
            ids.extend(listed.ids if listed else ())
        elif (
            (tongue.language == "es"
            and words[begin - 1] in ("a", "al"))
            or words[here] in ("as", "asi")
            or set(words[listed.end : listed.end + 1]) & fors
        ):
            ids.extend(listed.ids)
    return tuple(dict.fromkeys(ids))


def _whose(sentence: Sentence, place: int, end: int) -> Row | None:
    """ "…, así como la cooperación prestada por el CICR": whose work it is that is also thanked."""
    words, tongue = sentence.words, sentence.tongue
    for here in range(place, min(end, place + 7)):
        if words[here] in tongue.of or words[here] in tongue.agent:
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed
        if words[here] in (",", ";", ".") or words[here] in tongue.relatives:
            return None
    return None


def _asked(sentence: Sentence, place: int, end: int) -> Ids:
    """Those asked: directly after the verb, after "to", "from" or "of", or the subject of "that X do"."""
    words, tongue = sentence.words, sentence.tongue
    here = _skip_through(sentence, place)
    joints = _ASK_JOINTS[tongue.language]
    seen_that = False
    while here < min(end, place + _REACH):
        listed = row(sentence, here)
        if listed is not None:
            return _also_asked(sentence, listed, end)
        moved = _skip_aside(sentence, here)
        if moved == here:
            moved = _skip_through(sentence, here)
        if moved > here:
            here = moved
            continue
        word = words[here]
        if word in _ASKED_STOP[tongue.language]:
            return ()
        if word in tongue.that:
            if seen_that:
                return ()
            seen_that = True
            subject = _that_subject(sentence, here + 1, end)
            return subject if subject is not None else ()
        if not _passable(word, joints, tongue):
            return _owned_support(sentence, here, end)
        here += 1
    return ()


_ASK_JOINTS = {
    "en": frozenset("to from of on upon the for that again once more respectfully kindly , its".split()),
    "es": frozenset("a al de del que , nuevamente respetuosamente atentamente tambien asimismo su".split()),
}


def _also_asked(sentence: Sentence, first: Row, end: int) -> Ids:
    """More who are asked by the same verb: "…, y a la ST su difusión", "…, and the TS to …"."""
    words, tongue = sentence.words, sentence.tongue
    ids = list(first.ids)
    for here in range(first.end, end - 1):
        if words[here] != "," or words[here + 1] not in tongue.conjunctions:
            continue
        begin = here + 2
        if tongue.language == "es":
            if words[begin : begin + 1] not in (["a"], ["al"]):
                continue
            begin += 1
        elif words[begin : begin + 1] == ["to"]:
            begin += 1
        listed = row(sentence, begin)
        if listed is not None and (
            tongue.language == "es" or words[listed.end : listed.end + 1] in (["to"], ["that"])
        ):
            ids.extend(listed.ids)
    return tuple(dict.fromkeys(ids))


def _skip_aside(sentence: Sentence, place: int) -> int:
    """Past ", una vez más," and ", in particular,": a few words between commas, with no party in them."""
    if sentence.words[place] != ",":
        return place
    for here in range(place + 1, min(len(sentence.words), place + 7)):
        if sentence.parties[here]:
            return place
        if sentence.words[here] == ",":
            return here + 1
    return place


def _passable(word: str, joints: frozenset[str], tongue: Tongue) -> bool:
    return word in joints or word in tongue.determiners or word in tongue.adjectives or word in tongue.adverbs


def _that_subject(sentence: Sentence, place: int, end: int) -> Ids | None:
    """ "that interested Member Countries redefine …": the party; "that the title be revised by X": X."""
    tongue, words = sentence.tongue, sentence.words
    here = place
    if tongue.language == "es":
        while here < end and words[here] in ("se", "le", "les"):
            here += 1
    if words[here : here + 1] == [","]:
        here = _skip_through(sentence, here)
    through = _skip_through(sentence, here)
    listed = row(sentence, max(here, through))
    if listed is not None:
        return listed.ids
    for one in range(place, end):
        if words[one] in tongue.agent:
            listed = row(sentence, one + 1)
            if listed is not None:
                return listed.ids
        if words[one] in (",", ";", "."):
            break
    return None


_APOSTROPHES = frozenset("’'´`‘")
_SUPPORT = frozenset(
    "support assistance cooperation collaboration help advice participation presence inputs comments contribution contributions "
    "apoyo asistencia cooperacion colaboracion ayuda asesoria participacion acompanamiento intervencion concurso aportes insumos "
    "asesoramiento respaldo gestiones".split()
)
_TO_ASKED = {"en": frozenset(("from", "of", "to")), "es": frozenset(("a", "al", "de", "del"))}


def _owned_support(sentence: Sentence, place: int, end: int) -> Ids:
    """ "requested IOM's support", "solicitó el apoyo de la OIM", "request the preparation of X to the TS"."""
    words, tongue = sentence.words, sentence.tongue
    if sentence.parties[place] and words[place + 1 : place + 2] and words[place + 1] in _APOSTROPHES:
        return (sentence.parties[place],)
    in_support = False
    for here in range(place, min(end, place + 24)):
        word = words[here]
        if (
            sentence.parties[here]
            and words[here + 1 : here + 2]
            and words[here + 1] in _APOSTROPHES
            and here < place + 3
        ):
            return (sentence.parties[here],)
        if word in _SUPPORT:
            in_support = True
        elif word in ("from", "a", "al", "de", "del", "of") and (in_support or word in ("from", "a", "al")):
            listed = row(sentence, here + 1)
            if listed is not None and not (word in ("a", "al") and here == place):
                return listed.ids
        elif word in (",", ";", ".", ":", QUOTED) or word in tongue.relatives:
            if word != QUOTED:
                return ()
        elif word == "to" and tongue.language == "en" and not in_support:
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed.ids
    return ()


def _told(sentence: Sentence, place: int, end: int) -> Ids:
    """Those told: directly after the verb, or after "to" or "with" before the thing told ends."""
    words, tongue = sentence.words, sentence.tongue
    if words[place : place + 1] and words[place] in tongue.that:
        return ()
    listed = row(sentence, place)
    if listed is not None and tongue.language == "en":
        return listed.ids
    reaches = ("to", "with", "among") if tongue.language == "en" else ("a", "al", "con", "ante")
    for here in range(place, min(end, place + 14)):
        word = words[here]
        if word in reaches:
            listed = row(sentence, here + 1)
            if listed is not None:
                return listed.ids
        if (
            word in _TOLD_STOP[tongue.language]
            or (here > place
            and (word == "," or word in tongue.conjunctions))
        ):
            return ()
    return ()


def _submitted(sentence: Sentence, place: int, end: int) -> Ids:
    """The body that is to decide: after "to", or the subject of "that X approve"; never the channel."""
    words, tongue = sentence.words, sentence.tongue
    tos = ("to",) if tongue.language == "en" else ("a", "al", "ante")
    that = _that_at(sentence, place)
    if that:
        listed = row(sentence, that)
        if listed is not None:
            return listed.ids
    for here in range(place, end):
        word = words[here]
        if word in (".", ";"):
            return ()
        if word in tos:
            target = here + 1
            if words[target : target + 2] == ["la", "consideracion"] or words[target : target + 1] == [
                "consideracion"
            ]:
                continue
            listed = row(sentence, target)
            if listed is not None:
                return _also_asked(sentence, listed, end)
        if word in (
            "consideracion",
            "consideration",
            "conocimiento",
            "decision",
            "aprobacion",
            "approval",
            "estudio",
            "adopcion",
            "adoption",
        ) and words[here + 1 : here + 2] and words[here + 1] in tongue.of | frozenset(("by", "por")):
            listed = row(sentence, here + 2)
            if listed is not None:
                return listed.ids
    return ()


def _that_at(sentence: Sentence, place: int) -> int:
    words, tongue = sentence.words, sentence.tongue
    return place + 1 if words[place : place + 1] and words[place] in tongue.that else 0


_RECEIVES = {
    "en": frozenset(("to", "with", "among", "amongst")),
    "es": frozenset(("a", "al", "con", "entre")),
}


def receivers(sentence: Sentence, place: int, end: int, owing: Ids) -> Ids:
    """Who is to receive what is owed: "send to the TS", "share … with Member Countries", "send the TS the …"."""
    words, tongue = sentence.words, sentence.tongue
    if tongue.language == "en":
        direct = row(sentence, place)
        if direct is not None and not set(direct.ids) & set(owing):
            return direct.ids
    for here in range(place, end):
        if words[here] in _RECEIVES[tongue.language]:
            listed = row(sentence, here + 1)
            if listed is not None and not set(listed.ids) & set(owing):
                return listed.ids
    return ()
