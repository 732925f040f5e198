"""Verbs and their forms: which words of a language may be the verb of an act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from enlace.reader.grammar import english, spanish
from enlace.reader.grammar.tokens import fold
from enlace.reader.model import ActKind, Language

Form = Literal["base", "pres", "past", "pp", "ger", "fut", "order"]
Light = Literal["light"]


_NEAR, _FAR = 7, 16
# Nouns that may stand far from their verb: "took the matter of … off its agenda", "submit … for approval".
_DISTANT = frozenset(
    ("agenda", "approval", "consideration", "aprobacion", "consideracion", "decide", "decida")
)


class Sense(NamedTuple):
    """What a verb does: an act, if one of ``needs`` follows within ``window`` words (always, if empty).

    ``light`` verbs ("decides to", "acuerda") lend their subject to the verb that follows.
    """

    act: ActKind | Light
    needs: frozenset[str]
    window: int = _NEAR


class Reading(NamedTuple):
    """One way to read a word: the form ``form`` of the verb ``lemma``."""

    lemma: str
    form: Form


@dataclass(frozen=True)
class Lexicon:
    """The act verbs of one language: readings of each word form, and senses of each verb."""

    readings: Mapping[str, tuple[Reading, ...]]
    senses: Mapping[str, tuple[Sense, ...]]


def lexicon(language: Language, verbs: Iterable[tuple[ActKind | Light, str]]) -> Lexicon:
    """Build from ``(act, pattern)`` pairs: ``"thank"``, ``"take +note|cognizance"``, ``"agree =on|with"``."""
    senses: dict[str, list[Sense]] = {}
    for act, pattern in verbs:
        lemma, sign, needs = pattern.partition(" =" if " =" in pattern else " +")
        words = frozenset(map(fold, filter(None, needs.split("|"))))
        senses.setdefault(lemma, []).append(
            Sense(act, words, 1 if sign == " =" else _FAR if words & _DISTANT else _NEAR)
        )
    readings: dict[str, list[Reading]] = {}
    for lemma in senses:
        for word, form in _forms(language, lemma):
            readings.setdefault(fold(word), []).append(Reading(lemma, form))
    ordered = {
        lemma: tuple(sorted(some, key=lambda sense: not sense.needs)) for lemma, some in senses.items()
    }
    return Lexicon({word: tuple(some) for word, some in readings.items()}, ordered)


def _forms(language: Language, lemma: str) -> Iterator[tuple[str, Form]]:
    return english.forms(lemma) if language == "en" else spanish.forms(lemma)
