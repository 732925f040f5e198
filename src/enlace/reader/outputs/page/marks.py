"""Where an act, its parties and its deadline stand in a paragraph, and the paragraph with them marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from enlace.reader.model import Act, Item
from enlace.reader.outputs.page.html import text

Kind = Literal["act", "due", "party"]
Mark = tuple[int, int, Kind]
_TAGS: dict[Kind, tuple[str, str]] = {
    "act": ('<mark class="act">', "</mark>"),
    "due": ('<u class="due">', "</u>"),
    "party": ('<b class="party">', "</b>"),
}
_KINDS: tuple[Kind, ...] = ("act", "due", "party")


def party_marks(item: Item, parties: Iterable[str]) -> list[Mark]:
    """Where the item names these parties, as the reader found them."""
    wanted, start = set(parties), item.span[0]
    return [(low - start, high - start, "party") for party, low, high in item.marks if party in wanted]


def act_mark(item: Item, act: Act) -> list[Mark]:
    """The act's words as a place in the item's text; nothing where they lie outside it."""
    start, end = max(act.span[0] - item.span[0], 0), min(act.span[1] - item.span[0], len(item.text))
    return [(start, end, "act")] if start < end else []


def due_mark(item: Item, act: Act) -> list[Mark]:
    """The deadline phrase: within the act's words if it stands there, else anywhere in the item."""
    due = act.commitment.due if act.commitment else None
    if due is None or not due.text.strip():
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, due.text.split())))
    places = [(start, end) for start, end, _ in act_mark(item, act)]
    hits = (pattern.search(item.text, start, end) for start, end in (*places, (0, len(item.text))))
    hit = next((hit for hit in hits if hit), None)
    return [(*hit.span(), "due")] if hit else []


def marked(words: str, marks: Sequence[Mark]) -> str:
    """The words as markup. Marks may overlap: within an act's words the others are marked inside."""
    turns: dict[int, list[tuple[Kind, int]]] = {0: [], len(words): []}
    for start, end, kind in marks:
        turns.setdefault(start, []).append((kind, 1))
        turns.setdefault(end, []).append((kind, -1))
    places = sorted(turns)
    open_count: dict[Kind, int] = dict.fromkeys(_KINDS, 0)
    parts: list[str] = []
    in_act = False
    for start, end in pairwise(places):
        for kind, step in turns[start]:
            open_count[kind] += step
        if in_act != bool(open_count["act"]):
            parts.append(_TAGS["act"][int(in_act)])
            in_act = not in_act
        inner = [_TAGS[kind] for kind in ("due", "party") if open_count[kind]]
        parts += [opening for opening, _ in inner]
        parts.append(text(words[start:end]))
        parts += [closing for _, closing in reversed(inner)]
    if in_act:
        parts.append(_TAGS["act"][1])
    return "".join(parts)
