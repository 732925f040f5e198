"""Words and signs of a text, folded, with their places."""

import pytest

from enlace.reader.grammar import tokens
from enlace.reader.grammar.tokens import Splitter, Tokens, fold


@pytest.mark.parametrize("written", ["Panamá", "PANAMÁ", "panama", "Panama\u0301"])
def test_a_word_is_one_word_with_and_without_accents_and_capitals(written):
    assert fold(written) == "panama"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The TS, in May.", ["the", "ts", ",", "in", "may", "."]),
        ("Vice-Ministers of Costa-Rica", ["vice", "ministers", "of", "costa", "rica"]),
        ("the plan - in brief - is", ["the", "plan", "-", "in", "brief", "-", "is"]),
        ("a_b", ["a", "_", "b"]),
        ("inTegucigalpa", ["in", "tegucigalpa"]),
        ("laOIM and TheIOM", ["la", "oim", "and", "the", "iom"]),
        ("ofthe Network", ["of", "the", "network"]),
        ("OtrosPaíses MiembrosDel", ["otros", "paises", "miembros", "del"]),
        ("UNHCRsX and UNHCRs", ["unhcrsx", "and", "unhcrs"]),
        ("", []),
    ],
)
def test_words_are_told_apart(text, words):
    assert Tokens(text).words == words


def test_each_piece_of_a_word_run_together_knows_its_place():
    text = "met inTegucigalpa, Honduras"

    found = Tokens(text)

    assert len(found) == 5
    spans = zip(found.starts, found.ends, strict=True)
    assert (
        [text[start:end] for start, end in spans]
        == found.raw
        == ["met", "in", "Tegucigalpa", ",", "Honduras"]
    )


def test_a_splitter_takes_a_name_from_the_word_after_it():
    splitter = Splitter(lambda word, folded: 8 if folded.startswith("honduras") and len(folded) > 8 else 0)

    assert Tokens("Hondurasprior and Honduras", splitter).words == ["honduras", "prior", "and", "honduras"]
    assert Tokens("Nicaragua", splitter).words == ["nicaragua"]


def test_a_splitter_forgets_when_it_knows_too_much(monkeypatch):
    monkeypatch.setattr(tokens, "_MOST_KNOWN", 2)
    splitter = Splitter()

    Tokens("one two three four", splitter)

    assert list(splitter.known) == ["four"]


def test_the_tokens_before_a_place_are_those_of_the_text_before_it():
    text = "met inTegucigalpa, Honduras"

    first = Tokens(text).until(text.index(","))

    assert (first.words, first.raw) == (["met", "in", "tegucigalpa"], ["met", "in", "Tegucigalpa"])
    assert (first.starts, first.ends) == ([0, 4, 6], [3, 6, 17])
