"""The database of this machine for a command that owns it: the one that the settings name, else the embedded one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from enlace.cli import server
from enlace.cli.errors import DatabaseDoesNotStart
from enlace.core import environment
from enlace.core.keeper import DoesNotStart, kept, log_of


@contextmanager
def owner_database() -> Iterator[str]:
    """The owner's address; the embedded PostgreSQL is started for the block where nothing else is named or runs."""
    settings = environment.read()
    server.see_that_it_is_ours(settings.home)
    if settings.owner_database_url:
        server.reach(settings.owner_database_url)
        yield settings.owner_database_url
        return
    try:
        with kept(settings.home / "postgres") as database:
            yield database.owner_url
    except DoesNotStart:
        raise DatabaseDoesNotStart(log=log_of(settings.home / "postgres")) from None
