"""The command with the real reader on the sample reports: nothing faked."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE = SAMPLES / "rcgm-2011-12.en.txt"


@pytest.mark.parametrize(
    ("made", "begins"),
    [
        ("text", b""),
        ("json", b"{"),
        ("csv", b""),
        ("md", b"#"),
        ("html", b"<!doctype html"),
        ("akn", b"<?xml"),
        ("xlsx", b"PK\x03\x04"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_format_of_one_report(run, tmp_path, made, begins, lang):
    out = tmp_path / f"out.{made}"
    said = run("read", SAMPLE, "--format", made, "-o", out, "--lang", lang)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert out.read_bytes().lower().startswith(begins.lower())
    assert run("read", SAMPLE, "--format", made, "--lang", lang).code == 0


@pytest.mark.parametrize("made", ["csv", "md", "html", "akn", "xlsx"])
def test_each_format_of_several_reports(run, tmp_path, made):
    out = tmp_path / f"out.{made}"
    said = run("read", SAMPLE, SAMPLES / "rcgm-2010-12.es.txt", "--format", made, "-o", out)
    assert (said.code, said.err) == (0, "")
    assert out.stat().st_size > 0


def test_the_samples_give_the_same_whatever_the_number_of_processes(run):
    files = sorted(SAMPLES.glob("*.txt"))
    one, two = (run("read", *files, "--format", "json", "--jobs", n) for n in "12")
    assert (one.code, one.err) == (0, "")
    assert one.raw == two.raw
    assert [each["source"]["name"] for each in json.loads(one.out)] == [file.name for file in files]


def test_the_table_of_the_samples(run):
    said = run("read", *sorted(SAMPLES.glob("*.txt")), "--lang", "es")
    assert (said.code, said.err) == (0, "")
    assert "Secretaría Técnica" in said.out


def test_standard_input_gives_what_the_file_gives(run):
    with SAMPLE.open("rb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "enlace.cli", "read", "-", "--format", "json"],
            stdin=stream,
            capture_output=True,
        )
    assert (done.returncode, done.stderr) == (0, b"")
    piped, named = json.loads(done.stdout), json.loads(run("read", SAMPLE, "--format", "json").out)
    assert (piped["source"].pop("name"), named["source"].pop("name")) == ("stdin", SAMPLE.name)
    assert piped == named


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 100,
        b"PK\x03\x04 cut short",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"Dear all, this is a letter.",
        b"\xff\xfe\xff",
        b"{}",
    ],
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_no_report_is_one_line_and_exit_2(run, tmp_path, data, lang):
    path = tmp_path / "odd.docx"
    path.write_bytes(data)
    said = run("read", path, "--lang", lang)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "intern" not in said.err


@pytest.mark.parametrize("profile", ["none", "missing.toml"])
def test_an_unknown_profile_is_one_line_and_exit_2(run, profile):
    said = run("read", SAMPLE, "--profile", profile)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert profile in said.err


def test_a_report_says_the_same_as_itself(run):
    assert run("compare", SAMPLE, SAMPLE).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_when_stopped_it_stops_the_programs_it_started_and_leaves_nothing(
    tmp_path, monkeypatch, jobs, number
):
    for name in ("programs", "in", "temporary"):
        (tmp_path / name).mkdir()
    for name in ("a.rtf", "b.rtf"):
        (tmp_path / "in" / name).write_text(r"{\rtf1\ansi 1. To thank Honduras.\par}")
    office = tmp_path / "programs" / "soffice"
    office.write_text(f'#!/bin/sh\necho $$ >> "{tmp_path}/ids"\nexec sleep 60\n')
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{office.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    command = [sys.executable, "-m", "enlace.cli", "read", tmp_path / "in", "--jobs", jobs]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        wait_for(lambda: _lines(tmp_path / "ids") == int(jobs))
        started.send_signal(number)
        assert started.communicate(timeout=30) == (b"", b"")
        assert started.returncode == 128 + number
    if jobs == "1":
        # One of several that is stopped while it makes its folder may leave that, empty of reports.
        wait_for(lambda: not os.listdir(tmp_path / "temporary"))
    wait_for(lambda: not any(_runs(int(one)) for one in (tmp_path / "ids").read_text().split()))


def _lines(file: Path) -> int:
    return len(file.read_text().split()) if file.exists() else 0


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(happens) -> None:
    until = time.monotonic() + 30
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.05)
