"""Verbs with their helpers."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The TS will, through IOM, send the text.", [("commit", "ts", "", "commit.future")]),
        ("The TS will also, in May, send it.", [("commit", "ts", "", "commit.future")]),
        ("The TS will in due course, however, send it.", [("commit", "ts", "", "commit.future")]),
        ("The TS ought to send the text.", [("request", "rcgm", "ts", "request.modal")]),
        ("The TS needs to send the text.", [("request", "rcgm", "ts", "request.modal")]),
        ("The need to thank IOM is clear.", []),
        ("The TS will.", []),
        ("The TS will “go”.", []),
        ("The text will have been sent by the TS in May.", [("commit", "ts", "", "commit.agent")]),
        ("The text will be co-chaired by the TS.", [("commit", "ts", "", "commit.agent")]),
        ("The text will soon be long.", []),
        ("Mexico would like to thank IOM.", [("thank", "MEX", "iom", "thank.lent")]),
        ("Mexico could be there.", []),
        ("Mexico would", []),
        ("The TS is to send the text.", [("request", "rcgm", "ts", "request.modal")]),
        ("The text is to be sent by the TS.", [("request", "rcgm", "ts", "request.modal")]),
        ("The TS is to.", []),
        ("The TS is, through IOM, being asked to help.", [("request", "rcgm", "ts", "request.passive")]),
        ("The TS is being", []),
        ("The TS is", []),
        ("Mexico is grateful to IOM for its help.", [("thank", "MEX", "iom", "thank.present")]),
        ("Mexico is committed to helping.", [("commit", "MEX", "", "commit.present")]),
        ("Mexico is pleased to thank IOM.", [("thank", "MEX", "iom", "thank.lent")]),
        ("The plan is long.", []),
        ("The TS has.", []),
        ("Mexico has thanked IOM.", [("thank", "MEX", "iom", "thank.past")]),
        ("Mexico has a plan.", []),
        ("IOM has been asked to help.", [("request", "rcgm", "iom", "request.passive")]),
        ("The plan has been long.", []),
        ("To also thank IOM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("To the TS.", []),
        ("To “thank”.", []),
        ("The RCGM agreed to “thank” IOM.", []),
        ("The RCGM agreed to own thanks.", []),
        ("The good will of the Countries.", []),
        ("Thanking IOM is due.", []),
    ],
)
def test_verbs_with_their_helpers_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("La ST se lo enviará.", [("commit", "ts", "", "commit.future")]),
        ("La ST la circulará.", [("commit", "ts", "", "commit.future")]),
        ("La ley es nueva.", []),
        ("Se los", []),
        ("La ST se lo", []),
        ("Los aprobó el GRCM.", [("approve", "rcgm", "", "approve.past")]),
        ("La OIM deberá también enviar el texto.", [("request", "rcgm", "iom", "request.modal")]),
        ("La OIM debe textos.", []),
        ("La OIM deberá", []),
        (
            "Los Países tendrán que enviar el texto.",
            [("request", "rcgm", "member-countries", "request.modal")],
        ),
        ("Los Países tendrán fondos.", [("commit", "member-countries", "", "commit.future")]),
        ("Los Países habrán de enviar el texto.", [("request", "rcgm", "member-countries", "request.modal")]),
        ("El texto será largo.", []),
        ("El texto es enviado por la ST.", []),
        ("El texto es largo.", []),
        ("El texto fue aprobado.", [("approve", "rcgm", "", "approve.passive")]),
        ("La OIM ha", []),
        ("El texto ha sido aprobado.", [("approve", "rcgm", "", "approve.passive")]),
        ("México ha agradecido a la OIM.", [("thank", "MEX", "iom", "thank.past")]),
        ("México ha ido.", []),
        ("Se ha solicitado a la ST un informe.", [("request", "rcgm", "ts", "request.passive")]),
        ("La ST queda lejos.", []),
        ("La ST podrá enviar el texto.", []),
        ("México enviaría el texto.", []),
        ("México vendría.", []),
        ("La ST compartira el texto.", [("commit", "ts", "", "commit.future")]),
        ("La obra es larga.", []),
        ("El informe solicita más.", []),
        ("El agradece a la OIM.", []),
        ("Encárguese a la ST la memoria.", [("request", "rcgm", "ts", "request.passive")]),
        ("Dicho apoyo es útil.", []),
        ("Para enviar y agradecer.", []),
        ("Agradeciendo a México.", []),
        ("La ST, por medio de la OIM, será, en mayo, consultada.", []),
    ],
)
def test_verbs_with_their_helpers_in_spanish(es, text, acts):
    assert es(text) == acts
