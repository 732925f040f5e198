"""Those told, and the body to which a thing is submitted."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("IOM informed that it has money.", [("inform", "iom", "", "inform.past")]),
        ("IOM shared its study with the Countries.", [("inform", "iom", "member-countries", "inform.past")]),
        (
            "IOM shared, with the Countries, its study.",
            [("inform", "iom", "member-countries", "inform.past")],
        ),
        ("IOM reported on the study with Mexico.", [("inform", "iom", "", "inform.past")]),
        ("IOM presented.", [("inform", "iom", "", "inform.past")]),
        ("The Vice-Ministers elevated the plan.", [("recommend", "vice-ministers", "", "recommend.past")]),
        (
            "To submit for the consideration of the Vice-Ministers the plan.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        ("To raise the plan. The end.", [("recommend", "rcgm", "", "recommend.infinitive")]),
        ("To submit the plan for approval of nobody.", [("recommend", "rcgm", "", "recommend.infinitive")]),
        ("IOM spoke and informed in the most full and new way all of the many people here.", []),
        ("To recommend that the plan be approved.", [("recommend", "rcgm", "", "recommend.infinitive")]),
        ("To recommend the plan", [("recommend", "rcgm", "", "recommend.infinitive")]),
        (
            "To submit it for approval of the plan to the Vice-Ministers.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        (
            "IOM informed last May by a long plain letter written in full at its own office.",
            [("inform", "iom", "", "inform.past")],
        ),
    ],
)
def test_who_is_told_and_to_whom_a_thing_goes_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Someter a la consideración de los Viceministros el plan.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        (
            "Elevar a consideración el plan ante los Viceministros.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        ("Informó la OIM a México, y calló.", [("inform", "iom", "MEX", "inform.past")]),
    ],
)
def test_who_is_told_and_to_whom_a_thing_goes_in_spanish(es, text, acts):
    assert es(text) == acts
