"""Subjects that go on."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Mexico offered to host the seminar and thanked IOM.",
            [("offer", "MEX", "", "offer.past"), ("thank", "MEX", "iom", "thank.past")],
        ),
        (
            "Mexico offered to host the seminar, while IOM was asked to help.",
            [("offer", "MEX", "", "offer.past"), ("request", "rcgm", "iom", "request.passive")],
        ),
        (
            "Mexico offered a seminar, supports from Canada, and reports on it.",
            [("offer", "MEX", "", "offer.past")],
        ),
        ("Mexico thanked IOM, requested by the RCGM, for its help.", [("thank", "MEX", "iom", "thank.past")]),
        ("The Group examined the changes and adopted them.", [("approve", "rcgm", "", "approve.past")]),
        ("The Group has the changes and adopted them.", []),
        ("The plan changed and approved them.", []),
        ("On the budget, takes note of the report.", [("note", "rcgm", "", "note.present")]),
        ("On the budget, took note of the report.", []),
        ("Reports of the TS.", []),
        ("Reports on the TS", []),
        ("Reports that the law is new.", [("inform", "rcgm", "", "inform.present")]),
        (
            "Mexico presented a law, and will also send it.",
            [("inform", "MEX", "", "inform.past"), ("commit", "MEX", "", "commit.future")],
        ),
        ("Mexico presented a law, whose text will be sent.", [("inform", "MEX", "", "inform.past")]),
        (
            "Mexico asked Belize, whose delegation will send the law, for it.",
            [("request", "MEX", "BLZ", "request.past"), ("commit", "BLZ", "", "commit.future")],
        ),
        ("Will send the law.", []),
        ("The law, the plan and will send it.", []),
        ("The RCGM decided on the plan and thanked IOM.", [("thank", "rcgm", "iom", "thank.past")]),
        (
            "The TS will circulate the text presented and requested by all.",
            [("commit", "ts", "", "commit.future")],
        ),
        (
            "Mexico presented the plan discussed, and requested by letter a copy.",
            [("inform", "MEX", "", "inform.past")],
        ),
        ("The day was long and adopted it.", []),
        ("Mexico has the plan and thanks IOM.", []),
    ],
)
def test_subjects_that_go_on_in_english(en, text, acts):
    assert en(text) == acts


def test_a_bullet_may_begin_with_a_verb_in_the_past(en):
    assert en("Took note of the report.", listed=True) == [("note", "rcgm", "", "note.past")]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("El Grupo examinó los cambios y los aprobó.", [("approve", "rcgm", "", "approve.past")]),
        ("El Grupo tiene los cambios y los aprobó.", []),
        (
            "México informó sobre la ley y agradece a la OIM.",
            [("inform", "MEX", "", "inform.past"), ("thank", "MEX", "iom", "thank.present")],
        ),
        (
            "México enviará el plan y agradeció a la OIM.",
            [("commit", "MEX", "", "commit.future"), ("thank", "MEX", "iom", "thank.past")],
        ),
        ("Sobre el presupuesto, tomó nota del informe.", [("note", "rcgm", "", "note.past")]),
        (
            "México informó a Belice, cuya delegación hará llegar la ley.",
            [("inform", "MEX", "BLZ", "inform.past"), ("commit", "BLZ", "", "commit.future")],
        ),
        (
            "México presentó una ley, cuyo texto enviará en mayo.",
            [("inform", "MEX", "", "inform.past"), ("commit", "MEX", "", "commit.future")],
        ),
        ("Hay una ley, cuya delegación hará llegar el texto.", []),
        ("En mayo enviará México la ley.", [("commit", "MEX", "", "commit.future")]),
        ("En mayo enviará a México la ley.", []),
        ("Enviará la ley.", []),
    ],
)
def test_subjects_that_go_on_in_spanish(es, text, acts):
    assert es(text) == acts


def test_a_sentence_goes_on_with_the_subject_of_the_one_before(es):
    assert es("Tomó nota del informe.", subject=("HND",)) == [("note", "HND", "", "note.past")]
