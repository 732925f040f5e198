import pytest

from enlace.cli import reading
from enlace.cli.files import Input
from enlace.cli.outcomes import Failure
from enlace.reader.model import Report

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture
def inputs(tmp_path):
    def inputs(*texts: str) -> list[Input]:
        made = []
        for place, text in enumerate(texts):
            path = tmp_path / f"{place:03}.txt"
            path.write_text(text)
            made.append(Input(path.name, path))
        return made

    return inputs


def told(outcomes):
    return [one.plain if isinstance(one, Report) else one.en for one in outcomes]


def test_one_process_and_many_give_the_same_in_the_same_order(inputs):
    files = inputs(*(f"Report {n}" if n % 7 else "refuse" for n in range(60)))
    alone = list(reading.read_all(files, "rcm", 1))
    assert list(reading.read_all(files, "rcm", 2)) == alone
    assert list(reading.read_all(files, "rcm", 5)) == alone
    assert told(alone)[1:3] == ["Report 1", "Report 2"]


def test_a_file_that_kills_its_process_does_not_take_others_along(inputs):
    files = inputs(*("die" if n in (3, 11) else f"Report {n}" for n in range(12)))
    outcomes = list(reading.read_all(files, "rcm", 2))
    died = "internal error: the process that read this file died"
    assert told(outcomes) == [died if n in (3, 11) else f"Report {n}" for n in range(12)]


def test_nothing_to_read_gives_nothing():
    assert list(reading.read_all([], "rcm", None)) == []


def test_few_small_files_are_read_without_processes(inputs, monkeypatch):
    monkeypatch.setattr(reading, "_in_processes", lambda *_: pytest.fail("processes were started"))
    assert len(list(reading.read_all(inputs(*["x"] * 5), "rcm", None))) == 5


@pytest.mark.parametrize("data", [None, b"x" * 5_000_000])
def test_many_or_large_files_are_worth_processes(inputs, data, monkeypatch):
    monkeypatch.setattr(reading, "_cores", lambda: 4)
    monkeypatch.setattr(reading, "_in_processes", lambda files, profile, jobs: [jobs])
    files = [Input("-", data=data)] * 2 if data else inputs(*["x"] * reading.WORTH_A_POOL)
    assert list(reading.read_all(files, "rcm", None)) == [min(4, len(files))]


def test_stopping_in_the_middle_ends_the_workers(inputs):
    outcomes = reading.read_all(inputs(*["x"] * 200), "rcm", 2)
    next(outcomes)
    outcomes.close()


@pytest.mark.parametrize(
    ("error", "english", "spanish"),
    [
        (FileNotFoundError(2, "x"), "There is no such file.", "No existe ese archivo."),
        (PermissionError(13, "x"), "The file may not be opened", "No hay permiso"),
        (IsADirectoryError(21, "x"), "This is a folder.", "Es una carpeta."),
        (
            OSError(5, "Input/output error"),
            "The file cannot be opened (Input/output error).",
            "No se puede abrir",
        ),
        (ValueError("two\nlines"), "internal error: ValueError: two lines (-v", "error interno: ValueError"),
        (RecursionError(), "internal error: RecursionError (-v", "error interno: RecursionError"),
        (MemoryError(), "internal error: MemoryError (-v", "error interno: MemoryError"),
    ],
)
def test_whatever_goes_wrong_is_a_sentence_in_both_languages(inputs, monkeypatch, error, english, spanish):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr("enlace.reader.read", fail)
    outcome = reading.read_one(*inputs("x"), "rcm")
    assert isinstance(outcome, Failure)
    assert outcome.sentence("en").startswith(english)
    assert outcome.sentence("es").startswith(spanish)
    assert "\n" not in outcome.en + outcome.es
    assert bool(outcome.detail) == english.startswith("internal")
