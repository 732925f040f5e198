"""What repeats is owed time by time: instances are made ahead, answered on their own, until the series is ended."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.register import desks, services
from enlace.register.errors import (
    DoesNotRepeat,
    EndedByLink,
    EndsTooEarly,
    HasEnded,
    NoEnding,
    NoSuchCommitment,
)
from enlace.register.matters.models import Link
from enlace.register.models import Answer, Commitment, Ending
from enlace.register.services.recurrences import days_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
ON = date(2026, 1, 15)
MADE = date(2025, 11, 30)
QUARTERLY = "FREQ=MONTHLY;INTERVAL=3"
SYSTEM = Actor.system()


def series(rrule: str = QUARTERLY, owed_by: Any = ("HND", "MEX"), **facts: Any) -> Any:
    commitment = make_commitment(owed_by, on=MADE, due_text="quarterly", rrule=rrule, **facts)
    services.make_occurrences(commitment.pk, actor=SYSTEM, at=AT)
    commitment.refresh_from_db()
    return commitment


def days(commitment: Any) -> list[date]:
    live = commitment.occurrences.filter(withdrawn_on=None)
    return [commitment.due_on, *live.order_by("due_on").values_list("due_on", flat=True)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (QUARTERLY, [date(2026, 2, 28), date(2026, 5, 30), date(2026, 8, 30), date(2026, 11, 30)]),
        ("FREQ=MONTHLY;INTERVAL=6", [date(2026, 5, 30), date(2026, 11, 30)]),
        ("FREQ=YEARLY", [date(2026, 11, 30)]),
        ("FREQ=WEEKLY", []),
        ("FREQ=DAILY", []),
        ("nothing", []),
    ],
)
def test_the_days_of_a_rule_count_from_its_meeting(rule: str, expected: list[date]) -> None:
    assert days_of(rule, MADE, until=date(2026, 12, 31)) == expected


def test_each_time_is_owed_on_its_own_a_year_ahead() -> None:
    commitment = series()

    assert days(commitment) == [date(2026, 2, 28), date(2026, 5, 30), date(2026, 8, 30), date(2026, 11, 30)]
    second = commitment.occurrences.get(due_on=date(2026, 5, 30))
    assert second.reference == f"{commitment.reference}~2026-05-30"
    assert {one.party_id for one in second.answers.all()} == {"HND", "MEX"}
    assert (second.text("es"), second.rrule) == (commitment.text("es"), "")


def test_who_is_asked_later_is_asked_for_each_time_to_come(secretariat: Actor, honduras: Actor) -> None:
    now = timezone.now()
    commitment = make_commitment(["HND"], on=timezone.localdate(now), rrule=QUARTERLY)
    services.make_occurrences(commitment.pk, actor=SYSTEM, at=now)
    services.decline(commitment.answers.get().pk, actor=honduras, on=ON, note="Not ours.")

    for _ in range(2):
        services.assign_parties(commitment.pk, ["MEX"], actor=secretariat)

    asked = [sorted(one.answers.values_list("party", flat=True)) for one in commitment.occurrences.all()]
    assert asked == [["HND", "MEX"]] * len(asked) != []


def test_made_twice_there_is_one_of_each_and_time_goes_on() -> None:
    commitment = series()

    assert services.make_occurrences(commitment.pk, actor=SYSTEM, at=AT) == 0
    assert services.make_all_occurrences(actor=SYSTEM, at=AT + timedelta(days=92)) == 1
    assert days(commitment)[-1] == date(2027, 2, 28)


def test_an_answer_to_one_says_nothing_of_the_others(honduras: Actor) -> None:
    commitment = series()
    one = Answer.objects.get(commitment=commitment.occurrences.get(due_on=date(2026, 5, 30)), party="HND")

    services.report_done(one.pk, actor=honduras, on=ON)

    states = (
        Answer.objects.filter(party="HND")
        .order_by("commitment__due_on")
        .values_list("implementation", flat=True)
    )
    assert list(states) == ["open", "reported_done", "open", "open"]


def test_who_accepts_the_series_has_accepted_each_and_who_declines_owes_none(honduras: Actor) -> None:
    commitment = make_commitment(["HND", "MEX"], on=MADE, rrule=QUARTERLY)
    services.accept(commitment.answers.get(party="HND").pk, actor=honduras, on=ON)
    commitment.answers.filter(party="MEX").update(acceptance="declined")

    services.make_occurrences(commitment.pk, actor=SYSTEM, at=AT)

    rows = Answer.objects.exclude(commitment=commitment)
    assert {(one.party_id, one.acceptance) for one in rows} == {("HND", "accepted")}


def test_a_day_that_the_report_sets_is_the_first(secretariat: Actor) -> None:
    commitment = series("FREQ=YEARLY", due_on=date(2026, 3, 31), due_edtf="2026-03-31")

    assert days(commitment)[0] == date(2026, 3, 31)


def test_a_series_owed_by_nobody_lies_once_on_the_desk_and_whom_one_names_is_asked_each_time(
    secretariat: Actor,
) -> None:
    commitment = series(owed_by=())
    other = make_commitment([], on=MADE)

    pile = desks.owed_by_nobody(secretariat)
    assert ({one.pk for one in pile.rows}, pile.count) == ({commitment.pk, other.pk}, 2)

    services.assign_parties(commitment.pk, ["HND"], actor=secretariat)
    assert [one.pk for one in desks.owed_by_nobody(secretariat).rows] == [other.pk]


def test_an_old_series_begins_when_it_comes_into_the_register() -> None:
    commitment = make_commitment(["HND"], on=date(2016, 6, 20), rrule=QUARTERLY)

    services.make_occurrences(commitment.pk, actor=SYSTEM, at=AT)

    commitment.refresh_from_db()
    assert days(commitment)[0] == date(2026, 3, 20)


def test_the_secretariat_ends_a_series_and_takes_it_back(secretariat: Actor, honduras: Actor) -> None:
    commitment = series()
    other = make_commitment(["HND"], on=date(2026, 6, 1))
    done = Answer.objects.get(commitment__due_on=date(2026, 8, 30), party="HND")
    services.report_done(done.pk, actor=honduras, on=ON)

    services.end_series(
        commitment.pk, ends_on=date(2026, 6, 1), replaced_by=other.reference, actor=secretariat, at=AT
    )

    assert days(commitment) == [date(2026, 2, 28), date(2026, 5, 30), date(2026, 8, 30)]
    ended = commitment.occurrences.get(course="ended")
    assert (ended.due_on, ended.withdrawn_on) == (date(2026, 11, 30), ON)
    with pytest.raises(HasEnded):
        services.start(ended.answers.get(party="HND").pk, actor=honduras, on=ON)
    assert services.make_all_occurrences(actor=SYSTEM, at=AT + timedelta(days=700)) == 0

    services.resume_series(commitment.pk, actor=secretariat, at=AT)
    assert len(days(commitment)) == 4
    with pytest.raises(NoEnding):
        services.resume_series(commitment.pk, actor=secretariat, at=AT)


def test_an_end_before_the_first_one_ends_that_too(secretariat: Actor) -> None:
    commitment = series()

    services.end_series(commitment.pk, ends_on=MADE, actor=secretariat, at=AT)
    services.end_series(commitment.pk, ends_on=MADE, actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert (commitment.course, commitment.occurrences.exclude(course="ended").count()) == ("ended", 0)

    services.resume_series(commitment.pk, actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert (commitment.course, len(days(commitment))) == ("goes_on", 4)


def test_ending_is_refused_with_a_reason(secretariat: Actor, honduras: Actor) -> None:
    commitment, once = series(), make_commitment(["HND"], on=MADE)
    facts = {"actor": secretariat, "at": AT}

    with pytest.raises(EndsTooEarly):
        services.end_series(commitment.pk, ends_on=date(2025, 1, 1), **facts)
    for reference in ("nothing", commitment.reference, commitment.occurrences.all()[0].reference):
        with pytest.raises(NoSuchCommitment):
            services.end_series(commitment.pk, ends_on=ON, replaced_by=reference, **facts)
    with pytest.raises(DoesNotRepeat):
        services.end_series(once.pk, ends_on=ON, **facts)
    with pytest.raises(DoesNotRepeat):
        services.end_series(commitment.occurrences.all()[0].pk, ends_on=ON, **facts)
    with pytest.raises(NotAllowed):
        services.end_series(commitment.pk, ends_on=ON, actor=honduras, at=AT)
    with pytest.raises(NotAllowed):
        services.resume_series(commitment.pk, actor=honduras, at=AT)
    with pytest.raises(NotAllowed):
        services.make_occurrences(commitment.pk, actor=honduras, at=AT)


def test_a_decision_that_supersedes_it_ends_it_until_that_is_undone(secretariat: Actor) -> None:
    commitment = series()
    later = make_commitment(["HND"], on=date(2026, 6, 1), rrule="FREQ=MONTHLY;INTERVAL=6")
    link = Link.objects.create(
        earlier_meeting=commitment.meeting,
        earlier_key=commitment.item_key,
        later_meeting=later.meeting,
        later_key=later.item_key,
        kind="supersedes",
        score=1,
        state="accepted",
        judged_at=AT,
    )

    services.make_occurrences_of_meeting(commitment.meeting_id, actor=SYSTEM, at=AT)
    assert days(commitment) == [date(2026, 2, 28), date(2026, 5, 30)]
    ending = Ending.objects.get()
    assert (ending.ends_on, ending.replaced_by) == (date(2026, 6, 1), later)
    with pytest.raises(EndedByLink):
        services.resume_series(commitment.pk, actor=secretariat, at=AT)

    link.state, link.judged_at = "suggested", None
    link.save()
    services.make_occurrences_of_meeting(commitment.meeting_id, actor=SYSTEM, at=AT)
    assert len(days(commitment)) == 4


def test_what_the_report_does_not_say_any_more_ends_what_is_to_come() -> None:
    commitment = series()
    Commitment.objects.filter(pk=commitment.pk).update(rrule="")

    services.make_all_occurrences(actor=SYSTEM, at=AT)

    assert days(commitment) == [date(2026, 2, 28)]


def test_one_under_a_condition_begins_when_it_is_met(secretariat: Actor) -> None:
    commitment = make_commitment(["HND"], on=MADE, rrule=QUARTERLY)
    facts = services.ConditionFacts(text_en="once the law is enacted")
    services.set_condition(commitment.pk, facts, actor=secretariat, at=AT)
    services.make_occurrences(commitment.pk, actor=SYSTEM, at=AT)
    assert not commitment.occurrences.exists()

    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert days(commitment)[:2] == [date(2026, 4, 15), date(2026, 7, 15)]
