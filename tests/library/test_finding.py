"""What is found, by whom, in which language; and that no question breaks the search."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override
from tests.library.searching import ON, found, items, only_items
from tests.standing import make_commitment, make_meeting

from enlace.core.actor import Actor
from enlace.directory.models import Person
from enlace.library import queries
from enlace.library.asking import Asked
from enlace.library.models import Passage
from enlace.library.queries import finding
from enlace.matching.lexicon import lexicon
from enlace.reader.grammar.tokens import fold
from enlace.register.matters.models import Matter

pytestmark = pytest.mark.django_db

HOSTILE = (
    *(
        "x" * 10_000,
        "a " * 5_000,
        "& | ! <->",
        ":*",
        "''",
        '"',
        '"""',
        "“",
        "-",
        "--",
        "- -",
        "(((",
        "\\",
        "\x00",
        "a\x00b",
    ),
    *(
        "'; DROP TABLE x; --",
        "' OR 1=1",
        "party:",
        "party:'",
        "year:²",
        "year:9999-1000",
        "\ud800",
        "🙂",
        "%s %% %(a)s",
        "the of",
    ),
    *(
        "-party:HND",
        "-taller",
        'party:"',
        "state:late -state:late",
        "a:b:c",
        "\u202e",
        "<b>x</b>",
        "\x01\x02",
        "a/b-c_d",
    ),
)


@pytest.mark.parametrize(
    "q", ["consulate", "CONSULATES", "lists consulates", '"list of consulates"', "“lists of consulate”"]
)
def test_words_are_found_in_any_form(q: str) -> None:
    items("Honduras sends the list of consulates.", "Mexico holds a workshop.")

    assert only_items(q) == ["item 1"]


@pytest.mark.parametrize(
    "q", ["capacitacion", "capacitación", "CAPACITACIONES", "ninez", "niñez", '"la niñez migrante"']
)
def test_accents_and_case_make_no_difference(q: str) -> None:
    items("Una capacitación sobre la niñez migrante.", "Otra cosa.", language="es")

    assert only_items(q) == ["item 1"]


def test_what_is_excluded_is_not_found() -> None:
    items("A workshop on visas.", "A seminar on visas.")

    assert only_items("visas -workshop") == ["item 2"]
    assert only_items('visas -"a seminar"') == ["item 1"]


def test_a_phrase_is_words_side_by_side() -> None:
    items("The joint consulates opened.", "The consulates held a joint meeting.")

    assert only_items('"joint consulates"') == ["item 1"]
    assert sorted(only_items("joint consulates")) == ["item 1", "item 2"]


@pytest.mark.parametrize("q", ["trafficking", "trata"])
def test_words_find_what_the_other_language_says(q: str) -> None:
    meeting = make_meeting()
    items("Victims of trafficking are protected.", meeting=meeting)
    items("Se protege a las víctimas de trata.", language="es", meeting=meeting)
    spoken = queries.find(Asked.parsed({"q": q, "kind": "item"}), Actor.system(), on=ON)
    row = queries.shown(spoken, spoken.hits, Actor.system(), "en")[0]

    assert spoken.count == 1, "both languages are one"
    assert row.others == (("es",) if row.language == "en" else ("en",))
    assert [said for said, marked in row.pieces if marked] == [
        ("trata" if row.language == "es" else "trafficking")
    ]


def test_fields_narrow_in_the_line_and_in_the_form() -> None:
    meeting = make_meeting("rcgm", date(2013, 6, 3))
    make_commitment(meeting, text_en="send the list", due_on=date(2014, 1, 1))
    make_commitment(make_meeting(), owed_by=("MEX",), text_en="send the list")
    late, other = (
        f"commitment {one.key}" for one in Passage.objects.filter(kind="commitment").order_by("held_on")
    )

    for said in (
        "party:HND",
        "party:honduras",
        "year:2013",
        "year:2010-2014",
        "body:rcgm",
        "state:late",
        "-party:MEX",
        "año:2013",
    ):
        assert found(f"{said} list") == [late], said
    assert found("list", party="MEX") == [other]
    assert found("list", year="2013", party="MEX") == []
    assert sorted(found("kind:commitment act:commit")) == sorted([late, other])
    assert Asked.parsed({"q": "party:nobody year:20 x"}).errors == (
        "There is no party “nobody”.",
        "“20” is not a year.",
    )


