from decimal import Decimal

import pytest

from enlace.reader.compare.amounts import Amounts, amounts_in, roman
from enlace.reader.compare.number_words import figures, numbers_in
from enlace.reader.dates.folding import fold


def values(text: str, language: str) -> list[Decimal]:
    return [number.value for number in numbers_in(fold(text), language)]


@pytest.mark.parametrize(
    ("english", "spanish", "value"),
    [
        ("1,000", "1.000", "1000"),
        ("1,000", "1 000", "1000"),
        ("a thousand", "mil", "1000"),
        ("2.5", "2,5", "2.5"),
        ("1,250.50", "1.250,50", "1250.5"),
        ("0.125", "0,125", "0.125"),
        ("1,234,567", "1.234.567", "1234567"),
        ("fifty", "cincuenta", "50"),
        ("twenty-five", "veinticinco", "25"),
        ("thirty-five", "treinta y cinco", "35"),
        ("sixteen", "diez y seis", "16"),
        ("a hundred", "cien", "100"),
        ("one hundred and twenty-five", "ciento veinticinco", "125"),
        ("five hundred", "quinientas", "500"),
        ("two thousand five hundred", "dos mil quinientos", "2500"),
        ("2 thousand", "2 mil", "2000"),
        ("US$ 2.5 million", "2,5 millones", "2500000"),
        ("a million", "un millón", "1000000"),
        ("one and a half million", "un millón y medio", "1500000"),
        ("half a million", "medio millón", "500000"),
        ("3,200 thousand", "tres millones doscientos mil", "3200000"),
        ("zero", "cero", "0"),
    ],
)
def test_a_number_is_the_same_in_both_languages(english, spanish, value):
    assert values(english, "en") == values(spanish, "es") == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("two and three", "en", [2, 3]),
        ("dos y tres", "es", [2, 3]),
        ("cincuenta por ciento", "es", [50]),
        ("once", "en", []),
        ("once", "es", [11]),
        ("none of this", "en", []),
        ("often, a weight", "en", []),
    ],
)
def test_what_is_one_number_and_what_is_none(text, language, found):
    assert values(text, language) == found


def test_groups_of_three_are_thousands_whatever_the_sign():
    assert [figures(text) for text in ("1'000", "12.345", "12,5", "1.2.3", "7")] == [
        1000, 12345, Decimal("12.5"), Decimal("12.3"), 7,
    ]  # fmt: skip


def amounts(text: str, language: str = "en") -> Amounts:
    return amounts_in(text, fold(text), language, [])


def test_what_a_text_counts_with_the_time_it_gives():
    found = amounts("15 working days, two (2) months, 3 countries, 2.5 years and two semesters")
    assert found.numbers == {15, 2, 3, Decimal("2.5")}
    assert found.spans == {(15, "day"), (2, "month"), (2, "semester")}


def test_one_ordinals_and_addresses_are_not_counted():
    text = "1 copy of the 3rd report at www.rcm7.org/12 to a9@b8.org"
    assert amounts(text).numbers == amounts("un 3.º y la 4a reunión", "es").numbers == set()


def test_numbers_are_implied_by_other_words():
    assert amounts("both countries, every quarter").implied == {2, 3}


def test_roman_numerals_of_two_signs_and_more():
    assert amounts("I saw Annex II, Phase XIV and a V-shape").romans == {2, 14}
    assert [roman(signs) for signs in ("IX", "XIX", "VIII")] == [9, 19, 8]


def test_places_taken_are_left_out():
    assert amounts_in("5 of 7", "5 of 7", "en", [(0, 1)]).numbers == {7}
