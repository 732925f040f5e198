"""The States, bodies and organisations that a text names."""

import pytest

from enlace.reader.grammar.names import Names, name
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.grammar.words import CONTEXT

NAMES = Names(
    [
        name("Honduras", "HND", case="capital"),
        name("Liberia", "LBR", case="capital"),
        name("Liberia, Costa Rica"),
        name("Costa Rica", "CRI", case="capital"),
        name("United States", "USA", case="capital"),
        name("US", "USA"),
        name("Guinea| Current"),
        name("Guinea", "GIN", case="capital"),
        name("Network for Consular Protection", "consular"),
        name("Network on Trafficking", "trafficking"),
        name("the Network", "consular", short=True),
        name("the Network", "trafficking", short=True),
        name("la Red", "consular", short=True),
        name("the Fund", "fund", short=True, recalls=True),
        name("Children's Fund", "fund"),
        name("the Group", "group", short=True),
        name("Table", "table", short=True),
        name("Countries", "countries", alone=True),
        name("Executive Secretariat", "ts"),
        name("Integration System", "sica"),
        name("SIECA", "sieca"),
        name("SICA", "sica"),
    ],
    CONTEXT,
)


def found(text, body=None):
    tokens = Tokens(text, NAMES.splitter)
    return [(" ".join(tokens.raw[one.first : one.last]), one.id) for one in NAMES.find(tokens, body)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Honduras and HONDURAS", [("Honduras", "HND"), ("HONDURAS", "HND")]),
        ("the honduras of old", []),
        ("a visit to the United States", [("United States", "USA")]),
        ("US law tells us more", [("US", "USA")]),
        ("Liberia came", [("Liberia", "LBR")]),
        ("in Liberia, Costa Rica", []),
        ("Guinea came by the Guinea Current", [("Guinea", "GIN")]),
        ("Hondurasprior to Hondurass", [("Honduras", "HND")]),
    ],
)
def test_finds_the_longest_name_in_its_case(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Countries will", [("Countries", "countries")]),
        ("to all Countries that", [("Countries", "countries")]),
        ("Countries", [("Countries", "countries")]),
        ("the five countries will", []),
        ("Five Countries will", []),
        ("Countries of the North", []),
    ],
)
def test_a_common_word_is_a_name_where_nothing_narrows_it(text, names):
    assert found(text) == names


def test_a_short_name_stands_for_the_body_that_meets():
    assert found("The Network met", "trafficking") == [("Network", "trafficking")]
    assert found("La Red y el Network", "consular") == [("Red", "consular")]


def test_a_short_name_stands_for_the_body_named_before():
    text = "The Network on Trafficking met, and the Network rose"

    assert found(text) == [("Network on Trafficking", "trafficking"), ("Network", "trafficking")]


def test_a_short_name_that_may_be_two_bodies_is_neither():
    assert found("The Network met") == []


def test_a_short_name_in_lower_case_is_pointed_at():
    assert found("this network met; the network rose", "consular") == [("network", "consular")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Group", [("Group", "group")]),
        ("the Group of experts", [("Group", "group")]),
        ("the Group of Friends", []),
        ("the Group Life", []),
        ("the Group of", [("Group", "group")]),
        ("a Group met", []),
        ("Group", []),
    ],
)
def test_a_short_name_is_whole_and_has_its_article(text, names):
    assert found(text) == names


def test_a_short_name_that_recalls_needs_one_named_before():
    assert found("The Fund gave") == []
    assert found("The Children's Fund came; the Fund gave") == [
        ("Children ' s Fund", "fund"),
        ("Fund", "fund"),
    ]


def test_a_report_may_give_an_acronym_of_its_own():
    assert found("The Executive Secretariat (SE) met; the SE rose") == [
        ("Executive Secretariat", "ts"),
        ("SE", "ts"),
        ("SE", "ts"),
    ]
    assert found("The Executive Secretariat (see below) met; see") == [("Executive Secretariat", "ts")]


def test_a_long_name_that_its_acronym_contradicts_is_a_slip():
    assert found("the Integration System (SIECA)") == [("SIECA", "sieca")]
    assert found("the Integration System (SICA)") == [("Integration System", "sica"), ("SICA", "sica")]
    assert found("Honduras (SICA)") == [("Honduras", "HND"), ("SICA", "sica")]


def test_a_short_name_of_one_word_needs_no_article():
    assert found("Table and the Table, a table") == [("Table", "table"), ("Table", "table")]
