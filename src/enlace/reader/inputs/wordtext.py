"""Reading the text of a Word file in one pass over its cleaned tree: paragraphs, labels, fields, tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from enlace.reader.document import Draft
from enlace.reader.inputs import wordxml as w
from enlace.reader.inputs.counting import Counter
from enlace.reader.inputs.numbering import NumberedList, Numbering
from enlace.reader.inputs.wordfields import Fields
from enlace.reader.inputs.wordlines import CellLabels, Line, lines_of, symbol
from enlace.reader.inputs.wordstyles import ParagraphStyle, Styles

_BREAK = "\n"


class TextReader:
    """Collects the text between one paragraph's beginning and the next, and adds it to the draft."""

    def __init__(self, draft: Draft, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._counter = Counter()
        self._fields = Fields()
        self._cells = CellLabels(draft)
        self._lists: dict[tuple[str | None, str | None, str | None], tuple[NumberedList, int] | None] = {}
        self._parts: list[str] = []
        self._paragraph: etree._Element | None = None
        self._style_id: str | None = None
        self._num_id: str | None = None
        self._level: str | None = None
        self._outline: int | None = None

    def read(self, root: etree._Element) -> None:
        actions = self._actions()
        for element in root.iter(*actions):
            actions[element.tag](element)
        self._end_paragraph()
        self._cells.close()

    def _actions(self) -> dict[Any, Callable[[etree._Element], None]]:
        return {
            w.P: self._begin_paragraph,
            w.PSTYLE: self._note_style,
            w.NUM_ID: self._note_list,
            w.ILVL: self._note_level,
            w.OUTLINE_LVL: self._note_outline,
            w.T: self._take_text,
            w.MATH_T: self._take_text,
            w.TAB: self._take_space,
            w.POSITION_TAB: self._take_space,
            w.BR: self._take_break,
            w.CR: self._take_break,
            w.HYPHEN: self._take_hyphen,
            w.SYM: self._take_symbol,
            w.FIELD_CHAR: self._step_field,
            w.FIELD_CODE: self._note_field,
            w.TR: self._begin_row,
            w.TC: self._begin_cell,
        }

    def _begin_paragraph(self, element: etree._Element) -> None:
        self._end_paragraph()
        self._paragraph = element

    def _note_style(self, element: etree._Element) -> None:
        self._style_id = element.get(w.VAL)

    def _note_list(self, element: etree._Element) -> None:
        self._num_id = element.get(w.VAL)

    def _note_level(self, element: etree._Element) -> None:
        self._level = element.get(w.VAL)

    def _note_outline(self, element: etree._Element) -> None:
        self._outline = w.whole(element, w.LEVELS)

    def _take(self, text: str) -> None:
        if not self._fields.mute:
            self._parts.append(text)

    def _take_text(self, element: etree._Element) -> None:
        text = element.text
        if text and not self._fields.mute:
            self._parts.append(text.replace("\n", " ") if "\n" in text else text)

    def _take_space(self, _: etree._Element) -> None:
        self._take(" ")

    def _take_break(self, _: etree._Element) -> None:
        self._take(_BREAK)

    def _take_hyphen(self, _: etree._Element) -> None:
        self._take("-")

    def _take_symbol(self, element: etree._Element) -> None:
        self._take(symbol(element.get(w.SYM_CHAR, ""), element.get(w.SYM_FONT, "")))

    def _step_field(self, element: etree._Element) -> None:
        self._parts.append(self._fields.step(element.get(w.FIELD_CHAR_TYPE, "")))

    def _note_field(self, element: etree._Element) -> None:
        self._fields.note(element.text or "")

    def _begin_row(self, _: etree._Element) -> None:
        self._end_paragraph()
        self._cells.begin_row()

    def _begin_cell(self, _: etree._Element) -> None:
        self._end_paragraph()
        self._cells.begin_cell()

    def _end_paragraph(self) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        if self._cells.holds_a_number and next(paragraph.iterancestors(w.TC), None) is None:
            self._cells.close()
        style = self._styles.paragraph(self._style_id)
        line = self._label(paragraph, style)
        self._cells.add(line, lines_of("".join(self._parts)), self._heading(style))
        self._parts = []
        self._paragraph = self._style_id = self._num_id = self._level = self._outline = None

    def _heading(self, style: ParagraphStyle) -> int | None:
        if self._outline is None:
            return style.heading
        return self._outline + 1 if self._outline < w.LEVELS else None

    def _label(self, paragraph: etree._Element, style: ParagraphStyle) -> Line:
        """Count the paragraph in its list and say its label."""
        key = (self._style_id, self._num_id, self._level)
        if key not in self._lists:
            self._lists[key] = self._find_list(style)
        found = self._lists[key]
        if found is None:
            return Line()
        numbered, index = found
        self._counter.count(numbered, index)
        language = self._language(paragraph, style) if numbered.is_worded else ""
        label = self._counter.label(numbered, index, language)
        return Line(label, index, self._counter.list_id(numbered)) if label else Line()

    def _find_list(self, style: ParagraphStyle) -> tuple[NumberedList, int] | None:
        """The paragraph's own number and level come first, then those of its style."""
        numbered = self._numbering.find_list(self._num_id or style.num_id or "0")
        if numbered is None:
            return None
        own = w.list_level(self._level)
        if own is not None:
            return numbered, own
        linked = (numbered.styles[name] for name in style.chain if name in numbered.styles)
        return numbered, next(linked, style.level or 0)

    def _language(self, paragraph: etree._Element, style: ParagraphStyle) -> str:
        said = w.value(next(paragraph.iter(w.LANG), None)) or style.language or self._styles.language
        return "es" if said.lower().startswith("es") else "en"
