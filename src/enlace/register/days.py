"""Which day it is for whom: late is a matter of days in the time zone of the party that owes.

A State's day is that of its capital; organisations and organs live by the day of the process. ``Day`` is the day of the
process as everybody else takes it, and knows of the parties for which it is another one.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils import timezone

from enlace.core.zones import ZONES, zone_of
from enlace.directory import names


class Day(date):
    """The day of the process at one moment; ``of`` tells the day of a party at that moment."""

    moment: datetime | None = None

    @classmethod
    def at(cls, moment: datetime) -> Day:
        here = timezone.localdate(moment)
        day = cls(here.year, here.month, here.day)
        day.moment = moment
        return day

    def of(self, party: str) -> date:
        zone = zone_of(party) if self.moment else None
        return self.moment.astimezone(zone).date() if zone and self.moment else self

    @cached_property
    def others(self) -> list[tuple[date, list[str]]]:
        """The parties for which it is another day, with that day; for most of a day there are none near by."""
        found: dict[date, list[str]] = {}
        if self.moment is None:
            return []
        for state in sorted(ZONES):
            if (day := self.of(state)) != self:
                found.setdefault(day, []).append(state)
        known = names.names() if found else {}
        kept = [(day, [state for state in states if state in known]) for day, states in sorted(found.items())]
        return [(day, states) for day, states in kept if states]

    def __reduce__(self) -> Any:
        return date, (self.year, self.month, self.day)

    def __sub__(self, other: Any) -> Any:
        """So many days before, for each party."""
        return self._moved(date.__sub__(self, other), other, -1)

    def __add__(self, other: Any) -> Any:
        return self._moved(date.__add__(self, other), other, 1)

    def _moved(self, to: Any, by: Any, sign: int) -> Any:
        if isinstance(to, Day) and isinstance(by, timedelta) and self.moment:
            to.moment = self.moment + sign * timedelta(days=by.days)
        return to


def today(at: datetime | None = None) -> Day:
    """The day that it is, for the process and for each party."""
    return Day.at(at or timezone.now())


def today_of(party: str, at: datetime) -> date:
    """The day that it is for a party."""
    return Day.at(at).of(party)


def day_of(party: str, on: date) -> date:
    """The day of a party where ``on`` knows it, else ``on`` itself."""
    return on.of(party) if isinstance(on, Day) else on


def last_of(on: date) -> date:
    """The latest day that it is for any party."""
    return max([on, *(day for day, _parties in on.others)]) if isinstance(on, Day) else on


def past_for_any(on: date, *, due: str, parties: str) -> Q:
    """The same where the parties stand in a list: over for one of them at least."""
    over = Q(**{f"{due}__lt": on})
    for day, theirs in on.others if isinstance(on, Day) else ():
        earlier = Q(**{f"{due}__lt": day})
        if day > on:
            over |= Q(**{f"{parties}__overlap": theirs}) & earlier
        else:
            over &= ~Q(**{f"{parties}__contained_by": theirs}) | earlier
    return over


def past(on: date, *, due: str = "commitment__due_on", party: str = "party") -> Q:
    """Answers whose due day is over for the party that owes them; one comparison where it is one day for all."""
    over = Q(**{f"{due}__lt": on})
    for day, parties in on.others if isinstance(on, Day) else ():
        theirs = Q(**{f"{party}__in": parties})
        if day > on:
            over |= theirs & Q(**{f"{due}__lt": day})
        else:
            over &= ~theirs | Q(**{f"{due}__lt": day})
    return over
