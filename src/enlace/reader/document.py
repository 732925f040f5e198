"""A file's text before it is understood: one plain string and its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from enlace.reader.model import Doubt


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the plain text, ``plain[start:end]``, without its line end.

    ``label`` is the number that the word processor made, as it stands at the paragraph's beginning in the
    plain text (``"2."``, ``"a)"``, ``"•"``), followed there by one space; ``None`` where the file has
    no automatic number there. ``level`` is its list level, 0 the outermost; ``list_id`` tells one list from another
    (two paragraphs of one list share it). ``heading`` is the outline level of a heading style, 1 the highest.
    """

    start: int
    end: int
    label: str | None = None
    level: int | None = None
    list_id: str | None = None
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Plain text with ``\\n`` at each paragraph's end, its paragraphs in order, and what was odd about the file."""

    plain: str
    paragraphs: tuple[Paragraph, ...]
    media_type: str
    warnings: tuple[Doubt, ...] = ()


class Draft:
    """Collects paragraphs in order and makes the ``Document``."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._paragraphs: list[Paragraph] = []
        self._length = 0

    def add(
        self,
        text: str,
        *,
        label: str | None = None,
        level: int | None = None,
        list_id: str | None = None,
        heading: int | None = None,
    ) -> None:
        """Append one paragraph; ``label`` is written before the text, with one space between."""
        whole = f"{label} {text}" if label else text
        start = self._length
        self._parts.append(whole + "\n")
        self._length += len(whole) + 1
        end = start + len(whole)
        self._paragraphs.append(Paragraph(start, end, label, level, list_id, heading))

    def document(self, media_type: str, warnings: tuple[Doubt, ...] = ()) -> Document:
        return Document("".join(self._parts), tuple(self._paragraphs), media_type, warnings)
