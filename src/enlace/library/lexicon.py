"""The field's terms in both languages, from the one lexicon: whoever searches for one finds the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from enlace.matching.lexicon import lexicon
from enlace.reader.grammar.tokens import fold


@cache
def _known() -> tuple[Mapping[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    other: dict[str, tuple[str, ...]] = {}
    shown: list[tuple[str, str]] = []
    for english, said in lexicon().translations.items():
        shown += [("en", english), *(("es", one) for one in said)]
        other[fold(english)] = (*other.get(fold(english), ()), *said)
        for one in said:
            other[fold(one)] = tuple(dict.fromkeys((*other.get(fold(one), ()), english)))
    return other, tuple(dict.fromkeys(shown))


def translations(said: str) -> tuple[str, ...]:
    """How the other language says it; nothing for what is no term; an ``s`` at the end makes no difference."""
    known = _known()[0]
    key = " ".join(fold(said).split())
    for one in (key, key.removesuffix("s"), key.removesuffix("es"), f"{key}s"):
        if one in known:
            return known[one]
    return ()


def terms(lang: str) -> tuple[str, ...]:
    """The terms of the field in that language."""
    return tuple(term for spoken, term in _known()[1] if spoken == lang)


def longest_term() -> int:
    """In words."""
    return max(len(term.split()) for term in _known()[0])
