"""Making a Word file's XML say what its reader sees: changes accepted, hidden text gone, boxes in place.

Each step changes the tree in place. After ``clean`` no paragraph lies within another, every field has its
beginning and its end, and no old version of text or numbering is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice, repeat

from lxml import etree

from enlace.reader.doubts import doubt
from enlace.reader.inputs import wordxml as w
from enlace.reader.inputs.wordstyles import Styles
from enlace.reader.model import Doubt

_OLD_PROPERTIES = frozenset({w.PPR_CHANGE, w.RPR_CHANGE, w.NUMBERING_CHANGE})
_GONE = frozenset({w.DEL, w.MOVE_FROM, w.CELL_DEL, w.VANISH})
_TRACKED = frozenset(
    {w.INS, w.DEL, w.MOVE_FROM, w.MOVE_TO, w.CELL_INS, w.CELL_DEL, w.PPR_CHANGE, w.NUMBERING_CHANGE}
)
_NOTES = frozenset({w.FOOTNOTE, w.ENDNOTE})
_ODD = (
    _OLD_PROPERTIES
    | _GONE
    | _TRACKED
    | _NOTES
    | {w.ALTERNATE, w.RUBY_TEXT, w.PLACEHOLDER, w.FIELD_CHAR, w.TEXT_BOX, w.ALT_CHUNK}
)
_PROPERTIES = frozenset({w.RPR, w.TR_PR, w.TC_PR})
_OWNERS = frozenset({w.R, w.MATH_R, w.TR, w.TC})
_WITH_TEXT = (w.T, w.MATH_T, w.SYM, w.HYPHEN)


def clean(root: etree._Element, styles: Styles) -> tuple[Doubt, ...]:
    """Leave in the tree what a reader of the file sees; say what was decided on the way."""
    odd = {str(element.tag) for element in root.iter(*_ODD)}
    if w.ALTERNATE in odd:
        _choose_alternatives(root)
    doubts = _doubts(root, odd)
    if odd & _OLD_PROPERTIES:
        etree.strip_elements(root, *_OLD_PROPERTIES, with_tail=False)
    if w.RUBY_TEXT in odd:
        etree.strip_elements(root, w.RUBY_TEXT, with_tail=False)
    if w.PLACEHOLDER in odd:
        _drop_placeholders(root)
    _drop_what_is_gone(root, odd, styles.hidden)
    if w.TEXT_BOX in odd:
        _put_boxes_after_their_paragraph(root)
    if w.FIELD_CHAR in odd:
        _mend_fields(root)
    return doubts


def _choose_alternatives(root: etree._Element) -> None:
    """Of a drawing in a new and an old notation keep the new one, else its text would stand there twice."""
    for alternate in list(root.iter(w.ALTERNATE)):
        ways = list(alternate.iterchildren(w.CHOICE, w.FALLBACK))
        kept = next((way for way in ways if way.tag == w.CHOICE), ways[0] if ways else None)
        for way in ways:
            if way is not kept:
                alternate.remove(way)


def _doubts(root: etree._Element, odd: set[str]) -> tuple[Doubt, ...]:
    doubts = []
    if odd & _TRACKED and next(root.iter(*_TRACKED), None) is not None:
        doubts.append(doubt("tracked-changes"))
    notes = sum(1 for _ in root.iter(*_NOTES)) if odd & _NOTES else 0
    if notes:
        doubts.append(doubt("footnotes-left-out", count=notes))
    if w.ALT_CHUNK in odd:
        doubts.append(doubt("embedded-left-out"))
    return tuple(doubts)


def _drop_placeholders(root: etree._Element) -> None:
    """ "Click here to enter text" is no text of the report."""
    for mark in list(root.iter(w.PLACEHOLDER)):
        control = next(mark.iterancestors(w.SDT), None)
        if control is not None and w.is_on(mark):
            w.remove(control)


def _drop_what_is_gone(root: etree._Element, odd: set[str], hidden_styles: frozenset[str]) -> None:
    """Take out deleted and hidden text, then join the paragraphs between which the mark is gone."""
    joined: set[etree._Element] = set()
    gone: list[etree._Element] = []
    if odd & _GONE:
        _find_gone(root.iter(*_GONE), joined, gone)
    if hidden_styles:
        _find_hidden_by_style(root, hidden_styles, joined, gone)
    for element in gone:
        w.remove(element)
    if joined:
        _join(root, joined)


def _find_gone(
    marks: Iterable[etree._Element], joined: set[etree._Element], gone: list[etree._Element]
) -> None:
    """Where a mark stands says what it takes away: a paragraph's end, a run, a row, a cell, its content."""
    for mark in marks:
        if mark.tag == w.VANISH and not w.is_on(mark):
            continue
        holder, owner, paragraph = islice(chain(mark.iterancestors(), repeat(None)), 3)
        if holder is None or holder.tag not in _PROPERTIES:
            gone.append(mark)
        elif owner is not None and owner.tag in _OWNERS:
            gone.append(owner)
        elif owner is not None and owner.tag == w.PPR and paragraph is not None:
            joined.add(paragraph)


