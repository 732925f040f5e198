import io
import json
import os
import stat

import pytest

import enlace.reader.outputs
from enlace.cli import main

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture
def terminal(monkeypatch):
    """Standard output and standard error that say they are a terminal."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def terminal():
        out, err = Terminal(), Terminal()
        monkeypatch.setattr("sys.stdout", out)
        monkeypatch.setattr("sys.stderr", err)
        return out, err

    return terminal


def test_json_of_one_file_is_an_object(run, folder):
    said = run("read", folder / "b.txt", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["source"]["name"] == "b.txt"


def test_json_of_a_folder_is_a_list_even_of_one(run, folder):
    said = run("read", folder / "below", "--format", "json")
    assert [one["source"]["name"] for one in json.loads(said.out)] == ["c.pdf"]


def test_json_is_the_same_whatever_the_number_of_processes(run, folder):
    one, two = (run("read", folder, "--format", "json", "--jobs", n) for n in "12")
    assert one.raw == two.raw
    assert [each["source"]["name"] for each in json.loads(one.out)] == ["a.docx", "b.txt", "c.pdf"]


def test_text_of_one_file_is_its_plain_text_alone(run, folder):
    assert run("read", folder / "b.txt", "--format", "text").out == "Report b"


def test_text_of_several_names_each(run, folder):
    assert run("read", folder / "a.docx", folder / "b.txt", "--format", "text").out == (
        "==> a.docx <==\nReport a\n==> b.txt <==\nReport b"
    )


def test_without_a_format_a_table_is_printed(run, folder):
    said = run("read", folder)
    assert said.code == 0
    assert "Secretariat" in said.out
    assert "\x1b" not in said.out
    assert said.out.endswith(
        "3 reports · 3 items · 3 commitments · 3 with a date · 3 doubts (-v shows them)\n"
    )


def test_the_table_is_in_spanish_with_a_spanish_locale(run, folder, monkeypatch):
    monkeypatch.setenv("LANG", "es_GT.UTF-8")
    said = run("read", folder / "b.txt")
    assert "Secretaría Técnica" in said.out
    assert said.out.endswith("1 informe · 1 punto · 1 compromiso · 1 con fecha · 1 duda (-v la muestra)\n")


def test_one_bad_file_does_not_stop_the_rest(run, folder):
    (folder / "a.docx").write_text("refuse")
    said = run("read", folder, "--format", "json")
    assert said.code == 1
    assert [each["source"]["name"] for each in json.loads(said.out)] == ["b.txt", "c.pdf"]
    assert said.err == (
        f"enlace: {folder}/a.docx: The file is not a document that can be read; save it as Word, PDF, HTML or text.\n"
        "enlace: 1 of 3 could not be read.\n"
    )


def test_failures_are_in_spanish(run, folder):
    (folder / "a.docx").write_text("refuse")
    said = run("read", folder, "--lang", "es")
    assert said.err == (
        f"enlace: {folder}/a.docx: "
        "El archivo no es un documento que se pueda leer; guárdelo como Word, PDF, HTML o texto.\n"
        "enlace: Archivos que no se pudieron leer: 1 de 3.\n"
    )


def test_a_single_file_s_failure_is_one_line_and_exit_2(run, tmp_path):
    said = run("read", tmp_path / "none.txt")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"enlace: {tmp_path}/none.txt: There is no such file.\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_unforeseen_error_is_one_line_and_no_traceback(run, folder, jobs):
    (folder / "a.docx").write_text("crash")
    said = run("read", folder, "--jobs", jobs, "--format", "text")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "a.docx: internal error: ValueError: nobody foresaw this (-v shows where" in said.err


def test_an_unforeseen_error_shows_where_with_v(run, folder):
    (folder / "a.docx").write_text("crash")
    assert "fake_read" in run("read", folder / "a.docx", "-v").err


def test_when_nothing_could_be_read_nothing_is_written(run, folder, tmp_path):
    for name in ("a.docx", "b.txt", "below/c.pdf"):
        (folder / name).write_text("refuse")
    said = run("read", folder, "-o", tmp_path / "out.json")
    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "out.json").exists()


def test_a_folder_without_reports_is_refused(run, tmp_path):
    said = run("read", tmp_path)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "no reports here" in said.err


def test_verbose_tells_what_was_found_and_doubted(run, folder):
    said = run("read", folder / "b.txt", "-v", "--format", "text")
    assert said.err == (
        f"{folder}/b.txt: items: 1, commitments: 1, doubts: 1\n{folder}/b.txt: doubt (odd): Something is odd.\n"
    )


@pytest.mark.parametrize("name", ["out.json", "OUT.JSON"])
def test_the_output_s_ending_tells_the_format(run, folder, tmp_path, name):
    said = run("read", folder / "b.txt", "-o", tmp_path / name)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert json.loads((tmp_path / name).read_text())["schema"] == "enlace.report/1"


def test_an_asked_format_wins_over_the_ending(run, folder, tmp_path):
    run("read", folder / "b.txt", "-o", tmp_path / "out.json", "--format", "text")
    assert (tmp_path / "out.json").read_text() == "Report b"


def test_an_ending_that_tells_nothing_is_refused(run, folder, tmp_path):
    said = run("read", folder / "b.txt", "-o", tmp_path / "out.docx")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "--format" in said.err


@pytest.mark.parametrize(
    ("name", "says"), [("no/out.json", "folder does not exist"), ("", "this is a folder")]
)
def test_an_output_that_cannot_be_is_refused_before_reading(run, tmp_path, name, says):
    said = run("read", tmp_path / "none.txt", "--format", "json", "-o", tmp_path / name)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert says in said.err


def test_output_over_an_input_is_refused_and_the_input_kept(run, folder):
    said = run("read", folder, "--format", "text", "-o", folder / "b.txt")
    assert said.code == 2
    assert "one of the files to be read" in said.err
    assert (folder / "b.txt").read_text() == "Report b"


def test_a_failing_output_module_is_one_line_and_leaves_no_file(run, folder, tmp_path, monkeypatch):
    from enlace.reader.outputs import json_out

    monkeypatch.setattr(json_out, "render", lambda *_, **__: 1 / 0)
    said = run("read", folder / "b.txt", "-o", tmp_path / "out.json")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert os.listdir(tmp_path) == ["in"]


def test_a_workbook_is_not_printed_on_a_terminal(folder, terminal):
    out, err = terminal()
    assert main(["read", str(folder), "--format", "xlsx"]) == 2
    assert out.getvalue() == ""
    assert "-o register.xlsx" in err.getvalue()


def test_a_terminal_gets_a_styled_table_and_the_bar_leaves_nothing(folder, terminal):
    out, err = terminal()
    (folder / "a.docx").write_text("refuse")
    assert main(["read", str(folder)]) == 1
    assert "\x1b[" in out.getvalue()
    assert "not a document" in err.getvalue()


def test_binary_output_goes_through_a_pipe(run, folder, monkeypatch):
    import sys
    from types import ModuleType

    maker = ModuleType("enlace.reader.outputs.xlsx_out")
    maker.render = lambda reports, *, lang: b"PK\x03\x04\xff"
    monkeypatch.setitem(sys.modules, maker.__name__, maker)
    monkeypatch.setattr(enlace.reader.outputs, "xlsx_out", maker, raising=False)
    assert run("read", folder, "--format", "xlsx").raw == b"PK\x03\x04\xff"


def test_output_to_a_pipe_by_name(run, folder):
    said = run("read", folder / "b.txt", "--format", "text", "-o", "/dev/stdout")
    assert (said.code, said.out) == (0, "Report b")
    assert not stat.S_ISREG(os.stat("/dev/null").st_mode)


def test_a_name_of_several_lines_is_told_on_one(run, folder, reader):
    said = run("read", folder / "no\n\x1b[31m.txt")
    assert said.err == f"enlace: {folder}/no\\n\\x1b[31m.txt: There is no such file.\n"
