"""Meetings are recorded, planned, moved and corrected; their address holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from enlace.core.errors import NotAllowed
from enlace.meetings import queries
from enlace.meetings.errors import EndsBeforeItStarts, MeetingExists
from enlace.meetings.models import Meeting
from enlace.meetings.services import (
    MeetingFacts,
    correct_meeting,
    find_or_record_meeting,
    move_meeting,
    plan_meeting,
)

pytestmark = pytest.mark.django_db
FACTS = MeetingFacts(
    "consular-network", date(2017, 11, 27), date(2017, 11, 28), "San Salvador", "SLV", ("HND",)
)


def test_a_meeting_is_planned_once(secretariat):
    meeting = plan_meeting(FACTS, actor=secretariat)
    with pytest.raises(MeetingExists):
        plan_meeting(FACTS, actor=secretariat)
    with pytest.raises(EndsBeforeItStarts):
        plan_meeting(replace(FACTS, body="rcgm", ends_on=date(2017, 1, 1)), actor=secretariat)

    assert find_or_record_meeting(FACTS, actor=secretariat) == meeting
    assert meeting.slug == "consular-network-2017-11-27"
    assert Meeting.objects.count() == 1


def test_a_moved_meeting_keeps_its_address(secretariat):
    meeting = plan_meeting(FACTS, actor=secretariat)

    move_meeting(meeting.pk, starts_on=date(2018, 1, 8), ends_on=date(2018, 1, 9), actor=secretariat)
    other = plan_meeting(FACTS, actor=secretariat)

    meeting.refresh_from_db()
    assert (meeting.slug, meeting.starts_on) == ("consular-network-2017-11-27", date(2018, 1, 8))
    assert other.slug == "consular-network-2017-11-27-2"
    with pytest.raises(MeetingExists):
        move_meeting(other.pk, starts_on=date(2018, 1, 8), ends_on=date(2018, 1, 8), actor=secretariat)
    with pytest.raises(EndsBeforeItStarts):
        move_meeting(other.pk, starts_on=date(2018, 2, 8), ends_on=date(2018, 2, 7), actor=secretariat)


def test_a_meeting_is_corrected_and_its_history_tells(secretariat):
    meeting = plan_meeting(FACTS, actor=secretariat)

    correct_meeting(
        meeting.pk, city=" La Libertad ", country="SLV", participants=["HND", "MEX"], reports_to="rcgm",
        actor=secretariat,
    )  # fmt: skip

    meeting.refresh_from_db()
    assert (meeting.city, meeting.participants, meeting.reports_to_id) == (
        "La Libertad",
        ["HND", "MEX"],
        "rcgm",
    )
    changed, _recorded = queries.history_of_meeting(meeting)
    assert {one.field for one in changed.changed} == {"city", "participants", "reports_to"}


def test_only_the_secretariat_touches_meetings(secretariat, honduras, presidency):
    meeting = plan_meeting(FACTS, actor=secretariat)
    for actor in (honduras, presidency):
        for act in (
            lambda who: plan_meeting(replace(FACTS, body="rcgm"), actor=who),
            lambda who: find_or_record_meeting(FACTS, actor=who),
            lambda who: move_meeting(
                meeting.pk, starts_on=date(2018, 1, 8), ends_on=date(2018, 1, 9), actor=who
            ),
            lambda who: correct_meeting(
                meeting.pk, city="", country="", participants=[], reports_to=None, actor=who
            ),
        ):
            with pytest.raises(NotAllowed):
                act(actor)


def test_a_meeting_reports_to_the_next_one_of_the_body_above(secretariat):
    def held(body, day):
        return plan_meeting(MeetingFacts(body, day, day), actor=secretariat)

    earlier = held("rcgm", date(2017, 5, 1))
    old = held("consular-network", date(2017, 4, 1))
    network = held("consular-network", date(2017, 11, 27))
    group = held("rcgm", date(2017, 12, 1))
    held("rcgm", date(2018, 5, 1))

    assert queries.chain_of(network) == queries.Chain(group, [])
    assert queries.chain_of(group) == queries.Chain(None, [network])
    assert queries.chain_of(earlier) == queries.Chain(None, [old])


def test_lists_by_day_body_and_year(secretariat):
    meeting = plan_meeting(FACTS, actor=secretariat)
    ahead = plan_meeting(
        replace(FACTS, starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 2)), actor=secretariat
    )
    today = date(2026, 1, 1)

    assert list(queries.meetings_ahead(on=today)) == [ahead]
    assert list(queries.meetings_ahead(on=today, body="rcgm")) == []
    assert list(queries.meetings_held(on=today, body="consular-network", year=2017)) == [meeting]
    assert list(queries.meetings_held(on=today, year=2016)) == []
    assert queries.years() == [2027, 2017]
