"""Thousands of matters: how long keeping their standings takes, their list, and a matter of 300 passages."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from bench.system.filling import BODIES, Page
from bench.system.machine import Env
from bench.system.pages import filled, measure

MATTERS = 3_000
LONGEST = 300
"""So many passages has the longest one."""
OPENED = 0.2
"""So many of them the secretariat shows to everybody, so that many readers see a part of their passages alone."""
WORDS = (
    "Guide",
    "Memorandum",
    "Workshop",
    "Campaign",
    "Study",
    "Protocol",
    "Network",
    "Statistics",
    "Fund",
    "Course",
)


def main(env: Env, *, quick: bool) -> None:
    filled(quick=quick)
    _gathered(MATTERS // 10 if quick else MATTERS)
    measure(env, list(_addresses()), quick=quick)


def _gathered(count: int) -> None:
    """Matters of one to ten passages and one long one, unless an earlier run left them; kept as the worker does."""
    from enlace.core.actor import Actor
    from enlace.register.matters.models import Matter
    from enlace.register.matters.services import keep_standings

    if not Matter.objects.exists():
        _gather(count, random.Random(1))
    began = time.perf_counter()
    kept = keep_standings(actor=Actor.system())
    print(f"standings of {kept} matters kept in {time.perf_counter() - began:.1f} s")


def _gather(count: int, chance: random.Random) -> None:
    from enlace.meetings.models import Meeting
    from enlace.register.matters.models import Matter, Passage
    from enlace.register.matters.services.keeping import STRICT
    from enlace.reports.models import Item

    levels: dict[tuple[int, str], list[str]] = {}
    for meeting, key, level in Item.objects.values_list("report__meeting", "key", "visibility"):
        levels.setdefault((meeting, key), []).append(level)
    spots = sorted(levels)
    chance.shuffle(spots)
    days = dict(Meeting.objects.values_list("pk", "ends_on"))
    passages: list[Any] = []
    for at in range(count):
        mine = [spots.pop() for _ in range(LONGEST if at == 0 else chance.randint(1, 10))]
        strictest = max((level for spot in mine for level in levels[spot]), key=STRICT.index)
        is_opened = at == 0 or chance.random() < OPENED
        name = f"{chance.choice(WORDS)} number {at}"
        matter = Matter.objects.create(
            slug=f"matter-{at}",
            title_en=name,
            title_es=f"Asunto: {name}",
            visibility="public" if is_opened else strictest,
            opened_on=min(days[spot[0]] for spot in mine),
        )
        passages += [Passage(matter=matter, meeting_id=meeting, item_key=key) for meeting, key in mine]
    Passage.objects.bulk_create(passages, 2_000)


def _addresses() -> Iterator[Page]:
    from enlace.core.actor import Actor
    from enlace.register.matters import queries

    seen = queries.Listing(Actor.public(), queries.Wish(), on=date(2026, 1, 15)).states
    print(f"the public sees {sum(seen.values())} matters")
    for role in ("secretariat", "focal_point", "public"):
        yield Page("matters", "/matters/", role)
        yield Page("matters, one state", "/matters/?state=in_execution", role)
    yield Page("matters, one body", f"/matters/?body={BODIES[1]}", "secretariat")
    yield Page("matters, words", "/matters/?q=protocol", "secretariat")
    yield Page("matters, page 40", "/matters/?page=40", "secretariat")
    for role in ("secretariat", "public"):
        yield Page(f"matter of {LONGEST} passages", "/matters/matter-0/", role)
    yield Page("its page of changes", "/matters/matter-0/edit/", "secretariat")
    yield Page("choosing one", "/matters/choose/?choose=guide+number+12", "secretariat")
