"""Due days that hang on a meeting move with it, and those concerned are told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.meetings.services import MeetingFacts
from enlace.register import services
from enlace.register.models import Anchor, Commitment, DueChange
from enlace.register.queries import telling_for

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
MADE = date(2025, 11, 18)


def hung(actor: Actor, **facts: Any) -> Any:
    commitment = make_commitment(["HND"], on=MADE, **facts)
    services.hang_on_meetings(commitment.meeting_id, actor=actor)
    return commitment


def plan(actor: Actor, day: date, body: str = "consular-network") -> Any:
    return services.plan_meeting(MeetingFacts(body, day, day), actor=actor, at=AT)


@pytest.mark.parametrize(
    ("text", "edtf", "kind", "body", "month"),
    [
        ("before the RCGM of June 2026", "/2026-06", "before", "rcgm", "2026-06"),
        ("at the next meeting", "", "at", "consular-network", ""),
        ("en la próxima reunión", "", "at", "consular-network", ""),
    ],
)
def test_words_that_name_a_meeting_hang_on_it(
    secretariat: Actor, text: str, edtf: str, kind: str, body: str, month: str
) -> None:
    hung(secretariat, due_text=text, due_edtf=edtf)

    anchor = Anchor.objects.get()
    assert (anchor.kind, anchor.body_id, anchor.month) == (kind, body, month)


@pytest.mark.parametrize(("text", "edtf"), [("by 2 May 2026", "2026-05-02"), ("as soon as possible", "")])
def test_other_words_hang_on_nothing(secretariat: Actor, text: str, edtf: str) -> None:
    hung(secretariat, due_text=text, due_edtf=edtf)

    assert not Anchor.objects.exists()


def test_a_due_day_moves_with_its_meeting_and_who_owes_is_told(secretariat: Actor, people: Any) -> None:
    facts = {"due_text": "before the RCGM of June 2026", "due_edtf": "/2026-06", "due_on": date(2026, 6, 30)}
    commitment = hung(secretariat, **facts)
    meeting = plan(secretariat, date(2026, 6, 10), "rcgm")
    commitment.refresh_from_db()
    assert commitment.due_on == date(2026, 6, 9)

    days = {"starts_on": date(2026, 9, 1), "ends_on": date(2026, 9, 2)}
    services.move_meeting(meeting.pk, **days, actor=secretariat, at=AT)
    services.move_meeting(meeting.pk, **days, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert commitment.due_on == date(2026, 8, 31)
    assert DueChange.objects.count() == 2
    (line,) = telling_for(people.user("honduras"), on=date(2026, 1, 15)).lines
    assert (line.due_on, line.moved_from) == (date(2026, 8, 31), date(2026, 6, 9))


def test_the_next_meeting_is_the_first_one_after_the_commitment(secretariat: Actor) -> None:
    hung(secretariat, due_text="at the next meeting")
    plan(secretariat, date(2026, 10, 1))
    plan(secretariat, date(2026, 4, 1))

    assert Commitment.objects.get().due_on == date(2026, 4, 1)


def test_only_the_secretariat_moves_due_days(honduras: Actor) -> None:
    with pytest.raises(NotAllowed):
        services.compute_deadlines(actor=honduras, at=AT)
