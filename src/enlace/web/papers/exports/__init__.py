"""Papers and sheets as files: what the screen shows, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from enlace.papers import queries, setting
from enlace.papers.enums import PaperKind, TemplateKind
from enlace.papers.fields import of_paper as context_of
from enlace.papers.queries import Shown
from enlace.reader.model import Language
from enlace.web.papers.exports import paper, spreadsheet
from enlace.web.papers.words import address_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {"docx": DOCX, "pdf": "application/pdf", "xlsx": spreadsheet.XLSX}
FORMATS = tuple(TYPES)
SHEET_FORMATS = ("docx", "pdf")


def of_paper(shown: Shown, lang: Language, file_format: str) -> HttpResponse:
    """The paper as a download; its language has to be active. Raises ``TemplateRefused``."""
    context = context_of(shown, lang, address_of)
    kind = PaperKind(shown.paper.kind)
    if file_format == "docx":
        data = word(TemplateKind(kind.value), lang, context)
    elif file_format == "pdf":
        data = paper.made(kind.value, lang, context)
    else:
        data = spreadsheet.made(lang, context)
    return download(data, f"{shown.paper.meeting.slug}-{kind.value}.{lang}", file_format)


def word(kind: TemplateKind, lang: Language, context: dict[str, Any]) -> bytes:
    return setting.fill(queries.template_bytes(kind, lang), context)


def words_of(kind: TemplateKind, lang: Language, contexts: Sequence[dict[str, Any]]) -> list[bytes]:
    """A document for each."""
    return setting.fill_each(queries.template_bytes(kind, lang), contexts)


def download(data: bytes, name: str, file_format: str, content_type: str = "") -> HttpResponse:
    answer = HttpResponse(data, content_type=content_type or TYPES[file_format])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
