"""Runs of a page put together into lines, in the order in which a person reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from enlace.reader.inputs.pdf_glyphs import Run

_SAME_LINE = 0.45
_CLEAR = 4.0
_LEAST_ROWS = 5
_LEAST_SHARE = 0.28
_MOST_CROSSING = 0.3
_NARROW_GAP = 0.1
_MOST_TRIES = 5
_WORD_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``column`` is 0 on a page of one column, else 1 or 2, and 0 for what runs across both."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    word_width: float
    page: int
    column: int = 0


def rows(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs that stand beside each other, from the top down, each row from left to right."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if found and found[-1][0].y - run.y < _SAME_LINE * max(found[-1][0].size, run.size):
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(row, key=lambda run: run.x0) for row in found]


def line_of(row: Sequence[Run], page: int, column: int = 0) -> Line:
    first, main = row[0], max(row, key=lambda run: len(run.letters))
    text = first.text
    for before, run in pairwise(row):
        text += run.text if run.x0 - before.x1 < _NARROW_GAP * run.size else f" {run.text}"
    ends = max(run.x1 for run in row)
    return Line(text, first.x0, ends, main.y, main.size, first.word_end - first.x0, page, column)


def gutters(runs: Sequence[Run]) -> list[float]:
    """Where a page is clearly divided into two columns of text: the middle of the gap, else nothing."""
    if len(runs) < 2 * _LEAST_ROWS:
        return []
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    starts = Counter(round(run.x0) for run in runs if 0.3 < (run.x0 - left) / (right - left + 1) < 0.7)
    commonest = [start - _CLEAR for start, _ in starts.most_common(_MOST_TRIES)]
    return [x for x in commonest if _divides(x, runs, right - left)][:1]


def _divides(x: float, runs: Sequence[Run], width: float) -> bool:
    before = [run for run in runs if run.x1 <= x]
    after = [run for run in runs if run.x0 >= x]
    crossing = len(runs) - len(before) - len(after)
    if min(len(rows(before)), len(rows(after))) < _LEAST_ROWS or crossing > _MOST_CROSSING * len(runs):
        return False
    return all(median(_widths(side)) > _LEAST_SHARE * width for side in (before, after))


def _widths(runs: Sequence[Run]) -> Iterator[float]:
    """How wide the pieces of text are; justified words, which a scan gives one by one, are one piece."""
    for row in rows(runs):
        begins, ends = row[0].x0, row[0].x1
        for run in row[1:]:
            if run.x0 - ends > _WORD_GAP * run.size:
                yield ends - begins
                begins = run.x0
            ends = max(ends, run.x1)
        yield ends - begins


def in_reading_order(runs: Sequence[Run], page: int, gutter: float | None) -> list[Line]:
    """The page's lines; with a gutter, what stands between two lines across it is read column by column."""
    if gutter is None:
        return [line_of(row, page) for row in rows(runs)]
    ordered: list[Line] = []
    zone: list[Run] = []
    for row in rows(runs):
        if any(run.x0 < gutter < run.x1 for run in row):
            ordered += _columns(zone, page, gutter)
            ordered.append(line_of(row, page))
            zone = []
        else:
            zone += row
    return ordered + _columns(zone, page, gutter)


def _columns(zone: Sequence[Run], page: int, gutter: float) -> list[Line]:
    left = [run for run in zone if run.x0 < gutter]
    right = [run for run in zone if run.x0 >= gutter]
    return [line_of(row, page, 1) for row in rows(left)] + [line_of(row, page, 2) for row in rows(right)]
