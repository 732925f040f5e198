"""An inverted index over fingerprints: which earlier items share something rare with a new one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from enlace.matching.lexicon import lexicon
from enlace.matching.model import Fingerprint
from enlace.matching.weights import Weights

MOST = 400
"""Earlier items looked at closely for each new one."""
_KEYS = 14
_DENSE = 4000
"""A key that more items than this have is only followed where nothing rarer is left."""


class Index:
    """Fingerprints by their terms. Adding is linear; asking costs what the rare terms of the new item have in store."""

    def __init__(self, earlier: Iterable[Fingerprint] = ()) -> None:
        self.items: list[Fingerprint] = []
        self.weights = Weights()
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for one in earlier:
            self.add(one)

    def add(self, one: Fingerprint) -> None:
        at = len(self.items)
        self.items.append(one)
        self.weights.add(one.terms)
        for key in keys(one):
            self._holders[key].append(at)

    def near(self, new: Fingerprint, most: int = MOST) -> Iterator[Fingerprint]:
        """Earlier items that share the most weight of rare terms with it; fewer than ``most`` where few do."""
        shared: Counter[int] = Counter()
        followed = 0
        for key in sorted(keys(new), key=lambda one: (len(self._holders.get(one, ())), one)):
            held = self._holders.get(key, ())
            if followed >= _KEYS or (len(held) > _DENSE and len(shared) >= most):
                break
            weight = self.weights(key)
            for at in held:
                shared[at] += weight  # type: ignore[assignment]  # a Counter may count in parts
            followed += bool(held)
        for at, _ in shared.most_common(most):
            yield self.items[at]


def keys(one: Fingerprint) -> frozenset[str]:
    """The terms by which an item is found: all that are not of every report. What a database would index."""
    group_of = lexicon().group_of
    return frozenset(term for term in one.terms if group_of.get(term) not in ("common", "stage"))
