"""From a Word paragraph's raw text to lines: odd characters, breaks, numbers in a cell of their own."""

from __future__ import annotations

import re
from typing import NamedTuple

from enlace.reader.document import Draft
from enlace.reader.inputs.numbering import BULLET

_ODD = re.compile("[\u00ad\u0085\u200b\u2028\u2029\u2060\ufeff]")
_INSTEAD = {"\u2028": "\n", "\u2029": "\n", "\u0085": "\n"}
_PRIVATE_BULLET = re.compile("^[ \u00a0]*[\ue000-\uf8ff]+")
_UNFINISHED = re.compile(r"[\w,)%’”»]")
_GOES_ON = re.compile(r"(?!\(?\w{1,4}[.)])[a-záéíóúñü]")
_TYPED_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,6})(?:[.)]|\.-|\.?[º°])-?")
_SYMBOLS = {
    "symbol": {
        0x2D: "-",
        0xA3: "≤",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xD2: "®",
        0xD3: "©",
        0xD4: "™",
    },
    "wingdings": {0xE0: "→", 0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐"},
}


class Line(NamedTuple):
    """The automatic number of a paragraph, if it has one."""

    label: str | None = None
    level: int | None = None
    list_id: str | None = None


_UNLABELLED = Line()


def lines_of(raw: str) -> list[str]:
    """The paragraph's lines but the empty ones; a line that ends in mid-sentence is one with the next."""
    if not raw.isascii():
        raw = _PRIVATE_BULLET.sub(BULLET, _ODD.sub(lambda odd: _INSTEAD.get(odd[0], ""), raw))
    if "\t" in raw or "\r" in raw:
        raw = raw.replace("\t", " ").replace("\r", " ")
    if "\n" not in raw:
        text = raw.strip()
        return [text] if text else []
    lines: list[list[str]] = []
    for piece in filter(None, map(str.strip, raw.split("\n"))):
        if lines and _UNFINISHED.match(lines[-1][-1][-1]) and _GOES_ON.match(piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [" ".join(pieces) for pieces in lines]


def symbol(code: str, font: str) -> str:
    """A ``w:sym``: a character of a symbol font. What has no plain character is taken for a bullet."""
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return ""
    number = int(code, 16)
    if not 0xF000 <= number <= 0xF8FF:
        return chr(number) if chr(number).isprintable() else ""
    return _SYMBOLS.get(font.lower(), {}).get(number - 0xF000, BULLET)


class CellLabels:
    """Adds lines to the draft; a number alone in a cell becomes the label of the next cell's text.

    Follow-up tables are made so: a first column with the numbers, a second one with the words.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._at_cell_start = False
        self._held: Line | None = None
        self._held_text = ""
        self._may_join = False

    @property
    def holds_a_number(self) -> bool:
        return self._held is not None

    def begin_row(self) -> None:
        self.close()
        self._at_cell_start = False

    def begin_cell(self) -> None:
        self._at_cell_start = True
        self._may_join = True

    def add(self, line: Line, texts: list[str], heading: int | None) -> None:
        if self._at_cell_start and self._keeps(line, texts):
            return
        if not texts:
            return
        if self._held is not None:
            if self._may_join and line.label is None:
                line, texts = self._joined(texts)
            self.close()
        for text in texts:
            self._draft.add(text, label=line.label, level=line.level, list_id=line.list_id, heading=heading)
            line = _UNLABELLED

    def close(self) -> None:
        """Write a typed number that found no text; an automatic one without text is nothing to read."""
        if self._held_text:
            self._draft.add(self._held_text)
        self._held, self._held_text = None, ""

    def _keeps(self, line: Line, texts: list[str]) -> bool:
        """Keep a cell's lone number for the text of the next cell."""
        self._at_cell_start = False
        is_typed = line.label is None and len(texts) == 1 and _TYPED_LABEL.fullmatch(texts[0])
        typed = texts[0] if is_typed else ""
        if not typed and (texts or line.label is None):
            return False
        self.close()
        self._held, self._held_text, self._may_join = line, typed, False
        return True

    def _joined(self, texts: list[str]) -> tuple[Line, list[str]]:
        line, typed = self._held or _UNLABELLED, self._held_text
        self._held, self._held_text = None, ""
        return line, [f"{typed} {texts[0]}" if typed else texts[0], *texts[1:]]
