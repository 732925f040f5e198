"""Where an act, its parties and its deadline stand in a paragraph, and the paragraph with them marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from enlace.reader.model import Act, Item, Report
from enlace.reader.outputs.page.html import text

Kind = Literal["act", "due", "party"]
Mark = tuple[int, int, Kind]
_TAGS: dict[Kind, tuple[str, str]] = {
    "act": ('<mark class="act">', "</mark>"),
    "due": ('<u class="due">', "</u>"),
    "party": ('<b class="party">', "</b>"),
}
_KINDS: tuple[Kind, ...] = ("act", "due", "party")


class PartyFinder:
    """Finds the names of parties in one report's text: whole names in both languages, and capitals (IOM, TS)."""

    def __init__(self, report: Report) -> None:
        self._ids: dict[str, str] = {}
        for identifier in sorted(report.names):
            for name in report.names[identifier].values():
                for form in _forms(identifier, name):
                    self._ids.setdefault(form.casefold(), identifier)
        forms = sorted(self._ids, key=lambda form: (-len(form), form))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.I) if forms else None

    def find(self, words: str, parties: Iterable[str]) -> list[Mark]:
        if self._pattern is None:
            return []
        wanted = set(parties)
        found = self._pattern.finditer(words)
        return [(*hit.span(), "party") for hit in found if self._ids.get(hit[0].casefold()) in wanted]


def _forms(identifier: str, name: str) -> Iterable[str]:
    yield name
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
    yield from (form for form in (bare, *re.findall(r"\(([^)]+)\)", name)) if form)
    capitals = "".join(word[0] for word in bare.split() if word[0].isupper())
    if 2 <= len(capitals) <= 6 and not identifier.isupper():
        yield capitals


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
