"""Locks by name, for what is not a row yet: each is held until the transaction ends."""

from __future__ import annotations

from django.db import connection


def lock(name: str) -> None:
    """Wait for whoever holds the lock of that name, then hold it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
