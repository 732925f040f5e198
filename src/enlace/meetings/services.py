"""Record a meeting that was held; plan, move, cancel and correct one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.meetings import access
from enlace.meetings.errors import (
    AlreadyCancelled,
    CancelledWhy,
    EndsBeforeItStarts,
    IsCancelled,
    MeetingExists,
    NotCancelled,
    WasHeld,
)
from enlace.meetings.models import Meeting

__all__ = [
    "EndsBeforeItStarts",
    "MeetingExists",
    "MeetingFacts",
    "cancel_meeting",
    "correct_meeting",
    "find_or_record_meeting",
    "move_meeting",
    "plan_meeting",
    "restore_meeting",
]


@dataclass(frozen=True)
class MeetingFacts:
    """When and where a body met or will meet; parties and bodies by their code."""

    body: str
    starts_on: date
    ends_on: date
    city: str = ""
    country: str = ""
    participants: Sequence[str] = ()
    reports_to: str | None = None


@transaction.atomic
def find_or_record_meeting(facts: MeetingFacts, *, actor: Actor) -> Meeting:
    """The meeting of that body that begins on that day; recorded where there is none yet. Safe to run twice.

    One that was cancelled was held after all.
    """
    require(access.can_edit(actor))
    meeting, _ = Meeting.objects.get_or_create(
        body_id=facts.body,
        starts_on=facts.starts_on,
        defaults={
            "slug": _free_slug(facts),
            "ends_on": max(facts.ends_on, facts.starts_on),
            "city": facts.city,
            "country": facts.country,
            "participants": list(facts.participants),
            "reports_to_id": facts.reports_to,
        },
    )
    if meeting.cancelled_on:
        restore_meeting(meeting.pk, actor=actor)
        meeting.refresh_from_db()
    return meeting


def _free_slug(facts: MeetingFacts) -> str:
    """``body-day``; numbered where a meeting that was moved away keeps that address."""
    slug = plain = f"{facts.body}-{facts.starts_on.isoformat()}"
    number = 2
    while Meeting.objects.filter(slug=slug).exclude(body_id=facts.body, starts_on=facts.starts_on).exists():
        slug, number = f"{plain}-{number}", number + 1
    return slug


@transaction.atomic
def plan_meeting(facts: MeetingFacts, *, actor: Actor) -> Meeting:
    """Put a meeting to come on everybody's calendar; one that was cancelled for that day takes place after all."""
    require(access.can_edit(actor))
    if facts.ends_on < facts.starts_on:
        raise EndsBeforeItStarts
    known = Meeting.objects.filter(body_id=facts.body, starts_on=facts.starts_on)
    if known.filter(cancelled_on=None).exists():
        raise MeetingExists
    is_revived = known.exists()
    meeting = find_or_record_meeting(facts, actor=actor)
    if is_revived:
        meeting.ends_on, meeting.city, meeting.country = facts.ends_on, facts.city, facts.country
        meeting.participants, meeting.reports_to_id = list(facts.participants), facts.reports_to
        meeting.save()
    write_entry("meetings.plan_meeting", actor=actor, about=meeting.slug)
    return meeting


@transaction.atomic
def move_meeting(pk: int, *, starts_on: date, ends_on: date, actor: Actor) -> Meeting:
    """Let a meeting take place on other days. Its address stays as it is, so that links to it hold."""
    require(access.can_edit(actor))
    meeting = Meeting.objects.select_for_update().get(pk=pk)
    if ends_on < starts_on:
        raise EndsBeforeItStarts
    if meeting.cancelled_on:
        raise IsCancelled
    meeting.starts_on, meeting.ends_on = starts_on, ends_on
    try:
        with transaction.atomic():
            meeting.save(update_fields=["starts_on", "ends_on"])
    except IntegrityError:
        raise MeetingExists from None
    write_entry("meetings.move_meeting", actor=actor, about=meeting.slug)
    return meeting


@transaction.atomic
def cancel_meeting(pk: int, *, why: str, actor: Actor, on: date) -> Meeting:
    """Say that a meeting to come does not take place. Its page and its history stay."""
    require(access.can_edit(actor))
    why = " ".join(why.replace("\x00", "").split())
    meeting = Meeting.objects.select_for_update().get(pk=pk)
    if meeting.cancelled_on:
        raise AlreadyCancelled
    if meeting.ends_on < on:
        raise WasHeld
    if not 0 < len(why) <= 500:
        raise CancelledWhy
    meeting.cancelled_on, meeting.cancelled_why = on, why
    meeting.save(update_fields=["cancelled_on", "cancelled_why"])
    write_entry("meetings.cancel_meeting", actor=actor, about=meeting.slug)
    return meeting


@transaction.atomic
def restore_meeting(pk: int, *, actor: Actor) -> Meeting:
    """Let a meeting that was cancelled take place after all."""
    require(access.can_edit(actor))
    meeting = Meeting.objects.select_for_update().get(pk=pk)
    if meeting.cancelled_on is None:
        raise NotCancelled
    meeting.cancelled_on, meeting.cancelled_why = None, ""
    meeting.save(update_fields=["cancelled_on", "cancelled_why"])
    write_entry("meetings.restore_meeting", actor=actor, about=meeting.slug)
    return meeting


@transaction.atomic
def correct_meeting(
    pk: int,
    *,
    city: str,
    country: str,
    participants: Sequence[str],
    reports_to: str | None,
    actor: Actor,
) -> Meeting:
    """Mend where a meeting takes place, who takes part and to which body it reports. Its body stays."""
    require(access.can_edit(actor))
    meeting = Meeting.objects.select_for_update().get(pk=pk)
    meeting.city, meeting.country = city.strip(), country
    meeting.participants, meeting.reports_to_id = list(participants), reports_to
    meeting.save()
    write_entry("meetings.correct_meeting", actor=actor, about=meeting.slug)
    return meeting
