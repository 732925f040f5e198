"""Passages keep in step with the rooms, and are seen by exactly those who see what they tell of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from tests.people import RIGHTS
from tests.standing import make_commitment, make_meeting, make_report

from enlace.core.actor import Actor
from enlace.directory.models import Body, Holding, Person, Post
from enlace.library import services
from enlace.library.models import Name, Passage, words_seen_by
from enlace.register.matters.models import Matter
from enlace.register.matters.models import Passage as MatterPassage
from enlace.register.models import Commitment
from enlace.reports.models import Item, Report

pytestmark = pytest.mark.django_db
KINDS = ("item", "report", "commitment", "matter", "meeting", "body", "party", "person", "post")


def out_of_step() -> list[str]:
    """The kinds whose passages are not what their rows tell."""
    fields = [field.column for field in Passage._meta.fields if field.column != "id"]
    names, wrong = ", ".join(fields), []
    with connection.cursor() as cursor:
        for kind in KINDS:
            told = f"SELECT {names} FROM library_told_{kind}"
            kept = f"SELECT {names} FROM library_passage WHERE kind = '{kind}'"
            cursor.execute(
                f"SELECT count(*) FROM (({told} EXCEPT {kept}) UNION ALL ({kept} EXCEPT {told})) one"
            )
            if cursor.fetchone()[0]:
                wrong.append(kind)
        called = """SELECT p.id, c.language, c.said FROM library_called c
            JOIN library_passage p ON p.kind = c.kind AND p.key = c.key"""
        kept = "SELECT passage_id, language, said FROM library_name"
        cursor.execute(
            f"SELECT count(*) FROM (({called} EXCEPT {kept}) UNION ALL ({kept} EXCEPT {called})) one"
        )
        if cursor.fetchone()[0]:
            wrong.append("names")
    return wrong


def make_matter(*places: tuple[Any, str], **fields: Any) -> Any:
    n = Matter.objects.count() + 1
    said = {"slug": f"matter-{n}", "title_en": f"Guide {n}", "title_es": f"Guía {n}", "visibility": "public"}
    matter = Matter.objects.create(**(said | fields), opened_on="2024-06-03")
    for meeting, key in places:
        MatterPassage.objects.create(matter=matter, meeting=meeting, item_key=key)
    return matter


def test_passages_follow_every_change() -> None:
    meeting = make_meeting()
    report, draft = (
        make_report(meeting),
        make_report(None, state="to_review", adopted_at=None, text_sha256=""),
    )
    commitment = make_commitment(meeting, owed_by=("HND", "MEX"))
    person = Person.objects.create(name="Persona Ejemplo", party_id="HND")
    post = Post.objects.create(kind="focal_point", party_id="HND", body_id="rcgm")
    Holding.objects.create(post=post, person=person, starts_on="2020-01-01")
    assert out_of_step() == []

    commitment.answers.filter(party="MEX").update(implementation="in_progress")
    commitment.answers.filter(party="HND").delete()
    Item.objects.filter(report=report).update(visibility="body")
    draft.items.first().acts.all().delete()
    Report.objects.filter(pk=draft.pk).update(meeting=make_meeting("rcgm"))
    meeting.city = "Tegucigalpa"
    meeting.save()
    Body.objects.filter(code="rcgm").update(name_en="Another name")
    person.name = "Otra Persona"
    person.save()
    assert out_of_step() == []
    assert Passage.objects.get(kind="commitment").seen_by == ["MEX"]

    draft.delete()
    Holding.objects.all().delete()
    post.delete()
    person.delete()
    assert out_of_step() == []
    assert Passage.objects.filter(kind__in=("person", "post")).count() == 0


def test_matters_follow_their_passages() -> None:
    meeting, other = make_meeting(), make_meeting("rcgm")
    report = make_report(meeting, keys=("1", "2"))
    matter = make_matter((meeting, "1"), (other, "1"))
    assert out_of_step() == []
    assert list(Passage.objects.filter(kind="matter").values_list("ref", "body")) == [
        (f"{matter.pk}-public-consular-network", "consular-network"),
        (f"{matter.pk}-secretariat", ""),
    ]

    make_report(other, keys=("1", "2"), visibility="members")
    assert out_of_step() == []
    assert set(Passage.objects.filter(kind="matter").values_list("visibility", "body")) == {
        ("public", "consular-network"),
        ("members", "rcgm"),
    }

    Item.objects.filter(report=report, key="1").update(visibility="body")
    Report.objects.filter(meeting=other).update(state="replaced")
    matter.title_en = "Another guide"
    matter.save()
    assert out_of_step() == []
    assert set(Name.objects.filter(passage__kind="matter").values_list("said", flat=True)) == {
        "Another guide",
        "Guía 1",
    }

    Matter.objects.filter(pk=matter.pk).update(merged_into=make_matter((meeting, "2")))
    MatterPassage.objects.filter(meeting=other).delete()
    assert out_of_step() == []
    assert Passage.objects.filter(kind="matter", is_current=True).count() == 1

    MatterPassage.objects.all().delete()
    Matter.objects.filter(pk=matter.pk).delete()
    assert out_of_step() == []


def test_a_matter_is_not_found_by_a_paragraph_that_left_it() -> None:
    open_, closed = make_meeting(), make_meeting("rcgm")
    make_report(open_, keys=("1", "2"))
    make_report(closed, keys=("1", "2"), visibility="secretariat")
    matter, other = make_matter((open_, "1"), (closed, "1")), make_matter()
    assert Passage.objects.visible_to(Actor.public()).filter(kind="matter").count() == 1

    MatterPassage.objects.filter(meeting=open_).update(matter=other)

    assert out_of_step() == []
    seen = Passage.objects.visible_to(Actor.public()).filter(kind="matter")
    assert list(seen.values_list("key", flat=True)) == [other.slug]
    assert not Name.objects.filter(passage__in=seen, said=matter.title_en).exists()


def test_a_corrigendum_is_found_with_what_it_corrects() -> None:
    report = make_report(make_meeting(), visibility="members")
    item = report.items.get(position=1)
    for at, (one, text) in enumerate(((item, "Zanahoria."), (None, "Berenjena.")), 1):
        report.corrigenda.create(item=one, number=at, dated_on="2024-08-01", text=text)
    assert out_of_step() == []
    told = [Passage.objects.get(words=word) for word in ("zanahoria", "berenjena")]
    assert [row.kind for row in told] == ["item", "report"]
    assert told[0].text_en.endswith("Thanks to IOM.\nCorrigendum 1 (2024-08-01): Zanahoria.")
    assert told[1].text_en.endswith("Corrigendum 2 (2024-08-01): Berenjena.")
    assert not Passage.objects.visible_to(Actor.public()).filter(words="zanahoria").exists()

    report.corrigenda.update(text="Calabaza.")
    report.corrigenda.get(number=2).delete()
    assert out_of_step() == []


def test_a_change_that_says_nothing_writes_nothing() -> None:
    report = make_report(None, state="to_review", adopted_at=None, text_sha256="")
    commitment = make_commitment(make_meeting())
    before = set(
        Passage.objects.extra(select={"written": "xmin::text"}).values_list("kind", "ref", "written")
    )  # type: ignore[arg-type]
    Item.objects.filter(report=report).update(revision=7)
    commitment.save()

    after = set(Passage.objects.extra(select={"written": "xmin::text"}).values_list("kind", "ref", "written"))  # type: ignore[arg-type]
    assert after == before


def test_telling_in_parts_mends_what_is_out_of_step() -> None:
    make_report(make_meeting())
    make_matter((make_meeting(), "conclusions-1.á"))
    Passage.objects.filter(kind="item").update(text_en="wrong")
    Passage.objects.filter(kind__in=("matter", "party")).delete()
    Passage.objects.create(kind="report", ref="999999", visibility="public", words="wrong")
    services.renew()

    assert out_of_step() == []


def test_telling_all_anew_changes_nothing() -> None:
    make_report(make_meeting())
    before = set(Passage.objects.values_list("kind", "ref", "words"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT library_renew()")

    assert set(Passage.objects.values_list("kind", "ref", "words")) == before
    assert out_of_step() == []


@pytest.mark.parametrize("who", [*RIGHTS, "public", "system"])
def test_each_role_sees_exactly_what_the_rooms_show_it(people: Any, who: str) -> None:
    for at, level in enumerate(("public", "members", "body", "secretariat")):
        for body in ("consular-network", "rcgm"):
            meeting = make_meeting(body)
            make_commitment(meeting, visibility=level)
            make_commitment(meeting, owed_by=("MEX",), owed_to=["GTM"], visibility=level)
        make_report(make_meeting("rcgm", city=level), visibility=level, state="replaced")
        make_report(None, state="to_review", adopted_at=None, text_sha256="", visibility=level)
        for n, said in enumerate(("public", "members", "body", "secretariat")):
            both = [make_meeting(body, date(2020 + n, 1 + at, 1)) for body in ("rcgm", "consular-network")]
            for meeting in both:
                if not meeting.reports.exists():
                    make_report(meeting, keys=("1", "2"), visibility=level)
                make_matter((meeting, "1"), visibility=said)
            make_matter(*((meeting, "2") for meeting in both), visibility=said)
            make_matter(visibility=said)
        make_report(make_meeting(), state="replaced", visibility=level)
    Person.objects.create(name="Persona Ejemplo")
    Post.objects.create(kind="focal_point", party_id="HND", body_id="rcgm")
    actor = {"public": Actor.public(), "system": Actor.system()}.get(who) or people.actor(who)
    rooms = {
        "item": Item.objects.visible_to(actor),
        "report": Report.objects.visible_to(actor),
        "commitment": Commitment.objects.visible_to(actor),
        "person": Person.objects.visible_to(actor),
    }
    seen = Passage.objects.visible_to(actor)
    matters = set(seen.filter(kind="matter").values_list("key", flat=True))
    assert matters == set(Matter.objects.visible_to(actor).values_list("slug", flat=True))
    for kind, rows in rooms.items():
        shown = set(seen.filter(kind=kind).values_list("ref", flat=True))
        assert shown == {str(pk) for pk in rows.values_list("pk", flat=True)}, kind
    assert seen.filter(kind="post").exists() is (who != "public")
    if words := words_seen_by(actor):
        assert set(seen) == set(seen.extra(where=["words @@ %s::tsquery"], params=[words]))