def test_a_name_that_is_mistyped_is_found() -> None:
    said = queries.find(Asked.parsed({"q": "Hondurs"}), Actor.public(), on=ON)

    assert said.instead == "Honduras"
    assert queries.shown(said, said.hits, Actor.public(), "en")[0].passage.key == "HND"
    assert found("Hondurs", exact="1") == []


def test_what_is_newer_comes_first_where_the_words_are_equal() -> None:
    for year in (2010, 2022, 2016):
        make_commitment(make_meeting(starts_on=date(year, 1, 1)), text_en="send the list", text_es="")

    assert [one.split("-network-")[1][:4] for one in found("list")] == ["2022", "2016", "2010"]


def test_the_words_are_marked_and_nothing_is_lost() -> None:
    text = "A <b>Capacitación</b> & niñez/infancia — " + "más palabras " * 90 + "capacitaciones."
    items(text, language="es")
    said = queries.find(Asked.parsed({"q": "capacitacion"}), Actor.system(), on=ON)
    (row,) = [
        one for one in queries.shown(said, said.hits, Actor.system(), "es") if one.passage.kind == "item"
    ]

    assert [piece for piece, marked in row.pieces if marked] == ["Capacitación"]
    assert text.startswith("".join(piece for piece, _marked in row.pieces).removesuffix(" …"))


@pytest.mark.parametrize("q", HOSTILE)
def test_no_question_breaks_the_search(q: str) -> None:
    items("A workshop on visas.")
    for fields in (
        {"q": q},
        dict.fromkeys(("q", "party", "year", "body", "act", "state", "kind", "language"), q),
    ):
        said = queries.find(Asked.parsed(fields), Actor.public(), on=ON)
        queries.shown(said, said.hits, Actor.public(), "en")
        queries.jump(q, Actor.public())
        queries.suggestions(q, Actor.public(), "es")


def test_what_very_many_say_is_looked_up_from_the_newest_year(monkeypatch: pytest.MonkeyPatch) -> None:
    for year in range(2008, 2018):
        items("Zanahoria here.", meeting=make_meeting(starts_on=date(year, 1, 1)))
    Person.objects.create(name="Zanahoria Ejemplo")
    at_once = found("zanahoria")
    monkeypatch.setattr(finding, "FEW", -1)

    assert found("zanahoria") == at_once
    assert len(only_items("zanahoria year:2009-2011")) == 3
    monkeypatch.setattr(finding, "MOST", 5)
    said = queries.find(Asked.parsed({"q": "zanahoria"}), Actor.system(), on=ON)
    rows = Passage.objects.in_bulk([hit.pk for hit in said.hits])
    assert said.is_more
    assert {rows[hit.pk].held_on and rows[hit.pk].held_on.year for hit in said.hits} == {None, 2017, 2016}


@pytest.mark.parametrize("q", ["trata de personas", "TRATA DE PERSONAS sobrevivientes"])
def test_a_term_of_several_words_finds_the_other_language(q: str) -> None:
    items("Survivors of trafficking in persons, sobrevivientes.", "A person.")

    assert only_items(q) == ["item 1"]


def test_a_word_far_down_a_report_is_shown_where_it_stands() -> None:
    items("Palabras sin más. " * 400 + "La capacitación conjunta. " + "Otras palabras. " * 400, language="es")
    said = queries.find(Asked.parsed({"q": "capacitaciones", "kind": "report"}), Actor.system(), on=ON)
    (row,) = queries.shown(said, said.hits, Actor.system(), "es")

    assert [piece for piece, marked in row.pieces if marked] == ["capacitación"]
    assert sum(len(piece) for piece, _marked in row.pieces) < 600


def test_both_sides_of_a_translation_are_one_concept_of_the_lexicon() -> None:
    words = lexicon()

    def concepts(said: str) -> set[str]:
        return {one.concept for one in words.find(fold(said).split())}

    apart = [
        (english, spanish)
        for english, several in words.translations.items()
        for spanish in several
        if concepts(english) and concepts(spanish) and not concepts(english) & concepts(spanish)
    ]
    assert apart == [("budget", "presupuesto")], "links count a budget and what funds it as two concepts"


