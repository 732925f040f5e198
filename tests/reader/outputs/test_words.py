"""The shared words and the page's: complete in both languages, with the same facts in each."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from handmade import act, report

from enlace.reader.model import ActKind
from enlace.reader.outputs import page, words
from enlace.reader.outputs.page.strings import TEXT, relative_in_words


def test_every_kind_of_act_has_a_name() -> None:
    assert set(words.ACTS) == set(get_args(ActKind))


@pytest.mark.parametrize("pairs", [words.ACTS, words.COLUMNS, words.SECTIONS, TEXT])
def test_both_languages_say_something_with_the_same_facts(pairs: dict[str, tuple[str, str]]) -> None:
    for key, (en, es) in pairs.items():
        assert min(len(en), len(es)) > 0, key
        facts = [{name for _, name, _, _ in Formatter().parse(said) if name} for said in (en, es)]
        assert facts[0] == facts[1], key


def test_the_page_says_only_what_is_in_its_catalogue() -> None:
    folder = Path(str(page.__file__)).parent
    source = "".join(
        file.read_text("utf-8")
        for file in (*folder.glob("*.py"), folder.parent / "html_out.py")
        if file.name != "strings.py"
    )
    said = set(re.findall(r"say\(\s*f?[\"']([\w.-]+)[\"']", source))
    assert {key for key in said if key not in TEXT} == set()
    plurals = set(re.findall(r"say_count\(\s*f?[\"']([\w.-]+)[\"']", source))
    assert {key for key in plurals if f"{key}.one" not in TEXT or f"{key}.other" not in TEXT} == set()


def test_names_are_joined_as_each_language_does() -> None:
    made = report(names={"a": {"en": "Iceland", "es": "Islandia"}, "b": {"en": "Peru", "es": "Perú"}})
    assert words.names_in_words(made, ("b", "a"), "en") == "Peru and Iceland"
    assert words.names_in_words(made, ("b", "a"), "es") == "Perú e Islandia"
    assert words.names_in_words(made, ("a", "b"), "es") == "Islandia y Perú"
    assert words.names_in_words(made, ("no-name",), "es") == "no-name"
    assert words.names_in_words(made, (), "es") == ""


@pytest.mark.parametrize(("n", "en", "es"), [(1234, "1,234", "1234"), (12345, "12,345", "12,345")])
def test_numbers_have_the_separators_of_the_language(n: int, en: str, es: str) -> None:
    assert (words.number_in_words(n, "en"), words.number_in_words(n, "es")) == (en, es)


def test_small_words() -> None:
    assert words.section_in_words(None, "en") == ""
    assert words.section_in_words("agreements", "es") == "Acuerdos"
    assert words.section_in_words("annex", "es") == "annex"
    assert words.act_in_words("thank", "es") == "agradecimiento"
    assert words.column_head("due", "es") == "Plazo"
    assert words.language_in_words("es", "en") == "Spanish"
    sure, unsure = (act("x", "x", confidence=confidence) for confidence in (0.6, 0.59))
    assert words.confidence_in_words(sure, "es") == ""
    assert words.confidence_in_words(unsure, "es") == "por verificar"


@pytest.mark.parametrize(
    ("day", "en", "es"),
    [
        (date(2018, 3, 15), "today", "hoy"),
        (date(2018, 3, 14), "1 day ago", "hace 1 día"),
        (date(2018, 1, 15), "59 days ago", "hace 59 días"),
        (date(2017, 3, 15), "11 months ago", "hace 11 meses"),
        (date(2014, 3, 14), "4 years ago", "hace 4 años"),
        (date(2018, 3, 27), "in 12 days", "en 12 días"),
        (date(2018, 9, 30), "in 6 months", "en 6 meses"),
        (date(2021, 1, 1), "in 2 years", "en 2 años"),
    ],
)
def test_how_far_a_day_is(day: date, en: str, es: str) -> None:
    today = date(2018, 3, 15)
    assert (relative_in_words(day, today, "en"), relative_in_words(day, today, "es")) == (en, es)
