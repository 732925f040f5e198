"""Two versions of one report in one language: which item is which, and what changed item by item."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from enlace.reports.models import Item, Report

ALIKE = 0.5
"""Two items under different numbers are one that was changed if they share this part of their words."""
_MOST_PAIRS = 10_000
_MOST_WORDS = 3_000
_WORDS = re.compile(r"\s+|[^\W\d_]+|\d+|.", re.DOTALL)

ItemPair = tuple[Item | None, Item | None]


@dataclass(frozen=True)
class Piece:
    """A run of words that both versions have, or only the new one, or only the old one."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True)
class ItemChange:
    """One item that is not the same in both versions; ``pieces`` are its words, old and new."""

    kind: Literal["added", "removed", "changed"]
    old: Item | None
    new: Item | None
    pieces: tuple[Piece, ...]


def difference(old: Report, new: Report) -> list[ItemChange]:
    """What the newer version says otherwise than the older one, in the order of the newer; ``[]`` if nothing."""
    pairs = pair_items(items_of(old), items_of(new))
    return [_change(before, after) for before, after in pairs if not is_same(before, after)]


def items_of(report: Report) -> list[Item]:
    return list(report.items.defer("search").order_by("position"))


def words_of(text: str) -> str:
    """The text as people compare it: where its lines break does not matter."""
    return " ".join(text.split())


def is_same(before: Item | None, after: Item | None) -> bool:
    return before is not None and after is not None and words_of(before.text) == words_of(after.text)


def _change(before: Item | None, after: Item | None) -> ItemChange:
    if before is None:
        assert after is not None  # a pair has one side at least
        return ItemChange("added", None, after, (Piece("added", after.text),))
    if after is None:
        return ItemChange("removed", before, None, (Piece("removed", before.text),))
    return ItemChange("changed", before, after, tuple(word_pieces(before.text, after.text)))


def word_pieces(before: str, after: str) -> Iterator[Piece]:
    """The words of two texts as one run: without what was added the old, without what was removed the new."""
    ours, theirs = _WORDS.findall(words_of(before)), _WORDS.findall(words_of(after))
    if len(ours) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        yield from (Piece("removed", before), Piece("added", after))
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(ours[a:b]))
            continue
        if a < b:
            yield Piece("removed", "".join(ours[a:b]))
        if c < d:
            yield Piece("added", "".join(theirs[c:d]))


def pair_items(old: Sequence[Item], new: Sequence[Item]) -> list[ItemPair]:
    """Which item of the older version is which of the newer: by number and text, text, number, likeness of words."""
    partner: dict[int, int] = {}
    free = set(range(len(old)))
    for signs in (_number_and_text, _text):
        _pair_by(signs, old, new, partner, free)
    _pair_same_number(old, new, partner, free)
    _pair_alike(old, new, partner, free)
    return list(_in_order(old, new, partner, free))


def _number_and_text(item: Item) -> tuple[str, ...]:
    return item.key, words_of(item.text)


def _text(item: Item) -> tuple[str, ...]:
    return (words_of(item.text),)


def _pair_by(
    signs: object, old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]
) -> None:
    assert callable(signs)
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for at in sorted(free):
        waiting[signs(old[at])].append(at)
    for at, item in enumerate(new):
        if at not in partner and (found := waiting.get(signs(item))):
            partner[at] = found.popleft()
            free.discard(partner[at])


def _pair_same_number(
    old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]
) -> None:
    """The same number with words that are not quite others. Numbers shift when an item is put in between."""
    numbered = {old[at].key: at for at in free}
    for at, item in enumerate(new):
        found = numbered.get(item.key)
        if at not in partner and found in free and _likeness(old[found], item) >= ALIKE:
            partner[at] = found
            free.discard(found)


def _pair_alike(old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]) -> None:
    """The likest first; where very much changed, nobody is helped by guesses."""
    left = [at for at in range(len(new)) if at not in partner]
    if len(left) * len(free) > _MOST_PAIRS:
        return
    scored = [(_likeness(old[theirs], new[ours]), ours, theirs) for ours in left for theirs in sorted(free)]
    for score, ours, theirs in sorted(scored, reverse=True):
        if score >= ALIKE and ours not in partner and theirs in free:
            partner[ours] = theirs
            free.discard(theirs)


def _likeness(one: Item, other: Item) -> float:
    """The part of their words that two items share, in any order, from 0 to 1."""
    ours, theirs = (set(re.findall(r"\w+", item.text.casefold())) for item in (one, other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0


def _in_order(
    old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]
) -> Iterator[ItemPair]:
    """In the order of the newer; what is gone stands after what it used to follow."""
    gone = deque(sorted(free))
    for at, item in enumerate(new):
        found = partner.get(at)
        while found is not None and gone and gone[0] < found:
            yield old[gone.popleft()], None
        yield (old[found] if found is not None else None), item
    yield from ((old[at], None) for at in gone)
