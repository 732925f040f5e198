"""Lines put back into the paragraphs that a person sees.

A line begins a paragraph when the page says so: by a wider space above it, by a number at its start, by its indent,
or because the line before stopped although the next word would have fitted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from enlace.reader.inputs.pdf_lines import Line

_WIDER = 1.25
_OTHER_SIZE = 1.12
_INDENT = 0.6
_CENTRED = 0.2
_OTHER_EDGE = 2.0
_EXACTLY = 0.15
_SPARE, _SPARE_IN_SENTENCE = 0.6, 4.0
_SPARE_SHARE = 0.4
_FULL_PAGE = 10
_INDENTED_LINES = 3
_ENDED = re.compile(r"[.;:!?…][)\"'”’»]*$")
_LINKED = re.compile(r"(?:^|[\s,;])(?:and|or|y|e|o|u)$", re.IGNORECASE)
_LABEL = re.compile(
    r"[(\[]?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivxl]{1,6}|[IVXL]{1,6})[)\]](?:\s|$)"
    r"|(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivxl]{1,6}|[IVXL]{1,6})\.-?(?:\s|$)"
    r"|(?P<sign>[•·▪◦●○■□➢✓*–—-])(?:\s(?!\d)|$)"
    r"|(?P<word>[A-ZÁÉÍÓÚÑ]\w+(?: \w+)?(?::|\.-)(?:\s|$))"
)
_COUNT = re.compile(r"(\d{1,3})[.)]")


@dataclass(slots=True)
class Block:
    """The lines of one paragraph."""

    lines: list[Line]
    labelled: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of the text: of each column in the whole file, and of full pages that have other edges."""

    size: float
    pitch: float
    left: Mapping[int, float]
    right: Mapping[int, float]
    page_right: Mapping[tuple[int, int], float]
    indents: frozenset[tuple[int, int]]

    def room(self, line: Line, below: Line) -> float:
        """How much of the line is empty; of one in the middle, with the next one in the middle too, on both sides."""
        before, after = self._margins(line)
        return before + after if self.is_centred(line) and self.is_centred(below) else after

    def is_centred(self, line: Line) -> bool:
        """In the middle, and not because many lines begin there."""
        if (line.column, round(line.x0)) in self.indents:
            return False
        before, after = self._margins(line)
        return min(before, after) > _CENTRED * line.size and abs(before - after) < _EXACTLY * line.size

    def _margins(self, line: Line) -> tuple[float, float]:
        right = self.page_right.get((line.page, line.column), self.right[line.column])
        return line.x0 - self.left[line.column], right - line.x1


def frame_of(lines: Sequence[Line]) -> Frame:
    size = median(line.size for line in lines)
    columns: dict[int, list[Line]] = defaultdict(list)
    pages: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
        pages[line.page, line.column].append(line)
    left = {column: min(line.x0 for line in some) for column, some in columns.items()}
    right = {column: max(line.x1 for line in some) for column, some in columns.items()}
    ends = {place: max(line.x1 for line in some) for place, some in pages.items() if len(some) >= _FULL_PAGE}
    full = {place: end for place, end in ends.items() if right[place[1]] - end > _OTHER_EDGE * size}
    starts = Counter((line.column, round(line.x0)) for line in lines)
    indents = frozenset(place for place, times in starts.items() if times >= _INDENTED_LINES)
    return Frame(size, _pitch(lines, size), left, right, full, indents)


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The usual distance from one line to the next: a low one, since the wider ones part paragraphs."""
    gaps = sorted(
        above.y - below.y
        for above, below in pairwise(lines)
        if (above.page, above.column) == (below.page, below.column)
        and size / 2 < above.y - below.y < 3 * size
    )
    return gaps[len(gaps) // 5] if gaps else 1.2 * size


def blocks(lines: Sequence[Line], frame: Frame) -> list[Block]:
    """The paragraphs in reading order, also those that run over a column or a page."""
    found: list[Block] = []
    count = 0
    for line in lines:
        label = _LABEL.match(line.text)
        follows = _COUNT.match(line.text)
        is_next = follows is not None and int(follows[1]) == count + 1
        if found and not _begins(line, found[-1], frame, label, is_next=is_next):
            found[-1].lines.append(line)
            continue
        found.append(Block([line], label is not None))
        count = int(follows[1]) if follows else count
    return found


def _begins(line: Line, block: Block, frame: Frame, label: re.Match[str] | None, *, is_next: bool) -> bool:
    before = block.lines[-1]
    if _is_apart(line, before, frame):
        return True
    shift = _shift(line, block, frame)
    ended = _ENDED.search(before.text) is not None
    stops = ended or label is not None or frame.is_centred(before) or _is_heading(before, line)
    has_room = frame.room(before, line) > line.word_width + _spare(line, frame, stops=stops)
    if has_room or (ended and (label or _is_heading(line, before))):
        return True
    if label and label["word"] is None:
        moved = abs(shift) > _INDENT * line.size
        return is_next or moved or _LINKED.search(before.text) is not None
    if frame.is_centred(before):
        return not frame.is_centred(line) and not line.text[:1].islower()
    return _is_indented(block, shift, line.size, ended=ended)


def _is_heading(line: Line, beside: Line) -> bool:
    return line.text.isupper() and not beside.text.isupper()


def _spare(line: Line, frame: Frame, *, stops: bool) -> float:
    """The room left over that tells a paragraph's end: more in mid-sentence, where hard spaces keep words together."""
    if stops:
        return _SPARE * line.size
    if not line.text[:1].isupper():
        return _SPARE_SHARE * (frame.right[line.column] - frame.left[line.column])
    return _SPARE_IN_SENTENCE * line.size


def _is_apart(line: Line, before: Line, frame: Frame) -> bool:
    """By the space between the lines, or by the size of their letters."""
    if max(line.size, before.size) > _OTHER_SIZE * min(line.size, before.size):
        return True
    if (line.page, line.column) != (before.page, before.column):
        return 0 in (line.column, before.column) and line.column != before.column
    scale = max(1.0, line.size / frame.size)
    return before.y - line.y > _WIDER * frame.pitch * scale


def _shift(line: Line, block: Block, frame: Frame) -> float:
    """How far to the right the line begins of where the paragraph's lines begin, each seen from its column."""
    rest = block.lines[-1]
    return (line.x0 - frame.left[line.column]) - (rest.x0 - frame.left[rest.column])


def _is_indented(block: Block, shift: float, size: float, *, ended: bool) -> bool:
    if len(block.lines) > 1:
        return abs(shift) > _INDENT * size
    return not block.labelled and ended and shift > _INDENT * size
