"""One place where two versions do not say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from enlace.reader.model import Item, Language

DifferenceKind = Literal["item", "parties", "dates", "numbers", "acts"]


class Words(NamedTuple):
    """The same thing said in English and in Spanish."""

    en: str
    es: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one item. ``a`` and ``b`` are the item in each version, ``None`` where it is missing.

    ``detail`` tells the difference in English, ``detail_in("es")`` in Spanish.
    """

    kind: DifferenceKind
    a: Item | None
    b: Item | None
    detail: str
    detail_es: str

    def detail_in(self, lang: Language) -> str:
        return self.detail_es if lang == "es" else self.detail


def difference(kind: DifferenceKind, a: Item | None, b: Item | None, said: Words) -> Difference:
    return Difference(kind, a, b, said.en, said.es)


_SIDES = (Words("Only in the first", "Solo en la primera"), Words("Only in the second", "Solo en la segunda"))


def only_in(first: Sequence[Words], second: Sequence[Words]) -> Words:
    """What only the first version has, and what only the second: "Only in the first: Peru.\""""
    told = [(side, things) for side, things in zip(_SIDES, (first, second), strict=True) if things]
    return Words(
        " ".join(f"{side.en}: {', '.join(thing.en for thing in things)}." for side, things in told),
        " ".join(f"{side.es}: {', '.join(thing.es for thing in things)}." for side, things in told),
    )


def against(what: Words, first: Words, second: Words) -> Words:
    """What the first version says of a thing, and what the second: "Who acts: Peru; in the second, Chile.\""""
    return Words(
        f"{what.en}: in the first, {first.en}; in the second, {second.en}.",
        f"{what.es}: en la primera, {first.es}; en la segunda, {second.es}.",
    )
