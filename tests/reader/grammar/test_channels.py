"""Asides that name no addressee."""

import pytest

from enlace.reader.grammar.channels import past_short_aside


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "To ask, in particular and at once and for good, more of IOM.",
            [("request", "rcgm", "iom", "request.infinitive")],
        ),
        (
            "To ask, at the time being of the year in question, IOM to help.",
            [("request", "rcgm", "", "request.infinitive")],
        ),
        ("To ask, the press says so loud", [("request", "rcgm", "", "request.infinitive")]),
    ],
)
def test_asides_that_name_nobody_in_english(en, text, acts):
    assert en(text) == acts


def test_an_aside_with_a_party_in_it_is_none(en):
    assert past_short_aside(en.sentence("To ask, for IOM is there, more"), 2) == 2
