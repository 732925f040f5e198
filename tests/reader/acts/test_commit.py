"""What somebody undertakes to do."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The TS will send the minutes before June 30.", [("commit", "ts", "", "commit.future")]),
        (
            "Member Countries undertake to send their data.",
            [("commit", "member-countries", "", "commit.present")],
        ),
        ("It was agreed that Mexico will host the seminar.", [("commit", "MEX", "", "commit.future")]),
        ("The RCGM decided to hold a workshop.", [("commit", "rcgm", "", "commit.decided")]),
        ("It was agreed that a workshop be held by IOM.", [("commit", "iom", "", "commit.agreed")]),
        ("It was agreed that a workshop be held.", [("commit", "rcgm", "", "commit.agreed")]),
        (
            "The manual, which will be printed by IOM, has three parts.",
            [("commit", "iom", "", "commit.agent")],
        ),
        (
            "The manual, which will be printed in May, has three parts.",
            [("commit", "rcgm", "", "commit.relative")],
        ),
        ("A working group will be established.", [("commit", "rcgm", "", "commit.planned")]),
        (
            "Mexico announced that it would send its data.",
            [("inform", "MEX", "", "inform.past"), ("commit", "MEX", "", "commit.future")],
        ),
        ("The seminar is postponed until 2011.", [("commit", "rcgm", "", "commit.passive")]),
        (
            "The TS will circulate the text and request Member Countries to comment.",
            [("commit", "ts", "", "commit.future"), ("request", "ts", "member-countries", "request.future")],
        ),
        ("The plan that the RCGM will examine is long.", [("commit", "rcgm", "", "commit.future")]),
    ],
)
def test_finds_what_is_undertaken_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "The topics will be addressed at the Forum.",
        "A working group will be established by the United Nations.",
        "The political will of the Countries.",
        "The Countries can send comments.",
        "Mexico would send its data.",
        "The commitment of the Countries.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_english(en, text):
    assert "commit" not in [act for act, *_ in en(text)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("La ST enviará la memoria antes del 30 de junio.", [("commit", "ts", "", "commit.future")]),
        (
            "Los Países Miembros se comprometen a enviar sus datos.",
            [("commit", "member-countries", "", "commit.present")],
        ),
        ("Se acordó que México será sede del seminario.", [("commit", "MEX", "", "commit.future")]),
        ("El GRCM decidió celebrar un taller.", [("commit", "rcgm", "", "commit.decided")]),
        ("Se acordó que el taller se celebre.", [("commit", "rcgm", "", "commit.agreed")]),
        ("La guía, que será impresa por la OIM, tiene tres partes.", [("commit", "iom", "", "commit.agent")]),
        (
            "La guía, que será impresa en mayo, tiene tres partes.",
            [("commit", "rcgm", "", "commit.relative")],
        ),
        ("Se conformará un grupo de trabajo.", [("commit", "rcgm", "", "commit.planned")]),
        (
            "México anunció que enviaría sus datos.",
            [("inform", "MEX", "", "inform.past"), ("commit", "MEX", "", "commit.future")],
        ),
        ("Se pospuso el taller hasta mayo.", [("commit", "rcgm", "", "commit.passive")]),
        ("México adquiere el compromiso de enviar sus datos.", [("commit", "MEX", "", "commit.present")]),
    ],
)
def test_finds_what_is_undertaken_in_spanish(es, text, acts):
    assert es(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "Los temas serán abordados en el Foro.",
        "México enviaría sus datos.",
        "El compromiso de los Países.",
    ],
)
def test_leaves_alone_other_words_and_acts_in_spanish(es, text):
    assert "commit" not in [act for act, *_ in es(text)]
