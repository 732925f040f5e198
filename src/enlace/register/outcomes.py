"""What became of reports: the commitments that came from each meeting, each paragraph, and where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from enlace.core.actor import Actor
from enlace.register.enums import FINISHED, Acceptance, Implementation
from enlace.register.keeping import kept
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
    """Of all commitments that this actor may see, at most two minutes old."""
    return kept("outcome", actor, on, lambda: _outcome(actor, on))


def _outcome(actor: Actor, on: date) -> Outcome:
    told = _with_counts(commitments_seen(actor).order_by().values("pk", "due_on"))
    behind = Q(unfinished__gt=0, due_on__lt=on)
    counts = told.aggregate(
        all=Count("pk"),
        late=Count("pk", filter=behind),
        done=Count("pk", filter=Q(held__gt=0, waiting=0)),
    )
    return Outcome(counts["done"], counts["all"] - counts["done"] - counts["late"], counts["late"])


def _with_counts(rows: Any) -> Any:
    """Each with the numbers of its answers: of all, of those that wait for somebody, of those still to be done."""
    waits = ~Q(answers__implementation__in=sorted(FINISHED)) & ~Q(answers__acceptance=Acceptance.DECLINED)
    unfinished = waits & ~Q(answers__implementation=Implementation.REPORTED_DONE)
    return rows.annotate(
        held=Count("answers"),
        waiting=Count("answers", filter=waits),
        unfinished=Count("answers", filter=unfinished),
    )


def outcomes_of_meetings(meetings: Iterable[int], actor: Actor, *, on: date) -> dict[int, Outcome]:
    """Of each meeting, told by its key; a meeting without commitments is left out."""
    rows = commitments_seen(actor).filter(meeting__in=list(meetings)).order_by()
    told = _with_counts(rows.values("meeting_id", "due_on", "pk"))
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for meeting, due_on, held, waiting, late in told.values_list(
        "meeting_id", "due_on", "held", "waiting", "unfinished"
    ):
        counts[meeting][_judged(due_on, held, waiting, late, on)] += 1
    return {meeting: Outcome(**count) for meeting, count in counts.items()}


def _judged(due_on: date | None, held: int, waiting: int, unfinished: int, on: date) -> str:
    """A commitment is late while one of its answers is, done when all are; one without answers is open."""
    if unfinished and due_on is not None and due_on < on:
        return "late"
    return "open" if waiting or not held else "done"


def followed_of_items(items: Iterable[int], actor: Actor) -> dict[int, list[Followed]]:
    """The commitments that came from these paragraphs, in their order, each with its answers."""
    rows = Source.objects.filter(act__item__in=list(items), commitment__in=commitments_seen(actor))
    sources = list(rows.select_related("commitment", "act").order_by("act__start", "act__position"))
    commitments = {source.commitment_id: source.commitment for source in sources}
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in Answer.objects.filter(commitment__in=commitments):
        answer.commitment = commitments[answer.commitment_id]
        answers[answer.commitment_id].append(answer)
    told: dict[int, list[Followed]] = defaultdict(list)
    for source in sources:
        held = answers[source.commitment_id]
        told[source.act.item_id].append(Followed(source.commitment, held, source.act_id))
    return dict(told)


def done_lately(actor: Actor) -> list[Answer]:
    """What was confirmed done last, as far as this actor may see it."""
    rows = Answer.objects.filter(
        implementation=Implementation.CONFIRMED_DONE, commitment__in=commitments_seen(actor)
    )
    return list(rows.select_related("commitment__meeting").order_by("-done_on", "-pk")[:50])
