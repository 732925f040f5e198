"""Sheets of countries before a meeting: one page for each, all of them in one file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enlace.core.actor import EnlaceRequest
from enlace.directory import names
from enlace.meetings import queries as meetings
from enlace.papers import services
from enlace.papers import sheets as asking
from enlace.papers.defaults import SHEET_SECTIONS, label
from enlace.papers.enums import TemplateKind
from enlace.papers.errors import PaperError
from enlace.papers.fields import Context, of_sheets
from enlace.reader.model import Language
from enlace.register.days import today
from enlace.web.accounts.guards import signed_in
from enlace.web.papers import exports, words
from enlace.web.papers.exports import paper
from enlace.web.templatetags.enlace import lang

ALL_FORMATS = ("docx", "pdf", "zip")


@require_safe
@signed_in
def sheets(request: EnlaceRequest, slug: str) -> HttpResponse:
    """Every country with how much it owes; its sheet is one press away."""
    meeting = get_object_or_404(meetings.meetings(), slug=slug)
    page = {
        "meeting": meeting,
        "standings": asking.standings(meeting, actor=request.actor, on=today()),
        "languages": words.LANGUAGES,
        "formats": ALL_FORMATS,
    }
    return render(request, "papers/sheets.html", page)


@require_safe
@signed_in
def sheet(request: EnlaceRequest, slug: str, code: str) -> HttpResponse:
    meeting = get_object_or_404(meetings.meetings(), slug=slug)
    _see_that_it_has_one(code)
    found = asking.sheets_for(meeting, [code], actor=request.actor, on=today(), lang=lang())[0]
    page = {
        "meeting": meeting,
        "sheet": found,
        "piles": [(name, label(name, lang()), found.piles[name]) for name in SHEET_SECTIONS],
        "languages": words.LANGUAGES,
        "formats": exports.SHEET_FORMATS,
    }
    return render(request, "papers/sheet.html", page)


@require_safe
@signed_in
def export(request: EnlaceRequest, slug: str, code: str, language: str, file_format: str) -> HttpResponseBase:
    """The sheet of one country."""
    _see_that_it_has_one(code)
    if file_format not in exports.SHEET_FORMATS:
        raise Http404
    return _export(request, slug, [code], language, file_format, f"{slug}-{code}")


@require_safe
@signed_in
def export_all(request: EnlaceRequest, slug: str, language: str, file_format: str) -> HttpResponseBase:
    """All countries: one document with a page for each, or a zip with a document for each."""
    if file_format not in ALL_FORMATS:
        raise Http404
    meeting = get_object_or_404(meetings.meetings(), slug=slug)
    return _export(request, slug, asking.countries_of(meeting), language, file_format, f"{slug}-sheets")


def _export(
    request: EnlaceRequest, slug: str, codes: Sequence[str], language: str, file_format: str, name: str
) -> HttpResponseBase:
    meeting = get_object_or_404(meetings.meetings(), slug=slug)
    if language not in words.LANGUAGES:
        raise Http404
    spoken: Language = "es" if language == "es" else "en"
    day = today()
    try:
        with translation.override(language):
            found = asking.sheets_for(meeting, codes, actor=request.actor, on=day, lang=spoken)
            title = _("Country sheets")

            def context(some: list[asking.Sheet]) -> Context:
                own = names.name_of(some[0].party, spoken) if len(some) == 1 else title
                return of_sheets(some, meeting, own, day, spoken, words.address_of_sheet_row)

            if file_format == "zip":
                data = _zipped(found, spoken, context)
            elif file_format == "docx":
                data = exports.word(TemplateKind.SHEET, spoken, context(found))
            else:
                data = paper.made("sheet", spoken, context(found))
    except PaperError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("papers:sheets", slug)
    services.record_export(f"{name}.{language}.{file_format}", rows=len(codes), actor=request.actor)
    return exports.download(
        data, f"{name}.{language}", file_format, "application/zip" if file_format == "zip" else ""
    )


def _zipped(
    found: list[asking.Sheet], lang: Language, context: Callable[[list[asking.Sheet]], Context]
) -> bytes:
    """A document for each country; the template is filled in by one process for all of them."""
    out = io.BytesIO()
    made = exports.words_of(TemplateKind.SHEET, lang, [context([one]) for one in found])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as held:
        for one, data in zip(found, made, strict=True):
            held.writestr(f"{one.party}.{lang}.docx", data)
    return out.getvalue()


def _see_that_it_has_one(code: str) -> None:
    if not asking.has_sheet(code):
        raise Http404
