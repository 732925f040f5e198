"""Thanks, congratulations, recognition."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "To thank the Government of Honduras for its hospitality.",
            [("thank", "rcgm", "HND", "thank.infinitive")],
        ),
        (
            "The Network thanks IOM and UNHCR for their presentations.",
            [("thank", "rcgm", "iom unhcr", "thank.present")],
        ),
        ("Mexico congratulated Costa Rica on its new law.", [("thank", "MEX", "CRI", "thank.past")]),
        (
            "The delegations expressed their gratitude to the Government of Panama for hosting the meeting.",
            [("thank", "rcgm", "PAN", "thank.past")],
        ),
        (
            "Thank El Salvador for the workshop, and Panama for its offer, as well as the cooperation of ICRC.",
            [("thank", "rcgm", "SLV PAN icrc", "thank.infinitive")],
        ),
        ("The work of the TS was recognised.", [("thank", "rcgm", "ts", "thank.passive")]),
        ("IOM was thanked for its support.", [("thank", "rcgm", "iom", "thank.passive")]),
        ("Acknowledge the work presented by IOM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("To thank for the support of ICRC.", [("thank", "rcgm", "icrc", "thank.infinitive")]),
        (
            "To express thanks for the report presented by UNHCR.",
            [("thank", "rcgm", "unhcr", "thank.infinitive")],
        ),
    ],
)
def test_finds_thanks_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to the support of IOM, the workshop was a success.",
        "The thanks of the meeting go far.",
        "Recognise the importance of consular protection.",
        "The report presented by IOM is on the page.",
        "Thankful families wrote to the consulates.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "thank" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Agradecer al Gobierno de Honduras su hospitalidad.",
            [("thank", "rcgm", "HND", "thank.infinitive")],
        ),
        (
            "La Red felicita a Guatemala y a El Salvador por el taller.",
            [("thank", "rcgm", "GTM SLV", "thank.present")],
        ),
        (
            "Se agradece a la OIM su apoyo, así como a Canadá por su oferta.",
            [("thank", "rcgm", "iom CAN", "thank.passive")],
        ),
        (
            "Las delegaciones expresaron su agradecimiento por el apoyo de México, así como el prestado por el CICR.",
            [("thank", "rcgm", "MEX icrc", "thank.past")],
        ),
        (
            "Agradecer el informe presentado por la OIM y a la ST por su trabajo.",
            [("thank", "rcgm", "iom ts", "thank.infinitive")],
        ),
        ("Se los agradeció Honduras.", [("thank", "HND", "", "thank.past")]),
        ("Agradecer por el apoyo del CICR.", [("thank", "rcgm", "icrc", "thank.infinitive")]),
    ],
)
def test_finds_thanks_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "El agradecimiento de la Red consta en el acta.",
        "Reconocer la importancia de la protección consular.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "thank" not in [act for act, *_ in es(text)]
