"""What a party tells, said as a fact."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Honduras informed the RCGM of its new law.", [("inform", "HND", "rcgm", "inform.past")]),
        (
            "Canada shared with Member Countries the results of the project.",
            [("inform", "CAN", "member-countries", "inform.past")],
        ),
        (
            "The representative of Mexico stated that the law was in force.",
            [("inform", "MEX", "", "inform.past")],
        ),
        ("The TS made a presentation on the budget.", [("inform", "ts", "", "inform.past")]),
        ("The law was presented by Nicaragua.", [("inform", "NIC", "", "inform.passive")]),
        (
            "IOM reported to the Vice-Ministers that it had trained officers.",
            [("inform", "iom", "vice-ministers", "inform.past")],
        ),
    ],
)
def test_finds_what_is_told_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The reports of the TS.",
        "Mexico's update on the plan is on the page.",
        "It was reported that the law is in force.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "inform" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Honduras informó a la Red sobre su nueva ley.", [("inform", "HND", "", "inform.past")]),
        ("La ST presentó el informe de actividades.", [("inform", "ts", "", "inform.past")]),
        ("Informó México que la ley entró en vigor.", [("inform", "MEX", "", "inform.past")]),
        (
            "El ACNUR compartió con los Países Miembros los resultados.",
            [("inform", "unhcr", "member-countries", "inform.past")],
        ),
        ("El informe fue presentado por Nicaragua.", [("inform", "NIC", "", "inform.passive")]),
    ],
)
def test_finds_what_is_told_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "El informe de la ST.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "inform" not in [act for act, *_ in es(text)]
