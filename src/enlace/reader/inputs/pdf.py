"""PDF: its text layer, or, of a scan, the text that an installed OCR program makes out."""

from __future__ import annotations

from typing import Any

from enlace.reader.document import Document, Paragraph
from enlace.reader.errors import NoText, UnreadableScan
from enlace.reader.inputs import ocr
from enlace.reader.inputs.pdf_process import ask
from enlace.reader.model import Doubt

MEDIA_TYPE = "application/pdf"


def extract(data: bytes) -> Document:
    """One paragraph of the file a paragraph, in reading order, without page heads, feet and numbers.

    Raises ``Encrypted``, ``Damaged``, ``TooLarge``, ``NoText`` for a scan where no OCR program is installed, and
    ``UnreadableScan`` where it makes nothing out.
    """
    try:
        return _document(ask("read", data))
    except NoText:
        recognised = ocr.with_text(data)
    try:
        return _document(ask("reread", recognised))
    except NoText as nothing:
        raise UnreadableScan from nothing


def _document(said: dict[str, Any]) -> Document:
    paragraphs = tuple(Paragraph(start, end) for start, end in said["paragraphs"])
    doubts = tuple(Doubt(code, message, es=es) for code, message, es in said["doubts"])
    return Document(said["plain"], paragraphs, MEDIA_TYPE, doubts)
