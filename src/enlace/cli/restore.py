"""``enlace restore``: fills an empty system from an archive; whole, or not at all."""

from __future__ import annotations

import argparse

from enlace.cli import files, writing
from enlace.cli.databases import owner_database
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, pick
from enlace.core import environment, postgres

_DONE: Pair = (
    "Restored as of {at}: {rows} rows in {tables} tables, {files} files; all sums agree.",
    "Restaurado al {at}: {rows} filas en {tables} tablas, {files} archivos; todas las sumas coinciden.",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    from enlace.core import backup

    files.require_readable(args.file)
    settings = environment.read()
    with owner_database() as url:
        done = backup.restore_backup(url, settings.home / "files", args.file)
        web = postgres.facts_of_role(settings.database_url).name if settings.database_url else postgres.WEB
        postgres.grant_web_role(url, web)
    facts = {"rows": done.rows, "tables": len(done.tables), "files": len(done.files)}
    writing.write(pick(_DONE, voice.lang, at=done.made_at, **facts) + "\n", None)
    return 0
