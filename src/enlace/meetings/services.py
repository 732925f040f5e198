"""Record a meeting that was held, plan one that is to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from enlace.core.actor import Actor
from enlace.core.errors import EnlaceError, require
from enlace.core.services import write_entry
from enlace.meetings.models import Meeting


class MeetingExists(EnlaceError):
    message = _("This body already has a meeting that begins on that day.")


class EndsBeforeItStarts(EnlaceError):
    message = _("The last day lies before the first day.")


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
    """The meeting of that body that begins on that day; recorded where there is none yet. Safe to run twice."""
    require(actor.is_secretariat)
    meeting, _ = Meeting.objects.get_or_create(
        body_id=facts.body,
        starts_on=facts.starts_on,
        defaults={
            "slug": f"{facts.body}-{facts.starts_on.isoformat()}",
            "ends_on": max(facts.ends_on, facts.starts_on),
            "city": facts.city,
            "country": facts.country,
            "participants": list(facts.participants),
            "reports_to_id": facts.reports_to,
        },
    )
    return meeting


@transaction.atomic
def plan_meeting(facts: MeetingFacts, *, actor: Actor) -> Meeting:
    """Put a meeting to come on everybody's calendar."""
    require(actor.is_secretariat)
    if facts.ends_on < facts.starts_on:
        raise EndsBeforeItStarts
    if Meeting.objects.filter(body_id=facts.body, starts_on=facts.starts_on).exists():
        raise MeetingExists
    meeting = find_or_record_meeting(facts, actor=actor)
    write_entry("meetings.plan_meeting", actor=actor, about=meeting.slug)
    return meeting
