"""Acts in the passive."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The seminar was offered.", []),
        ("The seminar was offered by Mexico.", [("offer", "MEX", "", "offer.passive")]),
        ("Much is undertaken.", []),
        ("Canada was informed of the plan.", []),
        (
            "IOM is thanked for its help and requested to go on.",
            [("thank", "rcgm", "iom", "thank.passive"), ("request", "rcgm", "iom", "request.passive")],
        ),
        ("It is requested that IOM help.", [("request", "rcgm", "iom", "request.passive")]),
        ("It was stressed that the plan was approved by all.", [("affirm", "rcgm", "", "affirm.passive")]),
        ("The plan, which was approved, is long.", []),
        ("The guide, which is withdrawn, was long.", [("withdraw", "rcgm", "", "withdraw.passive")]),
        ("The TS is requested to write and the PPT to sign.", [("request", "rcgm", "ts", "request.passive")]),
        (
            "It is recommended to the Vice-Ministers that the plan be adopted.",
            [("recommend", "rcgm", "vice-ministers", "recommend.passive")],
        ),
        ("Mexico was informed of it by the TS.", [("inform", "ts", "MEX", "inform.passive")]),
        ("Mexico stressed that the plan was approved.", [("affirm", "MEX", "", "affirm.past")]),
        (
            "The RCGM was informed of the plan and requested IOM to help.",
            [("note", "rcgm", "", "note.told"), ("request", "rcgm", "iom", "request.past")],
        ),
    ],
)
def test_acts_in_the_passive_in_english(en, text, acts):
    assert en(text) == acts
