"""Which act of an item is which in the other version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from enlace.reader.compare.facts import Facts
from enlace.reader.model import Act


def paired_acts(a: Facts, b: Facts) -> Iterator[tuple[Act, Act]]:
    """Acts of one kind in their order, where both versions have as many of that kind."""
    theirs: dict[str, list[Act]] = defaultdict(list)
    for act in b.item.acts:
        theirs[act.act].append(act)
    for act in a.item.acts:
        if a.kinds[act.act] == b.kinds[act.act]:
            yield act, theirs[act.act].pop(0)
