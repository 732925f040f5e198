"""Those who are thanked."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("To express on record its appreciation to IOM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("To thank, in particular, IOM for help.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("To thank the press, and to Mexico for help.", [("thank", "rcgm", "MEX", "thank.infinitive")]),
        (
            "To thank IOM and the press for help, and to Mexico for help.",
            [("thank", "rcgm", "iom MEX", "thank.infinitive")],
        ),
        ("To thank IOM for help, and Mexico.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        (
            "To thank IOM as well as the work of the press, of Mexico.",
            [("thank", "rcgm", "iom", "thank.infinitive")],
        ),
        ("To thank IOM as well as the press, which is new.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("To thank IOM as well as to Mexico for help.", [("thank", "rcgm", "iom MEX", "thank.infinitive")]),
        ("To thank all, for help.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank all at the meeting.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank the press.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To express thanks for help for IOM.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank people trained by IOM in the law.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("The IOM thanked by", []),
        ("To pay tribute to Mexico.", [("thank", "rcgm", "MEX", "thank.infinitive")]),
        (
            "To thank IOM as well as the good and kind people that came there.",
            [("thank", "rcgm", "iom", "thank.infinitive")],
        ),
        (
            "To thank IOM as well as the good and kind and new people there.",
            [("thank", "rcgm", "iom", "thank.infinitive")],
        ),
    ],
)
def test_who_is_thanked_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Agradecer por ellos a los Países Miembros.",
            [("thank", "rcgm", "member-countries", "thank.infinitive")],
        ),
        ("Agradecer por ello, que es mucho.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("Agradecer por ello al Foro de la OIM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("Agradecer en especial a la OIM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("Agradecer a la prensa que vino.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("Agradecer a la OIM y la ST.", [("thank", "rcgm", "iom ts", "thank.infinitive")]),
        ("Agradecer a la OIM así como.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("Agradecer profundamente por su apoyo a la OIM.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        ("Agradecer profundamente por su apoyo que es mucho.", [("thank", "rcgm", "", "thank.infinitive")]),
        (
            "Agradecer profundamente por su gran y muy constante apoyo de siempre.",
            [("thank", "rcgm", "", "thank.infinitive")],
        ),
        (
            "Agradecer profundamente por su apoyo al taller, y a todos.",
            [("thank", "rcgm", "", "thank.infinitive")],
        ),
        ("Agradecer profundamente en mayo.", [("thank", "rcgm", "", "thank.infinitive")]),
    ],
)
def test_who_is_thanked_in_spanish(es, text, acts):
    assert es(text) == acts