def _find_hidden_by_style(
    root: etree._Element, hidden: frozenset[str], joined: set[etree._Element], gone: list[etree._Element]
) -> None:
    for named in root.iter(w.RSTYLE, w.PSTYLE):
        properties = named.getparent()
        owner = None if properties is None else properties.getparent()
        if owner is None or named.get(w.VAL) not in hidden:
            continue
        if named.tag == w.PSTYLE:
            joined.add(owner)
            gone.extend(child for child in owner if child.tag != w.PPR)
        elif owner.tag != w.PPR:
            gone.append(owner)


def _join(root: etree._Element, marked: set[etree._Element]) -> None:
    """Join each marked paragraph with the next, and that with its next where it is marked too."""
    seen: set[etree._Element] = set()
    for paragraph in [paragraph for paragraph in root.iter(w.P) if paragraph in marked]:
        if paragraph in seen:
            continue
        group = [paragraph]
        while group[-1] in marked and (following := _next_paragraph(group[-1])) is not None:
            group.append(following)
        seen.update(group)
        _join_group(group, is_cut_off=group[-1] in marked)


def _next_paragraph(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph right after this one, past bookmarks and the like; none if a table comes first."""
    for sibling in paragraph.itersiblings():
        if sibling.tag == w.P:
            return sibling
        if len(sibling):
            return None
    return None


def _join_group(group: list[etree._Element], *, is_cut_off: bool) -> None:
    """The first paragraph that has text keeps its style and number, as in Word; none is left of none."""
    host = next((paragraph for paragraph in group if _has_text(paragraph)), group[-1])
    for paragraph in group:
        if paragraph is not host:
            host.extend([child for child in paragraph if child.tag != w.PPR])
            w.remove(paragraph)
    if is_cut_off and not _has_text(host):
        w.remove(host)


def _has_text(element: etree._Element) -> bool:
    return next(element.iter(*_WITH_TEXT), None) is not None


def _mend_fields(root: etree._Element) -> None:
    """Take out the marks of fields without beginning or end; else the rest of the text would be lost."""
    open_fields: list[list[etree._Element]] = []
    orphans: list[etree._Element] = []
    for mark in root.iter(w.FIELD_CHAR):
        kind = mark.get(w.FIELD_CHAR_TYPE)
        if kind == "begin":
            open_fields.append([mark])
        elif kind == "end" and open_fields:
            open_fields.pop()
        elif kind == "separate" and open_fields and len(open_fields[-1]) == 1:
            open_fields[-1].append(mark)
        else:
            orphans.append(mark)
    for mark in [*orphans, *(mark for marks in open_fields for mark in marks)]:
        w.remove(mark)


def _put_boxes_after_their_paragraph(root: etree._Element) -> None:
    """A text box hangs on a paragraph and would else be read in its middle."""
    for box in reversed(list(root.iter(w.TEXT_BOX))):
        anchor = next(box.iterancestors(w.P), None)
        if anchor is not None:
            anchor.addnext(box)
