"""A PDF page's characters, gathered into runs: pieces of one line without a wide gap.

Coordinates are in points as the page is shown: x to the right, y upwards, after the page's own rotation.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

SOFT_HYPHEN = "\u2010"
"""A hyphen that the typesetter put in; ``-`` may also be the word's own."""
_SOFT_HYPHENS, _HYPHEN_AT_LINE_END = frozenset({0xAD, 0x2010}), frozenset({0x02, 0xFFFE})
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SPACES = frozenset({0x09, 0x0A, 0x0D, 0x20, *range(0x2000, 0x200B)})
_SYMBOL_FONT = range(0xF000, 0xF100)
_BULLET = "•"
_GAP, _BACK, _SPACE, _RAISED = 1.0, 1.5, 0.2, 0.6
_UPRIGHT, _SMALLEST = 0.2, 1.0
_HARD_SPACE = "\xa0"


@dataclass(slots=True)
class Run:
    """A piece of a line. ``word_end`` is where its first word ends; ``size`` is that of its letters."""

    letters: list[str]
    x0: float
    x1: float
    y: float
    size: float
    word_end: float
    is_one_word: bool = True

    @property
    def text(self) -> str:
        return "".join(self.letters)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    y: float
    size: float


def read_runs(page: object, rotation: int, width: float, height: float) -> list[Run]:
    """The upright text of an open page (``FPDF_PAGE``), in the order in which the file draws it."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return _gather(_glyphs(text_page, rotation, width, height))
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _glyphs(text_page: object, rotation: int, width: float, height: float) -> Iterator[_Glyph | None]:
    """The page's characters; ``None`` stands for white space."""
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    turn = rotation * math.pi / 180
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _SPACES:
            yield None
            continue
        text = _character(code)
        if not text or abs(math.sin(pdfium.FPDFText_GetCharAngle(text_page, index) - turn)) > _UPRIGHT:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
        edges = (box.left, box.right, box.bottom, box.top)
        if size > _SMALLEST and math.isfinite(sum(edges) + x.value + y.value + size):
            yield _placed(text, size, edges, (x.value, y.value), rotation, (width, height))


def _gather(glyphs: Iterator[_Glyph | None]) -> list[Run]:
    runs: list[Run] = []
    spaced = False
    for glyph in glyphs:
        if glyph is None:
            spaced = True
        elif runs and _continues(runs[-1], glyph):
            _append(runs[-1], glyph, spaced)
            spaced = False
        else:
            runs.append(Run([glyph.text], glyph.x0, glyph.x1, glyph.y, glyph.size, glyph.x1))
            spaced = False
    return runs


def _continues(run: Run, glyph: _Glyph) -> bool:
    size = max(run.size, glyph.size)
    gap = glyph.x0 - run.x1
    return -_BACK * size < gap < _GAP * size and abs(glyph.y - run.y) < _RAISED * size


def _append(run: Run, glyph: _Glyph, spaced: bool) -> None:
    spaced = (spaced or glyph.x0 - run.x1 > _SPACE * run.size) and _HARD_SPACE not in (
        glyph.text,
        run.letters[-1],
    )
    run.is_one_word = run.is_one_word and not spaced
    if run.is_one_word:
        run.word_end = max(run.word_end, glyph.x1)
    run.letters.append(f" {glyph.text}" if spaced else glyph.text)
    run.x1 = max(run.x1, glyph.x1)


def _placed(
    text: str,
    size: float,
    edges: tuple[float, float, float, float],
    origin: tuple[float, float],
    rotation: int,
    page: tuple[float, float],
) -> _Glyph:
    left, right, bottom, top = edges
    x, y = origin
    width, height = page
    if rotation == 90:
        return _Glyph(text, bottom, top, height - x, size)
    if rotation == 180:
        return _Glyph(text, width - right, width - left, height - y, size)
    if rotation == 270:
        return _Glyph(text, width - top, width - bottom, x, size)
    return _Glyph(text, left, right, y, size)


def _character(code: int) -> str:
    if code in _SOFT_HYPHENS:
        return SOFT_HYPHEN
    if code in _HYPHEN_AT_LINE_END:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in _SYMBOL_FONT:
        return _BULLET
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)
