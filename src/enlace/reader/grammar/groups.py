"""Verb groups: a verb with its helpers ("will also be sent", "se solicita", "ha sido aprobado")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from enlace.reader.grammar import english, spanish
from enlace.reader.grammar.lexicon import Reading, Sense
from enlace.reader.grammar.sentence import Sentence

Tense = Literal["base", "pres", "past", "fut", "cond", "modal"]


@dataclass(frozen=True, slots=True)
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


def groups(sentence: Sentence) -> Iterator[Group]:
    """All verb groups that may be an act's, from left to right."""
    find = _english if sentence.tongue.language == "en" else _spanish
    place, size = 0, len(sentence.units)
    while place < size:
        found = None if sentence.parties[place] else find(sentence, place)
        if found is None:
            place += 1
        else:
            yield found
            place = max(found.end, place + 1)


def sense(sentence: Sentence, group: Group) -> tuple[Reading, Sense] | None:
    """What the group's verb does here: the first sense whose nouns follow."""
    for reading in group.readings:
        for one in sentence.lexicon.senses[reading.lemma]:
            if not one.needs or _follows(sentence, group.head + 1, one):
                return reading, one
    return None


_ENDS = frozenset((";", ":", "."))


def _follows(sentence: Sentence, place: int, one: Sense) -> bool:
    for here in range(place, min(len(sentence.words), place + one.window)):
        word = sentence.words[here]
        if word in one.needs:
            return True
        if word in _ENDS or (word == "," and here > place + 1 and one.window < 10):
            return False
    return False


# English ---------------------------------------------------------------------------------------------------

