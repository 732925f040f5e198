"""Write down who took which paper out."""

from __future__ import annotations

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.services import write_entry


@transaction.atomic
def record_export(what: str, *, rows: int, actor: Actor) -> None:
    """``what`` names the paper and the file, such as ``rcgm-2026-05-05 matrix.es.docx``."""
    write_entry("papers.export", actor=actor, about=what, rows=rows)
