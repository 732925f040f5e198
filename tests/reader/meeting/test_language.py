import pytest

from enlace.reader.meeting import language


def test_english_and_spanish_are_told_apart_by_their_small_words():
    assert language("The Network thanks the Government of Honduras for the report.") == "en"
    assert language("La Red agradece al Gobierno de Honduras la presentación del informe.") == "es"


def test_a_heading_in_both_languages_does_not_mislead():
    heading = "Conferencia Regional sobre Migración\nRegional Conference on Migration\n\n"

    assert language(heading + "The Network met in the city of Managua on June 8, 2016.") == "en"
    assert language(heading + "La Red se reunió en la ciudad de Managua el 8 de junio de 2016.") == "es"


def test_spanish_names_in_an_english_report_do_not_mislead():
    text = "The delegates of San José, La Antigua, El Salvador and Los Ángeles will report to the Network."

    assert language(text) == "en"


@pytest.mark.parametrize("text", ["", "1.", "2016", "¿?"])
def test_without_words_it_is_english(text):
    assert language(text) == "en"


def test_only_the_beginning_of_a_long_text_is_read():
    assert language("el informe de la Red " * 1_000 + "the report of the Network " * 5_000) == "es"
