"""An item's text as tokens, with the parties taken out, and the terms that those tokens say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from enlace.matching.lexicon import SMALL, Found, lexicon, stem
from enlace.reader.grammar.tokens import fold
from enlace.reader.model import Item

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_MONTHS = {
    name: number
    for number, names in enumerate(
        """january enero|february febrero|march marzo|april abril|may mayo|june junio|july julio|august agosto|
        september septiembre setiembre|october octubre|november noviembre|december diciembre""".split("|"),
        start=1,
    )
    for name in names.split()
}
_ENDS = frozenset(".!?:;•–—(")
_ROMAN = re.compile(r"[IVX]{1,5}")


@dataclass(frozen=True)
class Wording:
    """The tokens of an item: as written, folded, and whether each is part of a party's name."""

    text: str
    spans: tuple[tuple[int, int], ...]
    written: tuple[str, ...]
    folded: tuple[str, ...]
    party: tuple[bool, ...]
    concepts: tuple[Found, ...]

    def terms(self, first: int = 0, last: int | None = None) -> list[str]:
        """The terms of tokens ``[first, last)``, each as often as it is said."""
        last = len(self.folded) if last is None else last
        lex = lexicon()
        said: list[str] = []
        covered: set[int] = set()
        for found in self.concepts:
            if first <= found.first and found.last <= last:
                said.append(found.concept)
                said.extend(lex.implied.get(found.concept, ()))
                covered.update(range(found.first, found.last))
        for at in range(first, last):
            if at not in covered and (term := self._stem(at)) is not None:
                said.append(term)
        return said

    def surfaces(self) -> dict[str, str]:
        """Each term in the words that say it here, at its first place."""
        told = {found.concept: self._words(found.first, found.last) for found in reversed(self.concepts)}
        for at in reversed(range(len(self.folded))):
            if (term := self._stem(at)) is not None:
                told[term] = self.written[at]
        return told

    def _words(self, first: int, last: int) -> str:
        return " ".join(self.text[self.spans[first][0] : self.spans[last - 1][1]].split())

    def names(self) -> list[str]:
        """Stems and acronyms of words that are written with a capital inside a sentence: Darien, Corredor Seco."""
        covered = {at for found in self.concepts for at in range(found.first, found.last)}
        told: list[str] = []
        for at in range(1, len(self.written)):
            capital = self.written[at][:1].isupper() and self.written[at - 1] not in _ENDS
            if capital and at not in covered and (term := self._stem(at)) is not None:
                told.append(term)
        return list(dict.fromkeys(told))

    def _stem(self, at: int) -> str | None:
        word, folded = self.written[at], self.folded[at]
        if self.party[at] or not folded.isalpha() or folded in SMALL or folded in _MONTHS:
            return None
        if word.isupper() and 2 <= len(word) <= 7 and not _ROMAN.fullmatch(word):
            return f"#{folded}"
        return f"~{stem(folded)}" if len(folded) > (2 if word[:1].isupper() else 3) else None


def wording(item: Item) -> Wording:
    found = list(_TOKEN.finditer(item.text))
    written = tuple(one[0] for one in found)
    folded = tuple(fold(word) for word in written)
    start = item.span[0]
    marked = {at for _, first, last in item.marks for at in range(first - start, last - start)}
    party = tuple(one.start() in marked for one in found)
    free = tuple("\x00" if inside else word for word, inside in zip(folded, party, strict=True))
    return Wording(
        item.text, tuple(one.span() for one in found), written, folded, party, tuple(lexicon().find(free))
    )


def months(words: Sequence[str]) -> list[tuple[int, int]]:
    """Each month that is named, with the token that names it."""
    return [(_MONTHS[word], at) for at, word in enumerate(words) if word in _MONTHS]
