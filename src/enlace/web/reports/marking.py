"""An item's text cut where acts, parties and dates begin and end, so that each can be marked in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """Some words, the numbers of the acts they belong to and of those that begin here, who is named, whether a date."""

    text: str
    acts: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    party: str = ""
    is_date: bool = False

    @property
    def css(self) -> str:
        marks = [("in-act", self.acts), ("in-party", self.party), ("in-date", self.is_date)]
        said = [name for name, holds in marks if holds]
        return " ".join([*said, "in-other"] if self.acts and self.acts[-1] % 2 == 0 else said)


def pieces_of(
    text: str, *, acts: Sequence[Span], parties: Sequence[tuple[str, int, int]], dates: Sequence[Span]
) -> list[Piece]:
    """The whole text, in order. Spans count from its beginning and may overlap; what lies outside is cut off."""
    held = [_within(span, text) for span in acts]
    named = [(code, _within((start, end), text)) for code, start, end in parties]
    dated = [_within(span, text) for span in dates]
    spans = [*held, *(span for _, span in named), *dated]
    edges = sorted({0, len(text), *(edge for start, end in spans if start < end for edge in (start, end))})
    return [
        Piece(
            text[start:end],
            acts=tuple(n for n, span in enumerate(held, 1) if _covers(span, start, end)),
            begins=tuple(n for n, span in enumerate(held, 1) if span[0] == start and span[0] < span[1]),
            party=next((code for code, span in named if _covers(span, start, end)), ""),
            is_date=any(_covers(span, start, end) for span in dated),
        )
        for start, end in pairwise(edges)
    ]


def _within(span: Span, text: str) -> Span:
    start = min(max(span[0], 0), len(text))
    return start, max(start, min(span[1], len(text)))


def _covers(span: Span, start: int, end: int) -> bool:
    return span[0] <= start and end <= span[1]
