"""Spanish verb groups: "se solicita", "ha sido aprobado", "deberán enviar", "será enviado", "la circulará"."""

from __future__ import annotations

from enlace.reader.grammar import spanish
from enlace.reader.grammar.group import Group, Tense, past_aside, readings_as
from enlace.reader.grammar.lexicon import Form
from enlace.reader.grammar.sentence import Sentence

_ARTICLES = frozenset(("la", "los", "las", "lo", "me", "nos"))
_CLITICS = _ARTICLES | frozenset(("se", "le", "les"))
_OBJECTS = frozenset(("lo", "la", "los", "las"))
_DEBER = frozenset(("debera", "deberan", "debe", "deben", "deberia", "deberian"))
_SER_FUTURE = frozenset(("sera", "seran"))
_SER = frozenset(("es", "son", "fue", "fueron"))
_HABER = frozenset(("ha", "han", "hemos"))
_HAVING_TO = frozenset(("tendra", "tendran", "habra", "habran"))
_QUEDAR = frozenset(("queda", "quedan", "quedo", "quedaron", "quedara", "quedaran"))
_MAY = frozenset(("podra", "podran", "querra", "querran", "habra", "habran"))
# What a verb group may begin with beside a verb of an act, and what its words end in.
OPENERS = _CLITICS | _DEBER | _SER_FUTURE | _SER | _HABER | _QUEDAR
ENDINGS = ("ar", "er", "ir", "arse", "erse", "irse", "ra", "ran", "ria", "rian")

_AFTER_DEBER = ("r", "rse", "rlo", "rla", "rlos", "rlas", "rle", "rles")
_TO_BE = frozenset(("ser", "serle", "serles"))
_INFINITIVES = ("ar", "er", "ir", "arse", "erse", "irse")
_CONDITIONAL = ("ria", "rian")
_NOUNS_BEFORE = frozenset(("el", "los", "un", "una", "unos", "del", "al", "su", "sus", "este", "dicho", "de"))
_TENSES: tuple[tuple[Form, Tense], ...] = (
    ("base", "base"),
    ("pres", "pres"),
    ("past", "past"),
    ("order", "pres"),
)


def find(sentence: Sentence, place: int) -> Group | None:
    """The verb group that begins at ``place``."""
    words = sentence.words
    here, impersonal = place, False
    if words[place] in _CLITICS:
        here, impersonal = _past_clitics(sentence, place)
    if here >= len(words):
        return None
    word = words[here]
    if word in _DEBER:
        return _modal(sentence, place, here, impersonal)
    if word in _HAVING_TO and words[here + 1 : here + 2] in (["que"], ["de"]):
        return _modal(sentence, place, here + 1, impersonal)
    if word in _SER_FUTURE:
        return _passive(sentence, place, here, "fut")
    if word in _SER:
        return _passive(sentence, place, here, "past" if word.startswith("fue") else "pres")
    if word in _HABER:
        return _perfect(sentence, place, here, impersonal)
    if word in _QUEDAR and here + 1 < len(words) and readings_as(sentence, words[here + 1], "pp"):
        return _participle(sentence, place, here + 1, "pres")
    return _plain(sentence, place, here, impersonal)


def _past_clitics(sentence: Sentence, place: int) -> tuple[int, bool]:
    """The unit after "se", "le", "los", and whether "se" hides the agent; past the end where they are articles."""
    words, size = sentence.words, len(sentence.words)
    here, impersonal = place, False
    while here < size and words[here] in _CLITICS:
        word = words[here]
        here += 1
        if word == "se":
            if here < size and words[here] in _OBJECTS and _verb_follows(sentence, here + 1):
                # "Se los agradeció": the "se" of "les", no passive.
                return here + 1, impersonal
            impersonal = True
        elif not impersonal and word in _ARTICLES and not _verb_follows(sentence, here):
            # An article far more often than a pronoun: leave it to the noun that follows.
            return size, False
    return here, impersonal


