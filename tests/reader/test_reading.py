"""From a file, or bytes, to a report; and what is refused."""

import hashlib
import json
import os
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enlace.reader import reading
from enlace.reader.errors import BadProfile, EmptyFile, NoItems, NotAFile, ReaderError, TooLarge
from enlace.reader.profile import load
from enlace.reader.reading import read

REPORT = (
    b"The Regional Consultation Group on Migration met in Panama City, Panama, on May 3 and 4, 2010.\n"
    b"CONCLUSIONS\n1. To thank RNOCOM for its report.\n2. The TS will send the plan before June 1, 2010.\n"
)
SCHEMA = json.loads(resources.files("enlace.reader").joinpath("report.schema.json").read_text("utf-8"))


def test_a_path_and_its_bytes_are_the_same_report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT)

    assert read(path) == read(str(path)) == read(REPORT, name="report.txt")
    assert read(path).source.sha256 == hashlib.sha256(REPORT).hexdigest()
    assert (read(path).source.name, read(REPORT).source.name) == ("report.txt", "")
    assert read(path, name="other.txt").source.name == "other.txt"


def test_a_report_says_what_it_holds():
    report = read(REPORT)

    assert [(item.section, item.path, [act.act for act in item.acts]) for item in report.items] == [
        ("conclusions", "1", ["thank"]),
        ("conclusions", "2", ["commit"]),
    ]
    assert [doubt.code for doubt in report.warnings] == ["misspelt-name"]
    jsonschema.validate(report.as_dict(), SCHEMA)


def test_a_profile_may_be_given_or_named():
    assert read(REPORT, profile="rcm") == read(REPORT, profile=load("rcm")) == read(REPORT)
    with pytest.raises(BadProfile):
        read(REPORT, profile="nobody")


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(EmptyFile):
        read(data)


def test_a_text_without_items_is_refused():
    with pytest.raises(NoItems):
        read(b"The Group met and went home again.\n")


def test_a_folder_is_refused_by_name(tmp_path):
    with pytest.raises(NotAFile, match=f"^{tmp_path.name} is a folder or a device"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotAFile, match=r"^pipe is"):
        read(tmp_path / "pipe")


def test_a_missing_file_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.txt")


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(reading.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", None)

    with pytest.raises(TooLarge, match="50 MB"):
        read(path)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "growing.txt"
    path.write_bytes(REPORT)
    true_size = path.stat()
    monkeypatch.setattr(reading, "MAX_BYTES", len(REPORT) - 1)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: os.stat_result((*true_size[:6], 1, *true_size[7:10])))

    with pytest.raises(TooLarge):
        read(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(data):
    holds(data)


SNIPPETS = [
    "1. ",
    "2.a) ",
    "• ",
    "\n",
    "CONCLUSIONS\n",
    "To thank Mexico",
    "la ST enviará ",
    "PRIMERO.- ",
    ". ",
    ":",
]


@given(st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=5), max_size=30).map("".join))
def test_any_text_is_read_alike_twice_and_every_span_lies_in_it(text):
    holds(text.encode("utf-8", "replace"))


def holds(data):
    try:
        report = read(data)
    except ReaderError:
        return
    assert report == read(data)
    jsonschema.validate(report.as_dict(), SCHEMA)
    for item in report.items:
        assert item.text == report.plain[slice(*item.span)]
        assert [act.text for act in item.acts] == [report.plain[slice(*act.span)] for act in item.acts]
    for doubt in report.warnings:
        assert doubt.span is None or 0 <= doubt.span[0] <= doubt.span[1] <= len(report.plain)
