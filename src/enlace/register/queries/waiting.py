"""What has no day: open-ended commitments, and those that wait for a condition or a meeting."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from enlace.core.actor import Actor
from enlace.register.enums import UNFINISHED, Acceptance, Course
from enlace.register.models import Answer, CommitmentQuerySet
from enlace.register.queries.asking import commitments_for

_TO_DO = Q(answers__implementation__in=sorted(UNFINISHED)) & ~Q(answers__acceptance=Acceptance.DECLINED)


def open_ended_for(body: str, actor: Actor, on: date) -> CommitmentQuerySet:
    """What this body's meetings asked for before that day without saying by when, and is not done; oldest first.

    Each comes with its meeting and with ``n_open``, how many answers are still to be done. What waits for a condition
    or a meeting is not among them; what names nobody is.
    """
    rows = _unfinished(commitments_for(actor).filter(body_id=body, made_on__lt=on))
    rows = rows.filter(due_on=None, course=Course.GOES_ON, occurrence_of=None)
    return rows.annotate(n_open=Count("answers", _TO_DO)).order_by("made_on", "position", "pk")


def waiting_for(
    actor: Actor, course: Course = Course.CONDITION, body: str | None = None
) -> CommitmentQuerySet:
    """What waits for a condition (or a meeting) and is not done, each with its condition; the oldest first."""
    rows = _unfinished(commitments_for(actor).filter(course=course))
    if body:
        rows = rows.filter(body_id=body)
    return rows.select_related("condition", "anchor").order_by("made_on", "position", "pk")


def _unfinished(rows: CommitmentQuerySet) -> CommitmentQuerySet:
    """In force, and owed still by somebody, or by nobody named."""
    answers = Answer.objects.filter(commitment=OuterRef("pk"))
    to_do = answers.filter(implementation__in=sorted(UNFINISHED)).exclude(acceptance=Acceptance.DECLINED)
    return rows.filter(Exists(to_do) | ~Exists(answers), withdrawn_on=None)
