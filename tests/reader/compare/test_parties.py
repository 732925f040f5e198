import pytest

from enlace.reader.compare import compare
from enlace.reader.compare.demonyms import has_adjective


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("To thank the Mexican delegation.", "Agradecer a la delegación de México."),
        ("The RCGM thanks Honduras for its report.", "Agradecer a Honduras su informe."),
        ("To thank the Countries for their reports.", "Agradecer a los países sus informes."),
        ("To thank Peru, Chile and Cuba.", "Agradecer a Cuba, Chile y Perú."),
        ("To thank Honduras, which spent US$ 500.", "Agradecer a Honduras, que gastó 500 dólares."),
    ],
)
def test_parties_said_otherwise_are_no_difference(told, english, spanish):
    assert told(english, spanish) == []


def test_another_party_is_told_once_though_it_also_acts_and_owes(told):
    assert told("Honduras will send its report to the TS.", "Panamá enviará su informe a la ST.") == [
        ("parties", "Only in the first: Honduras. Only in the second: Panama.")
    ]


def test_a_party_left_out_is_told(told):
    assert told("To thank Honduras and Panama.", "Agradecer a Honduras.") == [
        ("parties", "Only in the first: Panama.")
    ]
    assert told("To thank UNHCR and IOM.", "Agradecer al ACNUR.") == [("parties", "Only in the first: IOM.")]


def test_parties_that_changed_places_are_told(told):
    assert told(
        "Honduras will send the report to Mexico.",
        "México enviará el informe a Honduras.",
    ) == [("parties", "Who acts: in the first, Honduras; in the second, Mexico.")]


def test_two_that_share_an_act_in_another_order_have_not_changed_places(told):
    assert told("Chile and Peru will send the report.", "Perú y Chile enviarán el informe.") == []


def test_differences_are_told_in_spanish_too(version):
    found = compare(version("en", "To thank Peru."), version("es", "Agradecer a Chile y Cuba."))
    assert [one.detail_in("es") for one in found] == [
        "Solo en la primera: Perú. Solo en la segunda: Chile, Cuba."
    ]
    assert [one.detail_in("en") for one in found] == [
        "Only in the first: Peru. Only in the second: Chile, Cuba."
    ]


def test_a_state_without_adjectives_here_has_none():
    assert has_adjective("MEX", "los funcionarios mexicanos")
    assert not has_adjective("AND", "los funcionarios mexicanos")
