"""The tree of items: which label continues which list, and where each item's text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from enlace.reader.document import Document, Paragraph
from enlace.reader.items.headings import is_heading, section
from enlace.reader.items.labels import Label, typed
from enlace.reader.profile import Profile

_GAP = 3  # numbers that may be missing in a list before a label is taken for something else


@dataclass(slots=True)
class Place:
    """An item's place in the text while the tree grows: ``plain[start:end]`` is its text."""

    section: str | None
    path: str
    parent: str | None
    start: int
    end: int
    heading: bool = False  # a heading stood between the item and the end of its text


@dataclass(slots=True)
class _Level:
    style: str
    kind: str
    value: int
    path: str
    place: Place | None
    rank: int = -1  # list level of a word processor, if known
    list_id: str | None = None


@dataclass(slots=True)
class _Growth:
    places: list[Place] = field(default_factory=list)
    stack: list[_Level] = field(default_factory=list)
    section: str | None = None
    closed: bool = True  # no item is open to be continued
    head_end: int | None = None
    fresh: bool = False  # a heading has just opened a new list
    prose: bool = False  # a whole sentence has been read: what follows is no title of the report


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that may begin with a label."""

    start: int
    end: int
    paragraph: Paragraph
    inline: bool = False


def grow(document: Document, profile: Profile) -> tuple[list[Place], int]:
    """The items in order of the text, and where the text before the first of them ends."""
    growth = _Growth()
    plain = document.plain
    pieces = _pieces(document, profile)
    for piece in pieces:
        _take(growth, plain, piece, profile)
    places = [place for place in growth.places if place.end > place.start]
    head_end = growth.head_end if growth.head_end is not None else len(plain)
    return places, head_end


def _take(growth: _Growth, plain: str, piece: Piece, profile: Profile) -> None:
    text = plain[piece.start : piece.end]
    bare = text.strip()
    if not bare:
        return
    named = section(bare, profile, titled=growth.prose)
    if named:
        _open_section(growth, named, piece.start)
        return
    label = _label(plain, piece)
    if label is not None and _fits(growth, label, piece, plain):
        _open_item(growth, label, piece, plain)
        return
    if is_heading(bare, piece.paragraph.heading if not piece.inline else None):
        growth.closed = True
        return
    if bare[-1] in ".:;," and len(bare) > 60:
        growth.prose = True
        if not growth.places:
            growth.head_end = None
    if not growth.closed and growth.places:
        growth.places[-1].end = piece.start + len(text.rstrip())


def _open_section(growth: _Growth, named: str, start: int) -> None:
    growth.section, growth.stack, growth.closed, growth.fresh = named, [], True, True
    if growth.head_end is None:
        growth.head_end = start


def _label(plain: str, piece: Piece) -> Label | None:
    label = typed(plain, piece.start, piece.end)
    if label is None and piece.paragraph.label and not piece.inline:
        # A number that the word processor made in a shape of its own is still a number.
        end = piece.start + len(piece.paragraph.label) + 1
        return Label("bullet", f"auto:{piece.paragraph.level}", 0, "", end)
    return label


def _fits(growth: _Growth, label: Label, piece: Piece, plain: str) -> bool:
    if label.end >= len(plain):
        return False
    return _depth(growth, label, piece, plain) is not None


def _depth(growth: _Growth, label: Label, piece: Piece, plain: str) -> tuple[int, Label] | None:
    """How deep the label stands (an index of the stack to replace or to add) and the way it is read."""
    stack = growth.stack
    readings = [label] + ([label.other] if label.other else [])
    if label.kind == "many":
        return _many_depth(growth, label)
    if label.kind == "bullet":
        return _bullet_depth(growth, label, piece)
    rank = piece.paragraph.level if piece.paragraph.label and not piece.inline else None
    for depth in range(len(stack) - 1, -1, -1):
        for one in readings:
            level = stack[depth]
            if level.style == one.style and one.value == level.value + 1 and _same_rank(level, rank):
                return depth, one
    first = [one for one in readings if one.value == 1]
    if not stack:
        if first:
            return 0, _preferred(first)
        opener = readings[-1] if label.kind == "letter" and label.other else label
        return (0, opener) if _may_open(label, piece) else None
    if first:
        one = _preferred(first)
        depth = _restart_depth(growth, one, rank, plain, piece)
        if depth is not None:
            return depth, one
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        for one in readings:
            if level.style != one.style or not _same_rank(level, rank):
                continue
            step = one.value - level.value
            if (0 <= step <= _GAP + 1 or piece.paragraph.label) and not piece.inline and one.kind != "letter":
                return depth, one
            if one.kind == "letter" and 0 < step <= _GAP and not piece.inline:
                return depth, one
    # The same list with another sign after the number: "3." then "4)".
    for depth in range(len(stack) - 1, -1, -1):
        for one in readings:
            if (
                stack[depth].kind == one.kind
                and one.value == stack[depth].value + 1
                and not piece.inline
                and one.value > 1
            ):
                return depth, one
    return None


def _preferred(readings: list[Label]) -> Label:
    return readings[0]


def _may_open(label: Label, piece: Piece) -> bool:
    """A list that does not begin with 1: only where the word processor numbered it, or with 2 or 3."""
    return (
        bool(piece.paragraph.label)
        or (label.kind in ("number", "words")
        and label.value <= 3
        and not piece.inline)
    )


def _same_rank(level: _Level, rank: int | None) -> bool:
    return rank is None or level.rank in (-1, rank)


def _restart_depth(growth: _Growth, one: Label, rank: int | None, plain: str, piece: Piece) -> int | None:
    """Where a "1." or "a." opens a list: below the item before, or instead of a list of its own style."""
    stack = growth.stack
    for depth, level in enumerate(stack):
        if level.style == one.style and _same_rank(level, rank):
            if depth == len(stack) - 1 and _ends_open(growth, plain):
                return depth + 1
            if depth == 0 and piece.inline and not growth.fresh:
                return None
            return depth
    return len(stack)


def _ends_open(growth: _Growth, plain: str) -> bool:
    """Whether the item before ends with a colon, so that a list is to follow."""
    last = growth.places[-1] if growth.places else None
    return last is not None and not growth.closed and plain[last.end - 1 : last.end] == ":"


def _bullet_depth(growth: _Growth, label: Label, piece: Piece) -> tuple[int, Label] | None:
    stack = growth.stack
    rank = piece.paragraph.level if piece.paragraph.label and not piece.inline else None
    style = label.style
    if style == "bullet:o?":
        if not any(level.kind == "bullet" for level in stack):
            return None
        style = "bullet:o"
    for depth in range(len(stack) - 1, -1, -1):
        level = stack[depth]
        if level.kind == "bullet" and level.style == style and _same_rank(level, rank):
            return depth, Label("bullet", style, level.value + 1, str(level.value + 1), label.end)
    if piece.inline and not stack:
        return None
    one = Label("bullet", style, 1, "1", label.end)
    if rank is not None:
        for depth, level in enumerate(stack):
            if level.rank >= rank >= 0 and level.list_id == piece.paragraph.list_id:
                return depth, one
    return len(stack), one


def _many_depth(growth: _Growth, label: Label) -> tuple[int, Label] | None:
    """ "2.1" stands below "2", "2.1.3" below "2.1"."""
    stack = growth.stack
    numbers = [level.value for level in stack]
    parents = list(label.steps[:-1])
    if numbers[: len(parents)] == parents and len(stack) >= len(parents):
        return len(parents), label
    return (len(stack), label) if not stack and label.steps[-1] == 1 else None


def _open_item(growth: _Growth, label: Label, piece: Piece, plain: str) -> None:
    found = _depth(growth, label, piece, plain)
    assert found is not None  # _fits has asked
    depth, one = found
    growth.prose = True
    restarted = (
        depth == 0 and growth.stack and one.value == 1 and growth.stack[0].value >= 1 and growth.closed
    )
    del growth.stack[depth:]
    if restarted and not growth.fresh:
        growth.section = None
    growth.fresh = False
    above = growth.stack[-1].path if growth.stack else None
    path = one.piece if above is None else f"{above}.{one.piece}"
    if one.kind == "many" and above is None:
        path = ".".join(map(str, one.steps))
    start = one.end
    end = max(start, piece.start + len(plain[piece.start : piece.end].rstrip()))
    parent = above if above is not None and any(level.place is not None for level in growth.stack) else None
    place = Place(growth.section, path, parent, start, end)
    growth.places.append(place)
    rank = piece.paragraph.level if piece.paragraph.label and piece.paragraph.level is not None else -1
    growth.stack.append(_Level(one.style, one.kind, one.value, path, place, rank, piece.paragraph.list_id))
    growth.closed = False
    if growth.head_end is None:
        growth.head_end = piece.start


# A whole report on one line ---------------------------------------------------------------------------------------

_INLINE = re.compile(
    r"(?<=[.:;)”\"»\]])[ \t\xa0]{1,8}(?=(?:\(?\d{1,3}[.)]-?|\(?[a-z]{1,2}\)|[a-z]\.|[ivx]{1,5}[.)]|[IVX]{1,6}\.|[•▪·●◦]|"
    r"(?:[A-ZÁÉÍÓÚ][^\W\d_]{4,14}\s){0,2}[A-ZÁÉÍÓÚ]?[^\W\d_]{4,12}(?::|\.-))[ \t\xa0]*[^\s])"
)
_AFTER_HEADING = re.compile(
    r"(?<![ \t\xa0])[ \t\xa0]{1,8}(?=\(?1[.)]-?[ \t\xa0]|Primer[oa]:|First:|PRIMER[OA]\.-)"
)
_MANY_LINES = 4


def _pieces(document: Document, profile: Profile) -> Iterator[Piece]:
    plain = document.plain
    filled = [
        one for one in document.paragraphs if not plain[one.start : one.end].isspace() and one.end > one.start
    ]
    labelled = sum(1 for one in filled if one.label or _starts_numbered(plain, one))
    for one in filled:
        if labelled < _MANY_LINES and one.end - one.start > 400:
            yield from _inline(plain, one, profile)
        else:
            yield Piece(one.start, one.end, one)


def _starts_numbered(plain: str, one: Paragraph) -> bool:
    return typed(plain, one.start, one.end) is not None


def _inline(plain: str, paragraph: Paragraph, profile: Profile) -> Iterator[Piece]:
    """Pieces of a paragraph at each place where a label may stand after the end of a sentence."""
    cuts = [paragraph.start]
    for match in _INLINE.finditer(plain, paragraph.start, paragraph.end):
        cuts.append(match.end())
    for match in _AFTER_HEADING.finditer(plain, paragraph.start, paragraph.end):
        cut = _heading_before(plain, match.start(), profile)
        if cut is not None:
            cuts.extend((cut, match.end()))
    cuts = sorted(set(cuts))
    for start, end in zip(cuts, [*cuts[1:], paragraph.end], strict=True):
        yield Piece(start, end, paragraph, inline=True)


def _heading_before(plain: str, end: int, profile: Profile) -> int | None:
    """Where the section heading that ends at ``end`` begins: "… Recommendations: 1. …"."""
    words = list(re.finditer(r"\S+", plain[max(0, end - 90) : end]))
    base = max(0, end - 90)
    for count in range(1, min(6, len(words)) + 1):
        start = base + words[-count].start()
        if section(plain[start:end], profile):
            return start
    return None
