"""What stands on a page and is no part of its text: running heads, feet, page numbers, small print at the foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from enlace.reader.inputs.pdf_glyphs import Run

_MOST_ROWS = 6
_SAME_HEIGHT = 4.0
_SMALL = 0.9
_FAR = 1.8
_DIGITS = re.compile(r"\d+")
_NUMBER = r"(?:\d{1,4}|[ivxl]{1,6})"
_PAGE_WORD = r"(?:page|página|pagina|pág\.?|pag\.?|p\.|p[aá]g\.?\s*n[.º°]*)"
_WORDLESS = re.compile(r"[\W\d_]{1,10}")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]+) ?[^\s\d.)\]–-]")
_PAGE_NUMBER = re.compile(
    rf"[\s|\[(–—-]*(?:{_PAGE_WORD}\s*)?{_NUMBER}(?:\s*(?:of|de|/|\|)\s*{_NUMBER})?(?:\s*\|?\s*{_PAGE_WORD})?[\s|\])–—-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page from the top down."""

    number: int
    rows: list[list[Run]]


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of the text's letters and the usual distance from one line to the next."""

    size: float
    pitch: float


def measure(pages: Sequence[Page]) -> Measure:
    weights: dict[float, int] = defaultdict(int)
    for run in (run for page in pages for row in page.rows for run in row):
        weights[round(run.size, 1)] += len(run.letters)
    size = max(weights, key=lambda size: weights[size], default=12.0)
    gaps = sorted(gap for page in pages for gap in _gaps(page) if 0.5 * size < gap < 3 * size)
    return Measure(size, gaps[len(gaps) // 5] if gaps else 1.2 * size)


def _gaps(page: Page) -> Iterable[float]:
    return (above[0].y - below[0].y for above, below in pairwise(page.rows))


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[int]]:
    """The pages without what is around their text, and the numbers of the pages whose small print was dropped."""
    usual = measure(pages)
    heads = _repeated(pages, top=True)
    feet = _repeated(pages, top=False)
    kept, with_notes = [], []
    for page in pages:
        first = _skip(page, page.rows, heads, usual)
        last = len(page.rows) - _skip(page, page.rows[::-1], feet, usual)
        body = page.rows[first : max(first, last)]
        notes = _small_print(body, usual)
        kept.append(Page(page.number, body[: len(body) - notes]))
        with_notes += [page.number] if notes else []
    return kept, with_notes


def _skip(
    page: Page, outside_in: Sequence[list[Run]], repeated: dict[str, list[float]], usual: Measure
) -> int:
    """How many rows, from the page's edge inwards, are furniture."""
    count = 0
    for row in outside_in[:_MOST_ROWS]:
        known = any(abs(row[0].y - y) < _SAME_HEIGHT for y in repeated.get(_likeness(row), ()))
        if not known and not _PAGE_NUMBER.fullmatch(_text(row)):
            break
        count += 1
    return count or int(_stands_apart(page, outside_in, usual))


def _stands_apart(page: Page, outside_in: Sequence[list[Run]], usual: Measure) -> bool:
    """A single line at the edge, well away from the text: a running head seen once, or a number by itself."""
    if len(outside_in) < 2 or abs(outside_in[0][0].y - outside_in[1][0].y) <= _FAR * usual.pitch:
        return False
    is_small = page.number > 1 and median(run.size for run in outside_in[0]) < _SMALL * usual.size
    return is_small or _WORDLESS.fullmatch(_text(outside_in[0])) is not None


def _small_print(body: Sequence[list[Run]], usual: Measure) -> int:
    """How many rows at the foot are footnotes: smaller than the text, and it goes on above them."""
    count = 0
    while count < len(body) and max(run.size for run in body[len(body) - 1 - count]) < _SMALL * usual.size:
        count += 1
    is_note = 0 < count < len(body) and _NOTE.match(_text(body[len(body) - count]))
    return count if is_note else 0


def _repeated(pages: Sequence[Page], *, top: bool) -> dict[str, list[float]]:
    """Rows near the edge that stand at the same height with the same words (but for numbers) on two pages or more."""
    seen: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for row in page.rows[:_MOST_ROWS] if top else page.rows[-_MOST_ROWS:]:
            seen[_likeness(row)].append(row[0].y)
    return {words: _shared(heights) for words, heights in seen.items() if len(heights) > 1}


def _shared(heights: list[float]) -> list[float]:
    ordered = sorted(heights)
    return [low for low, high in pairwise(ordered) if high - low < _SAME_HEIGHT]


def _likeness(row: Sequence[Run]) -> str:
    return _DIGITS.sub("#", _text(row)).casefold()


def _text(row: Sequence[Run]) -> str:
    return " ".join(run.text for run in row)
