"""``enlace export corrections``: reviewed reports become annotated files."""

import json
from types import SimpleNamespace

import pytest
from tests import scene

from enlace.cli import server

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def begun(monkeypatch):
    """Django is ready already in a test."""
    monkeypatch.setattr(server, "begin", lambda **_: SimpleNamespace(base_url="https://enlace.example.org"))


def test_only_what_is_reviewed_whole_is_written(run, tmp_path, secretariat, run_jobs):
    batch = scene.bring_in(
        "consular-2018-06.en.txt", "rcgm-2010-10.es.txt", actor=secretariat, run_jobs=run_jobs
    )
    scene.accept(batch.files.get(position=0).report, actor=secretariat)

    told = run("export", "corrections", tmp_path / "gold")

    assert (told.code, told.err) == (0, "")
    assert [file.name for file in (tmp_path / "gold").iterdir()] == ["consular-2018-06.en.gold.json"]
    written = json.loads((tmp_path / "gold" / "consular-2018-06.en.gold.json").read_text())
    made_by_hand = json.loads((scene.SAMPLES / "consular-2018-06.en.gold.json").read_text())
    assert written["items"][0].keys() == made_by_hand["items"][0].keys()
    assert written["items"][0]["acts"][0].keys() == made_by_hand["items"][0]["acts"][0].keys()
    assert written["meeting"].keys() == made_by_hand["meeting"].keys()


def test_a_folder_that_cannot_be_made_is_refused_in_one_line(run, tmp_path):
    (tmp_path / "file").write_text("x")

    told = run("export", "corrections", tmp_path / "file" / "gold")

    assert told.code == 2
    assert len(told.err.splitlines()) == 1
