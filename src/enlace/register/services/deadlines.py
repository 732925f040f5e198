"""Due days that hang on meetings: suggested at adoption, computed again when the meeting is planned or moved."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.directory.models import Body
from enlace.meetings import services as meetings
from enlace.meetings.models import Meeting
from enlace.reader.grammar.tokens import fold
from enlace.register import access
from enlace.register.enums import AnchorKind
from enlace.register.models import Anchor, Commitment, DueChange

_MEETING = re.compile(r"\b(?:meeting|session|reunion|sesion|conferencia|conference)\b")
_NEXT = re.compile(r"\b(?:next|upcoming|following|proxim[oa]|siguiente)\b")
_BEFORE = re.compile(r"\b(?:before|prior|antes|previ[oa])\b")
_MONTH = re.compile(r"(?:\.\./|/)?(\d{4}-\d{2})")


@transaction.atomic
def hang_on_meetings(meeting_pk: int, *, actor: Actor) -> int:
    """Hang those due days of a meeting's commitments on meetings whose words say so. Safe to run twice."""
    require(access.can_adopt(actor))
    rows = Commitment.objects.filter(meeting=meeting_pk, anchor=None, withdrawn_on=None).exclude(due_text="")
    names = _names_of_bodies()
    found = [anchor for one in rows if (anchor := _anchor(one, names))]
    Anchor.objects.bulk_create(found)
    return len(found)


def _anchor(commitment: Commitment, names: list[tuple[str, str]]) -> Anchor | None:
    said = fold(commitment.due_text)
    month = _MONTH.search(commitment.due_edtf)
    named = next((code for name, code in names if re.search(rf"\b{re.escape(name)}\b", said)), None)
    is_meeting = _MEETING.search(said) or named
    if not is_meeting or not (month or _NEXT.search(said)):
        return None
    return Anchor(
        commitment=commitment,
        kind=AnchorKind.BEFORE if _BEFORE.search(said) else AnchorKind.AT,
        body_id=named or commitment.body_id,
        month=month[1] if month else "",
    )


def _names_of_bodies() -> list[tuple[str, str]]:
    """The names of all bodies in both languages, the longest first; each with its code."""
    fields = ("name_en", "name_es", "short_en", "short_es")
    rows = Body.objects.values_list("code", *fields)
    names = {(fold(name), code) for code, *said in rows for name in said if len(name) > 2}
    return sorted(names, key=lambda one: (-len(one[0]), one))


@transaction.atomic
def compute_deadlines(*, actor: Actor, at: datetime) -> int:
    """Compute every due day that hangs on a meeting again; what changes is kept, and told in the next digests."""
    require(access.can_adopt(actor))
    anchors = (
        Anchor.objects.select_for_update(of=("self",))
        .filter(commitment__withdrawn_on=None)
        .select_related("commitment", "meeting")
    )
    return sum(_compute(one, at) for one in anchors.defer("commitment__search").order_by("pk"))


def _compute(anchor: Anchor, at: datetime) -> bool:
    meeting = _meeting_of(anchor)
    if meeting is None:
        return False
    if anchor.month and anchor.meeting_id != meeting.pk:
        anchor.meeting = meeting
        anchor.save(update_fields=["meeting"])
    commitment = anchor.commitment
    due = _due(anchor, meeting)
    if commitment.due_on == due:
        return False
    DueChange.objects.create(
        commitment=commitment, was=commitment.due_on, becomes=due, meeting=meeting, changed_at=at
    )
    commitment.due_on = due
    commitment.save(update_fields=["due_on"])
    return True


def _due(anchor: Anchor, meeting: Meeting) -> date:
    return meeting.starts_on - timedelta(days=1) if anchor.kind == AnchorKind.BEFORE else meeting.ends_on


def _meeting_of(anchor: Anchor) -> Meeting | None:
    """The meeting of that month, the same one however it is moved; else the next one after the commitment."""
    if anchor.meeting:
        return anchor.meeting
    rows = Meeting.objects.filter(body=anchor.body_id, starts_on__gt=anchor.commitment.made_on)
    if anchor.month:
        year, month = anchor.month.split("-")
        rows = rows.filter(starts_on__year=int(year), starts_on__month=int(month))
    return rows.order_by("starts_on").first()


@transaction.atomic
def plan_meeting(facts: meetings.MeetingFacts, *, actor: Actor, at: datetime) -> Meeting:
    """Plan a meeting, and let what hangs on it be due by its days."""
    meeting = meetings.plan_meeting(facts, actor=actor)
    compute_deadlines(actor=actor, at=at)
    return meeting


@transaction.atomic
def move_meeting(pk: int, *, starts_on: date, ends_on: date, actor: Actor, at: datetime) -> Meeting:
    """Move a meeting, and with it what hangs on it."""
    meeting = meetings.move_meeting(pk, starts_on=starts_on, ends_on=ends_on, actor=actor)
    compute_deadlines(actor=actor, at=at)
    return meeting
