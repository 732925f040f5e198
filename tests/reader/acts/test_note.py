"""Notes, and what is received."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("To take note of the report of the TS.", [("note", "rcgm", "", "note.infinitive")]),
        ("The RCGM received the proposal of Canada.", [("note", "rcgm", "", "note.past")]),
        ("Takes note with appreciation of the progress.", [("note", "rcgm", "", "note.present")]),
        ("The Network acknowledged receipt of the payment.", [("note", "rcgm", "", "note.past")]),
        ("The RCGM was informed of the progress.", [("note", "rcgm", "", "note.told")]),
        ("Note the date of the seminar.", [("note", "rcgm", "", "note.infinitive")]),
    ],
)
def test_finds_what_is_noted_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The RCGM was informed of the progress by the TS.",
        "The notes of the meeting.",
        "The TS took the minutes of the meeting.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "note" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Tomar nota del informe de la ST.", [("note", "rcgm", "", "note.infinitive")]),
        ("La Red dio por recibido el informe.", [("note", "rcgm", "", "note.past")]),
        ("Se tomó nota de la propuesta de Canadá.", [("note", "rcgm", "", "note.passive")]),
        ("Acusar recibo de la carta.", [("note", "rcgm", "", "note.infinitive")]),
    ],
)
def test_finds_what_is_noted_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "La ST tomó la palabra.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "note" not in [act for act, *_ in es(text)]
