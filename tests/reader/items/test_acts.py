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
