"""What is put forward."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Canada proposes a seminar on visas.", [("propose", "CAN", "", "propose.present")]),
        ("It is suggested that a seminar be held.", [("propose", "rcgm", "", "propose.passive")]),
        ("Canada put forward three dates.", [("propose", "CAN", "", "propose.past")]),
        ("Canada presented a proposal on visas.", [("propose", "CAN", "", "propose.past")]),
    ],
)
def test_finds_what_is_proposed_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The proposal of Canada.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "propose" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Canadá propone un seminario.", [("propose", "CAN", "", "propose.present")]),
        ("Se sugiere celebrar un seminario.", [("propose", "rcgm", "", "propose.passive")]),
        ("Canadá presentó una propuesta.", [("propose", "CAN", "", "propose.past")]),
    ],
)
def test_finds_what_is_proposed_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "La propuesta de Canadá.",
        "Se acordó el plan propuesto por Canadá.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "propose" not in [act for act, *_ in es(text)]
