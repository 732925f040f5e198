"""Write down who took what out of the register."""

from __future__ import annotations

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.services import write_entry
from enlace.register.queries.filters import MatrixFilter


@transaction.atomic
def record_export(fmt: str, *, rows: int, wanted: MatrixFilter, actor: Actor) -> None:
    """A line of the journal for each export. The words searched for stay out of it: they may name a person."""
    filters = wanted.without("q").query
    write_entry("register.export_matrix", actor=actor, about=f"matrix.{fmt}", rows=rows, filters=filters)
