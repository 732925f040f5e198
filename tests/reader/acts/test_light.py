"""Verbs that lend their subject to the next: "decides to thank"."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The RCGM decides to thank Mexico.", [("thank", "rcgm", "MEX", "thank.lent")]),
        ("Honduras and Mexico agreed to prepare a plan.", [("commit", "HND MEX", "", "commit.decided")]),
        ("The Network would like to thank Mexico.", [("thank", "rcgm", "MEX", "thank.lent")]),
        ("It was agreed by Honduras to host it.", [("commit", "HND", "", "commit.decided")]),
        ("Member Countries agree to send data.", [("commit", "member-countries", "", "commit.decided")]),
        ("Agree to hold a meeting.", [("commit", "rcgm", "", "commit.decided")]),
        ("Mexico agreed that its consulates do it.", [("commit", "MEX", "", "commit.agreed")]),
    ],
)
def test_finds_what_was_decided_or_agreed_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The agreement of the Countries.",
        "Agreed to report on the budget.",
        "Mexico agreed: the text was good.",
    ],
)
def test_leaves_alone_what_leads_to_no_act_in_english(en, text):
    assert en(text) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("El GRCM acuerda agradecer a México.", [("thank", "rcgm", "MEX", "thank.lent")]),
        ("Honduras y México acordaron preparar un plan.", [("commit", "HND MEX", "", "commit.decided")]),
        ("Se decidió solicitar a la ST un informe.", [("request", "rcgm", "ts", "request.lent")]),
        ("Acordar la celebración de un taller.", [("commit", "rcgm", "", "commit.decided")]),
        ("La Red acordó que le informe la ST.", [("commit", "rcgm", "", "commit.agreed")]),
    ],
)
def test_finds_what_was_decided_or_agreed_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "El acuerdo de los Países.",
        "Se acordó.",
    ],
)
def test_leaves_alone_what_leads_to_no_act_in_spanish(es, text):
    assert es(text) == []
