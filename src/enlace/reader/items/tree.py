"""The tree of items: which label continues which list, and where each item's text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from enlace.reader.document import Document
from enlace.reader.doubts import doubt
from enlace.reader.items.headings import is_heading, may_head, section
from enlace.reader.items.labels import Label, typed
from enlace.reader.items.levels import DEEPEST, Level, Spot, place
from enlace.reader.items.pieces import Piece, pieces
from enlace.reader.model import Doubt
from enlace.reader.profile import Profile


@dataclass(slots=True, eq=False)
class Place:
    """An item's place in the text: ``plain[start:end]``; ``above`` is its parent's place."""

    section: str | None
    path: str
    start: int
    end: int
    above: Place | None = None

    @property
    def parent(self) -> str | None:
        return self.above.path if self.above is not None else None


@dataclass(frozen=True, slots=True)
class Tree:
    """The items in the order of the text, where the text before them ends, and what is odd about their numbers."""

    places: Sequence[Place]
    head_end: int
    doubts: tuple[Doubt, ...]


@dataclass(slots=True)
class _Level(Level):
    place: Place | None = None


@dataclass(slots=True)
class _Growth:
    plain: str
    profile: Profile
    places: list[Place] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    before: Level | None = None  # the outermost list when the section began
    section: str | None = None
    outline: int | None = None  # of the section's heading
    closed: bool = True  # no item is open to be continued
    head_end: int | None = None
    fresh: bool = False  # a section has just begun
    divided: bool = False  # the section has headings of its own within it
    prose: bool = False  # a whole sentence has been read: what follows is no title of the report
    doubts: list[Doubt] = field(default_factory=list)


def grow(document: Document, profile: Profile) -> Tree:
    """The tree of a document's items. Takes time in proportion to its length, whatever is in it."""
    growth = _Growth(document.plain, profile)
    ahead: Piece | None = None
    for piece in pieces(document, profile):
        if ahead is not None:
            _take(growth, ahead, piece)
        ahead = piece
    if ahead is not None:
        _take(growth, ahead, None)
    places = [one for one in growth.places if one.end > one.start]
    for one in places:
        one.above = _with_words(one.above)
    head_end = growth.head_end if growth.head_end is not None else len(document.plain)
    return Tree(places, head_end, tuple(growth.doubts))


def _with_words(above: Place | None) -> Place | None:
    """The nearest item above that has words: a number alone on its line is none."""
    while above is not None and above.end <= above.start:
        above = above.above
    return above


def _take(growth: _Growth, piece: Piece, following: Piece | None) -> None:
    text = growth.plain[piece.start : piece.end]
    bare = text.strip()
    named = section(bare, growth.profile, titled=growth.prose)
    if named:
        _open_section(growth, named, piece)
    elif piece.label is not None and _take_label(growth, piece, piece.label):
        return
    elif is_heading(bare, None if piece.inline else piece.paragraph.heading) or (
        may_head(bare) and _begins_anew(growth, following)
    ):
        _pass_heading(growth, piece)
    else:
        _continue(growth, piece, bare, piece.start + len(text.rstrip()))


def _open_section(growth: _Growth, named: str, piece: Piece) -> None:
    growth.before = growth.levels[0] if growth.levels else growth.before
    growth.section, growth.levels, growth.closed, growth.fresh = named, [], True, True
    growth.outline, growth.divided = piece.paragraph.heading, False
    if growth.head_end is None:
        growth.head_end = piece.start


def _pass_heading(growth: _Growth, piece: Piece) -> None:
    """Below a section's heading, or of a lower level than it, a heading divides the section; else it ends lists."""
    level = piece.paragraph.heading
    deeper = level is not None and growth.outline is not None and level > growth.outline
    growth.divided = growth.divided or growth.fresh or deeper
    growth.closed = True


def _begins_anew(growth: _Growth, following: Piece | None) -> bool:
    """Whether the next line begins the list again in which the last item stands."""
    label = following.label if following is not None else None
    if label is None or not growth.levels or label.above:
        return False
    outer = growth.levels[0]
    ended = growth.plain[growth.places[-1].end - 1] in '.;)”"'
    return ended and label.value == 1 and label.style == outer.label.style and outer.value > 1


