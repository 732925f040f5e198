"""CSV as spreadsheets open it: UTF-8 with its mark, sent row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils import translation

from enlace.register.queries import Matrix
from enlace.web.register.exports import columns
from enlace.web.taking import harmless
from enlace.web.templatetags.enlace import lang


class _Line:
    """Takes what the writer writes and gives it back."""

    def write(self, line: str) -> str:
        return line


def response(matrix: Matrix) -> StreamingHttpResponse:
    return StreamingHttpResponse(_lines(matrix, lang()), content_type="text/csv; charset=utf-8")


def _lines(matrix: Matrix, language: str) -> Iterator[str]:
    writer = csv.writer(_Line())
    parties = matrix.parties()
    with translation.override(language):  # the answer is sent after the request is over
        labels = columns.labels()
        yield "\ufeff" + writer.writerow(map(harmless, columns.heads(parties)))
    for rows in matrix.batches(parties):
        with translation.override(language):
            lines = [writer.writerow([_said(value) for value in columns.values(row, labels)]) for row in rows]
        yield "".join(lines)


def _said(value: columns.Value) -> str:
    return harmless(value if isinstance(value, str) else value.isoformat() if value else "")
