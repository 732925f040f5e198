"""Roman numerals and ordinals in words."""

import pytest

from enlace.reader.items.numerals import ordinal, roman


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("XL", 40), ("mcmxcix", 1999)]
)
def test_a_roman_numeral_has_its_value(text, value):
    assert roman(text) == value


@pytest.mark.parametrize("text", ["iiii", "vx", "a", "ic", ""])
def test_other_letters_are_no_numeral(text):
    assert roman(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("First", 1),
        ("twenty-first", 21),
        ("thirty second", 32),
        ("Primero", 1),
        ("SÉPTIMA", 7),
        ("Sétimo", 7),
        ("NOVENO", 9),
        ("nono", 9),
        ("Décimo", 10),
        ("undécima", 11),
        ("Décimo cuarto", 14),
        ("décima  quinta", 15),
        ("decimoséptimo", 17),
        ("Vigésimo primero", 21),
        ("trigésima", 30),
        ("ÚNICO", 1),
    ],
)
def test_an_ordinal_has_its_value(text, value):
    assert ordinal(text) == value


@pytest.mark.parametrize("text", ["Mexico", "one", "Firstly", "primero segundo"])
def test_other_words_are_no_ordinal(text):
    assert ordinal(text) is None
