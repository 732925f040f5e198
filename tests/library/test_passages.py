"""Passages keep in step with the rooms, and are seen by exactly those who see what they tell of."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from tests.people import RIGHTS
from tests.standing import make_commitment, make_meeting, make_report

from enlace.core.actor import Actor
from enlace.directory.models import Body, Holding, Person, Post
from enlace.library.models import Passage
from enlace.register.models import Commitment
from enlace.reports.models import Item, Report

pytestmark = pytest.mark.django_db
KINDS = ("item", "report", "commitment", "meeting", "body", "party", "person", "post")


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
    return wrong


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


def test_telling_all_anew_changes_nothing() -> None:
    make_report(make_meeting())
    before = set(Passage.objects.values_list("kind", "ref", "words"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT library_renew()")

    assert set(Passage.objects.values_list("kind", "ref", "words")) == before
    assert out_of_step() == []


@pytest.mark.parametrize("who", [*RIGHTS, "public", "system"])
def test_each_role_sees_exactly_what_the_rooms_show_it(people: Any, who: str) -> None:
    for level in ("public", "members", "body", "secretariat"):
        for body in ("consular-network", "rcgm"):
            meeting = make_meeting(body)
            make_commitment(meeting, visibility=level)
            make_commitment(meeting, owed_by=("MEX",), owed_to=["GTM"], visibility=level)
        make_report(make_meeting("rcgm", city=level), visibility=level, state="replaced")
        make_report(None, state="to_review", adopted_at=None, text_sha256="", visibility=level)
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
    for kind, rows in rooms.items():
        shown = set(seen.filter(kind=kind).values_list("ref", flat=True))
        assert shown == {str(pk) for pk in rows.values_list("pk", flat=True)}, kind
    assert seen.filter(kind="post").exists() is (who != "public")
