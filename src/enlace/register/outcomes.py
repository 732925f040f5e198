"""What became of reports: the commitments that came from each meeting, each paragraph, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from enlace.core.actor import Actor
from enlace.register.enums import FINISHED, Acceptance, Implementation
from enlace.register.models import Answer, Commitment, CommitmentQuerySet, Source


@dataclass(frozen=True)
class Outcome:
    """How many commitments are done, open in time, and late."""

    done: int = 0
    open: int = 0
    late: int = 0

    @property
    def all(self) -> int:
        return self.done + self.open + self.late


@dataclass(frozen=True)
class Followed:
    """A commitment beside the paragraph that it comes from."""

    commitment: Commitment
    answers: Sequence[Answer]
    act: int
    """Which act of the paragraph it comes from."""


def commitments_seen(actor: Actor) -> CommitmentQuerySet:
    rows: CommitmentQuerySet = Commitment.objects.visible_to(actor)
    return rows.filter(withdrawn_on=None)


def outcome(actor: Actor, *, on: date) -> Outcome:
    """Of all commitments that this actor may see."""
    counts = _judged(commitments_seen(actor), on).aggregate(**_counts(on))
    return Outcome(**counts)


def outcomes_of_meetings(meetings: Iterable[int], actor: Actor, *, on: date) -> dict[int, Outcome]:
    """Of each meeting, told by its key; a meeting without commitments is left out."""
    rows = _judged(commitments_seen(actor).filter(meeting__in=list(meetings)), on)
    told: Any = rows.order_by().values("meeting_id").annotate(**_counts(on))
    return {row["meeting_id"]: Outcome(row["done"], row["open"], row["late"]) for row in told}


def _judged(rows: CommitmentQuerySet, on: date) -> QuerySet[Commitment]:
    """A commitment is late while one of its answers is, done when all are; one without answers is open."""
    answers = Answer.objects.filter(commitment=OuterRef("pk"))
    waiting = answers.exclude(implementation__in=sorted(FINISHED)).exclude(acceptance=Acceptance.DECLINED)
    late = waiting.exclude(implementation=Implementation.REPORTED_DONE)
    return rows.annotate(is_answered=Exists(answers), is_waiting=Exists(waiting), is_unfinished=Exists(late))


def _counts(on: date) -> dict[str, Count]:
    late = Q(is_unfinished=True, due_on__lt=on)
    done = Q(is_answered=True, is_waiting=False)
    return {
        "done": Count("pk", filter=done),
        "open": Count("pk", filter=~done & ~late),
        "late": Count("pk", filter=late),
    }


def followed_of_items(items: Iterable[int], actor: Actor) -> dict[int, list[Followed]]:
    """The commitments that came from these paragraphs, in their order, each with its answers."""
    rows = Source.objects.filter(act__item__in=list(items), commitment__in=commitments_seen(actor))
    answers = Prefetch("commitment__answers", Answer.objects.select_related("commitment"))
    told: dict[int, list[Followed]] = defaultdict(list)
    rows = rows.select_related("commitment", "act").prefetch_related(answers)
    for source in rows.order_by("act__start", "act__position"):
        held = list(source.commitment.answers.all())
        told[source.act.item_id].append(Followed(source.commitment, held, source.act_id))
    return dict(told)


def done_lately(actor: Actor) -> list[Answer]:
    """What was confirmed done last, as far as this actor may see it."""
    rows = Answer.objects.filter(
        implementation=Implementation.CONFIRMED_DONE, commitment__in=commitments_seen(actor)
    )
    return list(rows.select_related("commitment__meeting").order_by("-done_on", "-pk")[:50])
