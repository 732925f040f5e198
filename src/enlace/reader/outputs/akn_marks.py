"""Marks inside the text: who is named, what is done, by when; cut so that they nest and never cross."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from enlace.reader.model import Act, Due, Item, Report, Span
from enlace.reader.outputs.table import printable

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ENLACE = "urn:enlace:report:1"
Element = etree._Element


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the plain text that becomes an element."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str]


class Layer:
    """Marks that neither overlap nor cross; of two that overlap the earlier, then the longer, is kept."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.marks: list[Mark] = []
        for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
            if mark.start < mark.end and (not self.marks or self.marks[-1].end <= mark.start):
                self.marks.append(mark)
        self._ends = [mark.end for mark in self.marks]

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The marks in this stretch, cut to it; what a cut leaves behind bears no id of its own."""
        at = bisect_right(self._ends, start)
        while at < len(self.marks) and self.marks[at].start < end:
            mark = self.marks[at]
            attributes = mark.attributes
            if mark.start < start:
                attributes = {key: value for key, value in attributes.items() if key != "eId"}
            yield Mark(max(mark.start, start), min(mark.end, end), mark.tag, attributes)
            at += 1


def element(parent: Element, tag: str, attributes: dict[str, str] | None = None) -> Element:
    """A new Akoma Ntoso element; what XML forbids is left out of its attributes."""
    child = etree.SubElement(parent, f"{{{AKN}}}{tag}")
    for key, value in (attributes or {}).items():
        child.set(key, printable(value))
    return child


def fill(parent: Element, plain: str, span: Span, layers: Sequence[Layer]) -> None:
    """Put ``plain[start:end]`` into an element, with the marks of the first layer outermost."""
    at, end = span
    if layers:
        for mark in layers[0].within(at, end):
            fill(parent, plain, (at, mark.start), layers[1:])
            fill(element(parent, mark.tag, mark.attributes), plain, (mark.start, mark.end), layers[1:])
            at = mark.end
        fill(parent, plain, (at, end), layers[1:])
    else:
        _append(parent, printable(plain[at:end]))


def _append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def party_tag(identifier: str) -> str:
    """States are marked as places, organisations and bodies as organisations."""
    return "location" if is_state(identifier) else "organization"


def is_state(identifier: str) -> bool:
    return len(identifier) == 3 and identifier.isupper()


def party_marks(item: Item) -> Layer:
    return Layer(_party_mark(*mark) for mark in item.marks)


def _party_mark(identifier: str, start: int, end: int) -> Mark:
    return Mark(start, end, party_tag(identifier), {"refersTo": f"#{identifier}"})


def due_marks(item: Item, plain: str, eid: str) -> tuple[Layer, list[str | None]]:
    """The words of the due dates, and for each act the id of the mark that bears its own, if any.

    They are a ``date`` where the last day in time is known, else a ``span class="due"``.
    """
    marks: dict[Span, Mark] = {}
    wanted: list[Span | None] = []
    for act in item.acts:
        due = act.commitment.due if act.commitment else None
        span = _due_span(item, act, due, plain) if due and due.text.strip() else None
        wanted.append(span)
        if span and due:
            own = {"eId": f"{eid}__date_{len(marks) + 1}"}
            marks.setdefault(span, Mark(*span, "date" if due.latest else "span", {**own, **_due(due)}))
    layer = Layer(marks.values())
    kept = {(mark.start, mark.end): mark.attributes["eId"] for mark in layer.marks}
    return layer, [kept.get(span) if span else None for span in wanted]


def _due_span(item: Item, act: Act, due: Due, plain: str) -> Span | None:
    """Where its words stand, in the act or else in the item; lines may have been broken between them."""
    words = re.compile(r"\s+".join(map(re.escape, due.text.split())))
    found = words.search(plain, *act.span) or words.search(plain, *item.span)
    return found.span() if found else None


def _due(due: Due) -> dict[str, str]:
    said = {"date": due.latest.isoformat()} if due.latest else {"class": "due"}
    return {**said, f"{{{ENLACE}}}edtf": due.edtf} if due.edtf else said


def act_marks(item: Item, eid: str, paragraphs: Sequence[Span]) -> tuple[Layer, list[list[str]]]:
    """The words of the acts, and for each act the ids of the marks that bear them.

    Acts may stand in the same words or cross; each mark is a stretch in which the same acts are done.
    """
    marks: list[Mark] = []
    ids: list[list[str]] = [[] for _ in item.acts]
    for start, end, acts in _stretches(item, paragraphs):
        kinds = dict.fromkeys(f"#act_{item.acts[act].act}" for act in acts)
        own = f"{eid}__span_{len(marks) + 1}"
        marks.append(Mark(start, end, "span", {"eId": own, "class": "act", "refersTo": " ".join(kinds)}))
        for act in acts:
            ids[act].append(own)
    return Layer(marks), ids


def _stretches(item: Item, paragraphs: Sequence[Span]) -> Iterator[tuple[int, int, list[int]]]:
    begins, ends = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for n, act in enumerate(item.acts):
        if act.span[0] < act.span[1]:
            begins[act.span[0]].append(n)
            ends[act.span[1]].append(n)
    first, last = {start for start, _ in paragraphs}, {end for _, end in paragraphs}
    doing: dict[int, None] = {}
    inside = False
    for at, following in pairwise(sorted({*begins, *ends, *first, *last})):
        for n in ends[at]:
            del doing[n]
        doing |= dict.fromkeys(begins[at])
        inside = at in first or (inside and at not in last)
        if inside and doing:
            yield at, following, list(doing)


def name_marks(report: Report, spans: Sequence[Span], names: dict[str, Mark]) -> Layer:
    """Where names stand in lines outside items, whatever their case and accents, as the marks given."""
    folded = {fold(name): mark for name, mark in names.items() if name.strip()}
    if not folded:
        return Layer(())
    longest_first = sorted(folded, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return Layer(
        Mark(start + found.start(), start + found.end(), folded[found[0]].tag, folded[found[0]].attributes)
        for start, end in spans
        for found in pattern.finditer(fold(report.plain[start:end]))
    )


def fold(text: str) -> str:
    """Lower case without accents, character by character, so that positions hold."""
    return "".join(_bare(char) for char in text)


def _bare(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char
