"""What somebody offers to do or host."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Panama offered to host the workshop.", [("offer", "PAN", "", "offer.past")]),
        ("IOM expressed its willingness to help.", [("offer", "iom", "", "offer.past")]),
        ("The TS placed its web page at the disposal of the Countries.", [("offer", "ts", "", "offer.past")]),
    ],
)
def test_finds_what_is_offered_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The offer of Panama was welcomed.",
        "Panama made a statement.",
        "Offers of help were many.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "offer" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Panamá ofreció ser sede del taller.", [("offer", "PAN", "", "offer.past")]),
        ("La OIM expresó su disposición de apoyar.", [("offer", "iom", "", "offer.past")]),
        ("Panamá se ofreció a redactar el texto.", [("offer", "PAN", "", "offer.past")]),
    ],
)
def test_finds_what_is_offered_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "La oferta de Panamá.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "offer" not in [act for act, *_ in es(text)]
