"""Any file that can be read, opened as what it is."""

from __future__ import annotations

from enlace.reader.document import Document
from enlace.reader.inputs import docx, html, office, pdf, sniff, text


def extract(data: bytes, name: str | None = None) -> Document:
    """The plain text of a file and its paragraphs; ``name`` only helps where the content leaves a doubt.

    Whatever the bytes are, this gives a ``Document`` or raises a ``ReaderError``.
    """
    kind = sniff.media_type(data, name)
    if kind in office.ENDINGS:
        return office.extract(data, kind)
    return _EXTRACTORS[kind](data)


_EXTRACTORS = {
    sniff.DOCX: docx.extract,
    sniff.PDF: pdf.extract,
    sniff.HTML: html.extract,
    sniff.TEXT: text.extract,
}
