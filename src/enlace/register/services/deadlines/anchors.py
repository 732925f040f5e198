"""What a due day hangs on: read in its words at adoption, and set or taken away by the secretariat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory.models import Body
from enlace.meetings.models import Meeting
from enlace.reader.dates.numbers import NUMBER, number
from enlace.reader.dates.periods import later
from enlace.reader.grammar.tokens import fold
from enlace.reader.model import Language
from enlace.register import access
from enlace.register.enums import AnchorKind, Course, DueReason, Unit
from enlace.register.errors import AnchorRefused, IsWithdrawn
from enlace.register.models import Anchor, Commitment
from enlace.register.services.deadlines.computing import change_due, commitment_locked, compute, reported_day

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
    commitment = commitment_locked(commitment_pk)
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
    compute(Anchor.objects.filter(commitment=commitment), at, DueReason.BY_HAND)
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
    commitment = commitment_locked(commitment_pk)
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
