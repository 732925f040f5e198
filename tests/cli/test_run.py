"""What only a process of its own can show: pipes that close, signals, the time to start, where modules come from."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from enlace.cli import run as program
from enlace.cli.errors import Refusal


@pytest.fixture
def spawn(tmp_path):
    """Start Python with the command line on its path and the words of that program."""
    started = []

    def spawn(program: str, **settings) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            stdout=settings.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            **settings,
        )
        started.append(process)
        return process

    yield spawn
    for process in started:
        process.kill()
        process.communicate()


FAKE = """
import sys, time, types
import enlace.reader
from enlace.cli import main, read
def run(args, voice):
    {body}
read.run = run
sys.exit(main(["read", "x"]))
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_one_line(spawn):
    with open("/dev/full", "wb") as full:
        process = spawn(FAKE.format(body="print('x' * 100000); return 0"), stdout=full)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert err.count(b"\n") == 1
    assert b"No space left" in err


def test_a_reader_that_goes_away_is_no_complaint(spawn):
    reading, writing = os.pipe()
    process = spawn(FAKE.format(body="time.sleep(.3); print('x' * 1000000); return 0"), stdout=writing)
    os.close(writing)
    os.close(reading)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (141, b"")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_being_stopped_is_quiet_and_cleans_up(spawn, tmp_path, sent, code):
    body = """
    from pathlib import Path
    from enlace.cli import writing
    import os
    def wait(descriptor):
        print("ready", flush=True)
        time.sleep(20)
    os.fsync = wait
    writing.write("new", Path("out.txt"))
    """
    process = spawn(FAKE.format(body=body))
    assert process.stdout.readline() == b"ready\n"
    process.send_signal(sent)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (code, b"")
    assert os.listdir(tmp_path) == []


def test_version_starts_quickly_and_loads_none_of_what_it_does_not_need(spawn):
    process = spawn(
        "import sys\nfrom enlace.cli import main\nmain(['--version'])\n"
        "print(sorted({'rich', 'lxml', 'pypdfium2', 'multiprocessing', 'enlace.reader'} & set(sys.modules)))"
    )
    out, err = process.communicate(timeout=20)
    assert (out.splitlines()[1:], err) == ([b"[]"], b"")


def test_python_m_is_the_same_command(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "enlace.cli", "--version"], capture_output=True, cwd=tmp_path
    )
    assert (done.returncode, done.stdout[:7]) == (0, b"enlace ")


def test_ctrl_c_here_is_130(monkeypatch):
    def stop(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_command", stop)
    assert program.main(["read", "x"]) == 130


def test_closed_standard_streams_are_borne(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert program.main(["profile", "show", "none"]) == 2


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (psycopg.errors.UndefinedTable("no table"), "enlace: La base de datos no está al día"),
        (
            psycopg.errors.LockNotAvailable("canceled\nHINT: x"),
            "enlace: La base de datos lo rechaza o lo interrumpió (canceled).",
        ),
        (
            psycopg.errors.InsufficientPrivilege("denied"),
            "enlace: La base de datos lo rechaza o lo interrumpió (denied).",
        ),
        (psycopg.errors.UniqueViolation("twice"), "enlace: error interno: "),
    ],
)
@pytest.mark.parametrize("by_django", [False, True])
def test_what_the_database_refuses_is_one_line(monkeypatch, capsys, error, begins, by_django):
    def stop(*args):
        if by_django:
            raise RuntimeError from error
        raise error

    monkeypatch.setattr(program, "_command", stop)
    assert program.main(["read", "x", "--lang", "es"]) == 2
    said = capsys.readouterr().err
    assert (said[: len(begins)], said.count("\n")) == (begins, 1)


def refusals():
    return sorted(Refusal.__subclasses__(), key=lambda one: one.__name__)


@pytest.mark.parametrize("refusal", refusals(), ids=lambda one: one.__name__)
def test_each_refusal_speaks_both_languages_with_the_same_facts(refusal):
    names = (
        "name",
        "why",
        "known",
        "log",
        "home",
        "role",
        "owns",
        "port",
        "other",
        "free",
        "needed",
        "host",
        "user",
    )
    facts = {**dict.fromkeys(names, "…"), "en": "Why.", "es": "Por qué."}
    assert refusal(**facts).sentence("en") != refusal(**facts).sentence("es")
