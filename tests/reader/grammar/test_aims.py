"""Whom an act is aimed at, with pronouns and the next act in view."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Mexico congratulated its delegation.", [("thank", "MEX", "", "thank.past")]),
        (
            "Honduras reported on the law; the RCGM congratulated its Government.",
            [("inform", "HND", "", "inform.past"), ("thank", "rcgm", "HND", "thank.past")],
        ),
        (
            "To thank the support of UNHCR, and Mexico and Costa Rica asked the TS for a report.",
            [("thank", "rcgm", "unhcr", "thank.infinitive"), ("request", "MEX CRI", "ts", "request.past")],
        ),
        (
            "To note the plan and thank IOM.",
            [("note", "rcgm", "", "note.infinitive"), ("thank", "rcgm", "iom", "thank.infinitive")],
        ),
    ],
)
def test_whom_an_act_is_aimed_at_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Honduras informó sobre la ley; el GRCM felicitó a su Gobierno.",
            [("inform", "HND", "", "inform.past"), ("thank", "rcgm", "HND", "thank.past")],
        ),
    ],
)
def test_whom_an_act_is_aimed_at_in_spanish(es, text, acts):
    assert es(text) == acts
