"""Each doubt is a whole sentence in both languages, and every doubt of the reader is one of them."""

import ast
import string
from pathlib import Path

import pytest

import enlace.reader
from enlace.reader import read
from enlace.reader.doubts import SENTENCES, doubt
from enlace.reader.model import Doubt
from enlace.reader.outputs import html_out, md_out

SOURCES = sorted(Path(enlace.reader.__file__).parent.rglob("*.py"))


def fields(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_state_the_same_facts(code):
    english, spanish = SENTENCES[code]

    assert fields(english) == fields(spanish)
    assert english != spanish
    assert english[-1] == spanish[-1] == "."


def test_a_doubt_speaks_both_languages():
    said = doubt("footnotes-left-out", (3, 5), count=2)

    assert said.span == (3, 5)
    assert said.message == said.sentence("en") == "Footnotes and endnotes are not part of the text read: 2."
    assert said.sentence("es") == "Las notas al pie y al final no forman parte del texto leído: 2."


def test_a_doubt_of_ones_own_speaks_the_language_it_has():
    assert Doubt("own", "Something is odd.").sentence("es") == "Something is odd."


def test_the_outputs_say_doubts_in_the_readers_language():
    report = read(b"1. To thank Mexico.\n2. To thank Canada.\n")

    assert doubt("no-date") in report.warnings
    for render in (md_out.render, html_out.render):
        assert SENTENCES["no-date"][0] in render([report], lang="en")
        assert SENTENCES["no-date"][1] in render([report], lang="es")


def test_a_doubt_without_its_facts_is_refused():
    with pytest.raises(KeyError):
        doubt("footnotes-left-out")


def test_the_reader_makes_doubts_of_the_catalogue_alone_and_all_of_them():
    made = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "doubt":
                made.add(ast.literal_eval(node.args[0]))

    assert made == set(SENTENCES)
