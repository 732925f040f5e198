"""What is taken off the agenda or ended."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("To withdraw the item from the agenda.", [("withdraw", "rcgm", "", "withdraw.infinitive")]),
        ("The item is struck from the agenda.", [("withdraw", "rcgm", "", "withdraw.passive")]),
        ("The RCGM terminated the Working Group.", [("withdraw", "rcgm", "", "withdraw.past")]),
    ],
)
def test_finds_what_is_withdrawn_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The withdrawal of the item.",
        "To take note of the agenda.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "withdraw" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Retirar de la agenda el tema.", [("withdraw", "rcgm", "", "withdraw.infinitive")]),
        ("Se dejó sin efecto el acuerdo.", [("withdraw", "rcgm", "", "withdraw.passive")]),
        ("El grupo de trabajo fue disuelto.", [("withdraw", "rcgm", "", "withdraw.passive")]),
        ("La Red dio por concluido el mandato del grupo.", [("withdraw", "rcgm", "", "withdraw.past")]),
        ("Se retira el tema de la agenda.", [("withdraw", "rcgm", "", "withdraw.passive")]),
    ],
)
def test_finds_what_is_withdrawn_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "El retiro del tema.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "withdraw" not in [act for act, *_ in es(text)]
