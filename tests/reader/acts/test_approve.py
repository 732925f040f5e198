"""What is accepted, approved, adopted."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("To approve the workplan of the Network.", [("approve", "rcgm", "", "approve.infinitive")]),
        ("The RCGM adopted the guidelines.", [("approve", "rcgm", "", "approve.past")]),
        ("The guidelines were approved.", [("approve", "rcgm", "", "approve.passive")]),
        ("The RCGM agreed on the dates.", [("approve", "rcgm", "", "approve.past")]),
        ("The RCGM gives its approval to the plan.", [("approve", "rcgm", "", "approve.present")]),
    ],
)
def test_finds_what_is_approved_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "El Salvador accepted to share the manual.",
        "Approval of the agenda.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "approve" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Aprobar el plan de trabajo.", [("approve", "rcgm", "", "approve.infinitive")]),
        (
            "Los Viceministros aprobaron los lineamientos.",
            [("approve", "vice-ministers", "", "approve.past")],
        ),
        ("Se aprobó la agenda.", [("approve", "rcgm", "", "approve.passive")]),
        ("El plan ha sido aprobado.", [("approve", "rcgm", "", "approve.passive")]),
    ],
)
def test_finds_what_is_approved_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "El Salvador aceptó compartir el manual.",
        "La aprobación de la agenda.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "approve" not in [act for act, *_ in es(text)]
