"""A meeting moves while letters go out; two say the same at the same moment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core import mail
from tests.at_once import at_once
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.meetings.services import MeetingFacts
from enlace.register import letters, services
from enlace.register.models import Commitment, Digest, DueChange
from enlace.register.queries import telling_for

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
ON = date(2026, 1, 15)
MADE = date(2025, 11, 18)
SYSTEM = Actor.system()


def hung(secretariat: Actor) -> tuple[Commitment, Any]:
    commitment = make_commitment(["HND"], on=MADE, due_text="at the next meeting")
    services.hang_on_meetings(commitment.meeting_id, actor=secretariat)
    facts = MeetingFacts("consular-network", date(2026, 1, 22), date(2026, 1, 22))
    return commitment, services.plan_meeting(facts, actor=secretariat, at=AT)


def test_a_meeting_moved_while_a_digest_is_sent_loses_nothing(
    secretariat: Actor, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    commitment, meeting = hung(secretariat)
    user = people.user("honduras")
    digest = services.write_digest(user.pk, on=ON, actor=SYSTEM, at=AT)
    assert digest is not None
    days = {"starts_on": date(2026, 3, 3), "ends_on": date(2026, 3, 3)}
    send = letters.Letter.send

    def slowly(letter: Any, *args: Any, **kwargs: Any) -> Any:
        at_once(lambda: services.move_meeting(meeting.pk, **days, actor=secretariat, at=AT))
        return send(letter, *args, **kwargs)

    monkeypatch.setattr(letters.Letter, "send", slowly)
    services.send_digest(digest.pk, actor=SYSTEM, at=AT)

    assert Digest.objects.get().state == "sent"
    assert "22 January 2026" in mail.outbox[0].body
    commitment.refresh_from_db()
    assert commitment.due_on == date(2026, 3, 3)
    (line,) = telling_for(user, on=date(2026, 1, 16)).lines
    assert (line.due_on, line.moved_from) == (date(2026, 3, 3), date(2026, 1, 22))


def test_a_letter_that_waits_tells_the_day_as_it_is_when_it_goes(secretariat: Actor, people: Any) -> None:
    _commitment, meeting = hung(secretariat)
    digest = services.write_digest(people.user("honduras").pk, on=ON, actor=SYSTEM, at=AT)
    services.cancel_meeting(meeting.pk, why="No host.", actor=secretariat, at=AT)

    services.send_digest(digest.pk, actor=SYSTEM, at=AT)

    assert "waits for a meeting" in mail.outbox[0].body


def test_who_owes_is_told_once_that_the_meeting_is_cancelled(secretariat: Actor, people: Any) -> None:
    _commitment, meeting = hung(secretariat)
    services.cancel_meeting(meeting.pk, why="No host.", actor=secretariat, at=AT)
    user = people.user("honduras")

    (line,) = telling_for(user, on=ON).lines
    assert (line.due_on, line.moved_from) == (None, date(2026, 1, 22))
    services.write_digest(user.pk, on=ON, actor=SYSTEM, at=AT)
    assert not telling_for(user, on=date(2026, 1, 16)).lines


def test_a_meeting_moved_twice_at_once_leaves_the_day_of_the_last(secretariat: Actor) -> None:
    commitment, meeting = hung(secretariat)
    days = [date(2026, 3, 3), date(2026, 4, 4)]

    at_once(
        *(
            lambda day=day: services.move_meeting(  # type: ignore[misc]
                meeting.pk, starts_on=day, ends_on=day, actor=secretariat, at=AT
            )
            for day in days
        )
    )

    commitment.refresh_from_db()
    meeting.refresh_from_db()
    assert commitment.due_on == meeting.ends_on
    assert DueChange.objects.order_by("-pk")[0].becomes == meeting.ends_on


def test_instances_made_twice_at_once_are_made_once() -> None:
    commitment = make_commitment(["HND", "MEX"], on=MADE, rrule="FREQ=MONTHLY;INTERVAL=3")

    made = at_once(*[lambda: services.make_occurrences(commitment.pk, actor=SYSTEM, at=AT)] * 2)

    assert sorted(made) == [0, 3]
    assert commitment.occurrences.count() == 3


def test_a_condition_met_twice_at_once_is_met_once(secretariat: Actor, honduras: Actor) -> None:
    commitment = make_commitment(["HND"], on=MADE)
    facts = services.ConditionFacts(text_en="once IOM shares the link", count=30)
    services.set_condition(commitment.pk, facts, actor=secretariat, at=AT)

    told = at_once(
        *(
            lambda actor=actor: services.meet_condition(commitment.pk, met_on=ON, actor=actor, at=AT)  # type: ignore[misc]
            for actor in (secretariat, honduras)
        )
    )

    assert sorted(type(one).__name__ for one in told) == ["Commitment", "ConditionMet"]
    assert DueChange.objects.filter(why="condition").count() == 1
