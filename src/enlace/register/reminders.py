"""When somebody is reminded of something: steps before a due day, weeks after it, and days that are quiet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays

from enlace.core.actor import ANSWERING_ROLES, Actor
from enlace.register.models import Schedule

FARTHEST = 30_000
"""Days that a step can count; what is later than that is told as that late."""
SATURDAY = 5
_OTHERWISE_KNOWN = {"GTM": "GT"}
"""States that the calendar of holidays knows by another code than ISO's."""


def schedule() -> Schedule:
    """As the secretariat left it; the usual one where it said nothing yet."""
    return Schedule.objects.filter(pk=1).first() or Schedule(pk=1)


def step_reached(due_on: date, *, on: date, plan: Schedule) -> int | None:
    """Which step of the schedule a due day has come to; nothing while it is farther off than the first one.

    30 means "30 days before", 0 the day itself, -14 two weeks late. A step that fell on a quiet day, or on one on which
    nothing ran, is still reached on the next day.
    """
    left = max((due_on - on).days, -FARTHEST)
    if late := max(-left, 0) // plan.late_every:
        return -late * plan.late_every
    return min((step for step in plan.days_before if step >= left), default=None)


def is_quiet(actor: Actor, *, on: date, plan: Schedule) -> bool:
    """Does this person get nothing on that day: a weekend, or a holiday of every State for which they answer?"""
    if on.weekday() >= SATURDAY and not plan.on_weekends:
        return True
    if plan.on_holidays:
        return False
    parties = {right.party for right in actor.rights if right.role in ANSWERING_ROLES}
    return bool(parties) and all(holiday_in(party, on) for party in parties)


def holiday_in(party: str | None, on: date, lang: str = "es") -> str:
    """The name of the national holiday of that State on that day; empty where there is none or it is no State."""
    if not party or not (party.isalpha() and party.isupper() and len(party) == 3):
        return ""
    return _holidays(party, on.year, lang).get(on, "")


@lru_cache(maxsize=256)
def _holidays(state: str, year: int, lang: str) -> dict[date, str]:
    """Of a State that the calendar of holidays does not know, none."""
    known = _OTHERWISE_KNOWN.get(state, state)
    if not hasattr(holidays, known):
        return {}
    return dict(holidays.country_holidays(known, years=year, language="es" if lang == "es" else "en_US"))


def holidays_of(parties: Iterable[str], on: date, lang: str) -> list[tuple[str, str]]:
    """Which of these States has a holiday on that day, and its name."""
    found = [(party, holiday_in(party, on, lang)) for party in parties]
    return [(party, name) for party, name in found if name]
