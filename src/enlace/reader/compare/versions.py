"""Two versions of a report, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from enlace.reader.compare.align import Pair, align
from enlace.reader.compare.difference import Difference, Words, difference
from enlace.reader.compare.doings import other_acts
from enlace.reader.compare.facts import Facts, facts_of
from enlace.reader.compare.figures import other_numbers
from enlace.reader.compare.parties import other_parties
from enlace.reader.compare.times import other_dates
from enlace.reader.model import Item, Report

_LONGEST_QUOTE = 70


def compare(a: Report, b: Report) -> list[Difference]:
    """Where two versions of one report do not say the same, in the order of ``a``'s items; ``[]`` if nowhere.

    The versions may be in two languages or in one. Items are compared one by one: what stands before the first item
    (body, days, place) is not. Takes time in proportion to the number of items.
    """
    ours, theirs = facts_of(a), facts_of(b)
    pairs = align(ours, theirs)
    usual = _usual_ratio(pairs, ours, theirs)
    lost_a = {ours[i].item.path: ours[i].item for i, j in pairs if i is not None and j is None}
    lost_b = {theirs[j].item.path: theirs[j].item for i, j in pairs if j is not None and i is None}
    found: list[Difference] = []
    for i, j in pairs:
        if i is not None and j is not None:
            found.extend(_between(a, b, ours[i], theirs[j], usual))
        elif i is not None:
            found.extend(_missing(ours[i].item, lost_a, first=True))
        else:
            assert j is not None  # a pair has one side at least
            found.extend(_missing(theirs[j].item, lost_b, first=False))
    return [one for one in found if not _follows_from_its_chapeau(one, found)]


def pair(a: Report, b: Report) -> list[tuple[int, int]]:
    """Which item of ``a`` says what which item of ``b`` says: places of both, where each has a partner. Numbers may
    differ, as where one version has an item that the other lacks."""
    return [(i, j) for i, j in align(facts_of(a), facts_of(b)) if i is not None and j is not None]


def _follows_from_its_chapeau(one: Difference, found: Sequence[Difference]) -> bool:
    """Whether an act of a bullet is another because its chapeau's is."""
    items = [item for item in (one.a, one.b) if item is not None]
    if one.kind != "acts" or not any(act.rule.endswith(".bullet") for item in items for act in item.acts):
        return False
    return any(
        other.kind == "acts"
        and above is not None
        and (above.section, above.path) == (item.section, item.parent)
        for other in found
        for above, item in ((other.a, one.a), (other.b, one.b))
        if item is not None
    )


def _usual_ratio(pairs: Sequence[Pair], ours: Sequence[Facts], theirs: Sequence[Facts]) -> float:
    """How much longer than the first version the second usually is, item for item."""
    ratios = [
        (len(theirs[j].folded) + 1) / (len(ours[i].folded) + 1)
        for i, j in pairs
        if i is not None and j is not None
    ]
    return median(ratios) if ratios else 1.0


def _between(a: Report, b: Report, ours: Facts, theirs: Facts, usual: float) -> Iterator[Difference]:
    yield from other_parties(a, b, ours, theirs)
    yield from other_dates(a, b, ours, theirs)
    yield from other_numbers(ours, theirs)
    yield from other_acts(ours, theirs, usual)


def _missing(item: Item, lost: dict[str, Item], *, first: bool) -> Iterator[Difference]:
    """An item that is missing; not its sub-items, which went with it."""
    if item.parent in lost and lost[item.parent].section == item.section:
        return
    quote = (
        item.text if len(item.text) <= _LONGEST_QUOTE else item.text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    )
    quote = " ".join(quote.split())
    where = Words("first", "primera") if first else Words("second", "segunda")
    said = Words(f"Only in the {where.en} version: “{quote}”", f"Solo en la {where.es} versión: «{quote}»")
    yield difference("item", item if first else None, None if first else item, said)
