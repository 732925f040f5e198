from __future__ import annotations

import re

import pytest

from enlace.reader.dates.numbers import NUMBER, YEAR, number, year
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("30", "en", 30),
        ("a", "en", 1),
        ("one", "en", 1),
        ("fifteen", "en", 15),
        ("forty-five", "en", 45),
        ("sixty", "en", 60),
        ("ninety nine", "en", 99),
        ("a hundred and twenty", "en", 120),
        ("un", "es", 1),
        ("quince", "es", 15),
        ("veintiun", "es", 21),
        ("treinta y uno", "es", 31),
        ("sesenta", "es", 60),
        ("ciento veinte", "es", 120),
    ],
)
def test_number_reads_figures_and_words(words: str, language: Language, value: int) -> None:
    assert re.fullmatch(NUMBER[language], words)
    assert number(words, language) == value


@pytest.mark.parametrize(
    ("words", "language"), [("tenth", "en"), ("1234", "en"), ("unidos", "es"), ("andes", "en")]
)
def test_number_is_no_part_of_a_longer_word(words: str, language: Language) -> None:
    assert re.match(NUMBER[language], words) is None


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("2019", "es", 2019),
        ("dos mil uno", "es", 2001),
        ("dos mil diecinueve", "es", 2019),
        ("dos mil treinta y uno", "es", 2031),
        ("mil novecientos noventa y ocho", "es", 1998),
        ("two thousand nineteen", "en", 2019),
        ("two thousand and twenty-one", "en", 2021),
    ],
)
def test_year_reads_figures_and_words(words: str, language: Language, value: int) -> None:
    assert re.fullmatch(YEAR[language], words)
    assert year(words, language) == value


@pytest.mark.parametrize(
    ("words", "language"), [("dos mil dolares", "es"), ("two thousand people", "en"), ("20190", "en")]
)
def test_year_is_no_mere_number(words: str, language: Language) -> None:
    assert re.match(YEAR[language], words) is None
