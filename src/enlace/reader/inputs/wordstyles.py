"""What a Word file's styles say of numbering, headings, hidden text and language, base styles included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from enlace.reader.inputs import wordxml as w

DEEPEST = 50
"""Styles that one style is based on; Word allows fewer. More are left out, so that time stays linear."""

_HEADING_NAME = re.compile(r"heading ?([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph takes from its style.

    ``chain`` is the style and those that it is based on, nearest first; ``heading`` is 1 for the highest.
    """

    chain: tuple[str, ...] = ()
    num_id: str | None = None
    level: int | None = None
    heading: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Own:
    """What one style says itself; ``None`` where it says nothing."""

    based_on: str | None
    num_id: str | None
    level: str | None
    heading: int | None
    language: str | None
    hides: bool | None


class Styles:
    """The styles of a file by id; each is read when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root
        self._elements: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._read: dict[str | None, ParagraphStyle] = {}
        self._owns: dict[str, _Own] = {}
        for element in () if root is None else root.iterchildren(w.STYLE):
            style_id = element.get(w.STYLE_ID, "")
            self._elements[style_id] = element
            if element.get(w.STYLE_DEFAULT) in ("1", "true", "on") and _is_of_paragraphs(element):
                self._default = style_id

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The style of a paragraph; an id that the file does not have means its default style."""
        if style_id not in self._read:
            self._read[style_id] = self._resolve(style_id)
        return self._read[style_id]

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The styles whose text is hidden."""
        if self._root is None or next(self._root.iter(w.VANISH), None) is None:
            return frozenset()
        return frozenset(style_id for style_id in self._elements if self._hides(style_id))

    @cached_property
    def language(self) -> str:
        """The file's language, such as ``es-CR``, where a paragraph says nothing else; ``""`` if unknown."""
        defaults = None if self._root is None else self._root.find(w.DOC_DEFAULTS)
        language = None if defaults is None else next(defaults.iter(w.LANG), None)
        return w.value(language) or ""

    def _resolve(self, style_id: str | None) -> ParagraphStyle:
        known = style_id if style_id in self._elements else self._default
        num_id = level = heading = language = None
        chain = tuple(self._chain(known))
        for own in map(self._own, chain):
            num_id = num_id or own.num_id
            level = level or own.level
            heading = heading or own.heading
            language = language or own.language
        if not chain:
            heading = _heading_in_words(style_id or "")
        return ParagraphStyle(
            chain, num_id, w.list_level(level), None if heading == w.LEVELS + 1 else heading, language
        )

    def _chain(self, style_id: str | None) -> Iterator[str]:
        """The style and those that it is based on; a chain that bites its tail ends there."""
        seen: set[str] = set()
        while style_id is not None and style_id in self._elements and style_id not in seen:
            if len(seen) == DEEPEST:
                return
            seen.add(style_id)
            yield style_id
            style_id = self._own(style_id).based_on

    def _own(self, style_id: str) -> _Own:
        """What the style's element says, read once."""
        if style_id not in self._owns:
            self._owns[style_id] = _own(self._elements[style_id])
        return self._owns[style_id]

    def _hides(self, style_id: str) -> bool:
        said = (self._own(name).hides for name in self._chain(style_id))
        return next((hides for hides in said if hides is not None), False)


def _own(element: etree._Element) -> _Own:
    vanish = element.find(f"{w.RPR}/{w.VANISH}")
    return _Own(
        based_on=w.value(element.find(w.BASED_ON)),
        num_id=w.value(element.find(f"{w.PPR}/{w.NUM_PR}/{w.NUM_ID}")),
        level=w.value(element.find(f"{w.PPR}/{w.NUM_PR}/{w.ILVL}")),
        heading=_heading(element),
        language=w.value(element.find(f"{w.RPR}/{w.LANG}")),
        hides=None if vanish is None else w.is_on(vanish),
    )


def _is_of_paragraphs(element: etree._Element) -> bool:
    return element.get(w.STYLE_TYPE, "paragraph") == "paragraph"


def _heading(element: etree._Element) -> int | None:
    """The outline level that the style sets, counted from 1; 10 where it says that it is body text."""
    outline = element.find(f"{w.PPR}/{w.OUTLINE_LVL}")
    if outline is not None:
        return min(w.whole(outline, w.LEVELS), w.LEVELS) + 1
    return _heading_in_words(w.value(element.find(w.STYLE_NAME)) or "")


def _heading_in_words(name: str) -> int | None:
    found = _HEADING_NAME.fullmatch(name)
    return int(found[1]) if found else None
