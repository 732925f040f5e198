import json
from pathlib import Path

import pytest

from enlace.cli import matters

TEXT = """REPORT OF THE MEETING OF THE LIAISON OFFICER NETWORK FOR CONSULAR PROTECTION

The Liaison Officer Network for Consular Protection held its meeting on May 12, {year} in Managua, Nicaragua.

CONCLUSIONS

1. {item}
"""
FIRST = "Honduras proposed a Guide on Unaccompanied Migrant Children."
PAIR = [Path(__file__).parents[2] / "samples" / f"rcgm-2010-10.{lang}.txt" for lang in ("en", "es")]
LATER = "Honduras presented the Guide on Unaccompanied Migrant Children."


@pytest.fixture
def reports(tmp_path):
    for year, item in ((2010, FIRST), (2011, LATER)):
        (tmp_path / f"consular-{year}.en.txt").write_text(TEXT.format(year=year, item=item), "utf-8")
    return tmp_path


def test_json_tells_the_earlier_item_first(run, reports):
    said = run("matters", reports, "--format", "json")
    (link,) = json.loads(said.out)["links"]
    assert said.code == 0
    assert link["a"] == {"report": "consular-2010.en", "section": "conclusions", "path": "1"}
    assert link["b"] == {"report": "consular-2011.en", "section": "conclusions", "path": "1"}
    assert (link["kind"], link["score"] > 0.9) == ("continues", True)
    assert "The same party acts in both: Honduras." in link["reasons"]


def test_reasons_are_in_the_language_asked_for(run, reports):
    (link,) = json.loads(run("matters", reports, "--format", "json", "--lang", "es").out)["links"]
    assert "La misma parte actúa en ambos: Honduras." in link["reasons"]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("continues", "1 candidate;")), ("es", ("continúa", "1 candidato;"))]
)
def test_text_is_a_table(run, reports, lang, words):
    said = run("matters", reports, "--lang", lang)
    assert (said.code, said.err) == (0, "")
    assert all(word in said.out for word in words)


def test_a_folder_without_matters_says_so(run, reports):
    (reports / "consular-2011.en.txt").unlink()
    assert run("matters", reports).out == "No two items seem to be of one matter.\n"


def test_a_file_that_cannot_be_read_is_1(run, reports):
    (reports / "x.pdf").write_bytes(b"%PDF-1.7 nothing")
    said = run("matters", reports, "--format", "json")
    assert (said.code, len(json.loads(said.out)["links"])) == (1, 1)
    assert "x.pdf" in said.err


def test_where_nothing_can_be_read_it_is_refused(run, tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 nothing")
    said = run("matters", tmp_path)
    assert (said.code, said.out) == (2, "")


def test_the_table_leaves_out_what_is_unlikely(run, reports, monkeypatch):
    monkeypatch.setattr(matters, "LEAST_SHOWN", 1.1)
    assert run("matters", reports).out == "No two items seem to be of one matter.\n"


def test_two_reports_of_one_name_are_told_apart_by_refusing_the_second(run, reports):
    (reports / "copy").mkdir()
    (reports / "copy" / "consular-2010.en.txt").write_text(TEXT.format(year=2012, item=LATER), "utf-8")
    said = run("matters", reports, "--format", "json", "--lang", "es")
    assert (said.code, len(json.loads(said.out)["links"])) == (1, 1)
    assert "Otro informe de aquí tiene este nombre" in said.err


@pytest.mark.parametrize(("lang", "words"), [("en", "no reports here"), ("es", "aquí no hay informes")])
def test_an_empty_folder_is_one_line(run, tmp_path, lang, words):
    said = run("matters", tmp_path, "--format", "json", "--lang", lang)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert words in said.err


def test_what_is_no_report_is_one_line(run, tmp_path):
    (tmp_path / "letter.txt").write_text("hello", "utf-8")
    said = run("matters", tmp_path, "--format", "json")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_the_two_languages_of_one_meeting_are_not_linked(run):
    said = run("matters", *PAIR, "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, {"links": []})
