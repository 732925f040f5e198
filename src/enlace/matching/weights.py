"""How much a term tells: rare ones much, those of every report nearly nothing."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from enlace.matching.lexicon import lexicon

_GROUPS = {"common": 0.12, "stage": 0.2, "instrument": 0.6, "population": 1.0, "theme": 1.0, "word": 0.8}
_PRIOR = 400
"""So many items the background counts for; a small folder then has much the same weights as a large one."""


@lru_cache(maxsize=1)
def background() -> tuple[int, dict[str, int]]:
    """Items of the sample reports, and in how many of them each term stands."""
    raw = json.loads(resources.files("enlace.matching").joinpath("background.json").read_text("utf-8"))
    return raw["items"], raw["terms"]


class Weights:
    """The weight of each term: its inverse frequency over the background and what is in the collection."""

    def __init__(self, counts: Counter[str] | None = None, items: int = 0) -> None:
        self._counts = counts if counts is not None else Counter()
        self._items = items
        self._known: dict[str, float] = {}

    def add(self, terms: Iterable[str]) -> None:
        self._counts.update(terms)
        self._items += 1
        self._known.clear()

    def __call__(self, term: str) -> float:
        weight = self._known.get(term)
        if weight is None:
            weight = self._known[term] = self._weigh(term)
        return weight

    def _weigh(self, term: str) -> float:
        items, terms = background()
        share = (terms.get(term, 0) / items * _PRIOR + self._counts[term] + 0.5) / (_PRIOR + self._items + 1)
        rarity = -math.log(min(share, 1.0)) / math.log(_PRIOR)
        return max(rarity, 0.05) * _GROUPS.get(lexicon().group_of.get(term, ""), 0.8)

    def copies(self, term: str) -> int:
        """In how many items of the collection the term stands."""
        return self._counts[term]
