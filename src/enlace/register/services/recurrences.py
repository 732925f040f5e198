"""Commitments that repeat: an instance for each time, made ahead, answered on its own; until the series is ended.

The commitment of the report is the first of its series. Each later time is a commitment of its own with the same words,
which knows of what it is an instance; so whatever shows, counts or reminds of commitments does so of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, YEARLY, rrule, rrulestr
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed, require
from enlace.core.services import write_entry
from enlace.register import access
from enlace.register.enums import Acceptance, Course, Implementation
from enlace.register.errors import DoesNotRepeat, EndedByLink, EndsTooEarly, NoEnding, NoSuchCommitment
from enlace.register.matters.enums import LinkKind, LinkState
from enlace.register.matters.models import Link
from enlace.register.models import Answer, Commitment, Condition, Ending, Statement
from enlace.register.services.deadlines import reported_day

MOST = 120
"""Instances that a series has at most, however far one looks ahead."""
_SAME = ("text_en", "text_es", "kind", "visibility", "item_key", "position", "owed_by", "owed_to", "made_on")


def make_all_occurrences(*, actor: Actor, at: datetime) -> int:
    """Make what is missing of every series; how many were made. Safe to run twice, and at once."""
    require(actor.is_system)
    series = Commitment.objects.exclude(rrule="").filter(occurrence_of=None)
    gone = Commitment.objects.filter(occurrences__withdrawn_on=None, rrule="", occurrence_of=None).distinct()
    pks = {*series.values_list("pk", flat=True), *gone.values_list("pk", flat=True)}
    return sum(make_occurrences(pk, actor=actor, at=at) for pk in sorted(pks))


def make_occurrences_of_meeting(meeting_pk: int, *, actor: Actor, at: datetime) -> int:
    """The same for what one meeting asked for."""
    require(access.can_adopt(actor))
    repeats = ~Q(rrule="") | Exists(Commitment.objects.filter(occurrence_of=OuterRef("pk")))
    rows = Commitment.objects.filter(repeats, meeting=meeting_pk, occurrence_of=None).order_by("pk")
    return sum(make_occurrences(pk, actor=actor, at=at) for pk in rows.values_list("pk", flat=True))


@transaction.atomic
def make_occurrences(commitment_pk: int, *, actor: Actor, at: datetime) -> int:
    """Make the instances of one series until the horizon, and let go of those that are not owed any more.

    The series is locked, so that whoever comes second finds them made. An instance that somebody answered stays.
    """
    require(access.can_adopt(actor))
    return keep_series(commitment_pk, at=at)


def keep_series(commitment_pk: int, *, at: datetime) -> int:
    """The same where a service has permitted what changes the series."""
    rows = Commitment.objects.select_for_update(of=("self",)).defer("search")
    first = rows.filter(pk=commitment_pk, occurrence_of=None).first()
    if first is None:
        return 0
    today = timezone.localdate(at)
    _follow_links(first, at)
    ending = Ending.objects.filter(commitment=first).first()
    last = ending.ends_on if ending else None
    held = {one.occurrence_on: one for one in first.occurrences.select_for_update().defer("search")}
    days = _days(first, today)
    wanted = [day for day in days if last is None or day <= last]
    _settle_first(first, last, today)
    if first.withdrawn_on is None or first.course == Course.ENDED:
        made = [day for day in wanted if day not in held]
    else:
        made = []
    _make(first, made)
    _settle(first, held, set(wanted), today)
    _keep_same(first)
    _ask_same(first, today)
    return len(made)


def days_of(rule: str, start: date, *, until: date, with_start: bool = False) -> list[date]:
    """The days of a rule after RFC 5545 that begins on ``start``; where a month is too short, its last day.

    What repeats more often than once a month has none: nobody answers for each week on its own.
    """
    try:
        read = rrulestr(rule, dtstart=datetime(start.year, start.month, start.day))
    except (ValueError, TypeError):
        return []
    if not isinstance(read, rrule) or read._freq not in (MONTHLY, YEARLY):
        return []
    changes: dict[str, object] = {}
    if start.day > 28 and "BYMONTHDAY" not in rule.upper():
        changes = {"bymonthday": list(range(28, start.day + 1)), "bysetpos": -1}
        if read._freq == YEARLY:
            changes["bymonth"] = start.month
    series = read.replace(**changes)
    found: list[date] = []
    for moment in series:
        day = moment.date()
        if day > until or len(found) > MOST * 10:
            break
        if day > start or with_start:
            found.append(day)
    return found


def _days(first: Commitment, today: date) -> list[date]:
    """The days after the first one, until the horizon. The first one gets its own where the report sets none."""
    if not first.rrule or first.course in (Course.CONDITION, Course.MEETING):
        return []
    horizon = today + relativedelta(months=settings.MONTHS_AHEAD)
    said = reported_day(first)
    condition = Condition.objects.filter(commitment=first, met_on__isnull=False).first()
    start = said or (condition.met_on if condition and condition.met_on else first.made_on)
    grid = days_of(first.rrule, start, until=horizon, with_start=said is not None)
    if first.due_on is None and first.course == Course.GOES_ON and not hasattr(first, "anchor"):
        ahead = [day for day in grid if day >= today] or grid[-1:]
        if not ahead:
            ahead = days_of(first.rrule, start, until=today + timedelta(days=3_660))[:1]
        if ahead:
            first.due_on = ahead[0]
            first.save(update_fields=["due_on"])
    if first.due_on is None:
        return []
    return [day for day in grid if day > first.due_on][:MOST]


def _settle_first(first: Commitment, last: date | None, today: date) -> None:
    """The first one ends with its series where it is due after the end and nobody answered it."""
    ends = last is not None and first.due_on is not None and first.due_on > last and not _is_answered(first)
    if ends and first.withdrawn_on is None:
        _end(first, today)
    elif not ends and first.course == Course.ENDED:
        _go_on(first)


def _make(first: Commitment, days: Iterable[date]) -> None:
    days = list(days)
    if not days:
        return
    parties = _asked_of(first)
    for day in days:
        one = Commitment.objects.create(
            reference=f"{first.reference[:108]}~{day.isoformat()}",
            meeting_id=first.meeting_id,
            body_id=first.body_id,
            due_edtf=day.isoformat(),
            due_on=day,
            occurrence_of=first,
            occurrence_on=day,
            **{name: getattr(first, name) for name in _SAME},
        )
        Answer.objects.bulk_create(
            Answer(commitment=one, party_id=party, acceptance=acceptance) for party, acceptance in parties
        )


def _settle(first: Commitment, held: dict[date | None, Commitment], wanted: set[date], today: date) -> None:
    """What is to come and is not asked for any more ends; what is asked for again goes on."""
    is_gone = first.withdrawn_on is not None and first.course != Course.ENDED
    for day, one in held.items():
        assert day is not None
        if one.withdrawn_on is None and (is_gone or day not in wanted):
            ended = is_gone or day > today or _ended_before(first, day)
            if ended and (not is_gone or day > today) and not _is_answered(one):
                _end(one, today)
        elif one.course == Course.ENDED and not is_gone and day in wanted:
            _go_on(one)


def _ended_before(first: Commitment, day: date) -> bool:
    return Ending.objects.filter(commitment=first, ends_on__lt=day).exists()


def _is_answered(one: Commitment) -> bool:
    done = (Implementation.REPORTED_DONE, Implementation.CONFIRMED_DONE)
    said = Statement.objects.filter(answer__commitment=one)
    return one.answers.filter(implementation__in=done).exists() or (
        one.occurrence_of_id is not None and said.exists()
    )


def _end(one: Commitment, today: date) -> None:
    one.course, one.withdrawn_on = Course.ENDED, today
    one.save(update_fields=["course", "withdrawn_on"])


def _go_on(one: Commitment) -> None:
    one.course, one.withdrawn_on = Course.GOES_ON, None
    one.save(update_fields=["course", "withdrawn_on"])


def _keep_same(first: Commitment) -> None:
    """What the report says of the first, it says of all."""
    facts = {name: getattr(first, name) for name in _SAME}
    other = Q()
    for name, value in facts.items():
        other |= ~Q(**{name: value})
    first.occurrences.filter(other).update(**facts)


def _ask_same(first: Commitment, today: date) -> None:
    """Who was asked of the first one later is asked for each time that is to come."""
    ahead = first.occurrences.filter(withdrawn_on=None, occurrence_on__gte=today).values_list("pk", flat=True)
    asked = set(Answer.objects.filter(commitment__in=ahead).values_list("commitment", "party"))
    answers = _asked_of(first)
    Answer.objects.bulk_create(
        Answer(commitment_id=pk, party_id=party, acceptance=acceptance)
        for pk in ahead
        for party, acceptance in answers
        if (pk, party) not in asked
    )


def _asked_of(first: Commitment) -> list[tuple[str, str]]:
    """Who owes it, and whether they took it on; not those who declined, nor those to whom it does not apply."""
    answers = first.answers.exclude(acceptance=Acceptance.DECLINED)
    answers = answers.exclude(implementation=Implementation.NOT_APPLICABLE)
    return list(answers.values_list("party_id", "acceptance"))


@transaction.atomic
def end_series(
    commitment_pk: int,
    *,
    ends_on: date,
    actor: Actor,
    at: datetime,
    replaced_by: str = "",
    note: str = "",
) -> Ending:
    """Say from when on something is not asked for any more, and what took its place; what was answered stays."""
    require(access.can_set_deadlines(actor))
    first = _series(commitment_pk)
    if ends_on < first.made_on:
        raise EndsTooEarly
    other = Commitment.objects.filter(reference=replaced_by).first() if replaced_by else None
    if replaced_by and (other is None or first.pk in (other.pk, other.occurrence_of_id)):
        raise NoSuchCommitment
    ending, _ = Ending.objects.update_or_create(
        commitment=first,
        defaults={
            "ends_on": ends_on,
            "replaced_by": other,
            "link": None,
            "note": " ".join(note.replace("\x00", "").split())[:500],
            "said_by_name": actor.name,
            "said_at": at,
        },
    )
    write_entry("register.end_series", actor=actor, about=first.reference, ends_on=ends_on.isoformat())
    keep_series(first.pk, at=at)
    return ending


@transaction.atomic
def resume_series(commitment_pk: int, *, actor: Actor, at: datetime) -> None:
    """Take back that a series ends: what ended unanswered goes on."""
    require(access.can_set_deadlines(actor))
    first = _series(commitment_pk)
    ending = Ending.objects.filter(commitment=first).first()
    if ending is None:
        raise NoEnding
    if ending.link_id:
        raise EndedByLink
    ending.delete()
    write_entry("register.resume_series", actor=actor, about=first.reference)
    keep_series(first.pk, at=at)


def _series(pk: int) -> Commitment:
    first = Commitment.objects.select_for_update(of=("self",)).defer("search").filter(pk=pk).first()
    if first is None:
        raise NotAllowed
    if not first.rrule or first.occurrence_of_id:
        raise DoesNotRepeat
    return first


def _follow_links(first: Commitment, at: datetime) -> None:
    """A passage that a later one supersedes, as somebody judged, ends with that meeting; taken back, it goes on."""
    ending = Ending.objects.filter(commitment=first).first()
    if ending and ending.link_id is None:
        return
    links = Link.objects.filter(
        earlier_meeting=first.meeting_id,
        earlier_key=first.item_key,
        kind=LinkKind.SUPERSEDES,
        state=LinkState.ACCEPTED,
        judged_at__isnull=False,
    )
    link = links.select_related("later_meeting", "judged_by").order_by("later_meeting__ends_on", "pk").first()
    if link is None:
        if ending:
            ending.delete()
        return
    if ending and ending.link_id == link.pk:
        return
    later = Commitment.objects.filter(
        meeting=link.later_meeting_id, item_key=link.later_key, occurrence_of=None, withdrawn_on=None
    )
    Ending.objects.update_or_create(
        commitment=first,
        defaults={
            "ends_on": link.later_meeting.ends_on,
            "replaced_by": later.exclude(pk=first.pk).order_by("position", "pk").first(),
            "link": link,
            "note": "",
            "said_by_name": link.judged_by.name if link.judged_by else "",
            "said_at": link.judged_at or at,
        },
    )
