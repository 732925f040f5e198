"""Whom pronouns mean."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Mexico informed the RCGM; the RCGM asked it to send the text.",
            [("inform", "MEX", "rcgm", "inform.past"), ("request", "rcgm", "MEX", "request.past")],
        ),
        (
            "Mexico and Canada informed; the RCGM asked them to send the text.",
            [("inform", "MEX CAN", "", "inform.past"), ("request", "rcgm", "MEX CAN", "request.past")],
        ),
        (
            "The RCGM, with Mexico as host and IOM as partner, asked them to come.",
            [("request", "rcgm", "", "request.past")],
        ),
        (
            "The delegations of Mexico and of Canada; the RCGM asked them to come.",
            [("request", "rcgm", "MEX CAN", "request.past")],
        ),
        ("The RCGM asked it to come.", [("request", "rcgm", "", "request.past")]),
        ("The RCGM asked them to come.", [("request", "rcgm", "", "request.past")]),
        ("To refer it to the TS.", [("recommend", "rcgm", "ts", "recommend.infinitive")]),
        ("To recommend to them the plan.", [("recommend", "rcgm", "", "recommend.infinitive")]),
        (
            "To thank Honduras; to ask it for its data.",
            [("thank", "rcgm", "HND", "thank.infinitive"), ("request", "rcgm", "HND", "request.infinitive")],
        ),
        ("To ask it for its data.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "The plan of IOM is good. To ask it for its data.",
            [("request", "rcgm", "iom", "request.infinitive")],
        ),
        (
            "The plan of IOM and UNHCR is good. To ask them for data.",
            [("request", "rcgm", "iom unhcr", "request.infinitive")],
        ),
        ("Mexico's proposal is good. To ask them for data.", [("request", "rcgm", "", "request.infinitive")]),
    ],
)
def test_whom_pronouns_mean_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "México informó a la Red; se le solicita enviar el texto.",
            [("inform", "MEX", "", "inform.past"), ("request", "rcgm", "MEX", "request.passive")],
        ),
        (
            "México y Canadá informaron a la Red; se les solicita enviar el texto.",
            [("inform", "MEX CAN", "", "inform.past"), ("request", "rcgm", "MEX CAN", "request.passive")],
        ),
        ("Exhortarlos a venir.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "Agradecer la decisión de la OIM de quedarse y exhortarla a seguir.",
            [("thank", "rcgm", "iom", "thank.infinitive"), ("request", "rcgm", "iom", "request.infinitive")],
        ),
        (
            "México informó; el GRCM le solicitó a la ST un informe.",
            [("inform", "MEX", "", "inform.past"), ("request", "rcgm", "ts", "request.past")],
        ),
        (
            "México y Canadá informaron. Se los agradeció la ST.",
            [("inform", "MEX CAN", "", "inform.past"), ("thank", "ts", "MEX CAN", "thank.past")],
        ),
        ("El GRCM les agradece su apoyo.", [("thank", "rcgm", "", "thank.present")]),
        (
            "Por parte de México, Canadá y la ST se dijo más; el GRCM les agradece su apoyo.",
            [("thank", "rcgm", "MEX CAN ts", "thank.present")],
        ),
    ],
)
def test_whom_pronouns_mean_in_spanish(es, text, acts):
    assert es(text) == acts
