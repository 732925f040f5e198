"""A paper in pages: so many rows on each, in the order of the paper, however many it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.urls import reverse

from enlace.papers.queries import Line, Shown, ShownPart

ROWS = 50
Entry = tuple[ShownPart, Line | None]
"""A row with its section; a section with nothing in it is an entry of its own."""


@dataclass
class PartOnPage:
    """What a page shows of a section; where it ends there, what was left out of it stands below."""

    of: ShownPart
    lines: list[Line] = field(default_factory=list)
    ends: bool = False


def page_of(shown: Shown, asked: Mapping[str, str], *, empty_parts: bool) -> Page[Entry]:
    """The page that ``page`` names; else the one with the row, or the end of the section, that the address names."""
    entries = _entries(shown, empty_parts=empty_parts)
    return Paginator(entries, ROWS).get_page(asked.get("page") or _number_of(entries, asked))


def parts_on(page: Page[Entry]) -> list[PartOnPage]:
    """The entries of a page by section."""
    found: list[PartOnPage] = []
    for part, line in page.object_list:
        if not found or found[-1].of is not part:
            found.append(PartOnPage(part))
        if line is not None:
            found[-1].lines.append(line)
        found[-1].ends = line is None or line is part.lines[-1]
    return found


def address_of_row(slug: str, kind: str, pk: int) -> str:
    """The page of the paper on which that row stands, at the row."""
    return f"{reverse('papers:paper', args=[slug, kind])}?row={pk}#row-{pk}"


def address_of_part(slug: str, kind: str, section: str) -> str:
    """The page on which that section ends, at its heading."""
    return f"{reverse('papers:paper', args=[slug, kind])}?part={section}#part-{section}"


def _entries(shown: Shown, *, empty_parts: bool) -> list[Entry]:
    found: list[Entry] = []
    for part in shown.parts:
        found += [(part, line) for line in part.lines]
        if empty_parts and not part.lines:
            found.append((part, None))
    return found


def _number_of(entries: list[Entry], asked: Mapping[str, str]) -> int:
    row, section = asked.get("row", ""), asked.get("part", "")
    places = [at for at, (part, line) in enumerate(entries) if _is_named(part, line, row, section)]
    return (places[-1] if places else 0) // ROWS + 1


def _is_named(part: ShownPart, line: Line | None, row: str, section: str) -> bool:
    if row:
        return str(line.pk) == row if line else any(str(one.pk) == row for one in part.out)
    return str(part.part.section) == section
