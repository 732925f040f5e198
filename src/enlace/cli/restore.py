"""``enlace restore``: fills an empty system from an archive; whole, or not at all."""

from __future__ import annotations

import argparse

from enlace.cli import check, files, server, writing
from enlace.cli.databases import owner_database
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, pick
from enlace.core import environment, postgres

_DONE: Pair = (
    "Restored as of {at}: {rows} rows in {tables} tables, {files} files; all sums agree.",
    "Restaurado al {at}: {rows} filas en {tables} tablas, {files} archivos; todas las sumas coinciden.",
)
_OLDER: Pair = (
    "The backup is of an older version of Enlace; run enlace migrate.",
    "La copia es de una versión anterior de Enlace; ejecute enlace migrate.",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    files.require_readable(args.file)
    settings = environment.read()
    server.make_home(settings.home)
    with owner_database() as url:
        server.make_django_ready(url, settings)
        from enlace.core import backup, checks

        with server.writing_in(settings.home):
            done = backup.restore_backup(
                url, settings.home / "files", args.file, unknown=checks.unknown_migrations
            )
        web = postgres.facts_of_role(settings.database_url).name if settings.database_url else postgres.WEB
        postgres.grant_web_role(url, web)
        left = [pick(_OLDER, voice.lang)] if checks.missing_migrations() else check.of_another_secret(voice)
    facts = {"rows": done.rows, "tables": len(done.tables), "files": len(done.files)}
    writing.write(pick(_DONE, voice.lang, at=done.made_at, **facts) + "\n", None)
    for sentence in left:
        voice.say(f"enlace: {sentence}")
    return 0
