"""A backup is whole or is not there; a restore fills an empty system with the same, or leaves it empty."""

import hashlib
import io
import json
import secrets
import tarfile
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from enlace.core import backup

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


def tables(url: str) -> int:
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


def test_what_is_restored_into_an_empty_system_is_the_same(full, archive, make_database, tmp_path):
    url, files = make_database(), tmp_path / "new" / "files"
    done = backup.restore_backup(url, files, archive)
    assert (dict(done.tables), len(done.files)) == ({"core_storedfile": 2, "person": 3}, 2)
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
    with pytest.raises(backup.FileLost):
        backup.make_backup(url, files, tmp_path / "none.tar")
    assert [found.name for found in tmp_path.iterdir()] == ["full"]


def test_only_an_empty_database_is_filled(full, archive, tmp_path):
    with pytest.raises(backup.NotEmpty):
        backup.restore_backup(full[0], tmp_path / "new" / "files", archive)
    assert names(full[0]) == ["Ana", "Óscar", "Mia"]


def test_only_an_empty_folder_is_filled(full, archive, make_database):
    url = make_database()
    with pytest.raises(backup.NotEmpty):
        backup.restore_backup(url, full[1], archive)
    assert tables(url) == 0


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
    with pytest.raises(backup.NotAnArchive):
        backup.restore_backup(url, home / "files", harm(archive))
    assert tables(url) == 0
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
    assert tables(url) == 0
    assert list((tmp_path / "new").iterdir()) == []


def test_rows_that_are_missing_after_the_restore_undo_it(archive, make_database, tmp_path):
    def change(name, data):
        if name != "manifest.json":
            return [(name, data)]
        said = json.loads(data)
        said["tables"]["person"] += 1
        return [(name, json.dumps(said).encode())]

    url = make_database()
    with pytest.raises(backup.RestoreFailed):
        backup.restore_backup(url, tmp_path / "new" / "files", remake(archive, change))
    assert tables(url) == 0
