"""The figures behind the pictures: added up in the database, kept for some minutes for those who see the same rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import ExtractYear

from enlace.core.actor import Actor
from enlace.register.enums import UNFINISHED, Acceptance, Implementation
from enlace.register.keeping import kept
from enlace.register.models import Answer, AnswerQuerySet

AGES = (1, 2, 5, 10)
"""Bounds in years between the ages of open answers."""


class Median(Aggregate):
    """The median as PostgreSQL reckons it."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Share:
    """Of one party or body: what is open in time, and what is late."""

    code: str
    open: int
    late: int

    @property
    def all(self) -> int:
        return self.open + self.late


@dataclass(frozen=True)
class Age:
    """Open answers whose commitment was made so many years ago; ``until`` is ``None`` for the oldest."""

    since: int
    until: int | None
    count: int


@dataclass(frozen=True)
class Year:
    """What became of the answers to commitments made in one year."""

    year: int
    done: int
    open: int
    dropped: int

    @property
    def all(self) -> int:
        return self.done + self.open + self.dropped

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.all) if self.all else 0


@dataclass(frozen=True)
class Pace:
    """Half of what was confirmed done in a year was done within so many days."""

    year: int
    count: int
    days: int


@dataclass(frozen=True)
class Figures:
    """All that the pictures show, as one person may see it on one day."""

    states: dict[str, int] = field(default_factory=dict)
    parties: tuple[Share, ...] = ()
    bodies: tuple[Share, ...] = ()
    ages: tuple[Age, ...] = ()
    years: tuple[Year, ...] = ()
    paces: tuple[Pace, ...] = ()
    median_days: int | None = None

    @property
    def count(self) -> int:
        return sum(self.states.values())

    @property
    def open(self) -> int:
        return sum(one.all for one in self.parties)

    @property
    def late(self) -> int:
        return sum(one.late for one in self.parties)


def figures(actor: Actor, *, on: date) -> Figures:
    """The figures of that day; the same for all who may see the same rows, and for nobody else."""
    return kept("figures", actor, on, lambda: _count(actor, on))


def _count(actor: Actor, on: date) -> Figures:
    held: AnswerQuerySet = Answer.objects.visible_to(actor).filter(commitment__withdrawn_on=None)
    held = held.order_by()
    done = held.filter(implementation=Implementation.CONFIRMED_DONE)
    return Figures(
        states=_states(held, on),
        parties=_shares(held, "party_id", on),
        bodies=_shares(held, "commitment__body_id", on),
        ages=_ages(held, on),
        years=_years(held),
        paces=_paces(done),
        median_days=_days(done.aggregate(median=Median(_taken()))["median"]),
    )


def _states(held: AnswerQuerySet, on: date) -> dict[str, int]:
    """How many answers stand in each state as people see it: late and declined take precedence."""
    declined, unfinished = Q(acceptance=Acceptance.DECLINED), Q(implementation__in=sorted(UNFINISHED))
    late = unfinished & ~declined & Q(commitment__due_on__lt=on)
    counts = {"late": Count("pk", filter=late), "declined": Count("pk", filter=declined & unfinished)}
    in_time = Q(commitment__due_on=None) | Q(commitment__due_on__gte=on)
    for state in Implementation:
        plain = Q(implementation=state)
        if state in UNFINISHED:
            plain &= ~declined & in_time
        counts[str(state)] = Count("pk", filter=plain)
    return held.aggregate(**counts)


def _shares(held: AnswerQuerySet, by: str, on: date) -> tuple[Share, ...]:
    late = Q(commitment__due_on__lt=on)
    rows = held.unfinished().values(by).annotate(all=Count("pk"), late=Count("pk", filter=late))
    shares = [Share(row[by], row["all"] - row["late"], row["late"]) for row in rows]
    return tuple(sorted(shares, key=lambda one: (-one.late, -one.open, one.code)))


def _ages(held: AnswerQuerySet, on: date) -> tuple[Age, ...]:
    bounds = [0, *AGES]
    counts: dict[str, Any] = {}
    for since, until in zip(bounds, [*AGES, None], strict=True):
        made = Q(commitment__made_on__lte=_years_before(on, since)) if since else Q()
        if until is not None:
            made &= Q(commitment__made_on__gt=_years_before(on, until))
        counts[f"from_{since}"] = Count("pk", filter=made)
    found = held.unfinished().aggregate(**counts)
    return tuple(
        Age(since, until, found[f"from_{since}"]) for since, until in zip(bounds, [*AGES, None], strict=True)
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _years(held: AnswerQuerySet) -> tuple[Year, ...]:
    done = Q(implementation=Implementation.CONFIRMED_DONE)
    dropped = Q(implementation=Implementation.NOT_APPLICABLE) | (Q(acceptance=Acceptance.DECLINED) & ~done)
    rows = (
        held.annotate(year=ExtractYear("commitment__made_on"))
        .values("year")
        .annotate(all=Count("pk"), done=Count("pk", filter=done), dropped=Count("pk", filter=dropped))
        .order_by("year")
    )
    return tuple(
        Year(row["year"], row["done"], row["all"] - row["done"] - row["dropped"], row["dropped"])
        for row in rows
    )


def _paces(done: AnswerQuerySet) -> tuple[Pace, ...]:
    rows = (
        done.annotate(year=ExtractYear("done_on"))
        .values("year")
        .annotate(count=Count("pk"), median=Median(_taken()))
        .order_by("year")
    )
    return tuple(Pace(row["year"], row["count"], _days(row["median"]) or 0) for row in rows)


def _taken() -> ExpressionWrapper[CombinedExpression]:
    return ExpressionWrapper(F("done_on") - F("commitment__made_on"), output_field=DurationField())


def _days(taken: timedelta | None) -> int | None:
    return None if taken is None else round(taken / timedelta(days=1))
