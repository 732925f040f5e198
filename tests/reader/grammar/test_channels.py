"""Asides that name no addressee."""

import pytest


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
