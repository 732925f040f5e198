"""Words that open a clause before its subject."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Also", []),
        ("In addition, the TS will send the plan.", [("commit", "ts", "", "commit.future")]),
        ("In turn, the TS will send the plan.", [("commit", "ts", "", "commit.future")]),
    ],
)
def test_what_opens_a_clause_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Por último, la ST enviará el plan.", [("commit", "ts", "", "commit.future")]),
        ("A su vez la ST enviará el plan.", [("commit", "ts", "", "commit.future")]),
    ],
)
def test_what_opens_a_clause_in_spanish(es, text, acts):
    assert es(text) == acts
