"""Verbs in the present and the past."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Mexico, which thanked IOM, is here.", []),
        ("The seminar, which Honduras undertook to host, is in May.", [("commit", "HND", "", "commit.past")]),
        ("The seminar, which Honduras offered to host, is in May.", []),
        ("The seminar that Honduras proposes is in May.", [("propose", "HND", "", "propose.present")]),
        ("It welcomes the plan.", [("affirm", "rcgm", "", "affirm.present")]),
        ("It thanked IOM.", [("thank", "rcgm", "iom", "thank.past")]),
        ("Mexico requested by letter a copy.", []),
        ("The offer accepted by Mexico is good.", []),
        ("Mexico accepted the plan.", [("approve", "MEX", "", "approve.past")]),
        ("El Salvador accepted to.", [("approve", "SLV", "", "approve.past")]),
    ],
)
def test_verbs_in_the_present_and_the_past_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("El Salvador aceptó.", [("approve", "SLV", "", "approve.past")]),
        ("El Salvador aceptó enviarlo.", [("commit", "SLV", "", "commit.accepted")]),
        ("Los Países, que se felicitan, son dos.", []),
        (
            "Los artículos 8 y 9, que se retiran del texto, son largos.",
            [("withdraw", "rcgm", "", "withdraw.passive")],
        ),
        ("La OIM se refirió al plan.", []),
        ("No se aprobó el plan.", []),
        ("Se acordó que no se apruebe el plan.", [("commit", "rcgm", "", "commit.agreed")]),
        ("Se compartieron las experiencias.", []),
        ("Se compartieron las experiencias por la OIM.", [("inform", "iom", "", "inform.passive")]),
        ("Se informó que la ley es nueva.", [("inform", "rcgm", "", "inform.passive")]),
        ("Por parte de Nicaragua se informó que la ley es nueva.", [("inform", "NIC", "", "inform.passive")]),
        (
            "Por parte de la delegación se informó que la ley es nueva.",
            [("inform", "rcgm", "", "inform.passive")],
        ),
        (
            "De parte de Nicaragua y por otros lados se propuso un taller.",
            [("propose", "NIC", "", "propose.passive")],
        ),
        ("A la ST se le solicita un informe.", [("request", "rcgm", "ts", "request.passive")]),
        ("A quien corresponda se solicita un informe.", []),
        ("Al taller se solicita invitar a la ST.", [("request", "rcgm", "ts", "request.passive")]),
        (
            "Se aprobó el plan y se solicita a la ST un informe.",
            [("approve", "rcgm", "", "approve.passive"), ("request", "rcgm", "ts", "request.passive")],
        ),
        ("El Salvador aceptó", [("approve", "SLV", "", "approve.past")]),
    ],
)
def test_verbs_in_the_present_and_the_past_in_spanish(es, text, acts):
    assert es(text) == acts
