"""What one item's acts take from the items around it."""

import pytest

from enlace.reader import read

HEAD = (
    "The Liaison Officer Network for Consular Protection met in San José, Costa Rica, on May 3 and 4, 2010, "
    "and agreed on the following points:\n"
)
INICIO = (
    "La Red de Funcionarios de Enlace para la Protección Consular se reunió en San José, Costa Rica, los días 3 "
    "y 4 de mayo de 2010, y acordó los siguientes puntos:\n"
)


def acts(written, head=HEAD):
    report = read((head + written).encode())
    return [(item.path, act.act, act.by, act.to) for item in report.items for act in item.acts]


def dues(written, head=HEAD):
    report = read((head + written).encode())
    return [
        act.commitment.due and act.commitment.due.edtf
        for item in report.items
        for act in item.acts
        if act.commitment
    ]


def test_a_dated_bullet_carries_the_request_of_its_chapeau_again():
    found = acts(
        "1. The Technical Secretariat is requested to:\n"
        "a) send the report before June 1, 2010;\n"
        "b) write the manual.\n"
    )

    assert found == [
        ("1", "request", ("consular-network",), ("ts",)),
        ("1.a", "request", ("consular-network",), ("ts",)),
    ]


def test_a_chapeau_reaches_below_the_bullets_in_between():
    found = acts(
        "1. The Technical Secretariat is requested to:\n"
        "a) with regard to the plan:\n"
        "• send the report before June 1, 2010;\n"
    )

    assert found[-1] == ("1.a.1", "request", ("consular-network",), ("ts",))


def test_lists_with_the_same_numbers_do_not_share_their_chapeau():
    found = acts(
        "1. The Technical Secretariat is requested to:\n"
        "a) send the report before June 1, 2010.\n"
        "OTHER MATTERS\n"
        "1. The seminar has these parts:\n"
        "a) the opening, before June 1, 2010.\n"
    )

    assert [path for path, *_ in found] == ["1", "1.a"]


def test_those_thanked_may_stand_in_the_bullets():
    found = acts("1. To thank:\n• Mexico, for the seminar;\n• to IOM, for its help.\n")

    assert found == [("1", "thank", ("consular-network",), ("MEX", "iom"))]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Panamá se compromete a acoger el seminario en agosto de 2010.", None),
        ("Panamá acogerá el seminario en agosto de 2010.", None),
        ("Panamá se compromete a enviar el informe en agosto de 2010.", "2010-08"),
    ],
)
def test_the_day_of_an_activity_is_no_deadline(line, due):
    assert dues(f"1. {line}\n", INICIO) == [due]


def test_clauses_that_only_name_more_of_those_thanked_or_asked_join_the_act():
    assert acts(
        "1. Agradecer a Canadá por el manual; a Panamá por la sede; y a la OIM por el apoyo.\n", INICIO
    ) == [
        ("1", "thank", ("consular-network",), ("CAN", "PAN", "iom")),
    ]
    report = read((INICIO + "1. Solicitar a la ST que envíe la lista; y a Panamá, los datos.\n").encode())
    (asked,) = report.items[0].acts
    assert asked.to == asked.commitment.owed_by == ("ts", "PAN")


@pytest.mark.parametrize(
    "written",
    [
        "1. Agradecer a Canadá por el manual; a los presentes por su interés.\n",
        "1. Agradecer a Canadá por el manual; el texto se adjunta.\n",
    ],
)
def test_clauses_that_name_nobody_leave_the_act_as_it_is(written):
    assert acts(written, INICIO)[0] == ("1", "thank", ("consular-network",), ("CAN",))


def test_a_clause_after_an_act_that_is_aimed_at_nobody_joins_nothing():
    assert acts("1. Tomar nota del manual; a la OIM y a Panamá.\n", INICIO) == [
        ("1", "note", ("consular-network",), ()),
    ]


def test_what_lies_many_sentences_back_is_forgotten_and_nothing_breaks():
    written = (
        "1. Canada and Mexico sent data. " + "The text is long. " * 40 + "Both countries will send more.\n"
    )

    assert ("1", "commit", ("CAN", "MEX"), ()) not in acts(written)


def test_a_name_that_runs_over_into_the_next_item_is_no_mention_of_the_first():
    written = "1. To thank Canada and civil society\n– through RNCOM, the volunteers\n"
    report = read((HEAD + written).encode())

    assert [item.mentions for item in report.items] == [("CAN",), ()]
    assert all(
        item.span[0] <= start and end <= item.span[1] for item in report.items for _, start, end in item.marks
    )
