"""Which item of one version is which of the other, also where one is missing and the rest are renumbered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import Any

from enlace.reader.compare.facts import Facts

Pair = tuple[int | None, int | None]

#: Below this likeness two items are rather one missing and one added.
STRANGERS = 0.3
#: At the same place and as like as this, two items need no further look.
SURE = 0.55
#: How far, beyond the difference in length, an item may have moved; and how many comparisons are worth while.
BAND = 40
MOST_COMPARISONS = 2_000_000


def align(a: Sequence[Facts], b: Sequence[Facts]) -> list[Pair]:
    """Pairs of places, in order; ``None`` where the other version has no such item.

    An alignment of sequences after Needleman and Wunsch (1970), in a band around the diagonal, of what is left once
    the items at the beginning and at the end that are surely the same are paired. Where even that would be more than
    ``MOST_COMPARISONS``, items of the same section and number are paired.
    """
    head = 0
    while head < min(len(a), len(b)) and a[head].key == b[head].key and likeness(a[head], b[head]) >= SURE:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and likeness(a[-1 - tail], b[-1 - tail]) >= SURE:
        tail += 1
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    width = 2 * (BAND + abs(len(inner_a) - len(inner_b))) + 1
    by = _by_key if len(inner_a) * min(width, len(inner_b)) > MOST_COMPARISONS else _by_likeness
    inner = [
        (None if i is None else i + head, None if j is None else j + head) for i, j in by(inner_a, inner_b)
    ]
    inner = _with_replaced(inner, a, b)
    ends = [(len(a) - tail + place, len(b) - tail + place) for place in range(tail)]
    return [*((place, place) for place in range(head)), *inner, *ends]


def _with_replaced(pairs: Sequence[Pair], a: Sequence[Facts], b: Sequence[Facts]) -> list[Pair]:
    """Two items of one number, alone between the same neighbours, are one item that says another thing."""
    kept: list[Pair] = []
    alone: list[Pair] = []
    for pair in pairs:
        if None in pair:
            alone.append(pair)
        else:
            kept += [*_facing(alone, a, b), pair]
            alone = []
    return kept + _facing(alone, a, b)


def _facing(alone: Sequence[Pair], a: Sequence[Facts], b: Sequence[Facts]) -> list[Pair]:
    places = {b[j].key: j for _, j in alone if j is not None}
    facing = {
        i: places[a[i].key]
        for i, _ in alone
        if i is not None and a[i].key in places and not are_strangers(a[i], b[places[a[i].key]])
    }
    taken = set(facing.values())
    return [(i, j if i is None else facing.get(i)) for i, j in alone if j is None or j not in taken]


def are_strangers(a: Facts, b: Facts) -> bool:
    """Whether two things at least that items name (parties, acts, values) are on both sides and nothing is shared."""
    named: tuple[tuple[Set[Any], Set[Any]], ...] = (
        (a.parties, b.parties),
        (a.kinds.keys(), b.kinds.keys()),
        (a.values, b.values),
    )
    return sum(bool(ours and theirs and not ours & theirs) for ours, theirs in named) > 1


def likeness(a: Facts, b: Facts) -> float:
    """How alike two items are, from 0 to 1 for what they say, and a little for where they stand."""
    weighed = [
        (1.0, _shared(a.parties, b.parties)),
        (1.0, _shared(a.values, b.values)),
        (0.7, _shared(a.kinds.keys(), b.kinds.keys())),
        (1.5, _shared(a.stems, b.stems)),
    ]
    told = [(weight, share) for weight, share in weighed if share is not None]
    same = sum(weight * share for weight, share in told) / sum(weight for weight, _ in told) if told else 0.5
    place = 0.1 * (a.item.path == b.item.path) + 0.05 * (a.item.section == b.item.section)
    return same + place - 0.2 * (a.depth != b.depth)


def _shared(a: Set[Any], b: Set[Any]) -> float | None:
    """Twice what they share by all they have (Dice 1945); ``None`` where neither has anything."""
    size = len(a) + len(b)
    return 2 * len(a & b) / size if size else None


def _by_key(a: Sequence[Facts], b: Sequence[Facts]) -> list[Pair]:
    places: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for j in reversed(range(len(b))):
        places[b[j].key].append(j)
    pairs: list[Pair] = [(i, places[a[i].key].pop() if places[a[i].key] else None) for i in range(len(a))]
    return [*pairs, *((None, j) for j in sorted(j for left in places.values() for j in left))]


def _by_likeness(a: Sequence[Facts], b: Sequence[Facts]) -> list[Pair]:
    band = BAND + abs(len(a) - len(b))
    best: list[dict[int, float]] = [dict.fromkeys(range(len(b) + 1), 0.0)]
    steps: list[dict[int, int]] = [dict.fromkeys(range(len(b) + 1), _SKIP_B)]
    for i in range(1, len(a) + 1):
        row: dict[int, float] = {}
        step: dict[int, int] = {}
        above = best[-1]
        for j in range(max(0, i - band), min(len(b), i + band) + 1):
            choices = [(above[j], _SKIP_A)] if j in above else []
            if j - 1 in row:
                choices.append((row[j - 1], _SKIP_B))
            if j and j - 1 in above:
                choices.append((above[j - 1] + likeness(a[i - 1], b[j - 1]) - STRANGERS, _BOTH))
            row[j], step[j] = max(choices)
        best.append(row)
        steps.append(step)
    return _way_back(steps, len(a), len(b))


_SKIP_A, _SKIP_B, _BOTH = 0, 1, 2


def _way_back(steps: Sequence[dict[int, int]], i: int, j: int) -> list[Pair]:
    pairs: list[Pair] = []
    while i or j:
        step = steps[i][j] if j else _SKIP_A
        i, j = i - (step != _SKIP_B), j - (step != _SKIP_A)
        pairs.append((i if step != _SKIP_B else None, j if step != _SKIP_A else None))
    return pairs[::-1]
