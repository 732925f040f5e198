"""Those who are asked."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "To request, through the TS, Mexico to send its data.",
            [("request", "rcgm", "MEX", "request.infinitive")],
        ),
        (
            "To request the other Countries to send data.",
            [("request", "rcgm", "member-countries", "request.infinitive")],
        ),
        ("To ask those who are here to stay.", [("request", "rcgm", "", "request.infinitive")]),
        ("To ask why.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "To ask that, through the TS, Mexico send data.",
            [("request", "rcgm", "MEX", "request.infinitive")],
        ),
        ("To ask that the plan be sent.", [("request", "rcgm", "", "request.infinitive")]),
        ("To ask that the plan be revised, if need be.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "To entrust to the TS the minutes, to Mexico the agenda.",
            [("request", "rcgm", "ts MEX", "request.infinitive")],
        ),
        (
            "To request the TS to print the guide, and Mexico to send it.",
            [("request", "rcgm", "ts MEX", "request.infinitive")],
        ),
        (
            "To request the TS to print the guide, the PPT to approve it.",
            [("request", "rcgm", "ts ppt", "request.infinitive")],
        ),
        (
            "To request IOM, UNHCR and ICRC to help.",
            [("request", "rcgm", "iom unhcr icrc", "request.infinitive")],
        ),
        (
            "Urge the child welfare institutes of Guatemala to help.",
            [("request", "rcgm", "GTM", "request.infinitive")],
        ),
        (
            "Urge the child welfare institutes of Guatemala.",
            [("request", "rcgm", "GTM", "request.infinitive")],
        ),
        (
            "Urge the child welfare institutes, of all places.",
            [("request", "rcgm", "", "request.infinitive")],
        ),
        ("To request a study of the costs from IOM.", [("request", "rcgm", "iom", "request.infinitive")]),
        (
            "To request the printing of the guide by June, and more.",
            [("request", "rcgm", "", "request.infinitive")],
        ),
        ("To request a printing to the press.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "To request continued support of the press and of ICRC.",
            [("request", "rcgm", "icrc", "request.infinitive")],
        ),
        ("In cooperation with IOM, to ask for support.", [("request", "rcgm", "", "request.infinitive")]),
        ("To ask, with the help of IOM, the TS to write.", [("request", "rcgm", "ts", "request.infinitive")]),
        ("To ask by means of the TS Mexico to write.", [("request", "rcgm", "", "request.infinitive")]),
        ("To ask through them, Mexico.", [("request", "rcgm", "MEX", "request.infinitive")]),
        (
            "To ask through them and others who are far away and who cannot come to the place at all or in time or so.",
            [("request", "rcgm", "", "request.infinitive")],
        ),
        (
            "To request IOM and the Countries that are here to help.",
            [("request", "rcgm", "iom member-countries", "request.infinitive")],
        ),
        (
            "To request IOM to print the text, UNHCR is here.",
            [("request", "rcgm", "iom", "request.infinitive")],
        ),
        ("To ask that all be so by then and by all", [("request", "rcgm", "", "request.infinitive")]),
        ("To ask that all be so", [("request", "rcgm", "", "request.infinitive")]),
        (
            "Urge the various child welfare institutes working with the many families at home.",
            [("request", "rcgm", "", "request.infinitive")],
        ),
        (
            "Urge Mexico and its child welfare institutes of the North to go.",
            [("request", "rcgm", "MEX", "request.infinitive")],
        ),
        ("To request more people’s support.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "To request prompt and good answers to the questions of all the many people who ask",
            [("request", "rcgm", "", "request.infinitive")],
        ),
        (
            "To request action by Mexico on visas and data and plans and so on for all.",
            [("request", "rcgm", "", "request.infinitive")],
        ),
        ("To request the other", [("request", "rcgm", "", "request.infinitive")]),
    ],
)
def test_who_is_asked_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Solicitar que, por medio de la ST, México envíe sus datos.",
            [("request", "rcgm", "MEX", "request.infinitive")],
        ),
        ("Solicitar que se le envíe a la ST el informe.", [("request", "rcgm", "", "request.infinitive")]),
        (
            "Solicitar a la OIM la guía y a la ST, que la difunda.",
            [("request", "rcgm", "iom ts", "request.infinitive")],
        ),
        ("Solicitar a la OIM, una vez más, la guía.", [("request", "rcgm", "iom", "request.infinitive")]),
        ("Solicitar, una vez más, a la OIM la guía.", [("request", "rcgm", "iom", "request.infinitive")]),
        (
            "Solicitar por escrito a la OIM, en su calidad de socio, la guía.",
            [("request", "rcgm", "iom", "request.infinitive")],
        ),
        (
            "Solicitar a través de la ST a México sus datos.",
            [("request", "rcgm", "MEX", "request.infinitive")],
        ),
        ("Solicitar mediante la ST a México sus datos.", [("request", "rcgm", "MEX", "request.infinitive")]),
        ("Solicitar fondos.", [("request", "rcgm", "", "request.infinitive")]),
        ("Solicitar a la OIM el texto, y la ST lo sabe.", [("request", "rcgm", "iom", "request.infinitive")]),
        ("Solicitar a la OIM y, por favor,", [("request", "rcgm", "iom", "request.infinitive")]),
        ("Solicitar a la OIM el texto y a la ST otro.", [("request", "rcgm", "iom", "request.infinitive")]),
        (
            "Solicitar a los países sus datos.",
            [("request", "rcgm", "member-countries", "request.infinitive")],
        ),
    ],
)
def test_who_is_asked_in_spanish(es, text, acts):
    assert es(text) == acts
