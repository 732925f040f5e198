"""English verb forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_IRREGULAR = {
    "leave": ("left", "left"),
    "strike": ("struck", "struck"),
    "take": ("took", "taken"),
    "undertake": ("undertook", "undertaken"),
    "withdraw": ("withdrew", "withdrawn"),
    "give": ("gave", "given"),
    "make": ("made", "made"),
    "hear": ("heard", "heard"),
    "put": ("put", "put"),
    "say": ("said", "said"),
    "seek": ("sought", "sought"),
    "tell": ("told", "told"),
    "bring": ("brought", "brought"),
    "send": ("sent", "sent"),
    "bear": ("bore", "borne"),
    "draw": ("drew", "drawn"),
    "pay": ("paid", "paid"),
    "hold": ("held", "held"),
    "show": ("showed", "shown"),
    "speak": ("spoke", "spoken"),
    "read": ("read", "read"),
}
_DOUBLED = {"commit", "submit", "refer", "drop", "permit", "plan"}
_VOWELS = "aeiou"

# Participles of "will be …": every regular one ends in -ed; these do not.
PARTICIPLES = frozenset(
    "held sent taken made given done put built shown drawn begun written brought kept set found known chosen led met "
    "undertaken withdrawn read spent paid borne sought told said heard seen forwarded laid left struck spoken".split()
)


def forms(lemma: str) -> Iterator[tuple[str, Any]]:
    """All forms of a verb with their names."""
    yield lemma, "base"
    yield _third(lemma), "pres"
    past, participle = _past(lemma)
    yield past, "past"
    yield participle, "pp"
    yield _stem(lemma) + "ing", "ger"


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> tuple[str, str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied", lemma[:-1] + "ied"
    regular = _stem(lemma) + "ed"
    return regular, regular


def _stem(lemma: str) -> str:
    if lemma in _DOUBLED:
        return lemma + lemma[-1]
    return lemma[:-1] if lemma.endswith("e") else lemma


def is_participle(word: str) -> bool:
    return word.endswith("ed") or word in PARTICIPLES
