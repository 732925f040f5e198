"""What somebody is asked to do."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("To request the TS to prepare a study.", [("request", "rcgm", "ts", "request.infinitive")]),
        ("The TS is requested to send the minutes.", [("request", "rcgm", "ts", "request.passive")]),
        (
            "Countries should respond as soon as possible.",
            [("request", "rcgm", "member-countries", "request.modal")],
        ),
        ("Mexico asked IOM for its support.", [("request", "MEX", "iom", "request.past")]),
        (
            "Nicaragua will be asked, through the TS, to confirm its offer.",
            [("request", "rcgm", "NIC", "request.passive")],
        ),
        (
            "The Network calls upon Member Countries to share data.",
            [("request", "rcgm", "member-countries", "request.present")],
        ),
        (
            "To request that the TS and IOM draft a plan.",
            [("request", "rcgm", "ts iom", "request.infinitive")],
        ),
        (
            "To request the preparation of a manual to the TS.",
            [("request", "rcgm", "ts", "request.infinitive")],
        ),
        ("Honduras requested IOM's support.", [("request", "HND", "iom", "request.past")]),
        (
            "To entrust the TS, once more, with the minutes.",
            [("request", "rcgm", "ts", "request.infinitive")],
        ),
        ("To ask that the text be revised by UNHCR.", [("request", "rcgm", "unhcr", "request.infinitive")]),
        ("That the TS publish the minutes.", [("request", "rcgm", "ts", "request.wish")]),
    ],
)
def test_finds_what_is_asked_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "At the request of Mexico, the item was left open.",
        "The Countries may send comments.",
        "Countries requesting support are three.",
        "Asked about the budget, the TS explained it.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "request" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Solicitar a la ST que elabore un estudio.", [("request", "rcgm", "ts", "request.infinitive")]),
        (
            "Se solicita a los Países Miembros enviar sus observaciones.",
            [("request", "rcgm", "member-countries", "request.passive")],
        ),
        ("Los Países deberán responder.", [("request", "rcgm", "member-countries", "request.modal")]),
        ("A la ST se le encomienda la memoria.", [("request", "rcgm", "ts", "request.passive")]),
        (
            "Se pedirá a Nicaragua, por medio de la ST, que confirme su oferta.",
            [("request", "rcgm", "NIC", "request.passive")],
        ),
        ("Solicitar el apoyo de la OIM.", [("request", "rcgm", "iom", "request.infinitive")]),
        ("Que la ST publique la memoria.", [("request", "rcgm", "ts", "request.wish")]),
        (
            "Instar a que los Países ratifiquen el Protocolo.",
            [("request", "rcgm", "member-countries", "request.infinitive")],
        ),
        ("Solicitar que se revise el texto por ACNUR.", [("request", "rcgm", "unhcr", "request.infinitive")]),
        ("Invítese a la OIM a participar.", [("request", "rcgm", "iom", "request.passive")]),
        (
            "Encargar a Guatemala el guion, y a la ST el envío.",
            [("request", "rcgm", "GTM ts", "request.infinitive")],
        ),
    ],
)
def test_finds_what_is_asked_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "La solicitud de México queda pendiente.",
        "Lo solicitado por México consta en el acta.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "request" not in [act for act, *_ in es(text)]
