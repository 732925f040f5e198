"""What ``numbering.xml`` says: a Word file's lists and the nine levels of each (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from enlace.reader.inputs import wordxml as w
from enlace.reader.inputs.numerals import is_worded

BULLET = "•"
_PLACE = re.compile("%([1-9])")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    ``label`` is its text with the levels whose numbers stand in it, such as ``(0, ".", 1, ")")`` for
    ``%1.%2)``; ``restarts_after`` is the deepest level whose next number makes this one start again, -1 for
    none; ``legal`` writes every number in digits.
    """

    form: str = "decimal"
    label: tuple[str | int, ...] = ()
    start: int = 1
    restarts_after: int = -1
    legal: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A ``w:num``: the levels of its definition with its own changes.

    Lists of one ``family`` (the definition) count on from each other, except where ``starts`` has a number of
    its own for a level. ``styles`` maps a paragraph style to the level that it stands for; ``cleared`` has for
    each level those that start again after it.
    """

    num_id: str
    family: str
    levels: tuple[Level, ...]
    starts: dict[int, int]
    styles: dict[str, int]
    cleared: tuple[tuple[int, ...], ...]
    is_worded: bool


class Numbering:
    """The lists of a file by number id; each is read when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        children = () if root is None else root
        self._nums = {num.get(w.NUM_ID, ""): num for num in children if num.tag == w.NUM}
        self._definitions = {
            definition.get(w.ABSTRACT_NUM_ID, ""): definition
            for definition in children
            if definition.tag == w.ABSTRACT_NUM
        }
        self._lists: dict[str, NumberedList | None] = {}

    def find_list(self, num_id: str) -> NumberedList | None:
        """The list, or ``None`` where the file has none of that id (0 always means none)."""
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            self._lists[num_id] = None if num is None or num_id == "0" else self._read(num_id, num)
        return self._lists[num_id]

    def _read(self, num_id: str, num: etree._Element) -> NumberedList | None:
        family = self._followed(w.value(num.find(w.ABSTRACT_NUM_ID)) or "")
        definition = self._definitions.get(family)
        if definition is None:
            return None
        overrides = _by_level(num.iterchildren(w.LVL_OVERRIDE))
        elements = _by_level(definition.iterchildren(w.LVL))
        elements |= {
            index: level for index, change in overrides.items() if (level := change.find(w.LVL)) is not None
        }
        levels = tuple(_level(elements.get(index), index) for index in range(w.LEVELS))
        return NumberedList(
            num_id,
            family,
            levels,
            {index: start for index, change in overrides.items() if (start := _start(change)) is not None},
            {style: index for index, level in elements.items() if (style := w.value(level.find(w.PSTYLE)))},
            tuple(_cleared_after(index, levels) for index in range(w.LEVELS)),
            any(is_worded(level.form) for level in levels),
        )

    def _followed(self, family: str) -> str:
        """The definition that holds the levels; some only name a list style that has them."""
        definition = self._definitions.get(family)
        link = None if definition is None else w.value(definition.find(w.NUM_STYLE_LINK))
        if link is None:
            return family
        for other, candidate in self._definitions.items():
            if w.value(candidate.find(w.STYLE_LINK)) == link:
                return other
        return family


def _by_level(elements: Iterable[etree._Element]) -> dict[int, etree._Element]:
    found = ((w.list_level(element.get(w.ILVL)), element) for element in elements)
    return {index: element for index, element in found if index is not None}


def _start(change: etree._Element) -> int | None:
    override = change.find(w.START_OVERRIDE)
    return None if override is None else w.whole(override, 1)


def _level(element: etree._Element | None, index: int) -> Level:
    if element is None:
        return Level(form="none")
    restart = element.find(w.LVL_RESTART)
    return Level(
        form=_form(element),
        label=_label(element),
        start=w.whole(element.find(w.START), 1),
        restarts_after=min(index, index if restart is None else w.whole(restart, index)) - 1,
        legal=w.is_on(element.find(w.IS_LGL)),
        hidden=w.is_on(element.find(f"{w.RPR}/{w.VANISH}")),
    )


def _form(element: etree._Element) -> str:
    """The number format; of a ``custom`` one, the plain format that the file offers beside it."""
    forms = [w.value(form) or "decimal" for form in element.iter(w.NUM_FMT)]
    plain = [form for form in forms if form != "custom"]
    return plain[-1] if plain else "decimal"


def _label(element: etree._Element) -> tuple[str | int, ...]:
    """A symbol font's character becomes a bullet, and so does a picture."""
    if element.find(w.PICTURE_BULLET) is not None:
        return (BULLET,)
    text = _PRIVATE_USE.sub(BULLET, w.value(element.find(w.LVL_TEXT)) or "")
    pieces = _PLACE.split(text)
    return tuple(int(piece) - 1 if at % 2 else piece for at, piece in enumerate(pieces) if piece)


def _cleared_after(index: int, levels: tuple[Level, ...]) -> tuple[int, ...]:
    return tuple(deeper for deeper in range(index + 1, w.LEVELS) if levels[deeper].restarts_after >= index)
