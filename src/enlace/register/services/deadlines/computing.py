"""Due days computed anew: only a body's meetings and the anchors on it are read, and equal days written at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed, require
from enlace.directory.models import Body
from enlace.meetings.models import Meeting
from enlace.reader.dates.periods import later
from enlace.register import access
from enlace.register.enums import AnchorKind, Course, DueReason
from enlace.register.models import Anchor, Commitment, DueChange, Source

_AT_ONCE = 2_000


def reported_day(commitment: Commitment) -> date | None:
    """By when the report says that it is due; of one that repeats, the day for which it stands."""
    if commitment.occurrence_on:
        return commitment.occurrence_on
    days = Source.objects.filter(commitment=commitment).order_by("pk").values_list("act__due_on", flat=True)
    return next((day for day in days if day), None)


def change_due(
    commitment: Commitment,
    due: date | None,
    *,
    at: datetime,
    why: DueReason,
    course: Course = Course.GOES_ON,
) -> None:
    """Let a commitment, locked, be due on another day; what changes is kept."""
    if commitment.due_on != due:
        DueChange.objects.create(
            commitment=commitment, was=commitment.due_on, becomes=due, changed_at=at, why=why
        )
    if (commitment.due_on, commitment.course) != (due, course):
        commitment.due_on, commitment.course = due, course
        commitment.save(update_fields=["due_on", "course"])


def commitment_locked(pk: int) -> Commitment:
    commitment = Commitment.objects.select_for_update(of=("self",)).defer("search").filter(pk=pk).first()
    if commitment is None:
        raise NotAllowed
    return commitment


def compute_anchor_of(commitment: Commitment, *, at: datetime) -> None:
    """Compute the due day of one commitment, locked, where it hangs on a meeting."""
    if compute(Anchor.objects.filter(commitment=commitment), at, DueReason.MEETING):
        commitment.refresh_from_db(fields=["due_on", "course"])


@transaction.atomic
def compute_deadlines(*, actor: Actor, at: datetime, bodies: Iterable[str] | None = None) -> int:
    """Compute every due day that hangs on a meeting (of these bodies) again; how many changed.

    What changes is kept, and told in the next digests. Safe to run twice, and at once: whoever comes second waits.
    """
    require(access.can_adopt(actor))
    anchors = Anchor.objects.all()
    if bodies is not None:
        anchors = anchors.filter(body__in=list(bodies))
    return compute(anchors, at, DueReason.MEETING)


def compute_around(meeting: Meeting, days: Iterable[date], at: datetime) -> int:
    """Compute what can change where a meeting is planned, moved, cancelled or restored: ``days`` it began on or begins.

    What hangs on the next meeting, and was asked for before an earlier one took place, hangs on that and stays.
    """
    days = list(days)
    others = Meeting.objects.filter(body=meeting.body_id, cancelled_on=None, starts_on__lt=min(days))
    before = others.exclude(pk=meeting.pk).order_by("-starts_on").values_list("starts_on", flat=True).first()
    nearest = Q(meeting=None, month="")
    if before:
        nearest &= Q(commitment__made_on__gte=before)
    anchors = Anchor.objects.filter(body=meeting.body_id).filter(
        Q(meeting=meeting)
        | Q(meeting__cancelled_on__isnull=False)
        | Q(meeting=None, month__in={f"{day:%Y-%m}" for day in days})
        | nearest
    )
    return compute(anchors, at, DueReason.MEETING)


def bodies_hung_on(meeting_pk: int) -> list[str]:
    """The body of a meeting, and those on whose meetings hangs what it asked for."""
    hung = Anchor.objects.filter(commitment__meeting=meeting_pk).order_by().values_list("body", flat=True)
    own = Meeting.objects.filter(pk=meeting_pk).values_list("body", flat=True)
    return sorted({*hung, *own})


class _Hung(NamedTuple):
    """An anchor with what its commitment says, as much as decides by when it is due."""

    pk: int
    commitment: int
    kind: str
    body: str
    month: str
    meeting: int | None
    so_many: int | None
    unit: str
    made_on: date
    due_on: date | None
    course: str


def compute(anchors: QuerySet[Anchor], at: datetime, why: DueReason) -> int:
    rows = anchors.exclude(kind=AnchorKind.NONE).filter(
        commitment__withdrawn_on=None, commitment__course__in=(Course.GOES_ON, Course.MEETING)
    )
    bodies = sorted(rows.order_by().values_list("body", flat=True).distinct())
    list(Body.objects.select_for_update(no_key=True).filter(code__in=bodies).order_by("code"))
    calendar = _Calendar(bodies)
    fields = ("pk", "commitment", "kind", "body", "month", "meeting", "count", "unit")
    facts = ("commitment__made_on", "commitment__due_on", "commitment__course")
    found: dict[int, list[int]] = defaultdict(list)
    changes: dict[tuple[date | None, str, int | None], list[int]] = defaultdict(list)
    for row in rows.order_by().values_list(*fields, *facts).iterator(chunk_size=_AT_ONCE):
        hung = _Hung(*row)
        meeting = calendar.meeting_of(hung)
        if meeting is None:
            becomes = _without_a_meeting(hung, calendar)
        else:
            becomes = (
                due_by(hung.kind, meeting.starts_on, meeting.ends_on, hung.so_many, hung.unit),
                "goes_on",
            )
            if hung.month and hung.meeting is None:
                found[meeting.pk].append(hung.pk)
        if becomes != (hung.due_on, hung.course):
            changes[(*becomes, meeting.pk if meeting else hung.meeting)].append(hung.commitment)
    for meeting_pk, held in found.items():
        Anchor.objects.filter(pk__in=held).update(meeting=meeting_pk)
    return sum(_write(*to, pks, at, why) for to, pks in changes.items())


def _write(
    due: date | None, course: str, meeting: int | None, pks: list[int], at: datetime, why: DueReason
) -> int:
    """Let these commitments be due on that day; one that somebody else changed meanwhile is looked at as it is now."""
    n = 0
    for start in range(0, len(pks), _AT_ONCE):
        rows = Commitment.objects.select_for_update(of=("self",), no_key=True)
        rows = rows.filter(pk__in=pks[start : start + _AT_ONCE], course__in=(Course.GOES_ON, Course.MEETING))
        held = dict(rows.order_by("pk").values_list("pk", "due_on"))
        moved = {pk: was for pk, was in held.items() if was != due}
        DueChange.objects.bulk_create(
            DueChange(commitment_id=pk, was=was, becomes=due, meeting_id=meeting, changed_at=at, why=why)
            for pk, was in moved.items()
        )
        Commitment.objects.filter(pk__in=held).update(due_on=due, course=course)
        n += len(moved)
    return n


def _without_a_meeting(hung: _Hung, calendar: _Calendar) -> tuple[date | None, str]:
    """The one of a month that was never planned leaves the day that the report says; else it waits for a meeting."""
    if hung.month and hung.meeting is None:
        return hung.due_on, Course.GOES_ON.value
    return None, Course.MEETING.value


def due_by(kind: str, starts_on: date, ends_on: date, count: int | None, unit: str) -> date | None:
    """The last day in time, before a meeting, at it, or so long after it."""
    if kind == AnchorKind.BEFORE:
        return later(starts_on, -count, unit) if count else starts_on - timedelta(days=1)
    if kind == AnchorKind.AFTER:
        return later(ends_on, count or 0, unit)
    return ends_on


class _Calendar:
    """The meetings of some bodies, in their order; read once."""

    def __init__(self, bodies: Iterable[str]) -> None:
        rows = Meeting.objects.filter(body__in=list(bodies)).order_by("starts_on", "pk")
        self.held = {one.pk: one for one in rows}
        self.live: dict[str, list[Meeting]] = defaultdict(list)
        for one in self.held.values():
            if one.cancelled_on is None:
                self.live[one.body_id].append(one)

    def meeting_of(self, hung: _Hung) -> Meeting | None:
        """The one it hangs on, however it is moved; where that is cancelled, the next one; else the one to be found.

        It keeps hanging on the cancelled one, so that it comes back to it where that takes place after all.
        """
        known = self.held.get(hung.meeting) if hung.meeting else None
        if known and known.cancelled_on is None:
            return known
        if known:
            first = (
                f"{known.starts_on:%Y-%m}" if not hung.month else min(hung.month, f"{known.starts_on:%Y-%m}")
            )
            return self._first(hung, lambda one: f"{one.starts_on:%Y-%m}" >= first)
        if hung.month:
            return self._first(hung, lambda one: f"{one.starts_on:%Y-%m}" == hung.month)
        return self._first(hung, lambda one: True)

    def _first(self, hung: _Hung, fits: Callable[[Meeting], bool]) -> Meeting | None:
        return next((one for one in self.live[hung.body] if one.starts_on > hung.made_on and fits(one)), None)
