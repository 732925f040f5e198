"""The numbers that a browser puts before list items (HTML Living Standard, 4.4.5 to 4.4.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from enlace.reader.inputs.numerals import numeral

BULLET = "•"
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "disc": "bullet",
    "circle": "bullet",
    "square": "bullet",
    "none": "none",
}
_WHOLE_NUMBER = re.compile(r"\s*([+-]?\d{1,9})")
_LIST_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(" + "|".join(sorted(_STYLES, reverse=True)) + r")\b"
)


@dataclass(slots=True)
class ItemList:
    """An open ``ol`` or ``ul``: how it counts and where it stands."""

    list_id: str
    level: int
    form: str
    step: int
    counter: int
    counts_down_from_length: bool = False
    length: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """One list item's place; its label is known only once a list that counts down is complete."""

    within: ItemList
    form: str
    value: int
    from_length: bool

    @property
    def list_id(self) -> str:
        return self.within.list_id

    @property
    def level(self) -> int:
        return self.within.level

    @property
    def label(self) -> str | None:
        if self.form == "none":
            return None
        if self.form == "bullet":
            return BULLET
        value = self.value + (self.within.length if self.from_length else 0)
        return numeral(value, self.form, "en") + "."


def open_list(tag: str, attributes: Mapping[str, str], list_id: str, level: int) -> ItemList:
    form = _form(attributes) or ("bullet" if tag != "ol" else "decimal")
    step = -1 if "reversed" in attributes else 1
    start = _whole_number(attributes.get("start"))
    first = start if start is not None else (0 if step == -1 else 1)
    return ItemList(list_id, level, form, step, first - step, step == -1 and start is None)


def next_number(items: ItemList, attributes: Mapping[str, str]) -> Number:
    """Count one more item of the list; ``value`` and ``type`` on the item itself go first."""
    given = _whole_number(attributes.get("value"))
    items.length += 1
    items.counter = items.counter + items.step if given is None else given
    if given is not None:
        items.counts_down_from_length = False
    return Number(items, _form(attributes) or items.form, items.counter, items.counts_down_from_length)


def _form(attributes: Mapping[str, str]) -> str | None:
    styled = _LIST_STYLE.search(attributes.get("style", "").lower())
    if styled:
        return _STYLES[styled[1]]
    kind = attributes.get("type", "")
    return _TYPES.get(kind) or _STYLES.get(kind.lower())


def _whole_number(written: str | None) -> int | None:
    found = _WHOLE_NUMBER.match(written or "")
    return int(found[1]) if found else None
