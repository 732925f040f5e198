"""The tags of a page, in order, turned into blocks of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from enlace.reader.errors import TooLarge
from enlace.reader.inputs import html_word
from enlace.reader.inputs.html_lists import ItemList, Number, next_number, open_list
from enlace.reader.inputs.text import clean

_MAX_DEPTH = 1_000
_UNSEEN = frozenset(
    "script style template noscript title nav aside select option button textarea iframe object svg math xml"
    " del".split()
)
_FRAMES = frozenset({"header", "footer"})
_BODIES = frozenset({"article", "main", "section"})
_BLOCKS = frozenset(
    "html body p div h1 h2 h3 h4 h5 h6 ul ol menu li dl dt dd table caption thead tbody tfoot tr td th blockquote"
    " section article main header footer address figure figcaption pre form fieldset legend details summary center"
    " br hr".split()
)
_LISTS = frozenset({"ol", "ul", "menu"})
_ROW_ENDS = frozenset({"tr", "table"})
_LONGEST_LABEL = 20
_HEADING = re.compile("h[1-6]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_SPACE = re.compile("[ \t\n\r\f]+")
_LABEL_ALONE = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[IVXLCivxlc]{1,6})[.)\]-]{1,2}|[•·–-]")
_EDGE = " \t\xa0"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the page, with the number that the browser or Word puts before it."""

    text: str
    mark: Number | html_word.WordNumber | None
    heading: int | None


class PageReader:
    """A parser target (``start``, ``end``, ``data``, ``close``) that collects ``blocks``."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._hidden_from: int | None = None
        self._label_from: int | None = None
        self._spacer_from: int | None = None
        self._lists: list[ItemList] = []
        self._lists_seen = 0
        self._parts: list[str] = []
        self._label_parts: list[str] = []
        self._mark: Number | html_word.WordNumber | None = None
        self._heading: int | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) >= _MAX_DEPTH:
            raise TooLarge(limit=("1,000 tags inside one another", "1,000 etiquetas una dentro de otra"))
        if self._hidden_from is None and self._is_unseen(tag, attributes):
            self._hidden_from = len(self._open)
        if self._hidden_from is None:
            self._enter(tag, attributes)
        self._open.append(tag)
        self._counts[tag] += 1

    def end(self, tag: str) -> None:
        self._open.pop()
        self._counts[tag] -= 1
        if self._hidden_from is None:
            self._leave(tag)
        elif self._hidden_from == len(self._open):
            self._hidden_from = None

    def data(self, written: str) -> None:
        if self._hidden_from is not None:
            return
        if self._label_from is not None:
            self._label_parts.append(written)
        elif self._counts["pre"]:
            self._parts.append(clean(written))
        else:
            seen = written.replace("\xa0", " ") if self._spacer_from is not None else written
            self._parts.append(_SPACE.sub(" ", clean(seen).replace("\n", " ")))

    def close(self) -> None:
        self._flush(at_row_end=True)

    def _is_unseen(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag in _UNSEEN or (tag in _FRAMES and not any(self._counts[body] for body in _BODIES)):
            return True
        if not attributes:
            return False
        hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style", "").lower())
        return bool(hidden) or html_word.is_note(attributes)

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "li":
            self._mark = next_number(self._current_list(), attributes)
        elif tag in _LISTS:
            self._enter_list(tag, attributes)
        elif _HEADING.fullmatch(tag):
            self._heading = int(tag[1])
        elif tag == "span":
            self._enter_span(attributes)
        elif attributes and tag == "p":
            self._mark = html_word.list_of(attributes) or self._mark

    def _enter_list(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._mark and self._mark.label:  # "1." with nothing but a list of its own
            self._add("")
        outermost = self._lists[0].list_id if self._lists else str(self._lists_seen + 1)
        self._lists_seen += not self._lists
        self._lists.append(open_list(tag, attributes, outermost, len(self._lists)))

    def _current_list(self) -> ItemList:
        return self._lists[-1] if self._lists else open_list("ul", {}, "0", 0)

    def _enter_span(self, attributes: Mapping[str, str]) -> None:
        if self._label_from is None and html_word.is_label(attributes):
            self._label_from = len(self._open)
        elif self._spacer_from is None and html_word.is_spacer(attributes):
            self._spacer_from = len(self._open)
            typed = "".join(self._parts)
            self._parts = [f"{html_word.label(typed) or ''} " if len(typed) < _LONGEST_LABEL else typed]

    def _leave(self, tag: str) -> None:
        if self._label_from == len(self._open):
            self._end_label()
        if self._spacer_from == len(self._open):
            self._spacer_from = None
        if tag in _BLOCKS:
            self._flush(at_row_end=tag in _ROW_ENDS)
        if tag in _LISTS:
            self._lists.pop()
        if tag in _LISTS or tag == "li":
            self._mark = None
        if _HEADING.fullmatch(tag):
            self._heading = None

    def _end_label(self) -> None:
        self._label_from = None
        label = html_word.label(clean("".join(self._label_parts)))
        self._label_parts = []
        if isinstance(self._mark, html_word.WordNumber):
            self._mark.label = label
        elif label:
            self._parts.append(f"{label} ")

    def _flush(self, *, at_row_end: bool = False) -> None:
        """End the paragraph; a number alone in its table cell waits for the text of the next cell."""
        lines = "".join(self._parts).split("\n")
        self._parts = []
        for line in lines:
            shown = _SPACE.sub(" ", line).strip(_EDGE)
            if shown and not at_row_end and self._counts["tr"] and _LABEL_ALONE.fullmatch(shown):
                self._parts = [f"{shown} "]
            elif shown:
                self._add(shown)

    def _add(self, shown: str) -> None:
        self.blocks.append(Block(shown, self._mark, self._heading))
        self._mark = None
