"""What a backup looks like, and the only place that writes and opens one. No Django.

The archive is a tar of ``manifest.json``, ``database.dump`` (PostgreSQL's custom format) and ``files/``. The manifest
holds the SHA-256 of every member, how many rows each table had at the moment of the backup, and the migrations that
the database had seen.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

FORMAT = "enlace.backup/1"
MANIFEST, DUMP = "manifest.json", "database.dump"
_FILE = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_LARGEST_MANIFEST = 256 * 2**20
_CUT = ("it ends too early", "termina antes de tiempo")


class BackupError(Exception):
    """Why there is no backup, or nothing was restored; English and Spanish, one sentence each.

    ``facts`` fill the braces; a pair is a fact in both languages.
    """

    en = "The backup failed ({why})."
    es = "La copia de seguridad falló ({why})."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str) -> str:
        at = 1 if lang == "es" else 0
        told = {name: fact[at] if isinstance(fact, tuple) else fact for name, fact in self.facts.items()}
        return (self.en, self.es)[at].format(**told)


class FileLost(BackupError):
    en = "The stored file {name} is missing or damaged; the backup would not be whole, so none was written."
    es = "El archivo {name} falta o está dañado; la copia quedaría incompleta y no se escribió."


class NotAnArchive(BackupError):
    en = "This is not a backup of Enlace, or it is damaged ({why}). Nothing was restored."
    es = "No es una copia de seguridad de Enlace o está dañada ({why}). No se restauró nada."


class OfANewerVersion(BackupError):
    en = "A newer version of Enlace made this backup ({why}); install that one first. Nothing was restored."
    es = "Una versión más nueva de Enlace hizo esta copia ({why}); primero instale esa. No se restauró nada."


@dataclass(frozen=True)
class Contents:
    """What an archive holds: the moment, the rows of each table, the sums of its members, the migrations seen."""

    made_at: str
    tables: Mapping[str, int]
    sums: Mapping[str, str]
    migrations: Sequence[str] = ()

    @property
    def files(self) -> list[str]:
        return [name for name in self.sums if name != DUMP]

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


def member_of(sha256: str) -> str:
    return f"files/{sha256[:2]}/{sha256}"


def sum_of(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def write(part: Path, contents: Contents, dump: Path, files: Path) -> None:
    """Write an archive with that dump and the stored files of that folder. Raises ``FileLost``."""
    manifest = {
        "format": FORMAT,
        "made_at": contents.made_at,
        "tables": dict(contents.tables),
        "migrations": list(contents.migrations),
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
    if not _is_whole(place, sha256):
        raise FileLost(name=sha256[:12])
    with place.open("rb") as source:
        _add(tar, name, source, place.stat().st_size)


def _is_whole(place: Path, sha256: str) -> bool:
    """A file that we may not open is as good as lost."""
    try:
        return place.is_file() and sum_of(place) == sha256
    except OSError:
        return False


def contents_of(archive: Path) -> Contents:
    """What an archive says that it holds; nothing of that is checked yet. Raises ``NotAnArchive``."""
    with _opened(archive) as tar:
        return _manifest(tar)


def unpack(archive: Path, folder: Path) -> Contents:
    """Every member, checked against the manifest, into the folder. Only names that a backup makes are taken."""
    with _opened(archive) as tar:
        contents = _manifest(tar)
        left = dict(contents.sums)
        for member in islice(tar, 1, None):
            wanted = left.pop(member.name, None)
            if wanted is None or not _is_plain(member):
                raise NotAnArchive(why=_shown(member.name))
            _take(tar, member, wanted, folder)
    if left:
        raise NotAnArchive(why=_shown(next(iter(left))))
    return contents


@contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(archive, "r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError, ValueError) as error:
        cut = "unexpected end" in str(error)
        raise NotAnArchive(why=_CUT if cut else archive.name) from None


def _is_plain(member: tarfile.TarInfo) -> bool:
    """Bytes and nothing else: no link, and no file with holes, which could be larger than any disk."""
    return member.isreg() and not member.issparse()


def _manifest(tar: tarfile.TarFile) -> Contents:
    first = tar.next()
    if first is None or first.name != MANIFEST or not _is_plain(first) or first.size > _LARGEST_MANIFEST:
        raise NotAnArchive(why=MANIFEST)
    held = tar.extractfile(first)
    assert held is not None  # it is a regular file
    try:
        said = json.loads(held.read())
        if said["format"] != FORMAT:
            raise _of_another_format(str(said["format"]))
        contents = Contents(
            str(said["made_at"]),
            {str(name): int(rows) for name, rows in said["tables"].items()},
            dict(said["sums"]),
            [str(name) for name in said.get("migrations", ())],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotAnArchive(why=MANIFEST) from None
    if DUMP not in contents.sums:
        raise NotAnArchive(why=MANIFEST)
    for name, sha256 in contents.sums.items():
        found = _FILE.fullmatch(name)
        if name != DUMP and not (found and found[2] == sha256):
            raise NotAnArchive(why=_shown(name))
    return contents


def _of_another_format(said: str) -> BackupError:
    """The number behind the name goes up where an older Enlace could not read what a newer one wrote."""
    ours = FORMAT.partition("/")[0]
    return OfANewerVersion(why=_shown(said)) if said.startswith(f"{ours}/") else NotAnArchive(why=MANIFEST)


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, sha256: str, folder: Path) -> None:
    source = tar.extractfile(member)
    assert source is not None  # it is a regular file
    place = folder / member.name
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        shutil.copyfileobj(source, out)
    if sum_of(place) != sha256:
        raise NotAnArchive(why=_shown(member.name))


def _shown(name: str) -> str:
    return name[:80].encode("unicode_escape").decode("ascii")
