"""The demo as a person starts it: real processes, a home of its own, a free port. One life of it tells many things."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from enlace.cli import demo
from enlace.cli.demo_people import PASSWORD, PEOPLE
from enlace.cli.errors import CannotServe, NoRoom
from enlace.cli.voice import Voice

PATIENCE = 240  # of a machine that does much else meanwhile


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def environment(home: Path) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ENLACE_", "DATABASE_"))
    }
    return {**kept, "ENLACE_HOME": str(home), "LC_ALL": "en_US.UTF-8", "PYTHONUNBUFFERED": "1"}


def enlace(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "enlace.cli", *words],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Demo:
    """A demo that runs until it is told to stop."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.out = home / "said.txt"
        with self.out.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "enlace.cli", "demo", "--port", str(self.port)],
                env=environment(home),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def wait_until_it_is_ready(self) -> str:
        self.wait_for(lambda: "make demo-reset" in self.said or self.process.poll() is not None)
        assert self.process.poll() is None, self.said
        return self.said

    @property
    def said(self) -> str:
        return self.out.read_text()

    def status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return answer.status

    def wait_until_all_is_gone(self) -> None:
        self.wait_for(lambda: not left_over(self.home))

    def wait_for(self, done) -> None:
        until = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < until, self.said
            time.sleep(0.2)


def kill(home: Path, *names: str) -> None:
    """The worst that can happen to a program of that home."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes().split(b"\0")
            ours = f"ENLACE_HOME={home}\0".encode() in (place / "environ").read_bytes()
        except OSError:
            continue
        if ours and all(name.encode() in words for name in names):
            os.kill(int(place.name), signal.SIGKILL)


def left_over(home: Path) -> list[str]:
    """What still runs for that home, by what it was started with."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            said = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
            state = (place / "stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        if str(home).encode() in said and state != "Z" and int(place.name) != os.getpid():
            found.append(
                (place / "cmdline").read_bytes().decode().replace("\0", " ") if place.exists() else ""
            )
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("demo") / "home"
    place.mkdir()
    return place


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks into /proc")
def test_a_demo_lives_and_leaves_nothing_running(home, tmp_path):
    running = Demo(home)
    try:
        said = running.wait_until_it_is_ready()
        assert f"http://127.0.0.1:{running.port}" in said
        assert PASSWORD in said
        assert all(email in said for email, _ in PEOPLE)
        assert [running.status(path) for path in ("/", "/accounts/login/", "/health/ready")] == [
            200,
            200,
            200,
        ]

        second = enlace(home, "demo", "--port", str(free_port()))
        assert (second.returncode, second.stderr.count("\n")) == (2, 1)
        assert "already running" in second.stderr
        assert enlace(home, "demo", "--reset").returncode == 2
        taken = enlace(tmp_path / "other", "demo", "--port", str(running.port))
        assert (taken.returncode, taken.stderr.count("\n")) == (2, 1)
        assert f"Port {running.port}" in taken.stderr

        for name in ("worker", "web"):
            kill(home, "enlace.cli", name)
            running.wait_for(
                lambda name=name: f"{name} ended by itself and was started again" in running.said
            )
        running.wait_for(lambda: demo.status_of(f"http://127.0.0.1:{running.port}/health/ready") == 200)

        archive = tmp_path / "enlace.tar"
        backed_up = enlace(home, "backup", str(archive))
        assert (backed_up.returncode, backed_up.stderr) == (0, "")
    finally:
        running.process.kill()  # the worst end there is
        running.process.wait()
    running.wait_until_all_is_gone()

    restored = tmp_path / "restored"
    done = enlace(restored, "restore", str(archive))
    assert (done.returncode, done.stderr) == (0, "")
    assert "all sums agree" in done.stdout
    again = enlace(restored, "restore", str(archive))
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert files_of(restored) == files_of(home)

    kept = Demo(restored)
    try:
        kept.wait_until_it_is_ready()
        kept.process.send_signal(signal.SIGTERM)
        assert kept.process.wait(PATIENCE) == 0
    finally:
        kept.process.kill()
    assert left_over(restored) == []
    assert not (restored / "database-url").exists()
    assert not (restored / "base-url").exists()

    orphaned = Demo(restored)
    try:
        orphaned.wait_until_it_is_ready()
        kill(restored, "enlace.core.keeper")
        orphaned.process.kill()  # nobody is there any more who would stop the database
        orphaned.process.wait()
        orphaned.wait_for(lambda: not any("enlace" in one for one in left_over(restored)))
    finally:
        orphaned.process.kill()
    assert left_over(restored) != []
    assert enlace(restored, "demo", "--reset").returncode == 0
    assert left_over(restored) == []
    assert sorted(one.name for one in restored.iterdir()) == ["demo.lock", "said.txt"]


def files_of(home: Path) -> dict[str, bytes]:
    folder = home / "files"
    return {one.name: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_folder_that_is_not_a_demo_is_not_cleared(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "mine.txt").write_text("mine")
    said = enlace(tmp_path, "demo", "--reset")
    assert (said.returncode, said.stderr.count("\n")) == (2, 1)
    assert (tmp_path / "postgres" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("words", [("demo",), ("web",), ("worker",)])
def test_a_folder_that_cannot_be_made_is_refused_by_name(tmp_path, words):
    (tmp_path / "file").write_text("not a folder")
    said = enlace(tmp_path / "file" / "home", *words)
    assert (said.returncode, said.stderr.count("\n")) == (2, 1)
    assert f"{tmp_path}/file/home, the folder of ENLACE_HOME, cannot be written" in said.stderr


def test_a_port_that_is_not_for_us_is_not_called_taken(monkeypatch):
    def refuse(host, port):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(demo.server, "see_that_port_is_free", refuse)
    with pytest.raises(CannotServe) as refused:
        demo._see_that_port_is_free(80)
    assert refused.value.sentence("es") == "No se puede atender en 127.0.0.1, puerto 80 (permiso denegado)."


def test_a_demo_does_not_begin_where_there_is_no_room(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "NEEDED_MB", 2**40)
    with pytest.raises(NoRoom) as refused:
        demo._see_that_there_is_room(tmp_path)
    assert str(tmp_path) in refused.value.sentence("es")
    (tmp_path / "postgres").mkdir()
    demo._see_that_there_is_room(tmp_path)  # what is there already goes on


def test_what_takes_long_is_told_now_and_then(monkeypatch, capsys):
    now = iter([0, 5, 31, 40, 65])
    monkeypatch.setattr(demo.time, "monotonic", lambda: next(now))
    still = demo._Patience(Voice("en"))
    for _ in range(4):
        still()
    said = capsys.readouterr().err
    assert [after in said for after in (" 5 ", " 31 ", " 40 ", " 65 ")] == [False, True, False, True]


def test_a_demo_without_samples_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "samples", list)
    assert "begins without any" in demo._what_fills(tmp_path)[0]
