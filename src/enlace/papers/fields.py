"""The fields that a Word template may name: what they mean, what they hold of a paper, and an example of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enlace.directory import queries as directory
from enlace.directory.names import name_of
from enlace.meetings.models import Meeting
from enlace.papers.defaults import SHEET_SECTIONS
from enlace.papers.enums import TemplateKind
from enlace.papers.models import WORDS
from enlace.papers.queries import Line, Shown
from enlace.papers.sheets import Sheet, SheetRow
from enlace.reader.model import Language
from enlace.reader.outputs.words import date_in_words, days_in_words

Context = dict[str, Any]
_HEAD: tuple[tuple[str, str | Promise], ...] = (
    ("title", _("Title of the paper")),
    ("body", _("Name of the body that meets")),
    ("days", _("Days of the meeting, in words")),
    ("place", _("City and country; may be empty")),
    ("as_of", _("The day for which the paper holds, in words")),
)
_PAPER: tuple[tuple[str, str | Promise], ...] = (
    *_HEAD,
    ("introduction", _("Introduction; may be empty")),
    ("parts", _("The sections, for a loop: {%p for part in parts %} … {%p endfor %}")),
    ("part.number", _("Number of the section")),
    ("part.heading", _("Heading of the section")),
    ("part.rows", _("Its rows, for a loop; in a table: {%tr for row in part.rows %} … {%tr endfor %}")),
    ("row.number", _("Number of the row")),
    ("row.title", _("Title of the row")),
    ("row.text", _("Paragraph of the report and where it stands; in the matrix, where it stands")),
    ("row.who", _("Who owes it, proposes it or sends it")),
    ("row.due", _("By when, in words")),
    ("row.state", _("Where it stands, a line for each state")),
    ("row.state_line", _("The same in one line")),
    ("row.action", _("Suggested action: “The meeting may wish to …”")),
    ("row.note", _("Note of the secretariat; may be empty")),
    ("row.address", _("Address of its page in Enlace; may be empty")),
)
_SHEET: tuple[tuple[str, str | Promise], ...] = (
    *_HEAD,
    ("sheets", _("The countries, for a loop: {%p for sheet in sheets %} … {%p endfor %}")),
    ("sheet.party", _("Name of the country or organisation")),
    ("sheet.lead", _("One sentence: how much it owes, and how much of it is late")),
    ("sheet.late", _("What it owes and is late with, for a loop")),
    ("sheet.by_meeting", _("What it owes by this meeting, for a loop")),
    ("sheet.later", _("What it owes later, for a loop")),
    ("sheet.no_date", _("What it owes with no date, for a loop")),
    ("sheet.owed_to_it", _("What others owe to it, for a loop")),
    ("sheet.said", _("What was said last about what it owes, for a loop")),
    ("sheet.proposed", _("Matters that it proposed, for a loop")),
    (
        "sheet.late_more",
        _("How many more there are than fit; so for each of the lists, such as sheet.said_more"),
    ),
    ("row.text", _("Words of the commitment, the statement or the matter")),
    ("row.meeting", _("At which meeting it was said")),
    ("row.due", _("By when, in words")),
    ("row.state", _("Where it stands")),
    ("row.address", _("Address of its page in Enlace; may be empty")),
)


def explained(kind: TemplateKind) -> tuple[tuple[str, str | Promise], ...]:
    """Each field with what it means."""
    return _SHEET if kind == TemplateKind.SHEET else _PAPER


def of_paper(shown: Shown, lang: Language, address: Callable[[Line], str]) -> Context:
    """What a template of a matrix or an agenda is filled in with; exactly what the screen shows."""
    paper = shown.paper
    parts = [
        {
            "number": one.number,
            "heading": one.part.heading(lang),
            "rows": [_row(line, lang, address) for line in one.lines],
        }
        for one in shown.filled
    ]
    return {
        **_head(paper.meeting, lang, paper.as_of),
        "title": paper.title(lang),
        "introduction": paper.intro(lang),
        "parts": parts,
    }


def _row(line: Line, lang: Language, address: Callable[[Line], str]) -> dict[str, str]:
    said = {field: line.row.said(field, lang) for field in WORDS}
    return {
        **said,
        "number": line.number,
        "state_line": said["state"].replace("\n", "; "),
        "address": address(line),
    }


def _head(meeting: Meeting, lang: Language, as_of: Any) -> Context:
    country = directory.state_name(meeting.country, lang) if meeting.country else ""
    return {
        "body": name_of(meeting.body_id, lang),
        "days": days_in_words(meeting.starts_on, meeting.ends_on, lang),
        "place": ", ".join(one for one in (meeting.city, country) if one),
        "as_of": date_in_words(as_of, lang),
    }


def of_sheets(
    sheets: list[Sheet],
    meeting: Meeting,
    title: str,
    as_of: Any,
    lang: Language,
    address: Callable[[SheetRow], str],
) -> Context:
    """What a template of country sheets is filled in with; one sheet or all of them."""
    return {
        **_head(meeting, lang, as_of),
        "title": title,
        "sheets": [_of_sheet(one, lang, address) for one in sheets],
    }


def _of_sheet(sheet: Sheet, lang: Language, address: Callable[[SheetRow], str]) -> Context:
    said: Context = {"party": name_of(sheet.party, lang), "lead": sheet.lead}
    for name in SHEET_SECTIONS:
        pile = sheet.piles[name]
        said[name] = [
            {
                "text": row.text,
                "meeting": row.meeting,
                "due": row.due,
                "state": row.state,
                "address": address(row),
            }
            for row in pile.rows
        ]
        said[f"{name}_more"] = pile.more
    return said


def examples(kind: TemplateKind, language: str) -> list[Context]:
    """With nothing in it that may be empty, and then with all of it: a template has to bear both."""
    full = _example_sheet(language) if kind == TemplateKind.SHEET else _example_paper(language)
    return [_bare(full), full]


def _bare(full: Context) -> Context:
    if "sheets" in full:
        empty: Context = {
            name: [] if isinstance(said, list) else 0 if isinstance(said, int) else said
            for name, said in full["sheets"][0].items()
        }
        return {**full, "place": "", "sheets": [empty]}
    rows = [
        {**row, "note": "", "address": "", "text": "", "who": "", "due": ""}
        for row in full["parts"][0]["rows"]
    ]
    return {**full, "place": "", "introduction": "", "parts": [{**full["parts"][0], "rows": rows}]}


_EXAMPLE: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Follow-up matrix: RCGM, San José, 6 to 7 May 2026",
        "body": "Regional Consultation Group on Migration",
        "days": "6 to 7 May 2026",
        "place": "San José, Costa Rica",
        "as_of": "2 April 2026",
        "introduction": "Prepared by the Technical Secretariat.",
        "heading": "Late commitments",
        "row": "Send the list of consulates & opening hours <to Mexico>",
        "text": "“Honduras will send the list of consulates.” (RCGM, 18 November 2025, Conclusions 4)",
        "who": "Honduras",
        "due": "by 1 March 2026",
        "state": "late: Honduras",
        "action": "The meeting may wish to agree on a new date.",
        "note": "Honduras announced it for April.",
        "meeting": "RCGM, 18 November 2025",
        "lead": "Honduras owes 4 answers, 1 late",
    },
    "es": {
        "title": "Matriz de seguimiento: GRCM, San José, 6 y 7 de mayo de 2026",
        "body": "Grupo Regional de Consulta sobre Migración",
        "days": "6 y 7 de mayo de 2026",
        "place": "San José, Costa Rica",
        "as_of": "2 de abril de 2026",
        "introduction": "Preparada por la Secretaría Técnica.",
        "heading": "Compromisos atrasados",
        "row": "Enviar la lista de consulados y horarios <a México> & otros",
        "text": "«Honduras enviará la lista de consulados». (GRCM, 18 de noviembre de 2025, Conclusiones 4)",
        "who": "Honduras",
        "due": "a más tardar el 1 de marzo de 2026",
        "state": "atrasado: Honduras",
        "action": "La reunión podría acordar una nueva fecha.",
        "note": "Honduras lo anunció para abril.",
        "meeting": "GRCM, 18 de noviembre de 2025",
        "lead": "Honduras debe 4 respuestas, 1 con atraso",
    },
}


def _example_paper(language: str) -> Context:
    said = _EXAMPLE[language]
    row = {
        "number": "1",
        "title": said["row"],
        "text": said["text"],
        "who": said["who"],
        "due": said["due"],
        "state": f"{said['state']}\n{said['state']}",
        "state_line": said["state"],
        "action": said["action"],
        "note": said["note"],
        "address": "https://enlace.example/commitments/x/",
    }
    parts = [
        {
            "number": str(n),
            "heading": said["heading"],
            "rows": [{**row, "number": str(n)} for _each in range(3)],
        }
        for n in (1, 2)
    ]
    return {
        **{name: said[name] for name in ("title", "body", "days", "place", "as_of", "introduction")},
        "parts": parts,
    }


def _example_sheet(language: str) -> Context:
    said = _EXAMPLE[language]
    row = {
        "text": said["row"],
        "meeting": said["meeting"],
        "due": said["due"],
        "state": said["state"],
        "address": "https://enlace.example/commitments/x/",
    }
    sheet: Context = {"party": said["who"], "lead": said["lead"]}
    for name in SHEET_SECTIONS:
        sheet[name] = [row, row]
        sheet[f"{name}_more"] = 3
    head = {name: said[name] for name in ("title", "body", "days", "place", "as_of")}
    return {**head, "sheets": [sheet, sheet]}
