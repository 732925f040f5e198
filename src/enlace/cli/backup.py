"""``enlace backup``: database and files of one moment in one archive."""

from __future__ import annotations

import argparse

from enlace.cli import writing
from enlace.cli.databases import owner_database
from enlace.cli.errors import CannotWrite
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, pick, reason
from enlace.core import environment

_DONE: Pair = (
    "{name}: {rows} rows in {tables} tables, {files} files, {size} MB.",
    "{name}: {rows} filas en {tables} tablas, {files} archivos, {size} MB.",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    from enlace.core import backup

    writing.check(args.file)
    files = environment.home() / "files"
    with owner_database() as url:
        try:
            made = backup.make_backup(url, files, args.file)
        except OSError as error:
            raise CannotWrite(name=args.file, why=reason(error)) from None
    facts = {"rows": made.rows, "tables": len(made.tables), "files": len(made.files)}
    size = round(args.file.stat().st_size / 2**20, 1)
    writing.write(pick(_DONE, voice.lang, name=args.file, size=size, **facts) + "\n", None)
    return 0
