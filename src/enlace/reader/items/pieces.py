"""The stretches of a text that may begin with a label: paragraphs, and parts of a report on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from enlace.reader.document import Document, Paragraph
from enlace.reader.items.headings import opens_section, section
from enlace.reader.items.labels import Label, automatic, past_space, typed
from enlace.reader.profile import Profile

_FEW = 4  # a report with fewer labels at the beginning of a line may have the others within its lines
_LONG = 400
_INLINE = re.compile(
    r"(?<=[.:;)”\"»\]])[ \t\xa0]{1,8}(?=(?:\(?\d{1,3}[.)]-?|\(?[a-z]{1,2}\)|[a-z]\.|[ivx]{1,5}[.)]|[IVX]{1,6}\.|"
    r"[•▪·●◦]|(?:[A-ZÁÉÍÓÚ][^\W\d_]{4,14}\s){0,2}[A-ZÁÉÍÓÚ]?[^\W\d_]{4,12}(?::|\.-))[ \t\xa0]{0,8}[^\s])"
)
_AFTER_HEADING = re.compile(
    r"(?<![ \t\xa0])[ \t\xa0]{1,8}(?=\(?1[.)]-?[ \t\xa0]|Primer[oa]:|First:|PRIMER[OA]\.-)"
)
# "… APROBARON LO SIGUIENTE 1. Reconocer …": a heading in capitals that names no section.
_AFTER_CAPITALS = re.compile(r"(?<=[A-ZÁÉÍÓÚÑ]{4})[ \t\xa0]{1,8}(?=\(?1[.)]-?[ \t\xa0]+[A-ZÁÉÍÓÚÑ])")
_HEADING_REACH = 90
_HEADING_WORDS = 6
_BARE = re.compile(r"\s*(\d{1,3})\s*")
_WRAPPED_AT = range(50, 111)


@dataclass(slots=True)  # not frozen: made by the hundred in each report, and three times as fast so
class Piece:
    """``plain[start:end]``, in that paragraph, and the label with which it begins, if any."""

    start: int
    end: int
    paragraph: Paragraph
    label: Label | None = None
    inline: bool = False
    running: bool = False  # the line before runs on into this one

    @property
    def automatic(self) -> bool:
        return bool(self.paragraph.label) and not self.inline


@dataclass(slots=True)
class _Lines:
    """The paragraphs with words in them, and what is to be known of all of them before one is read."""

    plain: str
    paragraphs: Sequence[Paragraph]
    labels: list[Label | None]
    wrapped: bool


def pieces(document: Document, profile: Profile) -> Iterator[Piece]:
    """All pieces in the order of the text. Takes time in proportion to its length, whatever is in it."""
    lines = _lines(document)
    labelled = sum(label is not None for label in lines.labels)
    for number, (one, label) in enumerate(zip(lines.paragraphs, lines.labels, strict=True)):
        if labelled < _FEW and one.end - one.start > _LONG:
            yield from _inline(document.plain, one, profile)
        else:
            yield Piece(one.start, one.end, one, label, running=_runs_on(lines, number))


def _lines(document: Document) -> _Lines:
    plain = document.plain
    filled = [
        one for one in document.paragraphs if one.end > one.start and not plain[one.start : one.end].isspace()
    ]
    lines = _Lines(plain, filled, [_label(plain, one) for one in filled], _is_wrapped(document, filled))
    if all(label is None or label.kind == "bullet" for label in lines.labels):
        _take_bare_numbers(lines)
    return lines


def _label(plain: str, one: Paragraph) -> Label | None:
    if not one.label:
        return typed(plain, one.start, one.end)
    end = past_space(plain, one.start + len(one.label))
    label = automatic(one.label, end) or typed(plain, one.start, one.end)
    # A number that the word processor made in a shape of its own is still a number.
    return label or Label("bullet", f"bullet:{one.level}", 0, "", end)


def _is_wrapped(document: Document, filled: Sequence[Paragraph]) -> bool:
    """Whether the lines of a text file are cut at one width, so that a line is no paragraph."""
    lengths = [one.end - one.start for one in filled]
    long = sum(length >= _WRAPPED_AT.start for length in lengths)
    return document.media_type == "text/plain" and max(lengths, default=0) in _WRAPPED_AT and long >= 5


def _runs_on(lines: _Lines, number: int) -> bool:
    """Whether a wrapped line goes on in the middle of a sentence, where a number is no label."""
    if not lines.wrapped or not number:
        return False
    before, one = lines.paragraphs[number - 1], lines.paragraphs[number]
    adjacent = before.end + 1 == one.start and before.end - before.start >= _WRAPPED_AT.start - 5
    return adjacent and lines.plain[before.start : before.end].rstrip()[-1] not in '.:;,!?)”"»'


def _take_bare_numbers(lines: _Lines) -> None:
    """A column of numbers: "1", "2", "3" alone on their lines before the words, where nothing else is numbered."""
    found: list[tuple[int, int]] = []
    for number, one in enumerate(lines.paragraphs[:-1]):
        match = _BARE.fullmatch(lines.plain, one.start, one.end)
        if match:
            found.append((number, int(match[1])))
    lone = all(after - at > 1 for (at, _), (after, _) in pairwise(found))
    if len(found) < 2 or not lone or [value for _, value in found] != list(range(1, len(found) + 1)):
        return
    for number, value in found:
        one = lines.paragraphs[number]
        end = past_space(lines.plain, one.end)
        lines.labels[number] = Label("number", "number-bare", value, str(value), end)


def _inline(plain: str, paragraph: Paragraph, profile: Profile) -> Iterator[Piece]:
    """Pieces of a paragraph at each place where a label may stand after the end of a sentence."""
    cuts = {paragraph.start}
    cuts.update(match.end() for match in _INLINE.finditer(plain, paragraph.start, paragraph.end))
    cuts.update(match.end() for match in _AFTER_CAPITALS.finditer(plain, paragraph.start, paragraph.end))
    for match in _AFTER_HEADING.finditer(plain, paragraph.start, paragraph.end):
        cut = _heading_before(plain, match.start(), profile)
        if cut is not None:
            cuts.update((cut, match.end()))
    starts = sorted(cuts)
    for start, end in zip(starts, [*starts[1:], paragraph.end], strict=True):
        yield Piece(start, end, paragraph, typed(plain, start, end), inline=True)


def _heading_before(plain: str, end: int, profile: Profile) -> int | None:
    """Where the section heading that ends at ``end`` begins: "… Recommendations: 1. …"."""
    base = max(0, end - _HEADING_REACH)
    words = list(re.finditer(r"\S+", plain[base:end]))[-_HEADING_WORDS:]
    for word in reversed(words):
        start = base + word.start()
        if opens_section(word.group(), profile) and section(plain[start:end], profile):
            return start
    return None
