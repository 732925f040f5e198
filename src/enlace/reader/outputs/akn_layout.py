"""What of a report's text stands outside its items: the title page, headings, numbers, closing lines.

A ``Report`` gives the spans of its items alone. Akoma Ntoso keeps the whole text, so this module says what
each stretch between two items is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from enlace.reader.model import Item, Report, Span
from enlace.reader.outputs.words import section_in_words

MAX_DEPTH = 12
"""Items nested more deeply stand beside their parent: parsers refuse XML that is nested without end."""
_LONGEST_NUMBER = 24
_LONGEST_HEADING = 120
_STEM = 6

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]\s*$")
_LAST_WORD = re.compile(r"\S+\Z")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_PARAGRAPH_END = re.compile(r"""(?<=[.:;!?”"»)])[ \t]*\n|\n[ \t]*\n""")


@dataclass(slots=True)
class Node:
    """An item, its number as printed, the lines before it that are in no item, and the items under it."""

    item: Item
    number: str
    before: list[Span]
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A run of items under one heading; ``heading`` is its span where the text has one."""

    section: str | None
    before: list[Span]
    heading: Span | None
    intro: list[Span]
    nodes: list[Node]


@dataclass(slots=True)
class Layout:
    """The whole text in its order: title page, parts, closing lines."""

    preface: list[Span]
    parts: list[Part]
    closing: list[Span]


def lay_out(report: Report) -> Layout:
    """Where everything stands in ``report.plain``; each line that is not blank is in one place."""
    end, nodes = 0, []
    for item in report.items:
        nodes.append(_node(report.plain, end, item))
        end = max(end, item.span[1])
    parts = [
        _part(report.plain, section, list(run))
        for section, run in groupby(nodes, lambda node: node.item.section)
    ]
    closing = list(_lines(report.plain, end, len(report.plain)))
    if not parts:
        return Layout(closing, [], [])
    first = parts[0]
    preface, first.before = first.before, []
    if first.heading is None:
        preface, first.intro = preface + first.intro, []
    return Layout(preface, parts, closing)


def paragraphs(plain: str, span: Span) -> Iterator[Span]:
    """The paragraphs of an item; a line that ends in mid-sentence does not end one."""
    start = span[0]
    for found in _PARAGRAPH_END.finditer(plain, *span):
        yield from _stripped(plain, start, found.start())
        start = found.end()
    yield from _stripped(plain, start, span[1])


def _node(plain: str, end: int, item: Item) -> Node:
    start = item.span[0]
    low = min(end, start)
    gap = _BOOKMARK.sub("", plain[low:start].rstrip()).rstrip()
    line_start = gap.rfind("\n") + 1
    number = gap[line_start:].strip()
    own = item.path.rpartition(".")[2]
    if len(number) > _LONGEST_NUMBER:
        number = _last_word_if_number(number, own)
    before = (
        list(_lines(plain, low, low + len(gap) - len(number))) if number else list(_lines(plain, low, start))
    )
    return Node(item, number or own, before)


def _last_word_if_number(line: str, own: str) -> str:
    found = _LAST_WORD.search(line)
    word = found[0] if found else ""
    letters = "".join(filter(str.isalnum, word)).lower()
    return word if letters in ("", own) else ""


def _part(plain: str, section: str | None, nodes: list[Node]) -> Part:
    lines, nodes[0].before = nodes[0].before, []
    at = _heading_at(plain, section, lines)
    if at is None:
        return Part(section, [], None, lines, _nested(nodes))
    return Part(section, lines[:at], lines[at], lines[at + 1 :], _nested(nodes))


def _heading_at(plain: str, section: str | None, lines: list[Span]) -> int | None:
    """The last line that begins as the section's name does, in either language."""
    if section is None:
        return None
    stems = {section_in_words(section, lang)[:_STEM].lower() for lang in ("en", "es")}
    heading = re.compile(rf"(?i)\W*(?:[ivx]+\W+)?(?:{'|'.join(map(re.escape, sorted(stems)))})")
    for at in range(len(lines) - 1, -1, -1):
        start, end = lines[at]
        if end - start <= _LONGEST_HEADING and heading.match(plain, start, end):
            return at
    return None


def _nested(nodes: list[Node]) -> list[Node]:
    """The items at the top, each holding those under it; an item whose parent is not there is at the top."""
    top: list[Node] = []
    by_path: dict[str | None, tuple[Node, int]] = {}
    siblings: dict[int, list[Node]] = {}
    for node in nodes:
        parent, depth = by_path.get(node.item.parent, (None, 0))
        if parent is None:
            beside = top
        elif depth >= MAX_DEPTH:
            beside, depth = siblings[id(parent)], depth - 1
        else:
            beside = parent.children
        beside.append(node)
        siblings[id(node)] = beside
        by_path[node.item.path] = node, depth + 1
    return top


def _lines(plain: str, start: int, end: int) -> Iterator[Span]:
    for found in _LINE.finditer(plain, start, end):
        yield found.span()


def _stripped(plain: str, start: int, end: int) -> Iterator[Span]:
    words = plain[start:end]
    left = start + len(words) - len(words.lstrip())
    if words.strip():
        yield left, left + len(words.strip())
