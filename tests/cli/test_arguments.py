import pytest

from enlace import __version__
from enlace.cli.arguments import complaint


def test_version(run):
    assert run("--version").out == f"enlace {__version__}\n"


def test_no_arguments_shows_the_help_on_stderr_and_is_refused(run):
    said = run()
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: enlace")


@pytest.mark.parametrize(
    "argv", [["--help"], ["read", "--help"], ["compare", "-h"], ["profile", "check", "-h"]]
)
@pytest.mark.parametrize(("lang", "word"), [("en", "usage:"), ("es", "uso:")])
def test_help_is_in_the_language_asked_for(run, argv, lang, word):
    said = run("--lang", lang, *argv)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(word)
    assert ("mostrar esta ayuda" in said.out) == (lang == "es")


@pytest.mark.parametrize(
    "argv",
    [
        ["read"],
        ["reed", "x"],
        ["read", "x", "--format", "docx"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--jobs", "-1"],
        ["read", "x", "--jobs", "two"],
        ["read", "x", "--lang", "fr"],
        ["read", "x", "--form", "json"],
        ["read", "x", "-o"],
        ["compare", "x"],
        ["compare", "x", "y", "z"],
        ["profile"],
        ["profile", "mend", "x"],
        ["profile", "check"],
    ],
)
def test_wrong_arguments_are_one_line_and_exit_2(run, argv):
    said = run(*argv)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.startswith("enlace")
    assert "--help" in said.err


def test_complaints_are_in_spanish(run):
    assert run("read", "--lang", "es").err == (
        "enlace read: falta indicar: FILE|DIR (enlace read --help muestra cómo)\n"
    )


@pytest.mark.parametrize(
    ("message", "spanish"),
    [
        ("unrecognized arguments: --x", "argumentos desconocidos: --x"),
        ("argument -o/--output: expected one argument", "-o/--output necesita un valor"),
        (
            "argument --lang: invalid choice: 'fr' (choose from 'en', 'es')",
            "--lang: 'fr' no es válido (hay: 'en', 'es')",
        ),
        ("argument --jobs: un número", "--jobs: un número"),
        ("something new", "something new"),
    ],
)
def test_complaint_says_it_in_spanish_or_leaves_it(message, spanish):
    assert complaint(message, "es") == spanish
    assert complaint(message, "en") == message


@pytest.mark.parametrize(
    "argv",
    [
        ["read", ""],
        ["read", "x", "-o", ""],
        ["read", "x", "--profile", ""],
        ["compare", "x", ""],
        ["profile", "check", ""],
    ],
)
def test_an_empty_name_is_refused_rather_than_taken_for_the_folder_one_stands_in(run, argv):
    said = run("--lang", "es", *argv)
    assert (said.code, said.out) == (2, "")
    assert ": el nombre está vacío (" in said.err
