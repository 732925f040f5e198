"""Relative clauses."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The plan, which the TS will print in May, is long.", [("commit", "ts", "", "commit.future")]),
        (
            "IOM presented a plan that it will print.",
            [("inform", "iom", "", "inform.past"), ("commit", "iom", "", "commit.future")],
        ),
        (
            "Mexico, which will print the plan, thanked IOM.",
            [("commit", "MEX", "", "commit.future"), ("thank", "MEX", "iom", "thank.past")],
        ),
        (
            "Honduras, Mexico and Canada, which will print the plan, thanked IOM.",
            [("commit", "HND MEX CAN", "", "commit.future"), ("thank", "HND MEX CAN", "iom", "thank.past")],
        ),
        (
            "Honduras and Mexico who will print the plan thanked IOM.",
            [("commit", "HND MEX", "", "commit.future")],
        ),
        (
            "The RCGM decided to establish a Working Group on data, chaired by Guyana, which will report in May.",
            [("commit", "rcgm", "", "commit.decided"), ("commit", "working-group", "", "commit.future")],
        ),
        (
            "The guide, which will be printed by IOM, and that will be sent to all, is long.",
            [("commit", "iom", "", "commit.agent"), ("commit", "rcgm", "", "commit.planned")],
        ),
        (
            "The guide, which will be printed by IOM, and that will report on data.",
            [("commit", "iom", "", "commit.agent")],
        ),
        (
            "The RCGM decided to print the guide, which will report on data.",
            [("commit", "rcgm", "", "commit.decided")],
        ),
        ("Which will be so.", []),
        ("The plan for that will be printed.", [("commit", "rcgm", "", "commit.relative")]),
        ("Those that have plans, will offer them.", []),
        (
            "Those countries that have approved plans thanked IOM.",
            [("thank", "member-countries", "iom", "thank.past")],
        ),
        ("The group that prints reports thanked IOM.", [("thank", "rcgm", "iom", "thank.past")]),
        ("The plan is good in that Mexico offered to pay.", [("offer", "MEX", "", "offer.past")]),
        (
            "The offer of Honduras, Canada, which will host it, is good.",
            [("commit", "CAN", "", "commit.future")],
        ),
        (
            "The offer made by Honduras and Canada, which will host it, is good.",
            [("commit", "HND CAN", "", "commit.future")],
        ),
    ],
)
def test_relative_clauses_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("El informe, el cual la ST enviará, es largo.", [("commit", "ts", "", "commit.future")]),
        (
            "La OIM, la cual enviará el informe, agradeció a México.",
            [("commit", "iom", "", "commit.future"), ("thank", "iom", "MEX", "thank.past")],
        ),
        ("El grupo, que se reunirá en mayo, informará.", [("commit", "rcgm", "", "commit.future")]),
        ("La Red, que se reunirá en mayo, informará.", [("commit", "rcgm", "", "commit.future")]),
        ("El plan que se enviará es largo.", [("commit", "rcgm", "", "commit.relative")]),
    ],
)
def test_relative_clauses_in_spanish(es, text, acts):
    assert es(text) == acts
