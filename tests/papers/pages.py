"""What tests of the pages of papers share: a paper that is made, its addresses, what a file or a page says."""

from __future__ import annotations

import io
from typing import Any

from django.urls import reverse
from django.utils import timezone
from docx import Document

from enlace.papers import services
from enlace.papers.enums import PaperKind
from enlace.papers.models import Paper


def made(world: Any, kind: str = "matrix") -> Paper:
    return services.make_paper(
        world.meeting.pk, PaperKind(kind), actor=world.officer, on=timezone.localdate()
    )


def url(name: str, world: Any, *arguments: Any) -> str:
    return reverse(f"papers:{name}", args=[world.meeting.slug, *arguments])


def text_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def body_of(response: Any) -> str:
    return response.content.decode()
