"""The list of matters for one reader: counted and cut by the database where the standings kept are theirs to see, and
derived from what they see for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import merge
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, Func, OuterRef, Q, Value, When

from enlace.core.actor import Actor
from enlace.register.matters.enums import MatterState
from enlace.register.matters.models import (
    KeptStanding,
    KeptStandingQuerySet,
    Matter,
    MatterQuerySet,
    Unsettled,
    reach_of,
)
from enlace.register.matters.queries.standings import Brief, brief_of_kept, briefs_derived, quiet_before
from enlace.register.matters.states import OVER

PART = 500
"""So many are read at once where all are taken along."""


@dataclass(frozen=True)
class Wish:
    """Which matters somebody looks for; what is empty does not narrow."""

    text: str = ""
    body: str = ""
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listed:
    matter: Matter
    brief: Brief


def matters_for(actor: Actor) -> MatterQuerySet:
    rows: MatterQuerySet = Matter.objects.visible_to(actor)
    return rows


class Listing:
    """The matters wished for, the last spoken of first; a sequence as far as pages need it."""

    def __init__(self, actor: Actor, wish: Wish, *, on: date) -> None:
        self._actor, self._wish, self._quiet = actor, wish, quiet_before(on=on)
        opened = list(to_derive(actor).current().order_by().values_list("pk", flat=True))
        self._opened = briefs_derived(opened, actor, self._quiet)
        kept: KeptStandingQuerySet = KeptStanding.objects.whole_for(actor)
        self._kept = _narrowed(kept.filter(matter__merged_into=None).exclude(matter__in=opened), wish)
        self._derived = sorted(_passing(self._opened, wish), key=_order)
        self.states = self._counted()
        """How many stand in each state, whichever states are wished for."""

    def bodies(self) -> list[str]:
        """Codes of the bodies that spoke of any of them, whatever is wished for."""
        kept: Any = KeptStanding.objects.whole_for(self._actor).annotate(
            one=Func(F("bodies"), function="unnest")
        )
        found = set(kept.order_by().values_list("one", flat=True).distinct())
        return sorted(found.union(*(one.bodies for one in self._opened)))

    def _counted(self) -> Mapping[str, int]:
        rows = self._kept.annotate(now=_now(self._quiet)).order_by().values("now").annotate(n=Count("pk"))
        told = Counter({row["now"]: row["n"] for row in rows})
        told.update(str(one.standing.state) for one in self._derived)
        return told

    def count(self) -> int:
        return sum(
            n for state, n in self.states.items() if not self._wish.states or state in self._wish.states
        )

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Listed]:
        briefs = self.briefs(part.start or 0, self.count() if part.stop is None else part.stop)
        matters = Matter.objects.in_bulk([one.matter for one in briefs])
        return [Listed(matters[one.matter], one) for one in briefs if one.matter in matters]

    def __iter__(self) -> Iterator[Listed]:
        for start in range(0, self.count(), PART):
            yield from self[start : start + PART]

    def briefs(self, start: int, stop: int) -> list[Brief]:
        """Those at these places. Of what is kept no more is read than may stand there, wherever the rest goes."""
        derived, kept = self._derived, self._kept
        if self._wish.states:
            kept = kept.annotate(now=_now(self._quiet)).filter(now__in=self._wish.states)
            derived = [one for one in derived if str(one.standing.state) in self._wish.states]
        before = max(start - len(derived), 0)
        near = [
            brief_of_kept(one, self._quiet) for one in kept.order_by("-last_on", "-matter_id")[before:stop]
        ]
        return list(merge(near, derived, key=_order))[start - before : stop - before]


def _order(brief: Brief) -> tuple[int, int]:
    return -brief.last_on.toordinal(), -brief.matter


def _narrowed(rows: KeptStandingQuerySet, wish: Wish) -> KeptStandingQuerySet:
    rows = rows.filter(says(wish.text, "matter__")) if wish.text else rows
    return rows.filter(bodies__contains=[wish.body]) if wish.body else rows


def _passing(briefs: Iterable[Brief], wish: Wish) -> list[Brief]:
    found = [one for one in briefs if not wish.body or wish.body in one.bodies]
    if not wish.text or not found:
        return found
    said = Matter.objects.filter(says(wish.text), pk__in=[one.matter for one in found])
    those = set(said.order_by().values_list("pk", flat=True))
    return [one for one in found if one.matter in those]


def says(text: str, of: str = "") -> Q:
    return Q(**{f"{of}title_en__icontains": text}) | Q(**{f"{of}title_es__icontains": text})


def _now(quiet: Mapping[str, date]) -> Case:
    """The state of a kept one today, as ``brief_of_kept`` tells it."""
    sleeps = [
        When(last_body=body, last_on__lt=day, then=Value(MatterState.DORMANT)) for body, day in quiet.items()
    ]
    return Case(When(state__in=OVER, then=F("state")), *sleeps, default=F("state"), output_field=CharField())


def to_derive(actor: Actor) -> MatterQuerySet:
    """The matters that the actor may see and of which no standing is kept, or none that is theirs: something of the
    matter is hidden from them, or has just changed."""
    is_open: Any = Q(kept=None) | Exists(Unsettled.objects.filter(matter=OuterRef("pk")))
    reach = reach_of(actor)
    if reach is not None:
        is_open |= Q(kept__levels__overlap=reach) & ~Q(kept__levels__contained_by=reach)
    return matters_for(actor).filter(is_open)


def list_matters(actor: Actor, wish: Wish, *, on: date) -> list[Brief]:
    """The matters wished for, the last spoken of first."""
    found = Listing(actor, wish, on=on)
    return found.briefs(0, found.count())


def briefs_of(matters: Iterable[int], actor: Actor, *, on: date) -> dict[int, Brief]:
    """What this actor may know of each of these matters."""
    wanted, quiet = list(matters), quiet_before(on=on)
    kept = KeptStanding.objects.whole_for(actor).filter(matter__in=wanted)
    found = {one.pk: brief_of_kept(one, quiet) for one in kept}
    rest = matters_for(actor).filter(pk__in=[one for one in wanted if one not in found]).order_by()
    for brief in briefs_derived(rest.values_list("pk", flat=True), actor, quiet):
        found[brief.matter] = brief
    return found


def states_of(pks: Iterable[int], actor: Actor, *, on: date) -> dict[int, str]:
    """Where these matters stand for who may see them; those that were joined with others are left out."""
    rows = Matter.objects.current().filter(pk__in=list(pks)).order_by().values_list("pk", flat=True)
    return {pk: str(one.standing.state) for pk, one in briefs_of(rows, actor, on=on).items()}
