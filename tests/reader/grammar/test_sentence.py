"""Sentences, and what the grammar sees of them."""

import pytest

from enlace.reader.grammar.sentence import sentences
from enlace.reader.grammar.tokens import Tokens


def parts(text):
    tokens = Tokens(text)
    return [
        text[tokens.starts[first] : tokens.ends[last - 1]]
        for first, last in sentences(tokens, 0, len(tokens), text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The plan is new",
        "The meeting of 3.5 hours, art. 4 of the law and no. 12",
        "Mr. Smith of the U.S. delegation",
        "a fee of $1.50 each",
        "J. Smith came",
        "It was there (in May. And June) too",
        "the plan,\n\nthe budget",
        "the plan:\n\nthe budget",
        "the plan\nthe budget",
        "No 3 (see below",
        "www.example.org is new",
    ],
)
def test_what_is_one_sentence(text):
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is new. It is old.", ["It is new.", "It is old."]),
        ("It is new; it is old", ["It is new;", "it is old"]),
        ("Is it new? It is!", ["Is it new?", "It is!"]),
        ("Plans, fees, etc. The TS came.", ["Plans, fees, etc.", "The TS came."]),
        ("Plans, fees, etc. and more.", ["Plans, fees, etc. and more."]),
        ("It is new. 3 came.", ["It is new.", "3 came."]),
        ("It is new.It is old.", ["It is new.", "It is old."]),
        ("It is new. “It” is old", ["It is new.", "“It” is old"]),
        ("He said “It is new.” Then he left.", ["He said “It is new.”", "Then he left."]),
        ("the plan\n\nThe budget", ["the plan", "The budget"]),
        ("the plan,\n\nThe budget", ["the plan,", "The budget"]),
        ("the plan \n \nis new", ["the plan", "is new"]),
        (". It is", [".", "It is"]),
        ("", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert parts(text) == expected


def test_a_name_is_one_unit_and_a_parenthesis_is_none(en):
    sentence = en.sentence("The Member Countries (in May) met “the deadline” [see below] at ( noon")

    assert sentence.words == ["the", "", "met", '"', "at", "(", "noon"]
    assert sentence.parties == ["", "member-countries", "", "", "", "", ""]
    assert sentence.raw == ["The", "", "met", '"', "at", "(", "noon"]


def test_a_name_in_a_parenthesis_is_left_out(en):
    assert en.sentence("Honduras (not Mexico) and Canada").parties == ["HND", "", "CAN"]


def test_units_know_their_place_in_the_text(en):
    text = "The Member Countries (in May) met “the deadline”"
    sentence = en.sentence(text)

    places = [text[sentence.start(unit) : sentence.end(unit)] for unit in range(len(sentence.words))]

    assert places == ["The", "Member Countries", "met", "“the deadline”"]
    assert sentence.start(len(sentence.words)) == len(text)


def test_a_sentence_knows_who_was_named_before_in_the_item(en):
    *_, last = en.sentences("Honduras came. Mexico met Honduras; Canada and Mexico rose, Panama left")

    assert last.named_before(len(last.words)) == ["HND", "MEX", "CAN", "PAN"]
    assert last.named_before(0) == ["HND", "MEX"]
