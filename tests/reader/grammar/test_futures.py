"""Verbs about what lies ahead."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "It was agreed by Mexico that the TS will be asked to help.",
            [("request", "MEX", "ts", "request.passive")],
        ),
        (
            "The TS will ask the Countries to send data.",
            [("request", "ts", "member-countries", "request.future")],
        ),
        ("The guide, which will be addressed there, is old.", []),
        ("The guide, which will be printed by France, is old.", [("commit", "FRA", "", "commit.agent")]),
        ("It was agreed that the workshop will be held in May.", [("commit", "rcgm", "", "commit.agreed")]),
        ("It was agreed that all will come.", [("commit", "rcgm", "", "commit.agreed")]),
        ("The plan of action will be printed.", [("commit", "rcgm", "", "commit.planned")]),
        ("The plan of action will be printed by the United Nations.", []),
        ("A working group will be established.", [("commit", "rcgm", "", "commit.planned")]),
        ("The working group will be thanked.", []),
        ("IOM stressed that the plan will be printed.", [("affirm", "iom", "", "affirm.past")]),
        ("The plan, that was approved once printed, will be long.", []),
        ("If the plan will be printed, it is good.", []),
        ("The text should be revised.", [("request", "rcgm", "", "request.modal")]),
        ("The text should be revised by the TS.", [("request", "rcgm", "ts", "request.modal")]),
        ("The text should be discussed.", []),
        ("Mexico informed the TS, and the text should be revised.", [("inform", "MEX", "ts", "inform.past")]),
        ("The text should be long.", []),
        ("Guatemala, which is to hold the Presidency, spoke.", []),
    ],
)
def test_what_lies_ahead_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("La ST se sumará a la iniciativa.", [("commit", "ts", "", "commit.future")]),
        ("Se le solicitará a la ST un informe.", [("request", "rcgm", "ts", "request.passive")]),
        (
            "La OIM solicitará a los Países un informe.",
            [("request", "iom", "member-countries", "request.future")],
        ),
        ("Se acordó que se solicitará a la ST un informe.", [("request", "rcgm", "ts", "request.passive")]),
        ("El texto deberá revisarse.", [("request", "rcgm", "", "request.modal")]),
        ("Se deberá revisar el texto.", [("request", "rcgm", "", "request.modal")]),
        ("El texto deberá ser revisado por la ST.", [("request", "rcgm", "ts", "request.modal")]),
        ("El texto deberá llegar.", []),
        ("México informó, y el texto deberá revisarse.", [("inform", "MEX", "", "inform.past")]),
    ],
)
def test_what_lies_ahead_in_spanish(es, text, acts):
    assert es(text) == acts