_FUTURE = frozenset(("will", "shall", "ll"))
_ASKING = frozenset(("should", "must", "ought"))
_WEAK = frozenset(("would", "could", "may", "might", "can", "cannot"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_BE_FINITE = frozenset(("is", "are", "was", "were"))
_HAVE = frozenset(("has", "have", "had"))
_POLITICAL = frozenset(("political", "good", "free", "own", "the", "their", "its", "a", "strong"))


def _english(sentence: Sentence, place: int) -> Group | None:
    word = sentence.words[place]
    if word in _FUTURE:
        return _english_modal(sentence, place, "fut")
    if word in _ASKING:
        return _english_modal(sentence, place, "modal")
    if word in _WEAK:
        return _english_weak(sentence, place)
    if word in _BE_FINITE:
        return _english_be(sentence, place)
    if word in _HAVE:
        return _english_have(sentence, place)
    if word in ("need", "needs") and sentence.words[place + 1 : place + 2] == ["to"]:
        return _english_modal(sentence, place, "modal")
    return _english_plain(sentence, place)


def _adverbs(sentence: Sentence, place: int) -> int:
    words, tongue = sentence.words, sentence.tongue
    here = place
    while here < len(words) and not sentence.parties[here]:
        word = words[here]
        if word in tongue.adverbs or (word.endswith("ly") and len(word) > 4) or (word == "," and here > place and here + 1 < len(words) and here - place < 8):
            here += 1
        else:
            break
    return here


def _aside(sentence: Sentence, place: int) -> int:
    """Past ", through the TS," or ", in coordination with X," standing inside a verb group."""
    words = sentence.words
    if words[place : place + 1] != [","]:
        return place
    for here in range(place + 1, min(len(words), place + 16)):
        if words[here] == ",":
            return here + 1
    return place


def _english_modal(sentence: Sentence, place: int, tense: Tense) -> Group | None:
    words = sentence.words
    if (
        place
        and words[place] == "will"
        and words[place - 1] in _POLITICAL
        and not sentence.parties[place - 1]
    ):
        return None
    here = _aside(sentence, _adverbs(sentence, place + 1))
    if words[here : here + 1] == ["to"]:
        here += 1
    here = _adverbs(sentence, here)
    if here >= len(words) or not words[here].isalpha():
        return None
    if words[here] == "be":
        return _english_after_be(sentence, place, here, tense)
    if words[here] == "have" and words[here + 1 : here + 2] == ["been"]:
        return _english_after_be(sentence, place, here + 1, tense)
    word = words[here]
    readings = tuple(one for one in sentence.lexicon.readings.get(word, ()) if one.form == "base")
    return Group(place, here, here + 1, tense, readings=readings, word=word)


def _english_after_be(sentence: Sentence, place: int, be: int, tense: Tense) -> Group:
    here = _aside(sentence, _adverbs(sentence, be + 1))
    here = _adverbs(sentence, here)
    words = sentence.words
    if words[here : here + 1] and words[here] in ("co", "re", "pre"):
        here += 1
    if here < len(words) and english.is_participle(words[here]):
        readings = tuple(one for one in sentence.lexicon.readings.get(words[here], ()) if one.form == "pp")
        return Group(place, here, here + 1, tense, passive=True, readings=readings, word=words[here])
    return Group(place, be, be + 1, tense, word="be")


def _english_weak(sentence: Sentence, place: int) -> Group | None:
    """ "Would like to thank" is a wish; other "would", "may", "can" bind nobody and hide their verb."""
    words = sentence.words
    here = _adverbs(sentence, place + 1)
    if (
        words[place] == "would"
        and here < len(words)
        and words[here] not in ("like", "be")
        and words[here].isalpha()
    ):
        readings = tuple(one for one in sentence.lexicon.readings.get(words[here], ()) if one.form == "base")
        return Group(place, here, here + 1, "cond", readings=readings, word=words[here])
    if words[here : here + 2] == ["like", "to"]:
        return Group(place, here, here + 1, "pres", readings=(Reading("like", "base"),), word="like")
    if here < len(words) and words[here] == "be":
        here += 1
    return Group(place, place, min(here + 1, len(words)), "base", marked=True, word="")


def _english_be(sentence: Sentence, place: int) -> Group | None:
    words = sentence.words
    tense: Tense = "past" if words[place] in ("was", "were") else "pres"
    here = _aside(sentence, _adverbs(sentence, place + 1))
    here = _adverbs(sentence, here)
    if here >= len(words):
        return None
    if words[here] == "being" and here + 1 < len(words):
        here += 1
    if words[here] == "to" and here + 1 < len(words) and words[here + 1].isalpha():
        if words[here + 1] == "be":
            return _english_after_be(sentence, place, here + 1, "modal")
        readings = tuple(
            one for one in sentence.lexicon.readings.get(words[here + 1], ()) if one.form == "base"
        )
        return Group(place, here + 1, here + 2, "modal", readings=readings, word=words[here + 1])
    if words[here] in ("grateful", "thankful"):
        return Group(place, here, here + 1, tense, readings=(Reading("thank", "pp"),), word=words[here])
    if words[here] in ("committed", "pleased"):
        lemma = "commit" if words[here] == "committed" else "please"
        return Group(place, here, here + 1, tense, readings=(Reading(lemma, "pp"),), word=words[here])
    readings = tuple(one for one in sentence.lexicon.readings.get(words[here], ()) if one.form == "pp")
    if readings:
        return Group(place, here, here + 1, tense, passive=True, readings=readings, word=words[here])
    if english.is_participle(words[here]):
        return Group(place, here, here + 1, tense, passive=True, word=words[here])
    return None


def _english_have(sentence: Sentence, place: int) -> Group | None:
    words = sentence.words
    here = _adverbs(sentence, place + 1)
    if words[here : here + 1] == ["been"]:
        group = _english_after_be(sentence, place, here, "past")
        return group if group.passive else None
    if here < len(words):
        readings = tuple(one for one in sentence.lexicon.readings.get(words[here], ()) if one.form == "pp")
        if readings:
            return Group(place, here, here + 1, "past", perfect=True, readings=readings, word=words[here])
    return None


def _english_plain(sentence: Sentence, place: int) -> Group | None:
    words = sentence.words
    marked = words[place] == "to"
    here = _adverbs(sentence, place + 1) if marked else place
    if here >= len(words):
        return None
    found = sentence.lexicon.readings.get(words[here])
    if (
        words[here] == "thanks"
        and words[here + 1 : here + 2] == ["to"]
        and (not here or words[here - 1] == ",")
    ):
        return None
    if marked:
        if sentence.parties[here] or not words[here].isalpha():
            return None
        if found is None or not any(one.form == "base" for one in found):
            if words[here] in sentence.tongue.determiners or words[here] in sentence.tongue.adjectives:
                return None
            return Group(place, here, here + 1, "base", marked=True, word=words[here])
    if found is None:
        return None
    if not marked and here and _makes_noun(sentence, here - 1):
        return None
    forms = {one.form for one in found}
    tense: Tense
    if "base" in forms and (marked or "past" not in forms):
        tense = "base"
    elif "past" in forms:
        tense = "past"
    elif "pres" in forms:
        tense = "pres"
    else:
        return None
    return Group(place, here, here + 1, tense, marked=marked, readings=found, word=words[here])


def _makes_noun(sentence: Sentence, before: int) -> bool:
    """ "Their reports", "of support": a determiner or preposition before makes a noun of what could be a verb."""
    word = sentence.words[before]
    return word in _BEFORE_NOUN


_BEFORE_NOUN = frozenset(
    "the a an this these those its their his her our any some no each every of for in on with by from through at into about "
    "between among under regarding concerning following new joint first second various annual final s".split()
)


# Spanish ---------------------------------------------------------------------------------------------------

_CLITICS = frozenset(("se", "le", "les", "lo", "la", "los", "las", "nos", "me"))
_SER_FUTURE = frozenset(("sera", "seran"))
_SER = frozenset(("es", "son", "fue", "fueron"))
_HABER = frozenset(("ha", "han", "hemos"))
_DEBER = frozenset(("debera", "deberan", "debe", "deben", "deberia", "deberian"))
_NOUNS_BEFORE = frozenset(("el", "los", "un", "una", "unos", "del", "al", "su", "sus", "este", "dicho", "de"))


def _spanish(sentence: Sentence, place: int) -> Group | None:
    words = sentence.words
    first = place
    impersonal = False
    here = place
    while here < len(words) and words[here] in _CLITICS:
        if (
            words[here] == "se"
            and words[here + 1 : here + 2]
            and words[here + 1] in ("lo", "la", "los", "las")
            and _finite_follows(sentence, here + 2)
        ):
            # "Se los agradeció": the "se" of "les", no passive.
            here += 2
            break
        impersonal = impersonal or words[here] == "se"
        here += 1
        if not impersonal and words[here - 1] in _ARTICLES and not _finite_follows(sentence, here):
            # An article far more often than a pronoun: leave it to the noun that follows.
            return None
    if here > place and not impersonal and here < len(words):
        impersonal = False
    if here >= len(words) or sentence.parties[here]:
        return None
    word = words[here]
    if word in _DEBER:
        return _spanish_modal(sentence, first, here, impersonal)
    if word in ("tendra", "tendran", "habra", "habran") and words[here + 1 : here + 2] in (["que"], ["de"]):
        return _spanish_modal(sentence, first, here + 1, impersonal)
    if word in _SER_FUTURE:
        return _spanish_passive(sentence, first, here, "fut")
    if word in _SER:
        return _spanish_passive(sentence, first, here, "past" if word.startswith("fue") else "pres")
    if word in _HABER:
        return _spanish_perfect(sentence, first, here, impersonal)
    if word in ("queda", "quedan", "quedo", "quedaron", "quedara", "quedaran") and here + 1 < len(words):
        readings = _with_form(sentence, words[here + 1], "pp")
        if readings:
            return Group(
                first, here + 1, here + 2, "pres", passive=True, readings=readings, word=words[here + 1]
            )
    return _spanish_plain(sentence, first, here, impersonal)


_ARTICLES = frozenset(("la", "los", "las", "lo", "me", "nos"))


def _finite_follows(sentence: Sentence, here: int) -> bool:
    """ "La circulará", "los aprobó": a verb that no article can stand before."""
    if here >= len(sentence.words) or sentence.parties[here]:
        return False
    raw = sentence.units[here].raw
    return raw.endswith("ó") or spanish.is_future(raw, sentence.words[here], INFINITIVES)


def _with_form(sentence: Sentence, word: str, form: str) -> tuple[Reading, ...]:
    return tuple(one for one in sentence.lexicon.readings.get(word, ()) if one.form == form)


def _spanish_modal(sentence: Sentence, first: int, here: int, impersonal: bool) -> Group | None:
    words = sentence.words
    following = _spanish_adverbs(sentence, here + 1)
    if following >= len(words) or not words[following].endswith(
        ("r", "rse", "rlo", "rla", "rlos", "rlas", "rle", "rles")
    ):
        return None
    if (
        words[following] in ("ser", "serle", "serles")
        and following + 1 < len(words)
        and spanish.is_participle(words[following + 1])
    ):
        return Group(first, following + 1, following + 2, "modal", passive=True, word=words[following + 1])
    readings = _with_form(sentence, words[following], "base")
    return Group(
        first,
        following,
        following + 1,
        "modal",
        impersonal=impersonal,
        readings=readings,
        word=words[following],
    )


def _spanish_adverbs(sentence: Sentence, place: int) -> int:
    words, tongue = sentence.words, sentence.tongue
    here = place
    while (
        here < len(words) and words[here] and (words[here] in tongue.adverbs or words[here].endswith("mente"))
    ):
        here += 1
    return _aside(sentence, here)


def _spanish_passive(sentence: Sentence, first: int, here: int, tense: Tense) -> Group | None:
    words = sentence.words
    following = _spanish_adverbs(sentence, here + 1)
    if following < len(words) and spanish.is_participle(words[following]):
        readings = _with_form(sentence, words[following], "pp")
        return Group(
            first, following, following + 1, tense, passive=True, readings=readings, word=words[following]
        )
    if tense == "fut":
        return Group(first, here, here + 1, "fut", word="ser")
    return None


def _spanish_perfect(sentence: Sentence, first: int, here: int, impersonal: bool) -> Group | None:
    words = sentence.words
    following = _spanish_adverbs(sentence, here + 1)
    if following >= len(words):
        return None
    if words[following] == "sido" and following + 1 < len(words):
        readings = _with_form(sentence, words[following + 1], "pp")
        return Group(
            first,
            following + 1,
            following + 2,
            "past",
            passive=True,
            perfect=True,
            readings=readings,
            word=words[following + 1],
        )
    readings = _with_form(sentence, words[following], "pp")
    if readings:
        return Group(
            first,
            following,
            following + 1,
            "past",
            perfect=True,
            impersonal=impersonal,
            readings=readings,
            word=words[following],
        )
    return None


def _spanish_plain(sentence: Sentence, first: int, here: int, impersonal: bool) -> Group | None:
    word = sentence.words[here]
    found = sentence.lexicon.readings.get(word)
    raw = sentence.units[here].raw
    if word in _MAY:
        return None
    if word.endswith(("ria", "rian")) and word[: -3 if word.endswith("an") else -2] in INFINITIVES:
        return Group(first, here, here + 1, "cond", impersonal=impersonal, word=word)
    if spanish.is_future(raw, word, INFINITIVES):
        readings = tuple(one for one in found or () if one.form == "fut")
        return Group(first, here, here + 1, "fut", impersonal=impersonal, readings=readings, word=word)
    if found is None:
        if len(word) > 4 and word.endswith(("ar", "er", "ir", "arse", "erse", "irse")):
            return Group(first, here, here + 1, "base", word=word)
        return None
    for form, tense in _SPANISH_TENSES:
        readings = tuple(one for one in found if one.form == form)
        if readings:
            if form != "base" and here and not impersonal and _is_noun(sentence, first, raw):
                return None
            return Group(
                first,
                here,
                here + 1,
                tense,
                impersonal=impersonal or form == "order",
                readings=readings,
                word=word,
            )
    return None


def _is_noun(sentence: Sentence, first: int, raw: str) -> bool:
    """ "El informe", "su apoyo": a determiner before makes a noun of what could be a verb."""
    return bool(first) and sentence.words[first - 1] in _NOUNS_BEFORE and not raw.endswith("ó")


_SPANISH_TENSES: tuple[tuple[str, Tense], ...] = (
    ("base", "base"),
    ("pres", "pres"),
    ("past", "past"),
    ("order", "pres"),
)

_MAY = frozenset(("podra", "podran", "querra", "querran", "habra", "habran"))
# Infinitives whose future may stand without its accent ("compartira").
INFINITIVES = frozenset(
    "compartir enviar remitir presentar distribuir circular elaborar preparar realizar celebrar organizar coordinar informar "
    "convocar establecer continuar participar apoyar brindar facilitar proporcionar entregar publicar actualizar difundir "
    "analizar examinar evaluar revisar incorporar incluir desarrollar promover impulsar gestionar designar nombrar "
    "transmitir trasladar consultar someter elevar proponer contribuir financiar cofinanciar crear conformar integrar iniciar "
    "concluir finalizar completar mantener dar hacer llevar invitar solicitar pedir reunir asumir colaborar atender "
    "ejecutar implementar suscribir aprobar considerar discutir definir identificar recopilar sistematizar traducir "
    "responder reportar comunicar notificar anunciar ofrecer recibir prestar poner tomar efectuar formular redactar adoptar "
    "servir fungir albergar ser estar tener contar buscar procurar verificar supervisar capacitar fortalecer determinar cubrir "
    "aportar devolver abrir cerrar instalar habilitar reenviar retomar acompañar acompanar diseñar disenar validar enviar construir".split()
)