@pytest.mark.parametrize("q", ["visas -workshop", "visas -taller", 'visas -"trata de personas"'])
def test_what_is_excluded_does_not_come_back_in_the_other_language(q: str) -> None:
    meeting = make_meeting()
    items("A workshop on visas and trafficking in persons.", "Visas.", meeting=meeting)
    items("Un taller sobre visas y trata de personas.", "Visas.", language="es", meeting=meeting)

    assert only_items(q) == ["item 2"]


def test_what_is_found_in_both_languages_is_shown_in_that_of_the_page() -> None:
    meeting = make_meeting()
    items("Honduras. " * 5, meeting=meeting)
    items("Otras palabras de Honduras.", language="es", meeting=meeting)
    said = queries.find(Asked.parsed({"q": "Honduras kind:item"}), Actor.public(), on=ON)

    for lang in ("en", "es"):
        (row,) = queries.shown(said, said.hits, Actor.public(), lang)
        assert (row.language, *row.others) == (lang, "es" if lang == "en" else "en")
        assert queries.jump(f"{meeting.slug}-1", Actor.public(), lang).language == lang  # type: ignore[union-attr]


def test_a_draft_is_not_offered_as_the_other_language() -> None:
    meeting = make_meeting()
    items("Consulates.", meeting=meeting)
    items("Consulados.", language="es", meeting=meeting, state="to_review", adopted_at=None, text_sha256="")
    said = queries.find(Asked.parsed({"q": "consulates kind:item language:en"}), Actor.system(), on=ON)

    assert [row.others for row in queries.shown(said, said.hits, Actor.system(), "en")] == [()]


def test_what_was_replaced_leads_to_the_version_that_says_it() -> None:
    items("Zanahoria.", state="replaced", version=3)
    said = queries.find(Asked.parsed({"q": "zanahoria state:replaced"}), Actor.public(), on=ON)

    assert {row.version for row in queries.shown(said, said.hits, Actor.public(), "en")} == {3}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('state:"in progress"', "in_progress"),
        ('estado:"en curso"', "in_progress"),
        ("estado:pendiente", "open"),
        ("acto:solicitud", "request"),
        ("act:request", "request"),
        ("clase:compromiso", "commitment"),
        ("estado:aprobado", "approved"),
        ('state:"under consultation"', "consulted"),
        ("an\u0303o:2013", "2013"),
    ],
)
def test_a_line_means_the_same_to_whoever_it_is_sent_to(lang: str, said: str, meant: str) -> None:
    with override(lang):
        asked = Asked.parsed({"q": said})

    assert asked.errors == ()
    assert [one.values for one in asked.narrowings] == [(meant,)]


def test_accents_written_apart_are_read_too() -> None:
    items("La capacitación.", language="es")

    assert only_items("capacitacio\u0301n") == ["item 1"]


def test_many_years_are_not_cut_short() -> None:
    items("Zanahoria.", meeting=make_meeting(starts_on=date(2024, 6, 3)))

    assert only_items("zanahoria year:1900-2030") == ["item 1"]
    assert only_items("zanahoria year:1000-9999") == ["item 1"]


@pytest.mark.parametrize("q", ['party:"" consulates', 'body:"" consulates', 'state:"" consulates'])
def test_a_field_without_a_value_names_nothing(q: str) -> None:
    assert Asked.parsed({"q": q}).narrowings == ()


@pytest.mark.parametrize(
    ("slug", "leads"), [("visas", False), ("extra-continental", False), ("visas-for-all", True)]
)
def test_a_word_is_searched_for_although_a_matter_has_it_for_address(slug: str, leads: bool) -> None:
    Matter.objects.create(slug=slug, title_en="Visas", visibility="public", opened_on="2020-01-01")

    assert (queries.jump(slug, Actor.system()) is not None) is leads


def test_a_withdrawn_commitment_is_reached_by_its_reference() -> None:
    gone = make_commitment(make_meeting(), withdrawn_on=date(2024, 7, 1))

    assert queries.jump(gone.reference, Actor.public()) is not None
