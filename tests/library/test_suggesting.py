"""What is suggested while somebody types, and to whom; matters among what is found."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.library.searching import ON, found, items
from tests.people import RIGHTS
from tests.standing import make_commitment, make_meeting

from enlace.core.actor import Actor
from enlace.directory.models import Person
from enlace.library import queries
from enlace.library.asking import Asked
from enlace.library.models import Passage
from enlace.register.matters.models import Matter
from enlace.register.matters.models import Passage as MatterPassage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", [*RIGHTS, "public"])
def test_nobody_finds_or_is_suggested_what_they_may_not_see(people: Any, who: str) -> None:
    actor = Actor.public() if who == "public" else people.actor(who)
    for level in ("public", "members", "body", "secretariat"):
        meeting = make_meeting("trafficking-network", date(2020, 1, 1 + len(level)))
        items("Zanahoria is said here.", meeting=meeting, visibility=level)
        make_commitment(meeting, owed_by=("PAN",), text_en="zanahoria", visibility=level)
    Person.objects.create(name="Zanahoria Ejemplo")
    seen = {row.pk for row in Passage.objects.visible_to(actor).filter(words="zanahoria")}
    said = queries.find(Asked.parsed({"q": "zanahoria"}), actor, on=ON)

    assert {hit.pk for hit in said.hits} == seen
    assert sum(n for _kind, n in said.kinds) == len(seen)
    assert bool(queries.suggestions("zanah", actor, "en")) is (who != "public")
    for key in Passage.objects.filter(kind="commitment").values_list("key", flat=True):
        may = Passage.objects.visible_to(actor).filter(kind="commitment", key=key).exists()
        assert (queries.jump(key, actor) is not None) is may
        assert any(one.said == key for one in queries.suggestions(key, actor, "en")) is may


def test_suggestions_are_names_and_terms_in_the_language_of_the_page() -> None:
    assert [one.said for one in queries.suggestions("hond", Actor.public(), "en")] == ["Honduras"]
    assert "trata de personas" in [one.said for one in queries.suggestions("trat", Actor.public(), "es")]


@pytest.mark.parametrize("who", [*RIGHTS, "public"])
def test_matters_are_found_and_suggested_by_whom_they_are_for(people: Any, who: str) -> None:
    actor = Actor.public() if who == "public" else people.actor(who)
    levels = ("public", "members", "body", "secretariat")
    for at, level in enumerate(levels):
        for body in ("trafficking-network", "rcgm"):
            meeting = make_meeting(body, date(2020, 1 + at, 1))
            items(*["Something."] * 4, meeting=meeting, visibility=level)
            for n, own in enumerate(levels, 1):
                slug = f"{own}-{level}-{body}"
                title = f"Zanahoria {own} {level} {body}"
                matter = Matter.objects.create(
                    slug=slug, title_en=title, visibility=own, opened_on="2020-01-01"
                )
                MatterPassage.objects.create(matter=matter, meeting=meeting, item_key=str(n))
    seen = set(Matter.objects.visible_to(actor).values_list("slug", flat=True))
    said = queries.suggestions("zanahoria", actor, "en", most=100)

    assert set(found("zanahoria kind:matter", actor)) == {f"matter {slug}" for slug in seen}
    assert {one.key for one in said if one.kind == "matter"} == seen
    for one in levels:
        named = queries.suggestions(f"secretariat {one}", actor, "en", most=100)
        assert {row.key for row in named if row.kind == "matter"} <= seen
    assert bool(queries.jump("secretariat-public-rcgm", actor)) is actor.sees_all


def test_fields_of_a_matter_tell_of_what_may_be_read_alone() -> None:
    open_, closed = make_meeting(), make_meeting("rcgm", date(2020, 1, 1))
    items("Something.", meeting=open_)
    items("Something.", meeting=closed, visibility="secretariat")
    matter = Matter.objects.create(
        slug="guide", title_en="Zanahoria", visibility="public", opened_on="2024-01-01"
    )
    for meeting in (open_, closed):
        MatterPassage.objects.create(matter=matter, meeting=meeting, item_key="1")

    assert found("zanahoria", Actor.public()) == ["matter guide"]
    assert found("zanahoria body:consular-network", Actor.public()) == ["matter guide"]
    assert found("zanahoria body:rcgm", Actor.public()) == found("zanahoria year:2020", Actor.public()) == []
    assert found("zanahoria body:rcgm") == ["matter guide"]


def test_names_that_are_mistyped_are_suggested_to_whom_they_are_for(people: Any) -> None:
    Person.objects.create(name="Zoila Etxeberria")

    assert [one.said for one in queries.suggestions("Etxebería", people.actor("mexico"), "es")] == [
        "Zoila Etxeberria"
    ]
    assert queries.suggestions("Etxebería", Actor.public(), "es") == []
    assert queries.find(Asked.parsed({"q": "Etxeberia"}), Actor.public(), on=ON).instead == ""
    assert queries.find(Asked.parsed({"q": "Etxeberia"}), people.actor("iom"), on=ON).instead == "Etxeberria"


def test_suggestions_lead_from_any_word_of_a_name_in_either_language() -> None:
    said = {one.key for lang in ("en", "es") for one in queries.suggestions("consular", Actor.public(), lang)}

    assert "consular-network" in said


@pytest.mark.parametrize("q", ["red", "consular"])
def test_a_body_that_is_a_party_too_is_suggested_once(q: str) -> None:
    said = [one.said for one in queries.suggestions(q, Actor.public(), "es") if one.kind != "term"]

    assert len(said) == len(set(said))


def test_matters_are_found_by_where_they_stand(people: Any) -> None:
    first, later = make_meeting(), make_meeting(starts_on=date(2025, 6, 3))
    items("Zanahoria one.", "Zanahoria two.", meeting=first)
    items("Zanahoria.", "Zanahoria.", meeting=later, visibility="secretariat")
    for slug, key in (("one", "1"), ("two", "2")):
        matter = Matter.objects.create(
            slug=slug, title_en=f"Zanahoria {slug}", visibility="public", opened_on="2024-01-01"
        )
        for meeting in (first, later) if key == "2" else (first,):
            MatterPassage.objects.create(matter=matter, meeting=meeting, item_key=key)
    both = sorted(found("zanahoria kind:matter"))
    assert both == ["matter one", "matter two"]
    assert found("zanahoria state:approved") == ["matter one"]
    assert found("zanahoria estado:aprobado kind:matter", Actor.public()) == ["matter one"]
    assert found("zanahoria kind:matter -state:approved") == ["matter two"]
    assert found("zanahoria", state="proposed") == ["matter two"]
    assert found("zanahoria state:done") == []
    assert all(one.startswith("item") for one in found("zanahoria state:adopted -kind:report"))
