"""By when one commitment is due, and why: what it hangs on, waits for, is one of, and how that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from enlace.core.actor import Actor
from enlace.register import access
from enlace.register.enums import UNFINISHED, Acceptance, AnchorKind, Course, Implementation
from enlace.register.models import Anchor, Commitment, Condition, DueChange, Ending
from enlace.register.queries.asking import commitments_for

MOST_CHANGES = 20


@dataclass(frozen=True)
class Deadline:
    """What the page of a commitment tells of its due day."""

    anchor: Anchor | None
    condition: Condition | None
    ending: Ending | None
    changes: Sequence[DueChange]
    series: Sequence[Commitment]
    """The commitments of its series in their order, each with the numbers of its answers; of a single one, none."""
    may_set: bool
    may_meet: bool
    may_reopen: bool

    @property
    def rows(self) -> list[Anchor | Condition | Ending]:
        """Those whose history belongs to the commitment's."""
        return [one for one in (self.anchor, self.condition, self.ending) if one]

    @property
    def hangs(self) -> bool:
        return self.anchor is not None and self.anchor.kind != AnchorKind.NONE

    @property
    def is_told(self) -> bool:
        """Is there anything to tell beside the day?"""
        shown = self.condition is not None and (self.may_set or self.condition.dropped_on is None)
        return bool(self.hangs or shown or self.ending or self.changes or self.series or self.may_set)


def deadline_of(commitment: Commitment, actor: Actor, *, on: date) -> Deadline:
    """Five queries, and two for what repeats, however much there is to tell."""
    anchor = Anchor.objects.filter(commitment=commitment).select_related("meeting").first()
    condition = Condition.objects.filter(commitment=commitment).first()
    head = commitment.occurrence_of_id or commitment.pk
    ending = Ending.objects.filter(commitment=head).select_related("replaced_by", "commitment").first()
    changes = DueChange.objects.filter(commitment=commitment).select_related("meeting")[:MOST_CHANGES]
    repeats = bool(commitment.rrule or commitment.occurrence_of_id)
    waits = condition is not None and condition.is_waiting
    may_set = access.can_set_deadlines(actor)
    said_by = condition.said_by_id if condition and condition.met_on else None
    return Deadline(
        anchor=anchor,
        condition=condition,
        ending=ending,
        changes=list(changes),
        series=list(series_of(head, actor, on=on)) if repeats else [],
        may_set=may_set and commitment.course != Course.ENDED and commitment.withdrawn_on is None,
        may_meet=waits and commitment.withdrawn_on is None and access.can_meet_condition(actor, commitment),
        may_reopen=bool(condition and not waits)
        and (
            may_set
            or access.presides_over(actor, commitment.body_id)
            or (said_by is not None and said_by == actor.user_id)
        ),
    )


def series_of(head: int, actor: Actor, *, on: date) -> list[Commitment]:
    """A commitment that repeats and its instances, in the order of their days, each with how its answers stand."""
    to_do = Q(answers__implementation__in=sorted(UNFINISHED)) & ~Q(answers__acceptance=Acceptance.DECLINED)
    rows = commitments_for(actor).filter(Q(pk=head) | Q(occurrence_of=head))
    counted = rows.annotate(
        n_open=Count("answers", to_do),
        n_reported=Count("answers", Q(answers__implementation=Implementation.REPORTED_DONE)),
        n_done=Count("answers", Q(answers__implementation=Implementation.CONFIRMED_DONE)),
    )
    return list(counted.order_by("due_on", "pk"))


def may_set_deadlines(actor: Actor) -> bool:
    return access.can_set_deadlines(actor)
