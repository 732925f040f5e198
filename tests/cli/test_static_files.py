"""Styles and scripts are collected once, and anew where that was broken off."""

import json

import pytest

from enlace.cli import static_files

LIST = "staticfiles.json"


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """What was asked of Django; each collection leaves a style."""
    asked = []

    def call(name, **_):
        asked.append(name)
        (tmp_path / "style.css").write_text("whole")

    monkeypatch.setattr("django.core.management.call_command", call)
    monkeypatch.setattr(static_files, "_stamp", lambda: "stamp")
    return asked


@pytest.mark.parametrize("left", [None, "", '{"paths": {"a.css"'])
def test_a_list_that_is_missing_or_in_pieces_is_begun_anew(tmp_path, left):
    (tmp_path / ".collected").write_text("stamp")
    if left is not None:
        (tmp_path / LIST).write_text(left)
    static_files.make_ready(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [LIST]
    assert json.loads((tmp_path / LIST).read_text())["paths"] == {}


def test_a_whole_list_stays(tmp_path):
    (tmp_path / LIST).write_text('{"paths": {"a.css": "a.1.css"}}')
    (tmp_path / ".collected").write_text("stamp")
    static_files.make_ready(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert "a.1.css" in (tmp_path / LIST).read_text()


def test_files_are_collected_once(tmp_path, calls):
    static_files.make_ready(tmp_path)
    static_files.collect(tmp_path)
    static_files.collect(tmp_path)
    assert calls == ["collectstatic"]


def test_what_a_collection_that_was_broken_off_left_is_not_taken_for_whole(tmp_path, calls):
    static_files.make_ready(tmp_path)
    (tmp_path / "style.css").write_text("half")
    (tmp_path / "fonts").mkdir()
    static_files.collect(tmp_path)
    assert (tmp_path / "style.css").read_text() == "whole"
    assert not (tmp_path / "fonts").exists()
    assert calls == ["collectstatic"]


def test_files_of_the_version_before_stay_beside_the_new_ones(tmp_path, calls):
    static_files.make_ready(tmp_path)
    (tmp_path / ".collected").write_text("an older stamp")
    (tmp_path / "style.1.css").write_text("older")
    static_files.collect(tmp_path)
    assert (tmp_path / "style.1.css").exists()
    assert (tmp_path / ".collected").read_text() == "stamp"
