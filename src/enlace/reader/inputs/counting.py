"""Counting the paragraphs of a Word file's lists, as Word counts them, and writing their labels."""

from __future__ import annotations

from collections import defaultdict

from enlace.reader.inputs.numbering import BULLET, Level, NumberedList
from enlace.reader.inputs.numerals import numeral
from enlace.reader.inputs.wordxml import LEVELS


class Counter:
    """The numbers that the lists of one file have reached."""

    def __init__(self) -> None:
        self._values: dict[str, list[int | None]] = defaultdict(lambda: [None] * LEVELS)
        self._begun: set[tuple[str, int]] = set()
        self._restarts: dict[str, int] = defaultdict(int)

    def count(self, numbered: NumberedList, index: int) -> None:
        """Step to the next number of the level; the levels that restart after it are cleared."""
        values = self._values[numbered.family]
        own_start = numbered.starts.get(index)
        reached = values[index]
        if own_start is not None and (numbered.num_id, index) not in self._begun:
            self._begun.add((numbered.num_id, index))
            self._note_restart(numbered.family, index, reached, own_start)
            values[index] = own_start
        elif reached is None:
            values[index] = _first(numbered, index)
        else:
            values[index] = reached + 1
        for deeper in numbered.cleared[index]:
            values[deeper] = None

    def list_id(self, numbered: NumberedList) -> str:
        """One id for paragraphs that count on from each other: the family, and how often it started anew."""
        restarts = self._restarts[numbered.family]
        return f"{numbered.family}.{restarts}" if restarts else numbered.family

    def label(self, numbered: NumberedList, index: int, language: str) -> str | None:
        """The label of the paragraph just counted; ``None`` where Word shows none. Every bullet is ``•``."""
        level = numbered.levels[index]
        if level.hidden or not level.label:
            return None
        if level.form == "bullet":
            return BULLET
        pieces = [
            piece if isinstance(piece, str) else self._number(numbered, piece, level, language)
            for piece in level.label
        ]
        return "".join(pieces).strip() or None

    def _number(self, numbered: NumberedList, index: int, shown_in: Level, language: str) -> str:
        level = numbered.levels[index]
        value = self._values[numbered.family][index]
        if value is None:
            value = _first(numbered, index)
        legal = shown_in.legal and level.form not in ("none", "bullet")
        return numeral(value, "decimal" if legal else level.form, language)

    def _note_restart(self, family: str, index: int, reached: int | None, start: int) -> None:
        """An outermost level that starts anew begins another list, unless it only goes on where it was."""
        if index == 0 and reached is not None and start != reached + 1:
            self._restarts[family] += 1


def _first(numbered: NumberedList, index: int) -> int:
    return numbered.starts.get(index, numbered.levels[index].start)
