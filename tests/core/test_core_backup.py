"""A backup is whole or is not there; a restore fills an empty system with the same, or leaves it empty."""

import errno
import hashlib
import io
import json
import os
import secrets
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from enlace.core import archive as archives
from enlace.core import backup, programs

TABLES = {"core_storedfile": 2, "django_migrations": 1, "person": 3}
LETTERS = [b"a letter", b"another letter \xc3\xb1"]


@pytest.fixture
def make_database(db):
    """Makes empty databases on the tests' server and drops them again."""
    from django.db import connections

    said = connections["default"].settings_dict
    facts = {"host": said["HOST"], "port": said["PORT"], "user": said["USER"], "password": said["PASSWORD"]}
    admin = make_conninfo("", **facts, dbname="postgres")
    made = []

    def make() -> str:
        name = f"backup_{secrets.token_hex(6)}"
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        made.append(name)
        return make_conninfo("", **facts, dbname=name)

    yield make
    with psycopg.connect(admin, autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def full(make_database, tmp_path) -> tuple[str, Path]:
    """A system with two files and three people."""
    url, files = make_database(), tmp_path / "full" / "files"
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE core_storedfile (sha256 varchar PRIMARY KEY, size bigint)")
        connection.execute("CREATE TABLE django_migrations (id serial PRIMARY KEY, app text, name text)")
        connection.execute("INSERT INTO django_migrations (app, name) VALUES ('core', '0001_initial')")
        connection.execute("CREATE TABLE person (id serial PRIMARY KEY, name text UNIQUE)")
        connection.execute("INSERT INTO person (name) VALUES ('Ana'), ('Óscar'), ('Mia')")
        for letter in LETTERS:
            sha256 = hashlib.sha256(letter).hexdigest()
            connection.execute("INSERT INTO core_storedfile VALUES (%s, %s)", [sha256, len(letter)])
            place = files / sha256[:2] / sha256
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(letter)
    return url, files


@pytest.fixture
def archive(full, tmp_path) -> Path:
    made = tmp_path / "enlace.tar"
    backup.make_backup(*full, made)
    return made


def names(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM person ORDER BY id")]


def count(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        return row[0]


def contents_of(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def remake(archive: Path, change) -> Path:
    """The archive with its members changed: ``change`` gets name and bytes of each, and gives a list of them."""
    other = archive.with_name("other.tar")
    with tarfile.open(archive) as old, tarfile.open(other, "w") as new:
        for member in old:
            for name, data in change(member.name, old.extractfile(member).read()):
                info = tarfile.TarInfo(name)
                info.size = len(data)
                new.addfile(info, io.BytesIO(data))
    return other


def say(archive: Path, **facts) -> Path:
    """The archive with a manifest that says something else."""

    def change(name, data):
        return [
            (name, json.dumps({**json.loads(data), **facts}).encode() if name == "manifest.json" else data)
        ]

    return remake(archive, change)


def test_what_is_restored_into_an_empty_system_is_the_same(full, archive, make_database, tmp_path):
    url, files = make_database(), tmp_path / "new" / "files"
    done = backup.restore_backup(url, files, archive)
    assert (dict(done.tables), len(done.files)) == (TABLES, 2)
    assert names(url) == ["Ana", "Óscar", "Mia"]
    assert contents_of(files) == contents_of(full[1])
    with psycopg.connect(url) as connection:  # numbers go on where they were
        assert connection.execute("INSERT INTO person (name) VALUES ('Eva') RETURNING id").fetchone() == (4,)


def test_an_archive_is_readable_by_its_owner_alone(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


def test_a_backup_never_overwrites_another(full, archive):
    before = archive.read_bytes()
    with pytest.raises(backup.ArchiveExists):
        backup.make_backup(*full, archive)
    assert archive.read_bytes() == before


@pytest.mark.parametrize("harm", ["remove", "change"])
def test_no_backup_is_written_where_a_stored_file_is_lost_or_damaged(full, tmp_path, harm):
    url, files = full
    one = next(file for file in files.rglob("*") if file.is_file())
    if harm == "remove":
        one.unlink()
    else:
        one.write_bytes(b"other")
    with pytest.raises(archives.FileLost):
        backup.make_backup(url, files, tmp_path / "none.tar")
    assert [found.name for found in tmp_path.iterdir()] == ["full"]


def test_only_an_empty_database_is_filled(full, archive, tmp_path):
    with pytest.raises(backup.NotEmpty):
        backup.restore_backup(full[0], tmp_path / "new" / "files", archive)
    assert names(full[0]) == ["Ana", "Óscar", "Mia"]


def test_only_an_empty_folder_is_filled(full, archive, make_database):
    url = make_database()
    (full[1] / "letter").write_text("somebody's")
    with pytest.raises(backup.NotEmpty, match="letter"):
        backup.restore_backup(url, full[1], archive)
    assert count(url) == 0
    assert len(contents_of(full[1])) == 3


def _cut(archive):
    other = archive.with_name("cut.tar")
    other.write_bytes(archive.read_bytes()[:-14000])
    return other


def _turned(archive):
    def change(name, data):
        return [(name, data if name != "database.dump" else data[:-1] + bytes([data[-1] ^ 1]))]

    return remake(archive, change)


def _without_a_file(archive):
    return remake(archive, lambda name, data: [] if name.startswith("files/") else [(name, data)])


def _with_more(archive):
    return remake(
        archive,
        lambda name, data: [(name, data), ("extra", b"x")] if name == "database.dump" else [(name, data)],
    )


def _climbing(archive):
    """A manifest and a member that would be written outside."""

    def change(name, data):
        if name != "manifest.json":
            return [(name, data)]
        said = json.loads(data)
        said["sums"]["../../evil"] = hashlib.sha256(b"x").hexdigest()
        return [(name, json.dumps(said).encode()), ("../../evil", b"x")]

    return remake(archive, change)


def _linked(archive):
    other = archive.with_name("linked.tar")
    with tarfile.open(archive) as old, tarfile.open(other, "w") as new:
        for member in old:
            if member.name == "database.dump":
                link = tarfile.TarInfo(member.name)
                link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
                new.addfile(link)
            else:
                new.addfile(member, old.extractfile(member))
    return other


def _text(archive):
    other = archive.with_name("text.tar")
    other.write_text("not an archive")
    return other


@pytest.mark.parametrize("harm", [_cut, _turned, _without_a_file, _with_more, _climbing, _linked, _text])
def test_a_damaged_archive_is_refused_and_leaves_the_system_empty(archive, make_database, tmp_path, harm):
    url, home = make_database(), tmp_path / "new"
    with pytest.raises(archives.NotAnArchive):
        backup.restore_backup(url, home / "files", harm(archive))
    assert count(url) == 0
    assert list(home.iterdir()) == []
    assert not (tmp_path / "evil").exists()


def test_a_database_that_does_not_load_leaves_the_system_empty(archive, make_database, tmp_path):
    def change(name, data):
        if name == "manifest.json":
            said = json.loads(data)
            said["sums"]["database.dump"] = hashlib.sha256(b"no dump").hexdigest()
            return [(name, json.dumps(said).encode())]
        return [(name, b"no dump" if name == "database.dump" else data)]

    url = make_database()
    with pytest.raises(backup.RestoreFailed):
        backup.restore_backup(url, tmp_path / "new" / "files", remake(archive, change))
    assert count(url) == 0
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    ("tables", "wrong"),
    [
        ({**TABLES, "person": 4}, "person"),
        ({**TABLES, "persons": 1}, "persons"),
        ({name: TABLES[name] for name in ("core_storedfile", "django_migrations")}, "person"),
    ],
)
def test_rows_that_are_not_those_of_the_backup_undo_the_restore(
    archive, make_database, tmp_path, tables, wrong
):
    url = make_database()
    with pytest.raises(backup.RestoreFailed, match=wrong):
        backup.restore_backup(url, tmp_path / "new" / "files", say(archive, tables=tables))
    assert count(url) == 0
    assert list((tmp_path / "new").iterdir()) == []


def test_what_a_killed_restore_left_does_not_stand_in_the_way_of_the_next(archive, make_database, tmp_path):
    url, home = make_database(), tmp_path / "new"
    program = f"""
import os, signal
from pathlib import Path
from enlace.core import backup
backup._load = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
backup.restore_backup({url!r}, Path({str(home / "files")!r}), Path({str(archive)!r}))
"""
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(contents_of(home / "files")) == 2
    assert len(list(home.glob(".enlace-*"))) == 1

    backup.restore_backup(url, home / "files", archive)
    assert names(url) == ["Ana", "Óscar", "Mia"]
    assert [one.name for one in home.iterdir()] == ["files"]


def test_a_restore_that_is_stopped_leaves_nothing(archive, make_database, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    url, home = make_database(), tmp_path / "new"
    monkeypatch.setattr(programs.shutil, "copyfileobj", stop)
    monkeypatch.setattr(archives.shutil, "copyfileobj", lambda one, other: other.write(one.read()))
    monkeypatch.setattr(programs, "_head", stop)
    with pytest.raises(KeyboardInterrupt):
        backup.restore_backup(url, home / "files", archive)
    assert count(url) == 0
    assert list(home.iterdir()) == []


def test_files_stay_where_the_database_was_filled_after_all(archive, make_database, tmp_path, monkeypatch):
    """The answer to the very last word may be lost on its way."""
    really = programs.pour

    def pour(*words, **facts):
        really(*words, **facts)
        raise programs.ProgramFailed("connection lost")

    url, files = make_database(), tmp_path / "new" / "files"
    monkeypatch.setattr(programs, "pour", pour)
    with pytest.raises(backup.RestoreFailed):
        backup.restore_backup(url, files, archive)
    assert names(url) == ["Ana", "Óscar", "Mia"]
    assert len(contents_of(files)) == 2


def test_a_server_older_than_17_does_not_hear_what_it_does_not_know(
    archive, make_database, tmp_path, monkeypatch
):
    heard = []
    really = programs.pour
    monkeypatch.setattr(backup, "_version", lambda connection: 16)
    monkeypatch.setattr(programs, "pour", lambda *a, **k: heard.append(k["without"]) or really(*a, **k))
    url = make_database()
    backup.restore_backup(url, tmp_path / "new" / "files", archive)
    assert heard == [b"SET transaction_timeout = 0;\n"]
    script = b"SET lock_timeout = 0;\n" + heard[0] + b"COPY t;\n" + heard[0]
    assert programs._head(io.BytesIO(script), heard[0]) == b"SET lock_timeout = 0;\nCOPY t;\n" + heard[0]


def test_a_backup_of_a_newer_version_is_refused_by_name(archive, make_database, tmp_path):
    url, files = make_database(), tmp_path / "new" / "files"

    def unknown(migrations):
        return [name for name in migrations if name == "core.0099_later"]

    later = say(archive, migrations=["core.0001_initial", "core.0099_later"])
    with pytest.raises(archives.OfANewerVersion, match=r"core\.0099_later"):
        backup.restore_backup(url, files, later, unknown=unknown)
    with pytest.raises(archives.OfANewerVersion, match=r"enlace\.backup/2"):
        backup.restore_backup(url, files, say(archive, format="enlace.backup/2"))
    assert count(url) == 0
    backup.restore_backup(url, files, archive, unknown=unknown)


def test_a_disk_without_hard_links_takes_a_backup_too(full, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(backup.os, "link", refuse)
    made = tmp_path / "enlace.tar"
    backup.make_backup(*full, made)
    assert archives.contents_of(made).migrations == ["core.0001_initial"]
    with pytest.raises(backup.ArchiveExists):
        backup.make_backup(*full, made)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["enlace.tar", "full"]


def test_a_full_disk_leaves_nothing_behind(full, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(archives.os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        backup.make_backup(*full, tmp_path / "enlace.tar")
    assert [one.name for one in tmp_path.iterdir()] == ["full"]


def test_a_dump_that_fails_on_a_full_disk_is_told_as_that(full, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_ROOM_LEFT", 2**62)
    monkeypatch.setattr(programs, "find", lambda *_: Path("/bin/false"))
    with pytest.raises(OSError, match="No space left"):
        backup.make_backup(*full, tmp_path / "enlace.tar")


def test_the_words_of_a_program_are_cut_to_what_was_wrong():
    said = b'psql:<stdin>:12: ERROR:  relation "t" exists\nLINE 1: x\n'
    assert programs._why(said) == 'relation "t" exists'
    assert programs._why(b"pg_dump: error: no such snapshot\npg_dump: detail: x") == "no such snapshot"
    assert programs._why(b"first\nlast\n") == "last"
    assert programs._why(b"") == ""
