"""Meetings planned, moved, cancelled and restored, with the due days that hang on them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.meetings import services as meetings
from enlace.meetings.models import Meeting
from enlace.register.services.deadlines.computing import compute_around


@transaction.atomic
def plan_meeting(facts: meetings.MeetingFacts, *, actor: Actor, at: datetime) -> Meeting:
    """Plan a meeting, and let what hangs on it be due by its days."""
    meeting = meetings.plan_meeting(facts, actor=actor)
    compute_around(meeting, [meeting.starts_on], at)
    return meeting


@transaction.atomic
def move_meeting(pk: int, *, starts_on: date, ends_on: date, actor: Actor, at: datetime) -> Meeting:
    """Move a meeting, and with it what hangs on it."""
    before = Meeting.objects.select_for_update().filter(pk=pk).values_list("starts_on", flat=True).first()
    meeting = meetings.move_meeting(pk, starts_on=starts_on, ends_on=ends_on, actor=actor)
    compute_around(meeting, [before or starts_on, starts_on], at)
    return meeting


@transaction.atomic
def cancel_meeting(pk: int, *, why: str, actor: Actor, at: datetime) -> Meeting:
    """Let a meeting not take place: what hangs on it is due by the next one, or waits until one is planned."""
    meeting = meetings.cancel_meeting(pk, why=why, actor=actor, on=timezone.localdate(at))
    compute_around(meeting, [meeting.starts_on], at)
    return meeting


@transaction.atomic
def restore_meeting(pk: int, *, actor: Actor, at: datetime) -> Meeting:
    """Let a cancelled meeting take place after all, and what hung on it hang on it again."""
    meeting = meetings.restore_meeting(pk, actor=actor)
    compute_around(meeting, [meeting.starts_on], at)
    return meeting
