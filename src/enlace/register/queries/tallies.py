"""Counts of the whole register, remembered for a moment: they are the same for everybody who sees the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from enlace.core.actor import Actor
from enlace.core.queries import events_of
from enlace.register.keeping import kept
from enlace.register.models import Answer, Commitment
from enlace.register.queries.filters import MatrixFilter

WORTH_IT = 500
"""Fewer answers are counted anew each time; that takes no time."""


@dataclass(frozen=True)
class Counts:
    """Of the same filter: commitments, those with somebody late, and answers in each state."""

    commitments: int
    late: int
    states: dict[str, int]


Count = Callable[[MatrixFilter, Actor, date], Counts]


def remembered(wanted: MatrixFilter, actor: Actor, on: date, count: Count) -> Counts:
    """The counts, anew once anything owed or answered changed, and at the latest after some minutes."""
    asked = repr(replace(wanted, order="", errors=())).encode()
    name = f"matrix:{hashlib.sha256(asked).hexdigest()[:32]}:{_last_change()}"
    return kept(name, actor, on, lambda: count(wanted, actor, on), is_worth_it=_is_worth_it)


def _is_worth_it(counts: Counts) -> bool:
    return sum(counts.states.values()) >= WORTH_IT


def _last_change() -> str:
    """Names the last event of the history of answers and commitments."""
    last = [events_of(kind).order_by("-pgh_id").values_list("pgh_id")[:1] for kind in (Answer, Commitment)]
    return ".".join(str(pk) for (pk,) in last[0].union(last[1], all=True))
