"""``python -m bench.fit_matters``: fit the weights of ``enlace.matching.likeness`` again, after a figure was changed.

Logistic regression by gradient descent over all pairs that may be linked in the sets under samples/matters. Marked
pairs, look-alikes and all other pairs weigh as groups, not by their number; a weight may not have the wrong sign.
First each set is left out in turn and measured with what the others give.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bench import matters
from bench.matters import Marked, Place
from enlace.matching.fingerprints import fingerprints
from enlace.matching.index import Index
from enlace.matching.likeness import AGAINST, FIGURES, compare
from enlace.matching.linking import may_link
from enlace.reader.profile import load

_RIGHT, _LOOK_ALIKE, _OTHER = 1.0, 0.6, 0.9
_ROUNDS, _STEP, _MOMENTUM, _SHRINK = 800, 0.5, 0.9, 0.01


@dataclass(frozen=True)
class Row:
    """One pair: the two places, whether it is marked, what it weighs, its figures."""

    pair: tuple[Place, Place]
    right: bool
    share: float
    figures: tuple[float, ...]


def main() -> None:
    sets = [(marked, rows(marked)) for marked in matters.sets()]
    for marked, own in sets:
        others = [row for other, some in sets if other is not marked for row in some]
        print(f"{marked.name}, by the others:", *_measured(marked, own, fit(others)))
    weights = fit([row for _, some in sets for row in some])
    print(f"BIAS = {weights[-1]:.2f}")
    print(
        {
            name: round(weight, 2)
            for name, weight in zip(FIGURES, weights[:-1], strict=True)
            if round(weight, 2)
        }
    )


def rows(marked: Marked) -> list[Row]:
    """Every pair of the set that may be linked, with its share in its group."""
    used = load()
    items = sorted(
        (one for report in marked.reports for one in fingerprints(report, profile=used)),
        key=lambda one: one.order,
    )
    index = Index(items)
    right, alike = {*marked.pairs}, {*marked.look_alikes}
    pairs = [(a, b) for b in items for a in index.near(b) if may_link(a, b)]
    places = [(matters.place(a.place()), matters.place(b.place())) for a, b in pairs]
    groups = [_RIGHT if one in right else _LOOK_ALIKE if one in alike else _OTHER for one in places]
    made = []
    for (a, b), at, group in zip(pairs, places, groups, strict=True):
        figures = compare(a, b, index.sizes).figures
        told = tuple(figures[name] for name in FIGURES)
        made.append(Row(at, at in right, group / groups.count(group), told))
    return made


def fit(rows: Sequence[Row]) -> list[float]:
    """The weight of each figure, and last the bias."""
    weights = [0.0] * len(FIGURES) + [-3.0]
    speed = [0.0] * len(weights)
    whole = sum(row.share for row in rows) / 3
    for _ in range(_ROUNDS):
        slope = [_SHRINK * weight for weight in weights[:-1]] + [0.0]
        for row in rows:
            miss = (probability(weights, row.figures) - row.right) * row.share / whole
            for at, figure in enumerate(row.figures):
                slope[at] += miss * figure
            slope[-1] += miss
        for at, name in enumerate((*FIGURES, "")):
            speed[at] = _MOMENTUM * speed[at] - _STEP * slope[at]
            weights[at] += speed[at]
            if name and (weights[at] > 0) == (name in AGAINST):
                weights[at] = 0.0
    return weights


def probability(weights: Sequence[float], figures: Sequence[float]) -> float:
    total = weights[-1] + sum(weight * figure for weight, figure in zip(weights, figures, strict=False))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _measured(marked: Marked, own: Sequence[Row], weights: Sequence[float]) -> tuple[str, str]:
    scores = {row.pair: probability(weights, row.figures) for row in own}
    found, precise = matters.recall(marked, scores), matters.average_precision(marked, scores)
    return f"recall@{matters.FIRST} {found:.3f}", f"average precision {precise:.3f}"


if __name__ == "__main__":
    main()
