"""The items in Akoma Ntoso: sections, numbered paragraphs, points and indents, each with its marks.

Ids after the Naming Convention: the parent's id, two underscores, an abbreviation of the element, its number:
``sec_1__para_2__list_1__point_a``. A number that occurs twice among siblings gets ``-2`` behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from enlace.reader.model import Report, Span
from enlace.reader.outputs.akn_analysis import PlacedAct
from enlace.reader.outputs.akn_layout import Layout, Node, Part, paragraphs
from enlace.reader.outputs.akn_marks import (
    ENLACE,
    Element,
    Layer,
    act_marks,
    due_marks,
    element,
    fill,
    party_marks,
)
from enlace.reader.outputs.akn_meta import section_id, slug
from enlace.reader.outputs.akn_preface import line_layers
from enlace.reader.outputs.table import printable


class Body:
    """Writes the text of one report under ``document``; ``acts`` then says where each act's words stand."""

    def __init__(self, document: Element, report: Report, layout: Layout) -> None:
        self.acts: list[PlacedAct] = []
        self._plain, self._report = report.plain, report
        self._used: Counter[str] = Counter()
        lines = [line for part in layout.parts for line in _outside(part)] + layout.closing
        self._line_layers: Sequence[Layer] = line_layers(report, lines)
        body = element(document, "mainBody", {"eId": "body"})
        for part in layout.parts:
            self._part(body, part)
        if not len(body):
            element(body, "p", {"eId": self._eid("body", "p")})
        if layout.closing:
            conclusions = element(document, "conclusions", {"eId": "conclusions"})
            self._lines(conclusions, "p", "conclusions", layout.closing)

    def _part(self, body: Element, part: Part) -> None:
        self._lines(body, "p", "body", part.before)
        if part.section is None:
            self._lines(body, "p", "body", part.intro)
            self._nodes(body, "", part.nodes)
            return
        eid = self._eid("", "sec")
        section = element(body, "section", {"eId": eid, "refersTo": f"#{section_id(part.section)}"})
        if part.heading:
            heading = element(section, "heading", {"eId": f"{eid}__heading"})
            fill(heading, self._plain, part.heading, self._line_layers)
        if part.intro:
            intro = element(section, "intro", {"eId": f"{eid}__intro"})
            self._lines(intro, "p", f"{eid}__intro", part.intro)
        self._nodes(section, eid, part.nodes)

    def _nodes(self, parent: Element, eid: str, nodes: list[Node]) -> None:
        """Items at the top of a section, or of the whole where there are no sections."""
        for node in nodes:
            self._lines(parent, "crossHeading" if eid else "p", eid or "body", node.before)
            self._node(parent, "paragraph", self._eid(eid, "para", _own_label(node)), node)

    def _node(self, parent: Element, tag: str, eid: str, node: Node) -> None:
        item = node.item
        said = {"eId": eid, f"{{{ENLACE}}}path": item.path}
        if item.mentions:
            said["refersTo"] = " ".join(f"#{one}" for one in item.mentions)
        block = element(parent, tag, said)
        element(block, "num", {"eId": f"{eid}__num"}).text = printable(node.number)
        self._text(block, "intro" if node.children else "content", eid, node)
        if node.children:
            own = self._eid(eid, "list")
            under = element(block, "list", {"eId": own})
            for child in node.children:
                self._lines(under, "crossHeading", own, child.before)
                kind = "point" if any(map(str.isalnum, child.number)) else "indent"
                self._node(under, kind, self._eid(own, kind, _own_label(child)), child)

    def _text(self, block: Element, tag: str, eid: str, node: Node) -> None:
        item = node.item
        spans = list(paragraphs(self._plain, item.span))
        acts, words = act_marks(item, eid, spans)
        due, dates = due_marks(item, self._plain, eid)
        layers = (acts, due, party_marks(item))
        inner = element(block, tag, {"eId": f"{eid}__{tag}"})
        for n, span in enumerate(spans, start=1):
            fill(element(inner, "p", {"eId": f"{eid}__{tag}__p_{n}"}), self._plain, span, layers)
        self.acts += map(PlacedAct, item.acts, repeat(eid), words, dates)

    def _lines(self, parent: Element, tag: str, eid: str, lines: Sequence[Span]) -> None:
        for line in lines:
            said = {"eId": self._eid(eid, tag)}
            fill(element(parent, tag, said), self._plain, line, self._line_layers)

    def _eid(self, parent: str, prefix: str, label: str = "") -> str:
        """An id that nothing else in this document has; without a label, siblings are counted."""
        stem = f"{parent}__{prefix}" if parent else prefix
        own = f"{stem}_{label}" if label else stem
        self._used[own] += 1
        times = self._used[own]
        if not label:
            return f"{own}_{times}"
        return own if times == 1 else f"{own}-{times}"


def _own_label(node: Node) -> str:
    return slug(node.item.path.rpartition(".")[2]) or "x"


def _outside(part: Part) -> list[Span]:
    heading = [part.heading] if part.heading else []
    inner = [line for node in part.nodes for line in _before(node)]
    return [*part.before, *heading, *part.intro, *inner]


def _before(node: Node) -> list[Span]:
    return [*node.before, *(line for child in node.children for line in _before(child))]
