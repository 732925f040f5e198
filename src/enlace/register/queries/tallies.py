"""Counts of the whole register, remembered for a moment: they are the same for everybody who sees the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import monotonic
from typing import Any

from django.db.models import Max

from enlace.core.actor import Actor
from enlace.register.models import Answer
from enlace.register.queries.filters import MatrixFilter

SECONDS = 30
WORTH_IT = 500
"""Fewer answers are counted anew each time; that takes no time."""
MOST = 200


@dataclass(frozen=True)
class Counts:
    """Of the same filter: commitments, those with somebody late, and answers in each state."""

    commitments: int
    late: int
    states: dict[str, int]


_HELD: OrderedDict[Any, tuple[float, datetime | None, Counts | None]] = OrderedDict()
Count = Callable[[MatrixFilter, Actor, date], Counts]


def remembered(wanted: MatrixFilter, actor: Actor, on: date, count: Count) -> Counts:
    """The counts, anew once somebody has answered anything, and at the latest after half a minute."""
    key = (replace(wanted, order="", errors=()), _sees(actor), on)
    change = Answer.objects.aggregate(last=Max("changed_at"))["last"]
    until, seen, counts = _HELD.get(key, (0.0, None, None))
    if counts is not None and monotonic() < until and seen == change:
        return counts
    counts = count(wanted, actor, on)
    _hold(key, change, counts)
    return counts


def _sees(actor: Actor) -> tuple[Any, ...]:
    """Two actors that agree in this see the same commitments."""
    return (
        actor.sees_all,
        actor.is_member,
        actor.is_signed_in or actor.is_system,
        actor.bodies,
        actor.parties,
    )


def _hold(key: Any, change: datetime | None, counts: Counts) -> None:
    _HELD.pop(key, None)
    if sum(counts.states.values()) >= WORTH_IT:
        _HELD[key] = (monotonic() + SECONDS, change, counts)
    while len(_HELD) > MOST:
        _HELD.popitem(last=False)
