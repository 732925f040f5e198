"""How long a matrix of 2,000 rows and the sheets of all countries take as Word, PDF and spreadsheet."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

from bench import tables
from bench.system.filling import fill
from bench.system.machine import Env

ROWS = 2_000
ON = date(2026, 1, 15)
WIDTHS = (-24, 10, 10, 10)


def main(env: Env, *, quick: bool) -> None:
    rows = ROWS // 10 if quick else ROWS
    fill(meetings=50, items=rows * 4, commitments=rows * 2)
    from enlace.core.actor import Actor
    from enlace.papers import queries, sheets

    system = Actor.system()
    paper = _paper(rows, system)
    countries = sheets.countries_of(paper.meeting)
    tables.heading(f"A matrix of {rows} rows, sheets of {len(countries)} countries")
    tables.line(("", "seconds", "questions", "size"), WIDTHS)
    shown = _tell("what the screen shows", lambda: queries.show(paper, system))
    for file_format in ("docx", "pdf", "xlsx"):
        _tell(f"matrix, {file_format}", lambda kind=file_format: _matrix(shown, kind))
    found = _tell("sheets, asked", lambda: _sheets(paper.meeting, countries, system))
    for file_format in ("docx", "pdf"):
        _tell(f"sheets, {file_format}", lambda kind=file_format: _set(found, paper.meeting, kind))


def _tell(name: str, act: Callable[[], Any]) -> Any:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from enlace.papers.errors import PaperError

    with CaptureQueriesContext(connection) as asked:
        began = time.perf_counter()
        try:
            made = act()
            size = tables.size(len(made)) if isinstance(made, bytes) else ""
        except PaperError as refusal:
            made, size = None, type(refusal).__name__
        took = time.perf_counter() - began
    tables.line((name, f"{took:.2f}", str(len(asked)), size), WIDTHS)
    return made


def _paper(rows: int, system: Any) -> Any:
    """The matrix of a meeting to come, filled up to so many rows."""
    from enlace.meetings.models import Meeting
    from enlace.papers.enums import PaperKind
    from enlace.papers.models import Row
    from enlace.papers.services import make_paper
    from enlace.register.models import Commitment

    day = date(2026, 3, 10)
    meeting = Meeting.objects.create(slug="bench-rcgm", body_id="rcgm", starts_on=day, ends_on=day)
    paper = make_paper(meeting.pk, PaperKind.MATRIX, actor=system, on=ON)
    known = Row.objects.filter(part__paper=paper)
    part = paper.parts.last()
    missing = Commitment.objects.exclude(pk__in=known.values("commitment")).order_by("pk")
    Row.objects.bulk_create(
        Row(
            part=part,
            position=1_000 + at,
            source=f"commitment:{one.reference}",
            commitment=one,
            title_en=one.text_en,
            title_es=one.text_es,
            state_en="open: Honduras",
            action_en="The meeting may wish to hear how far this has come.",
        )
        for at, one in enumerate(missing[: max(rows - known.count(), 0)])
    )
    return paper


def _matrix(shown: Any, file_format: str) -> bytes:
    from enlace.web.papers import exports

    return bytes(exports.of_paper(shown, "en", file_format).content)


def _sheets(meeting: Any, countries: list[str], system: Any) -> Any:
    from enlace.papers import sheets

    return sheets.sheets_for(meeting, countries, actor=system, on=ON, lang="en")


def _set(found: Any, meeting: Any, file_format: str) -> bytes:
    from enlace.papers.enums import TemplateKind
    from enlace.papers.fields import of_sheets
    from enlace.web.papers import exports
    from enlace.web.papers.words import address_of_sheet_row

    context = of_sheets(found, meeting, "Country sheets", ON, "en", address_of_sheet_row)
    if file_format == "docx":
        return exports.word(TemplateKind.SHEET, "en", context)
    return exports.paper.made("sheet", "en", context)
