"""What was decided or agreed."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Agreed. To thank IOM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("The RCGM agreed on what is to be done.", [("approve", "rcgm", "", "approve.past")]),
        ("The RCGM decided: to thank IOM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("It was agreed that:", []),
        ("The RCGM decided to report on it.", [("commit", "rcgm", "", "commit.decided")]),
        ("The RCGM decided to agree on it.", [("approve", "rcgm", "", "approve.lent")]),
        (
            "It was agreed at the end of the meeting of the Group of experts that a workshop be held by IOM.",
            [("commit", "iom", "", "commit.agreed")],
        ),
        ("It was agreed at last that IOM be asked.", [("commit", "iom", "", "commit.agreed")]),
        (
            "Mexico agreed that it be so and IOM decided to print it.",
            [("commit", "MEX", "", "commit.agreed"), ("commit", "iom", "", "commit.decided")],
        ),
        (
            "The RCGM agreed on the plan of work and the dates of the meetings and seminars of the Network.",
            [("approve", "rcgm", "", "approve.past")],
        ),
        (
            "The RCGM decided in the light of all the long talks held there in so many months that it is over.",
            [],
        ),
    ],
)
def test_what_was_decided_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Se acordó asimismo que:", []),
        ("Se acordó que la OIM lo haga.", [("commit", "iom", "", "commit.agreed")]),
        ("Se acordó que se lo haga por la OIM.", [("commit", "iom", "", "commit.agreed")]),
        ("Acuerda: agradecer a México.", [("thank", "rcgm", "MEX", "thank.infinitive")]),
        ("Acuerda enviar el texto.", [("commit", "rcgm", "", "commit.decided")]),
    ],
)
def test_what_was_decided_in_spanish(es, text, acts):
    assert es(text) == acts