def _verb_follows(sentence: Sentence, here: int) -> bool:
    """ "La circulará", "los aprobó": a verb that no article can stand before."""
    if here >= len(sentence.words):
        return False
    raw = sentence.raw[here]
    return raw.endswith("ó") or spanish.is_future(raw, sentence.words[here])


def _past_adverbs(sentence: Sentence, place: int) -> int:
    words, adverbs = sentence.words, sentence.tongue.adverbs
    here = place
    while here < len(words) and (words[here] in adverbs or words[here].endswith("mente")):
        here += 1
    return past_aside(sentence, here)


def _modal(sentence: Sentence, first: int, here: int, impersonal: bool) -> Group | None:
    words = sentence.words
    head = _past_adverbs(sentence, here + 1)
    if head >= len(words) or not words[head].endswith(_AFTER_DEBER):
        return None
    if words[head] in _TO_BE and head + 1 < len(words) and spanish.is_participle(words[head + 1]):
        return Group(first, head + 1, head + 2, "modal", passive=True, word=words[head + 1])
    readings = readings_as(sentence, words[head], "base")
    return Group(first, head, head + 1, "modal", impersonal=impersonal, readings=readings, word=words[head])


def _passive(sentence: Sentence, first: int, here: int, tense: Tense) -> Group | None:
    head = _past_adverbs(sentence, here + 1)
    if head < len(sentence.words) and spanish.is_participle(sentence.words[head]):
        return _participle(sentence, first, head, tense)
    return Group(first, here, here + 1, "fut", word="ser") if tense == "fut" else None


def _participle(sentence: Sentence, first: int, head: int, tense: Tense, perfect: bool = False) -> Group:
    word = sentence.words[head]
    readings = readings_as(sentence, word, "pp")
    return Group(first, head, head + 1, tense, passive=True, perfect=perfect, readings=readings, word=word)


def _perfect(sentence: Sentence, first: int, here: int, impersonal: bool) -> Group | None:
    words = sentence.words
    head = _past_adverbs(sentence, here + 1)
    if head >= len(words):
        return None
    if words[head] == "sido" and head + 1 < len(words):
        return _participle(sentence, first, head + 1, "past", perfect=True)
    readings = readings_as(sentence, words[head], "pp")
    if not readings:
        return None
    return Group(
        first,
        head,
        head + 1,
        "past",
        perfect=True,
        impersonal=impersonal,
        readings=readings,
        word=words[head],
    )


def _plain(sentence: Sentence, first: int, here: int, impersonal: bool) -> Group | None:
    word, raw = sentence.words[here], sentence.raw[here]
    if word in _MAY:
        return None
    if word.endswith(_CONDITIONAL) and spanish.is_known_infinitive(word[: -3 if word.endswith("n") else -2]):
        return Group(first, here, here + 1, "cond", impersonal=impersonal, word=word)
    if spanish.is_future(raw, word):
        readings = readings_as(sentence, word, "fut")
        return Group(first, here, here + 1, "fut", impersonal=impersonal, readings=readings, word=word)
    found = sentence.lexicon.readings.get(word)
    if found is None:
        is_verb = len(word) > 4 and word.endswith(_INFINITIVES)
        return Group(first, here, here + 1, "base", word=word) if is_verb else None
    for form, tense in _TENSES:
        readings = tuple(one for one in found if one.form == form)
        if readings:
            if form != "base" and here and not impersonal and _is_noun(sentence, first, raw):
                return None
            hidden = impersonal or form == "order"
            return Group(first, here, here + 1, tense, impersonal=hidden, readings=readings, word=word)
    return None


def _is_noun(sentence: Sentence, first: int, raw: str) -> bool:
    """ "El informe", "su apoyo": a determiner before makes a noun of what could be a verb."""
    return first > 0 and sentence.words[first - 1] in _NOUNS_BEFORE and not raw.endswith("ó")
