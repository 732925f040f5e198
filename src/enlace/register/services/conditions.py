"""Conditions: what has to happen before a commitment is due. Read at adoption, met when somebody entitled says so."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed, require
from enlace.core.services import write_entry
from enlace.reader.dates.periods import later
from enlace.reader.dates.waits import Wait, waits
from enlace.register import access
from enlace.register.enums import Course, DueReason, Unit
from enlace.register.errors import (
    ConditionMet,
    ConditionOpen,
    ConditionRefused,
    IsWithdrawn,
    MetOnRefused,
    NoCondition,
    NoteTooLong,
)
from enlace.register.models import Commitment, Condition, Source
from enlace.register.services.answers import LONGEST_NOTE, _checked_link
from enlace.register.services.deadlines import MOST_UNITS, change_due, compute_anchor_of, reported_day
from enlace.register.services.recurrences import keep_series
from enlace.reports.models import Act, Item, Report

LONGEST_WORDS = 400
_SENTENCE = re.compile(r"[.;](?=\s+[^\W\d_a-záéíóúñ])|\n{2,}|$")


@dataclass(frozen=True)
class ConditionFacts:
    """What has to happen, in one language at least; and how long after that it is due, where that is said."""

    text_en: str = ""
    text_es: str = ""
    count: int | None = None
    unit: Unit = Unit.DAY


def read_conditions(report: Report, *, actor: Actor, at: datetime, known: Collection[int] = ()) -> int:
    """Let what a report asks for under a condition wait for it; how many wait. Safe to run twice.

    What somebody said of a condition stays, whatever a newer version of the report says. ``known`` are the commitments
    that were in the register before this report: those concerned are told that these are due on another day.
    """
    require(access.can_adopt(actor))
    acts = Act.objects.filter(item__report=report, source__isnull=False)
    by_item: dict[Item, list[Act]] = {}
    for act in acts.select_related("item", "source").order_by("item__position", "start", "position"):
        by_item.setdefault(act.item, []).append(act)
    found: dict[int, tuple[str, Wait]] = {}
    for item, held in by_item.items():
        for act, wait in conditions_of(item, held, report.language):
            found[act.source.commitment_id] = (item.text[wait.start : wait.end], wait)
    rows = Commitment.objects.select_for_update(of=("self",)).filter(meeting=report.meeting_id)
    said = Source.objects.filter(commitment=OuterRef("pk"), language=report.language)
    rows = rows.filter(Exists(said) | Q(condition__isnull=False), occurrence_of=None, withdrawn_on=None)
    waiting = {
        one.commitment_id: one for one in Condition.objects.filter(commitment__meeting=report.meeting_id)
    }
    for commitment in rows.defer("search").order_by("pk"):
        read = found.get(commitment.pk)
        if condition := waiting.get(commitment.pk):
            _follow_words(commitment, condition, read, report.language, at)
        elif read:
            _hold(commitment, read, report.language, at if commitment.pk in known else None)
    return len(found)


def conditions_of(item: Item, acts: list[Act], language: str) -> list[tuple[Act, Wait]]:
    """Which act of a paragraph waits for what: the act that holds the words, else those that follow in the sentence.

    Where no act follows, it is the one before: "will send it to the TS once the law is enacted".
    """
    spans = {act: (act.start - item.start, act.end - item.start) for act in acts}
    found: dict[Act, Wait] = {}
    for first, last in _sentences(item.text):
        here = [act for act in acts if first <= spans[act][0] < last]
        for wait in waits(item.text[first:last], language="es" if language == "es" else "en"):
            wait = wait._replace(start=wait.start + first, end=wait.end + first)
            within = [act for act in here if spans[act][0] <= wait.start < spans[act][1]]
            after = [act for act in here if spans[act][0] >= wait.end]
            before = [act for act in here if spans[act][0] < wait.start]
            leads = not before or not item.text[spans[before[-1]][0] : wait.start].strip()
            chosen = within[-1:] or (after if leads else before[-1:]) or after
            for act in chosen:
                found.setdefault(act, wait)
    return list(found.items())


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [0, *(found.end() for found in _SENTENCE.finditer(text))]
    return [(first, last) for first, last in pairwise(ends) if text[first:last].strip()]


def _follow_words(
    commitment: Commitment, held: Condition, read: tuple[str, Wait] | None, language: str, at: datetime
) -> None:
    """What a newer version says of a condition, as long as nobody of the secretariat said it otherwise."""
    words = " ".join(read[0].split())[:LONGEST_WORDS] if read else ""
    comes_back = held.count is None and read is not None and read[1].n is not None
    if held.by_hand or (getattr(held, f"text_{language}") == words and not comes_back):
        return
    setattr(held, f"text_{language}", words)
    if read and (held.count, held.unit) != (read[1].n, read[1].unit):
        held.count, held.unit = read[1].n, read[1].unit
        if held.met_on:
            _release(commitment, held, at)
    if held.text_en or held.text_es:
        held.save()
    else:
        _strike(commitment, held, at)


def _strike(commitment: Commitment, held: Condition, at: datetime) -> None:
    """What the report does not say any more holds nothing, nor does its period run; that it was met stays on record."""
    if held.is_waiting:
        held.delete()
        _release(commitment, held, at)
    elif held.met_on and held.count:
        held.refresh_from_db()
        held.count = None
        held.save()
        _release(commitment, held, at)


def _hold(commitment: Commitment, read: tuple[str, Wait], language: str, told_at: datetime | None) -> None:
    said, wait = read
    Condition.objects.create(
        commitment=commitment,
        **{f"text_{language}": " ".join(said.split())[:LONGEST_WORDS]},
        count=wait.n,
        unit=wait.unit,
        held_due_on=commitment.due_on,
    )
    if told_at:
        change_due(commitment, None, at=told_at, why=DueReason.CONDITION, course=Course.CONDITION)
    else:
        commitment.course, commitment.due_on = Course.CONDITION, None
        commitment.save(update_fields=["course", "due_on"])


@transaction.atomic
def meet_condition(
    commitment_pk: int, *, met_on: date, actor: Actor, at: datetime, note: str = "", link: str = ""
) -> Commitment:
    """Say that a condition is met: from that day on a period that hangs on it runs, and people are reminded again."""
    commitment, condition = _locked(commitment_pk, actor)
    require(access.can_meet_condition(actor, commitment))
    if commitment.withdrawn_on:
        raise IsWithdrawn
    if condition.dropped_on:
        raise NoCondition
    if condition.met_on:
        raise ConditionMet
    if not commitment.made_on <= met_on <= timezone.localdate(at):
        raise MetOnRefused
    note = note.replace("\x00", "").strip()
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(limit=LONGEST_NOTE)
    condition.met_on, condition.said_at = met_on, at
    condition.said_by_id, condition.said_by_name = actor.user_id, actor.name
    condition.note, condition.link = note, _checked_link(link) if link.strip() else ""
    condition.save()
    _release(commitment, condition, at)
    write_entry("register.meet_condition", actor=actor, about=commitment.reference)
    return commitment


@transaction.atomic
def reopen_condition(commitment_pk: int, *, actor: Actor, at: datetime) -> Commitment:
    """Take back that a condition is met, or that it is none: the commitment waits again."""
    commitment, condition = _locked(commitment_pk, actor)
    mine = actor.is_signed_in and condition.said_by_id == actor.user_id and condition.dropped_on is None
    require(mine or access.can_set_deadlines(actor) or access.presides_over(actor, commitment.body_id))
    if commitment.withdrawn_on:
        raise IsWithdrawn
    if condition.is_waiting:
        raise ConditionOpen
    condition.met_on = condition.dropped_on = condition.said_at = condition.said_by = None
    condition.said_by_name = condition.note = condition.link = ""
    condition.save()
    change_due(commitment, None, at=at, why=DueReason.CONDITION, course=Course.CONDITION)
    _keep_series(commitment, at)
    write_entry("register.reopen_condition", actor=actor, about=commitment.reference)
    return commitment


@transaction.atomic
def set_condition(commitment_pk: int, facts: ConditionFacts, *, actor: Actor, at: datetime) -> Commitment:
    """Say for what a commitment waits, or how long after it is due; what a newer version says does not change it."""
    require(access.can_set_deadlines(actor))
    commitment = _commitment(commitment_pk, actor)
    if commitment.withdrawn_on:
        raise IsWithdrawn
    said = [" ".join(one.replace("\x00", "").split()) for one in (facts.text_en, facts.text_es)]
    too_long = any(len(one) > LONGEST_WORDS for one in said)
    if not any(said) or too_long or (facts.count is not None and not 0 < facts.count <= MOST_UNITS):
        raise ConditionRefused
    held = Condition.objects.select_for_update().filter(commitment=commitment).first()
    condition = held or Condition(commitment=commitment, held_due_on=commitment.due_on)
    condition.text_en, condition.text_es = said
    condition.count, condition.unit, condition.by_hand = facts.count, facts.unit, True
    condition.dropped_on = None
    condition.save()
    if condition.is_waiting:
        change_due(commitment, None, at=at, why=DueReason.BY_HAND, course=Course.CONDITION)
        _keep_series(commitment, at)
    else:
        _release(commitment, condition, at)
    write_entry("register.set_condition", actor=actor, about=commitment.reference)
    return commitment


@transaction.atomic
def drop_condition(commitment_pk: int, *, actor: Actor, at: datetime) -> Commitment:
    """Say that those words are no condition: the commitment is due as the report says. Safe to do twice."""
    require(access.can_set_deadlines(actor))
    commitment, condition = _locked(commitment_pk, actor)
    if commitment.withdrawn_on:
        raise IsWithdrawn
    if condition.dropped_on is None:
        condition.dropped_on, condition.met_on = timezone.localdate(at), None
        condition.said_at, condition.said_by_id, condition.said_by_name = at, actor.user_id, actor.name
        condition.save()
        _release(commitment, condition, at)
        write_entry("register.drop_condition", actor=actor, about=commitment.reference)
    return commitment


def _release(commitment: Commitment, condition: Condition, at: datetime) -> None:
    """Let a commitment be due again: so long after the day, or on its meeting, or as the report says."""
    if commitment.course == Course.ENDED:
        return
    due = condition.held_due_on or reported_day(commitment)
    if condition.met_on and condition.count:
        due = later(condition.met_on, condition.count, condition.unit)
        change_due(commitment, due, at=at, why=DueReason.CONDITION)
    else:
        change_due(commitment, due, at=at, why=DueReason.CONDITION)
        compute_anchor_of(commitment, at=at)
    _keep_series(commitment, at)


def _keep_series(commitment: Commitment, at: datetime) -> None:
    """What repeats does so from the day on which its condition is met."""
    if commitment.rrule:
        keep_series(commitment.pk, at=at)
        commitment.refresh_from_db(fields=["due_on", "course"])


def _locked(pk: int, actor: Actor) -> tuple[Commitment, Condition]:
    commitment = _commitment(pk, actor)
    condition = Condition.objects.select_for_update().filter(commitment=commitment).first()
    if condition is None:
        raise NoCondition
    return commitment, condition


def _commitment(pk: int, actor: Actor) -> Commitment:
    rows = Commitment.objects.visible_to(actor).select_for_update(of=("self",)).defer("search")
    commitment: Commitment | None = rows.filter(pk=pk).first()
    if commitment is None:
        raise NotAllowed
    return commitment
