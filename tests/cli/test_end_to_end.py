"""The command with the real reader on the sample reports: nothing faked."""

import json
import subprocess
import sys
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
