"""The matrix as a file: what the screen shows, all pages of it, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponseBase
from django.utils.timezone import localdate

from enlace.register.queries import Matrix
from enlace.web.register.exports import paper, spreadsheet, text, word

_RESPONSES: dict[str, Callable[[Matrix], HttpResponseBase]] = {
    "xlsx": spreadsheet.response,
    "csv": text.response,
    "docx": word.response,
    "pdf": paper.response,
}
FORMATS = tuple(_RESPONSES)


def response(matrix: Matrix, file_format: str) -> HttpResponseBase:
    """The file as a download. Raises ``TooManyForPaper`` where a document cannot hold so many rows."""
    answer = _RESPONSES[file_format](matrix)
    name = f"enlace-matrix-{localdate().isoformat()}.{file_format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
