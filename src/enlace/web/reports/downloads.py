"""An adopted report to take along: as data after the reader's contract, as Akoma Ntoso, as a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from enlace.core.actor import Actor, EnlaceRequest
from enlace.reader import model as said
from enlace.reader.outputs import akn_out, json_out
from enlace.reader.outputs.words import date_in_words, section_in_words
from enlace.reports import readings
from enlace.web.reports.reading import report_or_404
from enlace.web.templatetags.enlace import days, lang, named, parties

TYPES = {
    "json": "application/json",
    "xml": "application/akn+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def download(request: EnlaceRequest, slug: str, language: str, file_format: str) -> HttpResponse:
    """The report in one format and all in its own language, with what this person may see of it and nothing else."""
    if file_format not in TYPES:
        raise Http404
    shown = report_or_404(request, slug, language)
    if shown.adopted_at is None:
        raise Http404
    told = readings.in_contract(shown, request.actor)
    with translation.override(shown.language):
        data = _written(shown, told, file_format, request.actor)
    answer = HttpResponse(data, content_type=TYPES[file_format])
    answer["Content-Disposition"] = f'attachment; filename="{slug}.{language}.{file_format}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _written(shown: Any, told: said.Report, file_format: str, actor: Actor) -> bytes:
    if file_format == "json":
        return json_out.render([told]).encode()
    return akn_out.render([told], lang=lang()) if file_format == "xml" else _word(shown, told, actor)


def _word(shown: Any, told: said.Report, actor: Actor) -> bytes:
    """The facts of the meeting, then each paragraph under its heading and number; page x of y at the foot.

    What corrects the report stands where it does on its page: nobody takes along the wrong words alone.
    """
    items = list(readings.items_of(shown, actor))
    corrected = readings.corrigenda_of_items(items)
    corrections = {(one.section or None, one.path): corrected.get(one.pk, []) for one in items}
    paper = Document()
    paper.core_properties.title = f"{named(shown.meeting.body)}, {days(shown.meeting)}"
    paper.core_properties.language = told.source.language
    paper.add_heading(named(shown.meeting.body), 1)
    where = f", {shown.meeting.city}" if shown.meeting.city else ""
    paper.add_paragraph(f"{days(shown.meeting)}{where}")
    if told.meeting.participants:
        paper.add_paragraph(_("Took part: %(parties)s") % {"parties": parties(told.meeting.participants)})
    if shown.adopted_at:
        adopted = date_in_words(shown.adopted_at.date(), lang())
        paper.add_paragraph(_("Adopted on %(day)s") % {"day": adopted})
    _correct(paper, readings.corrigenda_of(shown))
    section = None
    for item in told.items:
        if item.section and item.section != section:
            paper.add_heading(section_in_words(item.section, told.source.language), 2)
        section = item.section
        paper.add_paragraph(f"{item.path}  {_printable(item.text)}")
        _correct(paper, corrections.get((item.section, item.path), ()))
    foot = paper.sections[0].footer.paragraphs[0]
    foot.add_run(f"{paper.core_properties.title} · ")
    for name in ("PAGE", "NUMPAGES"):
        _field(foot, name)
        foot.add_run(" / " if name == "PAGE" else "")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _correct(paper: Any, corrigenda: Iterable[Any]) -> None:
    for one in corrigenda:
        facts = {"n": one.number, "day": date_in_words(one.dated_on, lang())}
        paragraph = paper.add_paragraph()
        paragraph.add_run(_("Corrigendum %(n)s of %(day)s:") % facts).bold = True
        paragraph.add_run(f" {_printable(one.text)}")


def _printable(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(one if one in "\t\n" or one.isprintable() else " " for one in text)


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)
