"""Where one party stands as a whole, or in one body; where one meeting's commitments stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from enlace.core.actor import Actor
from enlace.register import access
from enlace.register.days import past
from enlace.register.enums import UNFINISHED, Acceptance, Implementation
from enlace.register.models import AnswerQuerySet, CommitmentQuerySet, Statement
from enlace.register.queries.asking import answers_for, commitments_for


@dataclass(frozen=True)
class Owing:
    """Numbers of answers: still to be done, late among them, reported and not confirmed, confirmed done.

    Times of a series that have not begun are not among them.
    """

    open: int
    late: int
    reported: int
    done: int


def owing_of(party: str, *, actor: Actor, on: date, body: str | None = None) -> Owing:
    """What a party owes of what this actor may see; one query."""
    return _counted(_of(party, actor, body, on), access.late_day(actor, on))


def owing_in(body: str, *, actor: Actor, on: date) -> Owing:
    """What is owed after the meetings of a body, of what this actor may see; one query."""
    rows = answers_for(actor).filter(commitment__body_id=body, commitment__withdrawn_on=None)
    return _counted(rows.begun(on=on), on)


def _counted(rows: AnswerQuerySet, on: date) -> Owing:
    to_do = Q(implementation__in=sorted(UNFINISHED)) & ~Q(acceptance=Acceptance.DECLINED)
    return Owing(
        **rows.aggregate(
            open=Count("pk", to_do),
            late=Count("pk", to_do & past(on)),
            reported=Count("pk", Q(implementation=Implementation.REPORTED_DONE)),
            done=Count("pk", Q(implementation=Implementation.CONFIRMED_DONE)),
        )
    )


def answers_to_do(party: str, *, actor: Actor, on: date, body: str | None = None) -> AnswerQuerySet:
    """What a party has still to do: what is due first stands first, so what is late stands above all else."""
    rows = _of(party, actor, body, on).unfinished().select_related("commitment__body")
    return rows.order_by(F("commitment__due_on").asc(nulls_last=True), "-commitment__made_on", "pk")


def promised_by(party: str, *, actor: Actor, on: date, body: str | None = None) -> AnswerQuerySet:
    """What a party accepted to do, or has begun, and not yet done."""
    rows = answers_to_do(party, actor=actor, on=on, body=body)
    return rows.filter(Q(acceptance=Acceptance.ACCEPTED) | Q(implementation=Implementation.IN_PROGRESS))


def last_said(party: str, *, actor: Actor, body: str | None = None, limit: int = 10) -> list[Statement]:
    """What was said last about what a party owes, by whomever."""
    said = Statement.objects.filter(answer__in=_of(party, actor, body).values("pk"))
    said = said.select_related("answer__commitment", "answer__party").defer("answer__commitment__search")
    return list(said.order_by("-said_at", "-pk")[:limit])


def commitments_of_meeting(meeting_pk: int, *, actor: Actor, on: date) -> CommitmentQuerySet:
    """The commitments of a meeting in the order of its report, each with the numbers of its answers in each state."""
    to_do = Q(answers__implementation__in=sorted(UNFINISHED)) & ~Q(answers__acceptance=Acceptance.DECLINED)
    late = past(access.late_day(actor, on), due="due_on", party="answers__party")
    rows = commitments_for(actor).filter(meeting_id=meeting_pk, withdrawn_on=None, occurrence_of=None)
    return rows.annotate(
        n_late=Count("answers", to_do & late),
        n_open=Count("answers", to_do & (Q(due_on=None) | ~late)),
        n_reported=Count("answers", Q(answers__implementation=Implementation.REPORTED_DONE)),
        n_done=Count("answers", Q(answers__implementation=Implementation.CONFIRMED_DONE)),
        n_off=Count(
            "answers",
            Q(answers__acceptance=Acceptance.DECLINED)
            | Q(answers__implementation=Implementation.NOT_APPLICABLE),
        ),
    ).order_by("position", "pk")


def _of(party: str, actor: Actor, body: str | None, on: date | None = None) -> AnswerQuerySet:
    rows = answers_for(actor).filter(party_id=party, commitment__withdrawn_on=None)
    rows = rows.begun(on=on) if on else rows
    return rows.filter(commitment__body_id=body) if body else rows