def _continue(growth: _Growth, piece: Piece, bare: str, end: int) -> None:
    if bare[-1] in ".:;," and len(bare) > 60:
        growth.prose = True
        if not growth.places:
            growth.head_end = None
    if not growth.closed:
        growth.places[-1].end = end


def _spot(growth: _Growth, piece: Piece) -> Spot:
    last = growth.places[-1] if growth.places else None
    paragraph = piece.paragraph
    return Spot(
        automatic=piece.automatic,
        rank=paragraph.level if piece.automatic else None,
        list_id=paragraph.list_id,
        inline=piece.inline,
        awaited=last is not None and not growth.closed and growth.plain[last.end - 1 : last.end] == ":",
        fresh=growth.fresh,
        running=piece.running and not growth.closed,
        before=growth.before,
    )


def _take_label(growth: _Growth, piece: Piece, label: Label) -> bool:
    """Open the item that the label begins, and the one below it where two labels stand together ("2. a) To …")."""
    found = place(growth.levels, label, _spot(growth, piece))
    if found is None:
        return False
    if label.end >= len(growth.plain):
        growth.closed = True  # a last number without words
        return True
    depth, one = found
    _open_item(growth, piece, min(depth, DEEPEST - 1), one)
    second = _second(growth, piece, one)
    if second is not None:
        growth.places[-1].end = growth.places[-1].start
        _open_item(growth, piece, min(len(growth.levels), DEEPEST - 1), second)
    return True


def _open_item(growth: _Growth, piece: Piece, depth: int, one: Label) -> None:
    growth.prose = True
    _wonder(growth, piece, depth, one)
    if growth.levels and depth == 0 and one.value == 1 and growth.closed and not growth.fresh:
        growth.section = growth.section if growth.divided else None
    growth.fresh = False
    del growth.levels[depth:]
    above = growth.levels[-1] if growth.levels else None
    pieces_above = (above.path,) if above is not None else one.above
    path = ".".join((*pieces_above, one.piece))
    end = max(one.end, piece.start + len(growth.plain[piece.start : piece.end].rstrip()))
    found = Place(growth.section, path, one.end, end, above.place if above else None)
    growth.places.append(found)
    rank = piece.paragraph.level if piece.automatic else None
    growth.levels.append(_Level(one, path, rank, piece.paragraph.list_id, found))
    growth.closed = False
    if growth.head_end is None:
        growth.head_end = piece.start


def _wonder(growth: _Growth, piece: Piece, depth: int, one: Label) -> None:
    """Say where a number is missing or stands twice in its list."""
    last: Level | None = growth.levels[depth] if depth < len(growth.levels) else None
    if last is None and depth == 0 and growth.before is not None and one.value != 1:
        last = growth.before
    if one.kind == "bullet" or (last and (last.label.kind, last.label.above) != (one.kind, one.above)):
        return
    span = (piece.start, piece.start + len(growth.plain[piece.start : one.end].rstrip()))
    step = one.value - (last.value if last else 0)
    shown = growth.plain[slice(*span)].strip(" \t\xa0.:-–—")
    if step == 0 and one.value != 1:
        growth.doubts.append(doubt("numbering-repeated", span, label=shown))
    elif step > 1:
        growth.doubts.append(doubt("numbering-gap", span, label=shown))


_SECOND = re.compile(r"\(?[a-z]{1,3}\)|[a-z]\.(?=\s+[A-ZÁÉÍÓÚÑ])|\d{1,3}\.?[a-z0-9]{1,3}[.)]|\d\)")


def _second(growth: _Growth, piece: Piece, one: Label) -> Label | None:
    """The label of a list that begins right after its parent's label, with its siblings on lines of their own."""
    if one.kind == "bullet" or not _SECOND.match(growth.plain, one.end, piece.end):
        return None
    label = typed(growth.plain, one.end, piece.end)
    first = next((way for way in label.readings if way.value == 1), None) if label else None
    if first is None or first.style == one.style or (first.above and first.above[-1] != one.piece):
        return None
    sibling = re.compile(r"[\s(](?:b|ii|2)\)")
    return None if sibling.search(growth.plain, first.end, piece.end) else first
