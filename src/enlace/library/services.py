"""Tell all passages anew; write down who took what out of the library."""

from __future__ import annotations

from django.db import connection, transaction

from enlace.core.actor import Actor
from enlace.core.services import write_entry

PART = 10_000
_NUMBERED = {
    "item": ("reports_item", PART),
    "report": ("reports_report", PART // 20),
    "commitment": ("register_commitment", PART),
    "matter": ("register_matter", PART),
    "meeting": ("meetings_meeting", PART),
    "person": ("directory_person", PART),
    "post": ("directory_post", PART),
}


def renew() -> None:
    """Tell every passage anew from its room, some thousands at a time. Never needed in daily work: triggers keep them
    in step. Broken off, it has done what it had done; begun again, it goes over all of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT library_sweep()")
        for kind, (table, part) in _NUMBERED.items():
            cursor.execute(f"SELECT min(id), max(id) FROM {table}")
            first, last = cursor.fetchone()
            for start in range(first or 0, (last or -1) + 1, part):
                those = f"SELECT id::text FROM {table} WHERE id >= {start} AND id < {start + part}"
                cursor.execute(f"SELECT library_tell('{kind}', ARRAY({those}))")
        for kind in ("body", "party"):
            cursor.execute(f"SELECT library_tell('{kind}', ARRAY(SELECT code FROM directory_{kind}))")


@transaction.atomic
def record_export(file_format: str, *, rows: int, actor: Actor) -> None:
    """A line of the journal for each export. The words searched for stay out of it: they may name a person."""
    write_entry("library.export", actor=actor, about=f"search.{file_format}", rows=rows)
