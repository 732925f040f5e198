"""Infinitives and bare presents."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Member Countries thank IOM.", [("thank", "member-countries", "iom", "thank.present")]),
        ("Member Countries that thank IOM are here.", []),
        ("Once Member Countries thank IOM, all is well.", []),
        ("That the Countries thank IOM.", [("request", "rcgm", "member-countries", "request.wish")]),
        ("We thank IOM.", [("thank", "rcgm", "iom", "thank.present")]),
        ("They thank IOM.", [("thank", "rcgm", "iom", "thank.present")]),
        ("The meeting with all its participants thank IOM.", []),
        ("The Countries of Mexico and others thank IOM.", []),
        ("Member Countries agree to thank IOM.", [("thank", "member-countries", "iom", "thank.lent")]),
        ("With regard to the plan, to thank IOM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("The plan: to thank IOM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("The plan, to thank IOM.", []),
        ("To note the plan, approve the budget.", [("note", "rcgm", "", "note.infinitive")]),
        (
            "To note, approve the budget.",
            [("note", "rcgm", "", "note.infinitive"), ("approve", "rcgm", "", "approve.infinitive")],
        ),
        (
            "To note the plan, to approve the budget.",
            [("note", "rcgm", "", "note.infinitive"), ("approve", "rcgm", "", "approve.infinitive")],
        ),
        ("To note the plan to thank IOM.", [("note", "rcgm", "", "note.infinitive")]),
        (
            "To request IOM to study the plan, to approve it and to thank Mexico.",
            [("request", "rcgm", "iom", "request.infinitive")],
        ),
        (
            "To request IOM to study the plan, and to thank Mexico.",
            [("request", "rcgm", "iom", "request.infinitive"), ("thank", "rcgm", "MEX", "thank.infinitive")],
        ),
        (
            "To request IOM to study the plan and to approve the budget.",
            [("request", "rcgm", "iom", "request.infinitive")],
        ),
        (
            "To approve the plan with the aim of helping to print it, and to approve the budget.",
            [("approve", "rcgm", "", "approve.infinitive"), ("approve", "rcgm", "", "approve.infinitive")],
        ),
        (
            "To approve the plan that is good and approve the budget.",
            [("approve", "rcgm", "", "approve.infinitive")],
        ),
        (
            "To approve the plan that is good and thank IOM.",
            [("approve", "rcgm", "", "approve.infinitive"), ("thank", "rcgm", "iom", "thank.infinitive")],
        ),
        (
            "To approve the plan as well as to thank IOM.",
            [("approve", "rcgm", "", "approve.infinitive"), ("thank", "rcgm", "iom", "thank.infinitive")],
        ),
        (
            "To approve the plan to the Countries and to the TS.",
            [("approve", "rcgm", "", "approve.infinitive")],
        ),
        ("To approve the plan, to the TS and to .", [("approve", "rcgm", "", "approve.infinitive")]),
        (
            "The RCGM decided to hold a seminar and to thank IOM.",
            [("commit", "rcgm", "", "commit.decided"), ("thank", "rcgm", "iom", "thank.infinitive")],
        ),
        (
            "The RCGM decided to thank IOM and to recognise Mexico.",
            [("thank", "rcgm", "iom", "thank.lent"), ("thank", "rcgm", "MEX", "thank.infinitive")],
        ),
        (
            "Mexico decided to thank IOM and to recognise UNHCR.",
            [("thank", "MEX", "iom", "thank.lent"), ("thank", "MEX", "unhcr", "thank.infinitive")],
        ),
        (
            "The Vice-Ministers reaffirm that it is good, stress that it is new, and invite the Countries to come.",
            [
                ("affirm", "vice-ministers", "", "affirm.present"),
                ("affirm", "vice-ministers", "", "affirm.infinitive"),
                ("request", "vice-ministers", "member-countries", "request.infinitive"),
            ],
        ),
        (
            "The Vice-Ministers reaffirm the plan, stress.",
            [("affirm", "vice-ministers", "", "affirm.present")],
        ),
        (
            "The Vice-Ministers reaffirm the plan, request IOM to come.",
            [
                ("affirm", "vice-ministers", "", "affirm.present"),
                ("request", "vice-ministers", "iom", "request.infinitive"),
            ],
        ),
        (
            "The Vice-Ministers reaffirm the plan, approve the budget.",
            [("affirm", "vice-ministers", "", "affirm.present")],
        ),
        (
            "The TS will circulate the text and to request the Countries to comment.",
            [("commit", "ts", "", "commit.future")],
        ),
        (
            "The TS will circulate the text, request the Countries to comment.",
            [("commit", "ts", "", "commit.future")],
        ),
        (
            "The TS thanked IOM for text and request the Countries to comment.",
            [("thank", "ts", "iom", "thank.past")],
        ),
        ("IOM came in May to decide.", []),
    ],
)
def test_infinitives_and_bare_presents_in_english(en, text, acts):
    assert en(text) == acts


def test_a_bullet_below_a_request_says_what_is_asked(en):
    assert en("To thank IOM.", quiet=True) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Solicitar a la OIM estudiar el plan y agradecer a México.",
            [("request", "rcgm", "iom", "request.infinitive")],
        ),
        (
            "Solicitar a la OIM estudiar el plan, y agradecer a México.",
            [("request", "rcgm", "iom", "request.infinitive"), ("thank", "rcgm", "MEX", "thank.infinitive")],
        ),
        (
            "Aprobar el plan así como agradecer a México.",
            [("approve", "rcgm", "", "approve.infinitive"), ("thank", "rcgm", "MEX", "thank.infinitive")],
        ),
        (
            "Aprobar el plan, agradecer a México.",
            [("approve", "rcgm", "", "approve.infinitive"), ("thank", "rcgm", "MEX", "thank.infinitive")],
        ),
        (
            "El GRCM decidió celebrar un taller y agradecer a la OIM.",
            [("commit", "rcgm", "", "commit.decided")],
        ),
        ("El GRCM decidió celebrar un taller y aprobar el plan.", [("commit", "rcgm", "", "commit.decided")]),
    ],
)
def test_infinitives_and_bare_presents_in_spanish(es, text, acts):
    assert es(text) == acts
