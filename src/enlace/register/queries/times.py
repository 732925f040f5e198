"""How far a duty that repeats is done: its times that have begun, and the next one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from enlace.core.actor import Actor
from enlace.register.enums import UNFINISHED, Acceptance, Implementation
from enlace.register.models import Commitment


@dataclass(frozen=True)
class Times:
    """Of one series: how many times have begun, how many of them are done by all, and what is due next, if known."""

    begun: int
    done: int
    next_on: date | None


def times_of(commitments: Iterable[Commitment], actor: Actor, *, on: date) -> dict[int, Times]:
    """Of those that repeat, each by the number of its first; one query, or none where nothing repeats."""
    heads = [one.pk for one in commitments if one.rrule and one.occurrence_of_id is None]
    if not heads:
        return {}
    to_do = Q(answers__implementation__in=sorted(UNFINISHED)) & ~Q(answers__acceptance=Acceptance.DECLINED)
    ahead = Commitment.objects.to_come(on=on).filter(pk=OuterRef("pk"))
    rows = Commitment.objects.visible_to(actor).filter(Q(pk__in=heads) | Q(occurrence_of__in=heads))
    told = rows.filter(withdrawn_on=None).annotate(
        is_ahead=Exists(ahead),
        n_left=Count("answers", to_do | Q(answers__implementation=Implementation.REPORTED_DONE)),
        n_done=Count("answers", Q(answers__implementation=Implementation.CONFIRMED_DONE)),
    )
    series: defaultdict[int, list[tuple[date | None, bool, bool]]] = defaultdict(list)
    for pk, head, due_on, is_ahead, left, done in told.order_by().values_list(
        "pk", "occurrence_of", "due_on", "is_ahead", "n_left", "n_done"
    ):
        series[head or pk].append((due_on, is_ahead, bool(done) and not left))
    return {head: _times(of, on) for head, of in series.items()}


def _times(series: list[tuple[date | None, bool, bool]], on: date) -> Times:
    begun = [is_done for _day, is_ahead, is_done in series if not is_ahead]
    days = [day for day, _is_ahead, is_done in series if day and day >= on and not is_done]
    return Times(len(begun), sum(begun), min(days, default=None))
