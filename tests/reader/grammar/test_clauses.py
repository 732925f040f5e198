"""Clauses inside another, and what is said after "that"."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Mexico announced that its office would open.", [("inform", "MEX", "", "inform.past")]),
        ("That is all.", []),
        ("That", []),
        (
            "Mexico informed the Network, that the law which it passed was published.",
            [("inform", "MEX", "", "inform.past")],
        ),
        ("IOM offered to the Countries that it would help.", [("offer", "iom", "", "offer.past")]),
        (
            "IOM said to all that it would help.",
            [("inform", "iom", "", "inform.past"), ("commit", "iom", "", "commit.future")],
        ),
        ("The RCGM takes note that the TS was thanked.", [("note", "rcgm", "", "note.present")]),
        ("To take note of the fact that Mexico offered to help.", [("note", "rcgm", "", "note.infinitive")]),
        ("The RCGM underlines that such measures were approved.", [("affirm", "rcgm", "", "affirm.present")]),
        (
            "The RCGM underlines that such measures are old, and the plan was approved.",
            [("affirm", "rcgm", "", "affirm.present"), ("approve", "rcgm", "", "approve.passive")],
        ),
        ("Canada informed that Mexico approved the plan.", [("inform", "CAN", "", "inform.past")]),
        (
            "Canada informed that Mexico will send the plan.",
            [("inform", "CAN", "", "inform.past"), ("commit", "MEX", "", "commit.future")],
        ),
        ("Once the plan was approved, the TS printed it.", []),
        ("Once Mexico approved the plan the TS informed the Countries.", []),
        ("The plan was long, until Mexico presented it.", []),
    ],
)
def test_clauses_after_that_and_once_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Se informó que se aprobó el plan.", [("inform", "rcgm", "", "inform.passive")]),
        (
            "Informó sobre el plan a la Presidencia, que la dará a conocer.",
            [("inform", "rcgm", "", "inform.past"), ("commit", "ppt", "", "commit.future")],
        ),
        (
            "Informó sobre el plan a la Presidencia, que no tiene más.",
            [("inform", "rcgm", "", "inform.past")],
        ),
        ("Informó sobre el plan a la Presidencia, que no", [("inform", "rcgm", "", "inform.past")]),
        ("Se acordó que México enviaría sus datos.", [("commit", "MEX", "", "commit.future")]),
        (
            "Informó sobre el plan a la Presidencia, que no se la dará.",
            [("inform", "rcgm", "", "inform.past"), ("commit", "rcgm", "", "commit.future")],
        ),
    ],
)
def test_clauses_after_that_and_once_in_spanish(es, text, acts):
    assert es(text) == acts
