"""The text of a report that stands in none of its items: its head and close, and what was missed between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW = 4
"""Fewer words than this are a number, a heading or a line of a title."""


@dataclass(frozen=True)
class Passage:
    """A paragraph in no item; ``text`` is ``plain[start:end]``."""

    start: int
    end: int
    text: str


def passages_in_no_item(plain: str, spans: Iterable[tuple[int, int]]) -> Iterator[Passage]:
    """The paragraphs, in order, that lie outside these spans and say something."""
    for start, end in _between(len(plain), spans):
        for found in _PARAGRAPH.finditer(plain, start, end):
            text = found[0].rstrip()
            if len(_WORD.findall(text)) >= _FEW:
                yield Passage(found.start(), found.start() + len(text), text)


def _between(length: int, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in sorted(spans):
        yield at, max(start, at)
        at = max(at, end)
    yield at, length
