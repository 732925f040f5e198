"""Who acts in a passive clause."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "The guide will be printed by IOM, and Canada will distribute it.",
            [("commit", "iom", "", "commit.agent"), ("commit", "CAN", "", "commit.future")],
        ),
        ("The guide will be printed by IOM and Canada.", [("commit", "iom CAN", "", "commit.agent")]),
        (
            "UNHCR presented the draft, which will be revised by the latter.",
            [("inform", "unhcr", "", "inform.past"), ("commit", "unhcr", "", "commit.agent")],
        ),
        (
            "The guide, drafted last year, will be printed, based on the text approved by the RCGM.",
            [("commit", "rcgm", "", "commit.planned")],
        ),
        ("The guide will be printed; the TS has it.", [("commit", "rcgm", "", "commit.planned")]),
        ("The guide will be printed, and by IOM distributed.", [("commit", "rcgm", "", "commit.planned")]),
        ("The report was presented by them.", []),
        (
            "Honduras reported on the law; the RCGM congratulated its Government.",
            [("inform", "HND", "", "inform.past"), ("thank", "rcgm", "HND", "thank.past")],
        ),
        ("In cooperation with IOM, to ask for support.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "It was agreed at the end that a plan written in May be printed by all, and by IOM.",
            [("commit", "iom", "", "commit.agreed")],
        ),
        (
            "The report on the work of the TS and of the Chair of the RCGM was recognised.",
            [("thank", "rcgm", "ts", "thank.passive")],
        ),
        ("The value of the meetings of experts was recognised.", [("thank", "rcgm", "", "thank.passive")]),
        (
            "The guide will be printed by IOM, UNHCR and ICRC in May.",
            [("commit", "iom unhcr icrc", "", "commit.agent")],
        ),
        (
            "The guide will be printed in May, and all will have it.",
            [("commit", "rcgm", "", "commit.planned")],
        ),
        ("The guide will be printed in May; all will have it.", [("commit", "rcgm", "", "commit.planned")]),
        (
            "The text approved by all will be printed, as asked by them, which is good.",
            [("commit", "rcgm", "", "commit.planned")],
        ),
        (
            "The guide will be printed in the course of the new year at the head office in town soon after the talks.",
            [("commit", "rcgm", "", "commit.planned")],
        ),
    ],
)
def test_who_acts_in_a_passive_clause_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "La guía será impresa por la OIM, y Canadá la distribuirá.",
            [("commit", "iom", "", "commit.agent"), ("commit", "CAN", "", "commit.future")],
        ),
        ("La guía será impresa por esta última.", []),
        (
            "La OIM presentó el borrador, que será revisado por esta última.",
            [("inform", "iom", "", "inform.past"), ("commit", "iom", "", "commit.agent")],
        ),
        ("Se acordó que la guía sea impresa por la OIM.", [("commit", "iom", "", "commit.agreed")]),
        (
            "Honduras informó sobre la ley; el GRCM felicitó a su Gobierno.",
            [("inform", "HND", "", "inform.past"), ("thank", "rcgm", "HND", "thank.past")],
        ),
    ],
)
def test_who_acts_in_a_passive_clause_in_spanish(es, text, acts):
    assert es(text) == acts
