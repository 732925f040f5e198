"""Which rows an actor sees by level, and for whom an actor may answer."""

from datetime import date

import pytest

from enlace.core.actor import Actor, Right, visible
from enlace.core.enums import Role, Visibility
from enlace.meetings.models import Meeting
from enlace.reports.models import Report


def test_the_public_speaks_for_nobody():
    assert Actor.public().speaks_for("HND", "rcgm") is False


def test_a_focal_point_speaks_in_its_body_alone():
    actor = Actor(user_id=1, rights=frozenset({Right(Role.FOCAL_POINT, "HND", "consular-network")}))

    assert actor.speaks_for("HND", "consular-network")
    assert not actor.speaks_for("HND", "rcgm")
    assert not actor.speaks_for("MEX", "consular-network")


def test_a_delegate_does_not_answer():
    actor = Actor(user_id=1, rights=frozenset({Right(Role.DELEGATE, "HND")}))

    assert not actor.speaks_for("HND", "rcgm")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("public", {"public"}),
        ("honduras", {"public", "members"}),
        ("mexico", {"public", "members", "body"}),
        ("mexico_trafficking", {"public", "members", "body"}),
        ("iom", {"public", "body"}),
        ("rncom", {"public"}),
        ("secretariat", {"public", "members", "body", "secretariat"}),
    ],
)
def test_each_role_sees_its_levels(people, who, seen):
    from enlace.core.models import StoredFile

    meeting = Meeting.objects.create(
        slug="m", body_id="trafficking-network", starts_on=date(2017, 1, 1), ends_on=date(2017, 1, 1)
    )
    for number, level in enumerate(Visibility.values):
        file = StoredFile.objects.create(sha256=f"{number}" * 64, size=1, media_type="text/plain")
        Report.objects.create(
            meeting=meeting,
            language=f"l{number}",
            file=file,
            file_name="x",
            plain="x",
            visibility=level,
        )
    actor = Actor.public() if who == "public" else people.actor(who)

    rows = Report.objects.filter(visible(actor, body="meeting__body_id"))

    assert {row.visibility for row in rows} == seen
