"""Due days that hang on meetings: suggested at adoption, computed again when a meeting is planned, moved or cancelled.

Only the meetings of a body and the anchors on it are read, whatever else there is; of all due days that change, those
that become the same day are written at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed, require
from enlace.core.services import write_entry
from enlace.directory.models import Body
from enlace.meetings import services as meetings
from enlace.meetings.models import Meeting
from enlace.reader.dates.numbers import NUMBER, number
from enlace.reader.dates.periods import later
from enlace.reader.grammar.tokens import fold
from enlace.reader.model import Language
from enlace.register import access
from enlace.register.enums import AnchorKind, Course, DueReason, Unit
from enlace.register.errors import AnchorRefused, IsWithdrawn
from enlace.register.models import Anchor, Commitment, DueChange, Source

_MEETING = re.compile(r"\b(?:meeting|session|reunion|sesion|conferencia|conference)\b")
_NEXT = re.compile(r"\b(?:next|upcoming|following|proxim[oa]|siguiente)\b")
_BEFORE = re.compile(r"\b(?:before|prior|antes|previ[oa]|anticipacion|advance|antelacion)\b")
_AFTER = re.compile(r"\b(?:after|following|from|despues|siguientes|posteriores|partir|tras|desde)\b")
_MONTH = re.compile(r"(?:\.\./|/)?(\d{4}-\d{2})")
_UNITS_OF: tuple[tuple[Language, str], ...] = (("en", r"day|week|month"), ("es", r"dia|semana|mes"))
_PERIODS = [
    (language, re.compile(rf"\b(?P<n>{NUMBER[language]})(?:\s*\([^)]{{1,20}}\))?[\s-]+(?P<unit>{units})"))
    for language, units in _UNITS_OF
]
_UNITS = {
    "day": Unit.DAY,
    "dia": Unit.DAY,
    "week": Unit.WEEK,
    "semana": Unit.WEEK,
    "month": Unit.MONTH,
    "mes": Unit.MONTH,
}
MOST_UNITS = 1_000
_AT_ONCE = 2_000
_FACTS = ("kind", "body_id", "month", "count", "unit")


@dataclass(frozen=True)
class AnchorFacts:
    """What a due day hangs on: a meeting that is chosen, the one of a month, or the next one; bodies by their code."""

    kind: AnchorKind
    body: str
    meeting: int | None = None
    month: str = ""
    count: int | None = None
    unit: Unit = Unit.DAY


@transaction.atomic
def hang_on_meetings(meeting_pk: int, *, actor: Actor) -> int:
    """Hang those due days of a meeting's commitments on meetings whose words say so. Safe to run twice.

    What a newer version of the report says otherwise changes what a due day hangs on, unless the secretariat said it.
    """
    require(access.can_adopt(actor))
    rows = Commitment.objects.filter(meeting=meeting_pk, occurrence_of=None, withdrawn_on=None)
    rows = rows.select_related("anchor").defer("search")
    names = _names_of_bodies()
    found: list[Anchor] = []
    for commitment in rows:
        held, read = getattr(commitment, "anchor", None), _anchor(commitment, names)
        if held is None and read:
            found.append(read)
        elif held and not held.by_hand:
            _follow_words(held, read)
    Anchor.objects.bulk_create(found)
    return len(found)


def _follow_words(held: Anchor, read: Anchor | None) -> None:
    if read is None:
        held.delete()
    elif any(getattr(held, fact) != getattr(read, fact) for fact in _FACTS):
        for fact in (*_FACTS, "meeting_id"):
            setattr(held, fact, getattr(read, fact))
        held.save()


def _anchor(commitment: Commitment, names: list[tuple[str, str]]) -> Anchor | None:
    if not commitment.due_text:
        return None
    said = fold(commitment.due_text)
    count, unit = period_in(said)
    if count and commitment.due_on and commitment.due_on == later(commitment.made_on, count, unit):
        return _after_this(commitment, count, unit)
    month = _MONTH.search(commitment.due_edtf)
    named = next((code for name, code in names if re.search(rf"\b{re.escape(name)}\b", said)), None)
    is_meeting = _MEETING.search(said) or named
    if not is_meeting or not (month or _NEXT.search(said)):
        return None
    kind = AnchorKind.BEFORE if _BEFORE.search(said) else AnchorKind.AT
    if count and kind == AnchorKind.AT:
        if not _AFTER.search(said):
            count = None
        else:
            kind = AnchorKind.AFTER
    return Anchor(
        commitment=commitment,
        kind=kind,
        body_id=named or commitment.body_id,
        month=month[1] if month else "",
        count=count,
        unit=unit if count else Unit.DAY,
    )


def _after_this(commitment: Commitment, count: int, unit: Unit) -> Anchor:
    """Counted from the meeting that asked for it: where its days are corrected, the due day follows."""
    return Anchor(
        commitment=commitment,
        kind=AnchorKind.AFTER,
        body_id=commitment.body_id,
        meeting_id=commitment.meeting_id,
        count=count,
        unit=unit,
    )


def period_in(said: str) -> tuple[int | None, Unit]:
    """The period that folded words name, such as "thirty days"; of none, nothing."""
    for language, pattern in _PERIODS:
        if found := pattern.search(said):
            n = number(found["n"], language)
            return (n if 0 < n <= MOST_UNITS else None), _UNITS[found["unit"]]
    return None, Unit.DAY


def _names_of_bodies() -> list[tuple[str, str]]:
    """The names of all bodies in both languages, the longest first; each with its code."""
    fields = ("name_en", "name_es", "short_en", "short_es")
    rows = Body.objects.values_list("code", *fields)
    names = {(fold(name), code) for code, *said in rows for name in said if len(name) > 2}
    return sorted(names, key=lambda one: (-len(one[0]), one))


@transaction.atomic
def set_anchor(commitment_pk: int, facts: AnchorFacts, *, actor: Actor, at: datetime) -> Commitment:
    """Say what a due day hangs on; it is computed at once, and what a newer version says does not change it."""
    require(access.can_set_deadlines(actor))
    commitment = _locked(commitment_pk)
    if commitment.withdrawn_on:
        raise IsWithdrawn
    meeting = _chosen(facts)
    Anchor.objects.update_or_create(
        commitment=commitment,
        defaults={
            "kind": facts.kind,
            "body_id": facts.body,
            "month": facts.month if not meeting else "",
            "meeting": meeting,
            "count": facts.count,
            "unit": facts.unit,
            "by_hand": True,
        },
    )
    write_entry("register.set_anchor", actor=actor, about=commitment.reference, kind=str(facts.kind))
    _compute(Anchor.objects.filter(commitment=commitment), at, DueReason.BY_HAND)
    commitment.refresh_from_db(fields=["due_on", "course"])
    return commitment


def _chosen(facts: AnchorFacts) -> Meeting | None:
    """The meeting that is chosen, where one is: of that body, and taking place."""
    if facts.kind == AnchorKind.NONE or not Body.objects.filter(code=facts.body).exists():
        raise AnchorRefused
    if facts.count is not None and not 0 < facts.count <= MOST_UNITS:
        raise AnchorRefused
    if facts.kind == AnchorKind.AFTER and facts.count is None:
        raise AnchorRefused
    if facts.month and not re.fullmatch(r"[12]\d{3}-(?:0[1-9]|1[0-2])", facts.month):
        raise AnchorRefused
    if facts.meeting is None:
        return None
    found = Meeting.objects.filter(pk=facts.meeting, body=facts.body, cancelled_on=None).first()
    if found is None:
        raise AnchorRefused
    return found


@transaction.atomic
def remove_anchor(commitment_pk: int, *, actor: Actor, at: datetime) -> Commitment:
    """Let a due day hang on no meeting: it is the day that the report says, if it says one. Safe to do twice."""
    require(access.can_set_deadlines(actor))
    commitment = _locked(commitment_pk)
    if commitment.withdrawn_on:
        raise IsWithdrawn
    Anchor.objects.update_or_create(
        commitment=commitment,
        defaults={
            "kind": AnchorKind.NONE,
            "body_id": commitment.body_id,
            "month": "",
            "meeting": None,
            "count": None,
            "unit": Unit.DAY,
            "by_hand": True,
        },
    )
    if commitment.course in (Course.GOES_ON, Course.MEETING):
        change_due(commitment, reported_day(commitment), at=at, why=DueReason.BY_HAND)
    write_entry("register.remove_anchor", actor=actor, about=commitment.reference)
    return commitment


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


def _locked(pk: int) -> Commitment:
    commitment = Commitment.objects.select_for_update(of=("self",)).defer("search").filter(pk=pk).first()
    if commitment is None:
        raise NotAllowed
    return commitment


def compute_anchor_of(commitment: Commitment, *, at: datetime) -> None:
    """Compute the due day of one commitment, locked, where it hangs on a meeting."""
    if _compute(Anchor.objects.filter(commitment=commitment), at, DueReason.MEETING):
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
    return _compute(anchors, at, DueReason.MEETING)


def _compute_around(meeting: Meeting, days: Iterable[date], at: datetime) -> int:
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
    return _compute(anchors, at, DueReason.MEETING)


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


def _compute(anchors: QuerySet[Anchor], at: datetime, why: DueReason) -> int:
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


@transaction.atomic
def plan_meeting(facts: meetings.MeetingFacts, *, actor: Actor, at: datetime) -> Meeting:
    """Plan a meeting, and let what hangs on it be due by its days."""
    meeting = meetings.plan_meeting(facts, actor=actor)
    _compute_around(meeting, [meeting.starts_on], at)
    return meeting


@transaction.atomic
def move_meeting(pk: int, *, starts_on: date, ends_on: date, actor: Actor, at: datetime) -> Meeting:
    """Move a meeting, and with it what hangs on it."""
    before = Meeting.objects.select_for_update().filter(pk=pk).values_list("starts_on", flat=True).first()
    meeting = meetings.move_meeting(pk, starts_on=starts_on, ends_on=ends_on, actor=actor)
    _compute_around(meeting, [before or starts_on, starts_on], at)
    return meeting


@transaction.atomic
def cancel_meeting(pk: int, *, why: str, actor: Actor, at: datetime) -> Meeting:
    """Let a meeting not take place: what hangs on it is due by the next one, or waits until one is planned."""
    meeting = meetings.cancel_meeting(pk, why=why, actor=actor, on=timezone.localdate(at))
    _compute_around(meeting, [meeting.starts_on], at)
    return meeting


@transaction.atomic
def restore_meeting(pk: int, *, actor: Actor, at: datetime) -> Meeting:
    """Let a cancelled meeting take place after all, and what hung on it hang on it again."""
    meeting = meetings.restore_meeting(pk, actor=actor)
    _compute_around(meeting, [meeting.starts_on], at)
    return meeting
