"""Who is the subject of a verb."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "The TS, which has the plan, informed the Countries.",
            [("inform", "ts", "member-countries", "inform.past")],
        ),
        ("Guatemala and then informed the Countries of the law.", []),
        ("Those Countries interested will send data.", [("commit", "member-countries", "", "commit.future")]),
        ("The Countries concerned will send data.", [("commit", "member-countries", "", "commit.future")]),
        ("The Countries; will send data.", []),
        ("The Countries of the region which are here: will send data.", []),
        ("The TS of the RCGM will send data.", [("commit", "ts", "", "commit.future")]),
        ("After a long exchange the Group adopted the plan.", [("approve", "rcgm", "", "approve.past")]),
        ("After the exchange of Mexico Canada thanked IOM.", []),
        ("After an exchange on the Group adopted the plan.", []),
        ("After an exchange Mexico's proposal adopted it.", []),
        (
            "After the exchange Mexico and Canada gladly thanked IOM.",
            [("thank", "MEX CAN", "iom", "thank.past")],
        ),
        ("After the exchange Mexico its plan thanked IOM.", []),
        ("The latter thanked IOM.", []),
        (
            "IOM thanked Mexico; the latter thanked Canada.",
            [("thank", "iom", "MEX", "thank.past"), ("thank", "MEX", "CAN", "thank.past")],
        ),
        ("It is long.", []),
        (
            "Mexico thanked IOM. It will send the plan.",
            [("thank", "MEX", "iom", "thank.past"), ("commit", "MEX", "", "commit.future")],
        ),
        (
            "Mexico and Canada thanked IOM. They will send the plan.",
            [("thank", "MEX CAN", "iom", "thank.past"), ("commit", "MEX CAN", "", "commit.future")],
        ),
        ("They will send the plan.", [("commit", "rcgm", "", "commit.future")]),
        (
            "They will send the plan of Member Countries.",
            [("commit", "member-countries", "", "commit.future")],
        ),
        (
            "Mexico informed; its delegation will send the text.",
            [("inform", "MEX", "", "inform.past"), ("commit", "MEX", "", "commit.future")],
        ),
        ("Its delegation will send the text.", []),
        ("The meeting thanked IOM.", [("thank", "rcgm", "iom", "thank.past")]),
        ("The meeting of experts thanked IOM.", []),
        ("The meeting", []),
        ("For which purpose IOM will send the plan.", [("commit", "iom", "", "commit.future")]),
        ("Mexico informed that law approved by Canada will help.", [("inform", "MEX", "", "inform.past")]),
        ("Mexico informed that the Canada thanked IOM.", [("inform", "MEX", "", "inform.past")]),
        ("IOM, as well as Mexico, will help.", [("commit", "iom MEX", "", "commit.future")]),
        (
            "The Group thanked IOM while Canada will help.",
            [("thank", "rcgm", "iom", "thank.past"), ("commit", "CAN", "", "commit.future")],
        ),
        ("The TS – with IOM – thanked Mexico.", [("thank", "ts", "MEX", "thank.past")]),
        ("The workshop on data Mexico offered.", []),
        (
            "The RCGM, with Mexico as host and IOM as partner, asked them to come.",
            [("request", "rcgm", "", "request.past")],
        ),
        (
            "Mexico, which will print the plan, thanked IOM.",
            [("commit", "MEX", "", "commit.future"), ("thank", "MEX", "iom", "thank.past")],
        ),
        ("The countries will send data.", [("commit", "member-countries", "", "commit.future")]),
        ("The countries of the North will send data.", []),
        ("The text duly should be revised.", [("request", "rcgm", "", "request.modal")]),
    ],
)
def test_who_is_the_subject_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("La ST así enviará el texto.", [("commit", "ts", "", "commit.future")]),
        ("Los Países interesados enviarán el texto.", [("commit", "member-countries", "", "commit.future")]),
        (
            "La ST, en coordinación con la OIM, informó a los Países.",
            [("inform", "ts", "member-countries", "inform.past")],
        ),
        ("Ellos enviarán el texto.", [("commit", "rcgm", "", "commit.future")]),
        (
            "México y la OIM informaron. Estos enviarán el texto.",
            [("inform", "MEX iom", "", "inform.past"), ("commit", "MEX iom", "", "commit.future")],
        ),
        ("Nosotros agradecemos a la OIM.", [("thank", "rcgm", "iom", "thank.present")]),
        ("Agradecemos a la OIM.", [("thank", "rcgm", "iom", "thank.present")]),
        ("El texto informa México que es así.", []),
        ("El texto debidamente deberá revisarse.", [("request", "rcgm", "", "request.modal")]),
        ("Debidamente informó México que es así.", [("inform", "MEX", "", "inform.past")]),
        ("Debidamente enviado el texto, informó.", []),
    ],
)
def test_who_is_the_subject_in_spanish(es, text, acts):
    assert es(text) == acts
