"""Which list a label belongs to: how deep it stands below the labels before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from enlace.reader.items.labels import Label

DEEPEST = 12
"""So many lists may stand in one another; Word knows nine."""

_GAP = 3  # numbers that may be missing in a list before a label is taken for something else
_INDENT = 2  # columns by which a typed bullet must be set in to stand below another

Depth = tuple[int, Label]
"""An index of the levels, to be replaced or added, and the way the label is read there."""


@dataclass(slots=True)
class Level:
    """An open list: the label read last in it, and the path of the item that this label opened."""

    label: Label
    path: str
    rank: int | None = None  # list level of a word processor, if known
    list_id: str | None = None

    @property
    def value(self) -> int:
        return self.label.value

    def has_rank(self, rank: int | None) -> bool:
        return None in (rank, self.rank) or self.rank == rank


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands, as far as it tells which list it belongs to."""

    automatic: bool = False  # a word processor made it
    rank: int | None = None
    list_id: str | None = None
    inline: bool = False  # within a line
    awaited: bool = False  # the item before ends with a colon: a list is to follow
    fresh: bool = False  # a section has just begun
    running: bool = False  # the line before runs on into this one
    before: Level | None = None  # the outermost list of the section before


def place(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    """Where the label stands; ``None`` where it continues no list and begins none: it is a word of the text."""
    if label.above:
        return _below_its_parents(levels, label, spot)
    if label.kind == "bullet":
        return _bullet(levels, label, spot)
    return (
        _next(levels, label, spot)
        or (_opening(levels, label, spot) if not levels else _restart(levels, label, spot))
        or _after_a_gap(levels, label, spot)
        or _next_by_kind(levels, label, spot)
    )


def _next(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    for depth, level in _inside_out(levels):
        for one in label.readings:
            if level.label.style == one.style and one.value == level.value + 1 and level.has_rank(spot.rank):
                return depth, one
    return None


def _opening(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    """The first list of a section begins with 1, goes on from the section before, or the numbers are automatic."""
    first = next((one for one in label.readings if one.value == 1), None)
    if first is not None:
        return (0, first) if not spot.running else None
    if spot.before is not None and not spot.running:
        for one in label.readings:
            if one.style == spot.before.label.style and 0 < one.value - spot.before.value <= _GAP:
                return 0, one
    if spot.automatic or (label.kind in ("number", "words") and label.value <= _GAP and not spot.inline):
        return (0, label.readings[-1]) if not spot.running else None
    return None


def _restart(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    """Where a "1." or "a." opens a list: below the item before, or instead of a list of its own style."""
    first = next((one for one in label.readings if one.value == 1), None)
    if first is None or spot.running:
        return None
    for depth, level in enumerate(levels):
        if level.label.style == first.style and level.has_rank(spot.rank):
            if depth == len(levels) - 1 and spot.awaited:
                return depth + 1, first
            if depth == 0 and spot.inline and not spot.fresh:
                return None
            return depth, first
    return len(levels), first


def _after_a_gap(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    """The list goes on though a number is missing, or stands twice."""
    if spot.inline or spot.running:
        return None
    for depth, level in _inside_out(levels):
        for one in label.readings:
            if level.label.style != one.style or not level.has_rank(spot.rank):
                continue
            step = one.value - level.value
            if spot.automatic or (0 < step <= _GAP + (one.kind != "letter")):
                return depth, one
            if step == 0 and one.kind != "letter":
                return depth, one
    return None


def _next_by_kind(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    """The same list with another sign after the number: "3." then "4)"."""
    if spot.inline or spot.running:
        return None
    for depth, level in _inside_out(levels):
        for one in label.readings:
            if level.label.kind == one.kind and one.value == level.value + 1:
                return depth, one
    return None


def _bullet(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    style = label.style
    if style == "bullet:o?":
        if not any(level.label.kind == "bullet" for level in levels):
            return None
        style = "bullet:o"
    first = replace(label, style=style, value=1, piece="1")
    same = [(depth, level) for depth, level in _inside_out(levels) if level.label.style == style]
    for depth, level in same:
        if level.has_rank(spot.rank):
            out = label.indent - level.label.indent
            if not spot.automatic and not spot.inline and out >= _INDENT:
                return depth + 1, first
            if not spot.automatic and out <= -_INDENT and any(inner < depth for inner, _ in same):
                continue
            value = level.value + 1
            return depth, replace(first, value=value, piece=str(value))
    if spot.inline and not levels:
        return None
    if spot.rank is not None:
        for depth, level in enumerate(levels):
            if level.rank is not None and level.rank >= spot.rank and level.list_id == spot.list_id:
                return depth, first
    return len(levels), first


def _below_its_parents(levels: Sequence[Level], label: Label, spot: Spot) -> Depth | None:
    """ "2.1" and "2.a)" stand below "2"; where no "2" is numbered of its own, they are a list by themselves."""
    if spot.running:
        return None
    parents = ".".join(label.above)
    same = [depth for depth, level in enumerate(levels) if level.path == parents]
    whole = bool(levels and levels[0].label.above)  # labels that say all that is above them
    ending = [depth for depth, level in enumerate(levels) if level.path.endswith("." + parents) and not whole]
    siblings = [depth - 1 for depth, level in _inside_out(levels) if level.label.above == label.above]
    if not (same or siblings or ending or whole) and levels:
        return None
    found = next(iter((*same, *siblings, *ending)), None)
    depth = 0 if found is None else found + 1
    last = levels[depth] if found is not None and depth < len(levels) else None
    one = _successor(last, label, spot)
    return (depth, one) if one is not None else None


def _successor(last: Level | None, label: Label, spot: Spot) -> Label | None:
    """The reading of a label that goes on after ``last``, or begins a list."""
    if last is None:
        first = next((one for one in label.readings if one.value == 1), None)
        return first or (label if spot.automatic else None)
    alike = [one for one in label.readings if one.kind == last.label.kind]
    for one in alike:
        if one.value == last.value + 1:
            return one
    if spot.automatic:
        return alike[0] if alike else label
    near = (one for one in alike if 0 <= one.value - last.value <= _GAP)
    return None if spot.inline else next(near, None)


def _inside_out(levels: Sequence[Level]) -> list[tuple[int, Level]]:
    return list(enumerate(levels))[::-1]
