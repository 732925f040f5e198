"""A paragraph cut at the borders of its acts, so that each can be marked where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Segment:
    """A piece of text, the acts that it lies in, and those that begin with it; acts are counted from 1."""

    text: str
    acts: tuple[int, ...]
    begins: tuple[int, ...]


def segments_of(text: str, spans: Sequence[tuple[int, int]]) -> list[Segment]:
    """The whole text in order. Spans may overlap; what lies outside the text is cut off."""
    inside = [(max(0, start), min(len(text), end)) for start, end in spans]
    borders = sorted({0, len(text), *(edge for start, end in inside if start < end for edge in (start, end))})
    return [
        Segment(
            text[start:end],
            tuple(n for n, (first, last) in enumerate(inside, 1) if first <= start and end <= last),
            tuple(n for n, (first, last) in enumerate(inside, 1) if first == start and first < last),
        )
        for start, end in pairwise(borders)
    ]
