"""Database and files into one archive, and back: one moment of both, checked before it is used and after. No Django.

A restore puts the files in place first, since their names are their contents and no row speaks of them yet; then the
database is filled, its rows are counted, and only then is all of it committed, at once. So whatever breaks it off,
the database is empty or whole, and where it is whole its files are there.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from enlace.core import archive as archives
from enlace.core import programs
from enlace.core.archive import DUMP, BackupError, Contents
from enlace.core.postgres import be_alone

_WORK, _HELD = ".enlace-work-", "held"
_ROOM_LEFT = 2**20


class ArchiveExists(BackupError):
    en = "{name} exists already; a backup never overwrites another one."
    es = "{name} ya existe; una copia de seguridad nunca sobrescribe otra."


class NotEmpty(BackupError):
    en = "A backup is restored only into an empty system; this one has {what}. Nothing was restored."
    es = "Una copia solo se restaura en un sistema vacío; este tiene {what}. No se restauró nada."


class RestoreFailed(BackupError):
    en = "The restore failed ({why}); the system is empty as before."
    es = "La restauración falló ({why}); el sistema sigue vacío como antes."


def make_backup(url: str, files: Path, archive: Path) -> Contents:
    """Write the archive, whole or not at all. Work may go on meanwhile: it holds one moment."""
    if archive.exists():
        raise ArchiveExists(name=archive)
    with _workshop(archive.absolute().parent) as folder:
        dump = folder / DUMP
        with psycopg.connect(url) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            tables, stored, seen = _rows(connection), _stored(connection), _migrations(connection)
            _dump(connection, url, dump)
        sums = {DUMP: archives.sum_of(dump), **{archives.member_of(sha): sha for sha in stored}}
        contents = Contents(datetime.now(UTC).isoformat(timespec="seconds"), tables, sums, seen)
        part = folder / "archive"
        archives.write(part, contents, dump, files)
        _put(part, archive)
    return contents


def restore_backup(
    url: str,
    files: Path,
    archive: Path,
    *,
    unknown: Callable[[Sequence[str]], Sequence[str]] = lambda migrations: (),
) -> Contents:
    """Fill an empty database and an empty folder from the archive; either both are whole after it, or both empty.

    ``unknown`` tells which of these migrations this version of Enlace has never heard of.
    """
    files.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with psycopg.connect(url, autocommit=True) as connection, _workshop(files.parent) as folder:
        be_alone(connection)
        if tables := _rows(connection):
            raise NotEmpty(what=next(iter(tables)))
        said = archives.contents_of(archive)
        if newer := unknown(said.migrations):
            raise archives.OfANewerVersion(why=newer[0])
        _see_that_nothing_else_lies_there(files, said)
        contents = archives.unpack(archive, folder)
        try:
            _place(folder, files, contents)
            _load(connection, url, folder / DUMP, contents)
        except BaseException as error:
            _take_away(url, files, contents)
            if isinstance(error, BackupError):
                raise RestoreFailed(why=error.facts.get("why", error)) from None
            raise
    return contents


@contextmanager
def _workshop(beside: Path) -> Iterator[Path]:
    """A hidden folder there, for as long as the block; what killed commands left of theirs goes."""
    for left in beside.glob(f"{_WORK}*"):
        with suppress(OSError), open(left / _HELD, "r+") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory(prefix=_WORK, dir=beside) as folder,
        open(Path(folder) / _HELD, "w") as held,
    ):
        fcntl.flock(held, fcntl.LOCK_EX)
        yield Path(folder)


def _put(part: Path, archive: Path) -> None:
    """Under its name in one step; refuses where somebody made one of that name meanwhile.

    A disk from outside may know no hard links: then nothing but the look before it can refuse.
    """
    try:
        os.link(part, archive)
    except FileExistsError:
        raise ArchiveExists(name=archive) from None
    except OSError:
        if archive.exists():
            raise ArchiveExists(name=archive) from None
        part.rename(archive)
    with suppress(OSError):
        folder = os.open(archive.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _rows(connection: psycopg.Connection[Any]) -> dict[str, int]:
    names = connection.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1"
    ).fetchall()
    counted = {}
    for (name,) in names:
        row = connection.execute(
            sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("public", name))
        ).fetchone()
        counted[name] = int(row[0]) if row else 0
    return counted


def _stored(connection: psycopg.Connection[Any]) -> list[str]:
    return [sha for (sha,) in connection.execute("SELECT sha256 FROM core_storedfile ORDER BY 1")]


def _migrations(connection: psycopg.Connection[Any]) -> list[str]:
    return [
        name for (name,) in connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
    ]


def _dump(connection: psycopg.Connection[Any], url: str, dump: Path) -> None:
    row = connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert row is not None  # a function without arguments always gives one row
    said = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={row[0]}", f"--file={dump}"]
    try:
        programs.run(programs.find("pg_dump", _version(connection)), said, url)
    except programs.ProgramFailed as error:
        if shutil.disk_usage(dump.parent).free < _ROOM_LEFT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
        raise BackupError(why=error) from None


def _version(connection: psycopg.Connection[Any]) -> int:
    return connection.info.server_version // 10000


def _see_that_nothing_else_lies_there(files: Path, contents: Contents) -> None:
    """Files of this very archive may: a restore that was broken off put them there."""
    for place in files.rglob("*"):
        if not place.is_dir() and f"files/{place.relative_to(files)}" not in contents.sums:
            raise NotEmpty(what=place)


def _place(folder: Path, files: Path, contents: Contents) -> None:
    files.mkdir(mode=0o700, exist_ok=True)
    for name in contents.files:
        place = files / name.removeprefix("files/")
        place.parent.mkdir(mode=0o700, exist_ok=True)
        shutil.move(folder / name, place)  # the folder may be a disk of its own
    os.sync()  # the rows that will speak of them outlive a power cut


def _take_away(url: str, files: Path, contents: Contents) -> None:
    """Back to the emptiness of before, unless the database was filled all the same, at the very end."""
    with psycopg.connect(url) as connection:
        if _rows(connection):
            return
    for name in contents.files:
        (files / name.removeprefix("files/")).unlink(missing_ok=True)
    for folder in [*files.iterdir(), files]:
        with suppress(OSError):
            folder.rmdir()


def _load(connection: psycopg.Connection[Any], url: str, dump: Path, contents: Contents) -> None:
    """All in one transaction: PostgreSQL's own sentences, then ours, which count the rows."""
    version = _version(connection)
    restore, psql = programs.find("pg_restore", version), programs.find("psql", version)
    said = ["--no-owner", "--no-privileges", "--file=-", str(dump)]
    try:
        programs.pour(
            (restore, said),
            (psql, ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"]),
            url,
            before=b"BEGIN;\n",
            after=_count(connection, contents.tables),
            without=b"" if version >= 17 else b"SET transaction_timeout = 0;\n",
        )
    except programs.ProgramFailed as error:
        raise BackupError(why=error) from None


def _count(connection: psycopg.Connection[Any], tables: Mapping[str, int]) -> bytes:
    """Commits where each table has the rows that it had, and no table is there that was not; else breaks it off."""
    wanted = sql.Literal(json.dumps({name: str(rows) for name, rows in tables.items()}))
    return _COUNT.format(wanted=wanted).as_bytes(connection)


_COUNT = sql.SQL("""
SELECT set_config('enlace.wanted', {wanted}, true);
DO $$
DECLARE
    wanted jsonb := current_setting('enlace.wanted');
    one text;
    there bigint;
BEGIN
    FOR one IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                UNION SELECT jsonb_object_keys(wanted) ORDER BY 1 LOOP
        EXECUTE format('SELECT count(*) FROM public.%I', one) INTO there;
        IF wanted->>one IS DISTINCT FROM there::text THEN
            RAISE EXCEPTION '%', one;
        END IF;
    END LOOP;
END $$;
COMMIT;
""")
