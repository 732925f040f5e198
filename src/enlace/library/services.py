"""Tell all passages anew; write down who took what out of the library."""

from __future__ import annotations

from django.db import connection, transaction

from enlace.core.actor import Actor
from enlace.core.services import write_entry


@transaction.atomic
def renew() -> None:
    """Tell every passage anew from its room. Never needed in daily work: triggers keep them in step."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT library_renew()")


@transaction.atomic
def record_export(file_format: str, *, rows: int, actor: Actor) -> None:
    """A line of the journal for each export. The words searched for stay out of it: they may name a person."""
    write_entry("library.export", actor=actor, about=f"search.{file_format}", rows=rows)
