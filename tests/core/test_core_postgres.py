"""The embedded PostgreSQL keeps its locks in a folder of the user's own."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from enlace.core import postgres


@pytest.fixture(autouse=True)
def _temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres.tempfile, "tempdir", str(tmp_path))


def named(monkeypatch, given: str | None) -> Path:
    if given is None:
        monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    else:
        monkeypatch.setenv("XDG_RUNTIME_DIR", given)
    postgres.name_a_runtime_folder()
    return Path(os.environ["XDG_RUNTIME_DIR"])


def test_the_session_s_own_folder_is_taken(tmp_path, monkeypatch):
    (tmp_path / "session").mkdir()
    assert named(monkeypatch, str(tmp_path / "session")) == tmp_path / "session"
    assert (tmp_path / "session" / "python_PostgresServer").is_dir()


@pytest.mark.parametrize("given", [None, "", "/nowhere/at/all"])
def test_without_one_there_is_one_for_each_user(tmp_path, monkeypatch, given):
    made = named(monkeypatch, given)
    assert made == tmp_path / f"enlace-runtime-{os.getuid()}"
    assert (made / "python_PostgresServer").stat().st_mode & 0o777 == 0o700
    assert named(monkeypatch, given) == made


def test_somebody_else_s_folder_is_not_taken(tmp_path, monkeypatch):
    (tmp_path / "theirs").mkdir()
    monkeypatch.setattr(postgres.os, "getuid", lambda: 4711)
    made = named(monkeypatch, str(tmp_path / "theirs"))
    assert made.parent == tmp_path
    assert made not in (tmp_path / "theirs", tmp_path / "enlace-runtime-4711")


def test_who_makes_tables_waits_until_another_one_has_ended(db):
    from django.db import connections

    said = connections["default"].settings_dict
    where = {"host": said["HOST"], "port": said["PORT"], "user": said["USER"], "password": said["PASSWORD"]}
    where |= {"dbname": said["NAME"], "autocommit": True}
    with psycopg.connect(**where) as first, psycopg.connect(**where, options="-c lock_timeout=200") as second:
        postgres.be_alone(first)
        second.execute("SET statement_timeout = 500")
        with pytest.raises(psycopg.errors.QueryCanceled):  # not LockNotAvailable: it would wait for ever
            postgres.be_alone(second)
        first.close()
        postgres.be_alone(second)
        assert second.execute("SHOW lock_timeout").fetchone() == ("200ms",)


def test_a_server_starts_in_a_folder_of_any_name_and_lets_nobody_else_in():
    """Such as ``Application Support``, where a Mac keeps the data of a user."""
    with tempfile.TemporaryDirectory(prefix="enlace año (1) & co ", dir="/tmp") as place:
        os.chmod(place, 0o755)  # PostgreSQL may run as another user than us
        server = postgres.start(Path(place) / "postgres")
        try:
            socket = Path(server.get_postmaster_info().socket_dir) / ".s.PGSQL.5432"
            assert stat.S_IMODE(socket.stat().st_mode) == 0o700
            with psycopg.connect(
                postgres.url_for(server, role="postgres", database="postgres")
            ) as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)
        finally:
            server.cleanup()
        again = postgres.start(Path(place) / "postgres")
        again.cleanup()
        assert (Path(place) / "postgres/postgresql.conf").read_text().count(postgres._OURS_ALONE) == 1


@pytest.mark.parametrize("name", ["Application Support", "n" * 110])
def test_a_socket_has_a_folder_of_its_own_where_it_cannot_lie_beside_the_data(tmp_path, monkeypatch, name):
    monkeypatch.setattr(postgres.os, "geteuid", lambda: 4711)
    (tmp_path / name).mkdir()
    folder = postgres._socket_folder(tmp_path / name, tmp_path)
    assert (folder.parent, stat.S_IMODE(folder.stat().st_mode)) == (tmp_path, 0o700)
    assert folder.name != name
    assert postgres._socket_folder(tmp_path / name, tmp_path) == folder


def test_else_a_socket_lies_beside_the_data():
    with tempfile.TemporaryDirectory(prefix="año", dir="/tmp") as place:
        assert postgres._socket_folder(Path(place), Path("/nowhere")) == Path(place)


def test_root_s_folder_of_sockets_leaves_that_of_the_session_closed(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres.os, "geteuid", lambda: 0)
    folder = postgres._socket_folder(Path("/Application Support/postgres"), tmp_path / "runtime")
    assert folder.parent == tmp_path
    assert not (tmp_path / "runtime").exists()


def test_a_runtime_folder_that_was_opened_is_closed_again(tmp_path, monkeypatch):
    made = named(monkeypatch, None)
    made.chmod(0o755)
    assert stat.S_IMODE(named(monkeypatch, None).stat().st_mode) == 0o700


def test_two_processes_that_ask_for_one_new_folder_at_once_share_its_server(tmp_path):
    asks = "import sys, pathlib; from enlace.core import postgres; "
    asks += "print(postgres.start(pathlib.Path(sys.argv[1])).get_uri()); sys.stdin.read()"
    words = [sys.executable, "-c", asks, str(tmp_path / "data")]
    both = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [one.stdout.readline() for one in both if one.stdout]
    for one in both:
        one.communicate("", timeout=60)

    assert [one.returncode for one in both] == [0, 0]
    assert said[0] == said[1] != ""
