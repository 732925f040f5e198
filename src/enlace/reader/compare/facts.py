"""What one item says, as facts that do not depend on its language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from enlace.reader.compare.amounts import Amounts, amounts_in
from enlace.reader.compare.dates import When, dates_in
from enlace.reader.dates.folding import fold
from enlace.reader.model import Item, Language, Report

_WORD = re.compile(r"[a-z]{5,}")
_STEM = 4  # letters


@dataclass(frozen=True, slots=True)
class Facts:
    """An item and what it says.

    ``stems`` are the beginnings of its longer words: "documents" and "documentos" begin alike, so that even an item
    without parties, dates or numbers is known again in the other language. ``swapped`` are the dates with "8/06/2016"
    read the other way round.
    """

    item: Item
    language: Language
    folded: str
    parties: frozenset[str]
    dates: frozenset[When]
    swapped: frozenset[When]
    amounts: Amounts
    stems: frozenset[str]
    kinds: Counter[str]

    @property
    def key(self) -> tuple[str | None, str]:
        return self.item.section, self.item.path

    @property
    def depth(self) -> int:
        return self.item.path.count(".")

    @property
    def values(self) -> frozenset[When | Decimal]:
        return self.dates | self.amounts.numbers


def facts_of(report: Report) -> list[Facts]:
    """The facts of every item, in the report's order."""
    return [_facts(item, report.source.language) for item in report.items]


def _facts(item: Item, language: Language) -> Facts:
    folded = fold(item.text)
    found = dates_in(item.text, folded, language)
    swapped = dates_in(item.text, folded, language, month_first=language != "en")
    return Facts(
        item=item,
        language=language,
        folded=folded,
        parties=frozenset(item.mentions) - _in_money(item),
        dates=frozenset(when for when, _, _ in found),
        swapped=frozenset(when for when, _, _ in swapped),
        amounts=amounts_in(item.text, folded, language, [(start, end) for _, start, end in found]),
        stems=frozenset(word[:_STEM] for word in _WORD.findall(folded)),
        kinds=Counter(act.act for act in item.acts),
    )


def _in_money(item: Item) -> set[str]:
    """What is named in "US$" alone."""
    named = {party: False for party, _, _ in item.marks}
    for party, _, end in item.marks:
        named[party] |= not item.text.startswith("$", end - item.span[0])
    return {party for party, outside in named.items() if not outside}
