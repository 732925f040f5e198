"""What is reaffirmed, welcomed, stressed."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "To reaffirm the commitment to the rights of migrants.",
            [("affirm", "rcgm", "", "affirm.infinitive")],
        ),
        (
            "The Vice-Ministers underline the need for cooperation.",
            [("affirm", "vice-ministers", "", "affirm.present")],
        ),
        ("The importance of the guidelines was stressed.", [("affirm", "rcgm", "", "affirm.passive")]),
        ("Welcomes the presence of UNHCR.", [("affirm", "rcgm", "", "affirm.present")]),
        ("The RCGM recalled that the seminar is in May.", [("affirm", "rcgm", "", "affirm.past")]),
    ],
)
def test_finds_what_is_affirmed_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The value of the plan.",
        "Mexico recalled that the seminar is in May.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "affirm" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Reafirmar el compromiso con los derechos.", [("affirm", "rcgm", "", "affirm.infinitive")]),
        (
            "Los Viceministros acogen con beneplácito la iniciativa.",
            [("affirm", "vice-ministers", "", "affirm.present")],
        ),
        ("Se destacó la importancia del plan.", [("affirm", "rcgm", "", "affirm.passive")]),
        ("Nicaragua manifestó su interés en el taller.", [("affirm", "NIC", "", "affirm.past")]),
        ("La Red da la bienvenida a la iniciativa.", [("affirm", "rcgm", "", "affirm.present")]),
    ],
)
def test_finds_what_is_affirmed_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "El apoyo de la ST.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "affirm" not in [act for act, *_ in es(text)]
