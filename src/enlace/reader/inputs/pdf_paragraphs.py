"""Lines put back into the paragraphs that a person sees.

A line begins a paragraph when the page says so: by a wider space above it, by a number at its start, by its indent,
or because the line before stopped although the next word would have fitted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from enlace.reader.inputs.pdf_furniture import Measure
from enlace.reader.inputs.pdf_lines import Line

_WIDER = 1.25
_OTHER_SIZE = 1.12
_INDENT = 0.6
_CENTRED = 1.5
_WORD_SPACE = 0.2
_FULL_PAGE = 10
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

    @property
    def rest(self) -> float | None:
        """Where the lines after the first begin."""
        return self.lines[-1].x0 if len(self.lines) > 1 else None


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of the text: of each full page's column, and of each column in the whole file."""

    measure: Measure
    left: Mapping[int, float]
    right: Mapping[int, float]
    page_right: Mapping[tuple[int, int], float] = field(default_factory=dict)

    def room(self, line: Line) -> float:
        """How much of the line is empty; of a centred line, on both sides."""
        right = self.page_right.get((line.page, line.column), self.right[line.column])
        after, before = right - line.x1, line.x0 - self.left[line.column]
        is_centred = min(before, after) > _CENTRED * line.size and abs(before - after) < _CENTRED * line.size
        return before + after if is_centred else after


def frame_of(lines: Sequence[Line], measure: Measure) -> Frame:
    columns: dict[int, list[Line]] = defaultdict(list)
    pages: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
        pages[line.page, line.column].append(line)
    left = {column: min(line.x0 for line in some) for column, some in columns.items()}
    right = {column: max(line.x1 for line in some) for column, some in columns.items()}
    full = {place: max(line.x1 for line in some) for place, some in pages.items() if len(some) >= _FULL_PAGE}
    return Frame(measure, left, right, full)


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
    has_room = frame.room(before) > line.word_width + _WORD_SPACE * line.size
    ended = _ENDED.search(before.text) is not None
    if label and (is_next or has_room or ended or _LINKED.search(before.text) or abs(shift) > _INDENT * line.size):
        return label["word"] is None or ended
    return has_room or _is_indented(block, shift, line.size, ended=ended)


def _is_apart(line: Line, before: Line, frame: Frame) -> bool:
    """By the space between the lines, or by the size of their letters."""
    if max(line.size, before.size) > _OTHER_SIZE * min(line.size, before.size):
        return True
    if (line.page, line.column) != (before.page, before.column):
        return 0 in (line.column, before.column) and line.column != before.column
    scale = max(1.0, line.size / frame.measure.size)
    return before.y - line.y > _WIDER * frame.measure.pitch * scale


def _shift(line: Line, block: Block, frame: Frame) -> float:
    """How far to the right the line begins of where the paragraph's lines begin, each seen from its column."""
    rest = block.lines[-1]
    return (line.x0 - frame.left[line.column]) - (rest.x0 - frame.left[rest.column])


def _is_indented(block: Block, shift: float, size: float, *, ended: bool) -> bool:
    if len(block.lines) > 1:
        return abs(shift) > _INDENT * size
    return not block.labelled and ended and shift > _INDENT * size


def separators(block: Block) -> list[tuple[Line, Line]]:
    return list(pairwise(block.lines))
