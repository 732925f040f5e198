"""``enlace import``: what is taken, what is said, how it ends."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from enlace.cli import server
from enlace.cli.arguments import parser

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(autouse=True)
def begun(monkeypatch):
    """Django is ready already in a test."""
    monkeypatch.setattr(server, "begin", lambda **_: SimpleNamespace(base_url="https://enlace.example.org"))


@pytest.fixture
def reports(tmp_path) -> Path:
    for name in ("consular-2018-06.en.txt", "rcgm-2010-10.es.txt"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    return tmp_path


def files():
    from enlace.reports.models import ImportFile

    return list(ImportFile.objects.order_by("pk").values_list("name", "state"))


def test_a_folder_is_taken_and_waits_for_the_worker(run, reports, queued):
    told = run("import", reports)

    assert told.code == 0
    assert told.out.startswith("Files taken: 2. Follow them at https://enlace.example.org/import/")
    assert files() == [("consular-2018-06.en.txt", "waiting"), ("rcgm-2010-10.es.txt", "waiting")]
    assert [task for task, _ in queued()] == ["reports.read_file"] * 2


def test_with_wait_the_files_are_read_here_and_the_job_finds_nothing_left(run, reports, run_jobs):
    told = run("import", reports, "--wait", "--lang", "es")

    assert told.code == 0
    assert told.out.endswith("2 leídos, 0 ya estaban aquí, 0 rechazados.\n")
    assert run_jobs() == 2
    assert [state for _, state in files()] == ["read", "read"]
    from enlace.reports.models import Report

    assert Report.objects.count() == 2


def test_a_refused_file_is_named_with_the_reason_and_the_others_go_on(run, reports):
    (reports / "empty.docx").write_bytes(b"")
    told = run("import", reports, "--wait")

    assert told.code == 1
    assert told.err == "enlace: empty.docx: The file is empty.\n"
    assert "2 read, 0 already here, 1 refused." in told.out


def test_a_file_that_is_not_there_is_told_and_the_others_go_on(run, reports):
    told = run("import", reports, "gone.docx")

    assert told.code == 1
    assert told.err == "enlace: gone.docx: There is no such file.\n"
    assert len(files()) == 2


def test_nothing_at_all_is_refused_in_one_line(run, tmp_path):
    assert run("import", tmp_path).code == 2
    told = run("import", tmp_path / "gone.docx")

    assert told.code == 2
    assert told.err.splitlines()[-1] == "enlace: No file was given. Choose the reports to import."
    assert files() == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_its_help_speaks_both_languages(lang):
    said = parser(lang).format_help()

    assert ("bring reports into the register" if lang == "en" else "incorporar informes al registro") in said
