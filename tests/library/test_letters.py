"""Letters that a keyboard does not have, accents written apart, and what programs make of quotes and hyphens."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any
from unicodedata import normalize

import pytest
from django.db import connection
from tests.library.searching import ON, found, items, only_items

from enlace.core.actor import Actor
from enlace.directory.models import Person
from enlace.library import queries
from enlace.library.asking import Asked
from enlace.library.folding import RARE, folded
from enlace.library.models import Passage

more_letters = import_module("enlace.library.migrations.0006_more_letters")

pytestmark = pytest.mark.django_db

LETTERS = "åøłæœßđıÅØŁÆŒẞĐİšžčñÑéÉçüýþðﬁo\u0301n\u0303a\u030a"


def marks(q: str, lang: str = "es") -> list[str]:
    said = queries.find(Asked.parsed({"q": q}), Actor.system(), on=ON)
    rows = queries.shown(said, said.hits, Actor.system(), lang)
    return [
        piece for row in rows if row.passage.kind == "item" for piece, is_marked in row.pieces if is_marked
    ]


@pytest.mark.parametrize("letter", [*LETTERS, "o\u0301", "n\u0303", "mi\u00adgran\u200btes"])
def test_the_database_folds_as_the_search_does(letter: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT library_fold(%s)", [f"x{letter}y"])
        assert cursor.fetchone()[0] == folded(f"x{letter}y")


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("El señor Sørensen presidió.", "sorensen"),
        ("El señor Sorensen presidió.", "Sørensen"),
        ("La delegada de Łódź saludó.", "lodz"),
        ("El œuvre de la señora Ångström.", "oeuvre angstrom"),
        ("La calle Straße y el Đorđe.", "strasse dorde"),
        (normalize("NFD", "La capacitación de la niñez."), "capacitacion niñez"),
        ("La capacitación de la niñez.", normalize("NFD", "capacitación niñez")),
        ("Los mi\u00adgran\u00adtes.", "migrantes"),
        ("La República\u00a0Dominicana, el 10\u202fde\u2009mayo.", "dominicana mayo"),
    ],
)
def test_letters_fold_like_the_others(text: str, q: str) -> None:
    items(text, "Otra cosa.", language="es")

    assert only_items(q) == ["item 1"]
    assert len(marks(q)) == len(q.split())


def test_marks_stay_where_the_words_are_though_letters_are_two_in_the_index() -> None:
    items("Straße, œuvre y " + normalize("NFD", "capacitación") + " de Sørensen: taller.", language="es")

    assert marks("capacitacion") == ["capacitación"]
    assert marks("sorensen taller") == ["Sørensen", "taller"]
    assert marks("strasse") == ["Straße"]


def test_persons_are_suggested_and_mended_by_letters_that_are_typed(people: Any) -> None:
    Person.objects.create(name="Søren Łuczakejemplo")
    actor = people.actor("honduras")

    assert [one.said for one in queries.suggestions("luczak", actor, "es")] == ["Søren Łuczakejemplo"]
    assert [one.said for one in queries.suggestions("Søre", actor, "es")] == ["Søren Łuczakejemplo"]
    assert [one.split()[0] for one in found("luczakejenplo", actor)] == ["person"]


@pytest.mark.parametrize(
    "q",
    ["“consulados conjuntos”", "„consulados conjuntos“", "«consulados conjuntos»", "”consulados conjuntos”"],
)
def test_quotes_of_any_program_make_a_phrase(q: str) -> None:
    items("Los consulados conjuntos.", "Los consulados y talleres conjuntos.", language="es")

    assert only_items(q) == ["item 1"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2212"])
def test_hyphens_of_any_program_are_hyphens(hyphen: str) -> None:
    report = items("Visas extra-continentales.", "Visas y talleres.", language="es")
    reference = f"{report.meeting.slug}-1".replace("-", hyphen)
    named = queries.jump(reference, Actor.system(), "es")

    assert only_items(f"visas {hyphen}talleres") == ["item 1"]
    assert only_items(f"extra{hyphen}continentales") == ["item 1"]
    assert named
    assert (named.kind, named.key) == ("item", "1")


def test_only_what_holds_such_letters_is_told_anew() -> None:
    items("El señor Sørensen.", "La niñez.", language="es")
    Passage.objects.update(words="")
    more_letters.tell(None, SimpleNamespace(connection=connection))

    assert only_items("sorensen") == ["item 1"]
    assert only_items("niñez") == []
    assert not RARE.search("Año, “niñez” — Panamá/México: ¿cómo? « » … 1º ½ €")
