"""What is submitted to another body to decide."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "To recommend to the Vice-Ministers the approval of the plan.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        (
            "To raise to the Vice-Ministers, through the PPT, the matter.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        (
            "To submit the plan for consideration by the Vice-Ministers.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        (
            "The plan was referred to the Vice-Ministers.",
            [("recommend", "rcgm", "vice-ministers", "recommend.passive")],
        ),
        (
            "To refer the matter to the Vice-Ministers.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
    ],
)
def test_finds_what_is_recommended_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "That the Vice-Ministers adopt the plan.",
        "The recommendation of the Network.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "recommend" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Elevar a los Viceministros la propuesta.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        (
            "Elevar a la consideración de los Viceministros la propuesta.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
        ("Someter el plan a aprobación del GRCM.", [("recommend", "rcgm", "rcgm", "recommend.infinitive")]),
        (
            "Recomendar que los Viceministros adopten el plan.",
            [("recommend", "rcgm", "vice-ministers", "recommend.infinitive")],
        ),
    ],
)
def test_finds_what_is_recommended_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "La recomendación de la Red.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "recommend" not in [act for act, *_ in es(text)]


def test_a_bare_wish_under_recommendations_recommends(en, es):
    wish = [("recommend", "rcgm", "vice-ministers", "recommend.wish")]

    assert en("That the Vice-Ministers adopt the plan.", recommends=True) == wish
    assert es("Que los Viceministros adopten el plan.", recommends=True) == wish
