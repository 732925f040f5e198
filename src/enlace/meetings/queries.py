"""What faces ask about meetings. That a meeting was held is public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from enlace.core.queries import Change, history_of
from enlace.meetings.models import Meeting


def meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("body", "reports_to")


def meetings_in_brief(*, body: str | None = None) -> QuerySet[Meeting]:
    """What a list of choices says of each, the newest first: its body's code and its days."""
    rows = Meeting.objects.only("slug", "body_id", "starts_on", "ends_on")
    return rows.filter(body_id=body) if body else rows


def meetings_ahead(*, on: date, body: str | None = None) -> QuerySet[Meeting]:
    """Those that are not over on that day, the next one first."""
    rows = meetings().filter(ends_on__gte=on, cancelled_on=None).order_by("starts_on", "body__position")
    return rows.filter(body_id=body) if body else rows


def meetings_held(*, on: date, body: str | None = None, year: int | None = None) -> QuerySet[Meeting]:
    """Those that are over on that day, the last one first."""
    rows = meetings().filter(ends_on__lt=on, cancelled_on=None)
    if body:
        rows = rows.filter(body_id=body)
    return rows.filter(starts_on__year=year) if year else rows


def meetings_cancelled(*, on: date, body: str | None = None) -> QuerySet[Meeting]:
    """Those that were to come and do not take place, the next one first."""
    rows = (
        meetings().filter(ends_on__gte=on, cancelled_on__isnull=False).order_by("starts_on", "body__position")
    )
    return rows.filter(body_id=body) if body else rows


def years() -> list[int]:
    """The years in which there were meetings, the last one first."""
    return [
        day.year for day in Meeting.objects.filter(cancelled_on=None).dates("starts_on", "year", order="DESC")
    ]


@dataclass(frozen=True)
class Chain:
    """The meeting to which this one reports, and those that report to it."""

    up: Meeting | None
    down: list[Meeting]


def chain_of(meeting: Meeting) -> Chain:
    """A body's meetings since its last one report to the next meeting of the body above it."""
    body: Any = meeting.body
    above = meeting.reports_to_id or body.reports_to_id
    live = meetings().filter(cancelled_on=None)
    up = (
        live.filter(body_id=above, ends_on__gte=meeting.ends_on).order_by("starts_on").first()
        if above
        else None
    )
    before = live.filter(body_id=meeting.body_id, starts_on__lt=meeting.starts_on).first()
    below = live.filter(body__reports_to=meeting.body_id, ends_on__lte=meeting.ends_on)
    if before:
        below = below.filter(ends_on__gt=before.ends_on)
    return Chain(up, list(below.order_by("starts_on")))


def history_of_meeting(meeting: Meeting) -> list[Change]:
    return history_of(meeting)
