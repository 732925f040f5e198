"""The figures behind the pictures: added up in the database, kept for some minutes for those who see the same rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import (
    Aggregate,
    Case,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    IntegerField,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import ExtractYear

from enlace.core.actor import Actor
from enlace.register.days import past
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
    held = held.begun(on=on)
    held = held.order_by()
    done = held.filter(implementation=Implementation.CONFIRMED_DONE)
    standing, aging = _standing(held, on), _aging(held, on)
    return Figures(
        states=_states(standing),
        parties=_shares(standing, "party_id"),
        bodies=_shares(standing, "commitment__body_id"),
        ages=_ages(aging),
        years=_years(aging),
        paces=_paces(done),
        median_days=_days(done.aggregate(median=Median(_taken()))["median"]),
    )


Rows = Sequence[dict[str, Any]]


def _standing(held: AnswerQuerySet, on: date) -> Rows:
    """How many answers of each party in each body stand where: read once for all sums that do not ask for years."""
    is_past = Case(When(past(on), then=Value(True)), default=Value(False))
    marked = held.annotate(past=is_past)
    groups = marked.values("party_id", "commitment__body_id", "acceptance", "implementation", "past")
    return [dict(row) for row in groups.annotate(n=Count("pk"))]


def _aging(held: AnswerQuerySet, on: date) -> Rows:
    """How many answers to commitments of each year and age stand where."""
    older = [
        When(commitment__made_on__lte=_years_before(on, since), then=Value(since)) for since in reversed(AGES)
    ]
    since = Case(*older, default=Value(0), output_field=IntegerField())
    groups = held.annotate(year=ExtractYear("commitment__made_on"), since=since)
    rows = groups.values("year", "since", "acceptance", "implementation").annotate(n=Count("pk"))
    return [dict(row) for row in rows]


def _is_unfinished(row: dict[str, Any]) -> bool:
    return row["implementation"] in UNFINISHED and row["acceptance"] != Acceptance.DECLINED


def _states(standing: Rows) -> dict[str, int]:
    """How many answers stand in each state as people see it: late and declined take precedence."""
    counts = {"late": 0, "declined": 0, **{str(state): 0 for state in Implementation}}
    for row in standing:
        state = row["implementation"]
        if state in UNFINISHED and row["acceptance"] == Acceptance.DECLINED:
            state = "declined"
        elif state in UNFINISHED and row["past"]:
            state = "late"
        counts[state] += row["n"]
    return counts


def _shares(standing: Rows, by: str) -> tuple[Share, ...]:
    late: Counter[str] = Counter()
    open_: Counter[str] = Counter()
    for row in filter(_is_unfinished, standing):
        (late if row["past"] else open_)[row[by]] += row["n"]
    shares = [Share(code, open_[code], late[code]) for code in late.keys() | open_.keys()]
    return tuple(sorted(shares, key=lambda one: (-one.late, -one.open, one.code)))


def _ages(aging: Rows) -> tuple[Age, ...]:
    found: Counter[int] = Counter()
    for row in filter(_is_unfinished, aging):
        found[row["since"]] += row["n"]
    return tuple(
        Age(since, until, found[since]) for since, until in pairwise([0, *AGES, None]) if since is not None
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _years(aging: Rows) -> tuple[Year, ...]:
    done: Counter[int] = Counter()
    dropped: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for row in aging:
        every[row["year"]] += row["n"]
        if row["implementation"] == Implementation.CONFIRMED_DONE:
            done[row["year"]] += row["n"]
        elif (
            row["implementation"] == Implementation.NOT_APPLICABLE or row["acceptance"] == Acceptance.DECLINED
        ):
            dropped[row["year"]] += row["n"]
    return tuple(
        Year(year, done[year], every[year] - done[year] - dropped[year], dropped[year])
        for year in sorted(every)
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
