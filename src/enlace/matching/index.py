"""An inverted index over fingerprints: which earlier items share something rare with a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from enlace.matching.lexicon import lexicon
from enlace.matching.likeness import Sizes
from enlace.matching.model import Fingerprint
from enlace.matching.weights import Weights

_KEYS = 14
_PLAYER = 0.1
_ENOUGH = 200
_DENSE = 4000
"""A key that more items than this have is only followed where nothing rarer is left."""


class Index:
    """Fingerprints by their terms. Adding is linear; asking costs what the rare terms of the new item have in store.

    ``weights`` are those of a larger collection of which only a part is here, as where a database has picked by
    ``keys`` the earlier items that can matter; without them the items themselves are counted.
    """

    def __init__(self, earlier: Iterable[Fingerprint] = (), *, weights: Weights | None = None) -> None:
        self.items: list[Fingerprint] = []
        self.weights = weights or Weights()
        self.sizes = Sizes(self.weights)
        self._counts = weights is None
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for one in earlier:
            self.add(one)

    def add(self, one: Fingerprint) -> None:
        at = len(self.items)
        self.items.append(one)
        if self._counts:
            self.weights.add(one.terms)
            self.sizes = Sizes(self.weights)
        for key in keys(one):
            self._holders[key].append(at)

    def near(self, new: Fingerprint) -> Iterator[Fingerprint]:
        """The items that share a rare term with it, those that share the most first."""
        shared: defaultdict[int, float] = defaultdict(float)
        followed = 0
        for key in sorted(keys(new), key=lambda one: (len(self._holders.get(one, ())), one)):
            held = self._holders.get(key, ())
            if followed >= _KEYS or (len(held) > _DENSE and len(shared) >= _ENOUGH):
                break
            weight = _PLAYER if key[0] == "@" else self.weights(key)
            for at in held:
                shared[at] += weight
            followed += bool(held)
        for at in sorted(shared, key=lambda one: (-shared[one], one)):
            yield self.items[at]


def keys(one: Fingerprint) -> frozenset[str]:
    """By what an item is found, also in a database: its terms that are not of every report, and who is named."""
    group_of = lexicon().group_of
    told = {term for term in one.terms if group_of.get(term) not in ("common", "stage")}
    return frozenset(told | {f"@{player}" for player in one.players})
