"""Due days that hang on a meeting move with it, and those concerned are told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.meetings.services import MeetingFacts
from enlace.register import services
from enlace.register.errors import AnchorRefused
from enlace.register.models import Anchor, Commitment, DueChange
from enlace.register.queries import open_ended_for, telling_for

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


PERIODS = [
    ("within 30 days after the meeting", "2025-12-18", date(2025, 12, 18), ("after", 30, "day")),
    ("dentro de los 30 días siguientes a la reunión", "2025-12-18", date(2025, 12, 18), ("after", 30, "day")),
    ("two weeks before the next meeting", "", None, ("before", 2, "week")),
    ("one month after the next meeting", "", None, ("after", 1, "month")),
]


@pytest.mark.parametrize(("text", "edtf", "due_on", "says"), PERIODS)
def test_a_period_hangs_on_its_meeting(
    secretariat: Actor, text: str, edtf: str, due_on: date | None, says: tuple[str, int, str]
) -> None:
    hung(secretariat, due_text=text, due_edtf=edtf, due_on=due_on)

    anchor = Anchor.objects.get()
    assert (anchor.kind, anchor.count, anchor.unit) == says
    assert (anchor.meeting_id is not None) == (due_on is not None)


def test_what_counts_from_its_own_meeting_follows_when_its_days_are_corrected(secretariat: Actor) -> None:
    commitment = hung(
        secretariat,
        due_text="within 30 days after the meeting",
        due_edtf="2025-12-18",
        due_on=date(2025, 12, 18),
    )
    days = {"starts_on": date(2025, 11, 19), "ends_on": date(2025, 11, 20)}

    services.move_meeting(commitment.meeting_id, **days, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert commitment.due_on == date(2025, 12, 20)


def test_what_hung_on_a_cancelled_meeting_hangs_on_the_next_one_or_waits(
    secretariat: Actor, people: Any
) -> None:
    facts = {"due_text": "before the RCGM of June 2026", "due_edtf": "/2026-06", "due_on": date(2026, 6, 30)}
    commitment = hung(secretariat, **facts)
    plan(secretariat, date(2026, 4, 1), "rcgm")
    meeting = plan(secretariat, date(2026, 6, 10), "rcgm")

    services.cancel_meeting(meeting.pk, why="No host.", actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course) == (None, "meeting")

    later = plan(secretariat, date(2026, 9, 1), "rcgm")
    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course) == (date(2026, 8, 31), "goes_on")
    services.move_meeting(
        later.pk, starts_on=date(2026, 9, 3), ends_on=date(2026, 9, 3), actor=secretariat, at=AT
    )
    commitment.refresh_from_db()
    assert commitment.due_on == date(2026, 9, 2)

    services.restore_meeting(meeting.pk, actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course) == (date(2026, 6, 9), "goes_on")


def test_who_was_told_of_another_day_is_told_when_a_meeting_moves_back(
    secretariat: Actor, people: Any
) -> None:
    hung(secretariat, due_text="at the next meeting")
    meeting = plan(secretariat, date(2026, 2, 10))
    user = people.user("honduras")

    def told(day: int) -> list[tuple[date | None, date | None]]:
        on = date(2026, 1, day)
        at = datetime(2026, 1, day, 15, tzinfo=UTC)
        found = telling_for(user, on=on).lines
        services.write_digest(user.pk, on=on, actor=Actor.system(), at=at)
        return [(one.due_on, one.moved_from) for one in found]

    def move(day: date) -> None:
        services.move_meeting(meeting.pk, starts_on=day, ends_on=day, actor=secretariat, at=AT)

    assert told(15) == [(date(2026, 2, 10), None)]
    move(date(2026, 5, 5))
    assert told(16) == [(date(2026, 5, 5), date(2026, 2, 10))]
    move(date(2026, 2, 10))
    assert told(19) == [(date(2026, 2, 10), date(2026, 5, 5))]
    assert told(20) == []
    services.cancel_meeting(meeting.pk, why="No host.", actor=secretariat, at=AT + timedelta(days=5))
    assert told(21) == [(None, date(2026, 2, 10))]
    services.restore_meeting(meeting.pk, actor=secretariat, at=AT + timedelta(days=6))
    assert told(22) == [(date(2026, 2, 10), None)]
    assert told(23) == []


def test_a_cancelled_meeting_takes_place_again_with_what_waited_for_it(secretariat: Actor) -> None:
    commitment = hung(secretariat, due_text="at the next meeting")
    meeting = plan(secretariat, date(2026, 4, 1))
    services.cancel_meeting(meeting.pk, why="No host.", actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert commitment.course == "meeting"

    services.restore_meeting(meeting.pk, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course) == (date(2026, 4, 1), "goes_on")
    assert [one.becomes for one in DueChange.objects.order_by("pk")] == [
        date(2026, 4, 1),
        None,
        date(2026, 4, 1),
    ]


def test_the_secretariat_says_what_a_due_day_hangs_on(secretariat: Actor) -> None:
    commitment = make_commitment(["HND"], on=MADE, due_on=date(2026, 3, 1))
    meeting = plan(secretariat, date(2026, 5, 5), "rcgm")

    for facts, due in [
        (services.AnchorFacts("at", "rcgm"), date(2026, 5, 5)),
        (services.AnchorFacts("before", "rcgm", meeting=meeting.pk), date(2026, 5, 4)),
        (services.AnchorFacts("after", "rcgm", meeting=meeting.pk, count=2, unit="week"), date(2026, 5, 19)),
        (services.AnchorFacts("at", "rcgm", month="2026-05"), date(2026, 5, 5)),
    ]:
        assert services.set_anchor(commitment.pk, facts, actor=secretariat, at=AT).due_on == due
    waits = services.AnchorFacts("at", "vice-ministers")
    assert services.set_anchor(commitment.pk, waits, actor=secretariat, at=AT).course == "meeting"
    assert services.remove_anchor(commitment.pk, actor=secretariat, at=AT).due_on is None
    services.hang_on_meetings(commitment.meeting_id, actor=secretariat)
    assert Anchor.objects.get().kind == "none"


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "none", "body": "rcgm"},
        {"kind": "at", "body": "nothing"},
        {"kind": "after", "body": "rcgm"},
        {"kind": "before", "body": "rcgm", "count": 0},
        {"kind": "at", "body": "rcgm", "month": "2026-13"},
        {"kind": "at", "body": "rcgm", "meeting": 0},
    ],
)
def test_an_anchor_that_says_nothing_is_refused(secretariat: Actor, facts: dict[str, Any]) -> None:
    commitment = make_commitment(["HND"], on=MADE)

    with pytest.raises(AnchorRefused):
        services.set_anchor(commitment.pk, services.AnchorFacts(**facts), actor=secretariat, at=AT)


def test_only_the_secretariat_says_what_a_due_day_hangs_on(honduras: Actor) -> None:
    commitment = make_commitment(["HND"], on=MADE)

    with pytest.raises(NotAllowed):
        services.set_anchor(commitment.pk, services.AnchorFacts("at", "rcgm"), actor=honduras, at=AT)
    with pytest.raises(NotAllowed):
        services.remove_anchor(commitment.pk, actor=honduras, at=AT)


def test_open_ended_commitments_surface_at_the_meetings_of_their_body(
    secretariat: Actor, honduras: Actor
) -> None:
    old = make_commitment(["HND"], on=MADE)
    make_commitment(["HND"], on=MADE, due_on=date(2026, 3, 1))
    make_commitment(["HND"], on=MADE, body="rcgm")
    make_commitment(["HND"], on=MADE, visibility="secretariat")
    done = make_commitment(["HND"], on=MADE)
    done.answers.update(implementation="confirmed_done", done_on=MADE)

    assert list(open_ended_for("consular-network", honduras, date(2026, 4, 1))) == [old]
    assert list(open_ended_for("consular-network", secretariat, MADE)) == []
