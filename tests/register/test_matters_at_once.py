"""Two officers and one link, or one title, at the same moment."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from tests.at_once import at_once
from tests.register.rows import write_report
from tests.register.test_matters import ANSWERED, AT, NEW, OLD, ON, PROPOSED, act

from enlace.core.actor import Actor
from enlace.register import services as register
from enlace.register.matters import services
from enlace.register.matters.models import Link, Matter, Passage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frozen")]


def test_two_officers_judging_one_link_open_one_matter(secretariat):
    for items, on in (({"2": [act(PROPOSED)]}, OLD), ({"4": [act(ANSWERED, "approve")]}, NEW)):
        report = write_report("en", items, on=on)
        register.adopt_report(report.pk, actor=secretariat, at=AT)
        services.suggest_links(report.pk, actor=Actor.system())
    link = Link.objects.get()

    def judge() -> Any:
        return services.accept_link(link.pk, actor=secretariat, at=AT, on=ON)

    told = at_once(judge, judge)

    assert sorted(type(one).__name__ for one in told) == ["LinkAlreadyAccepted", "Matter"]
    assert (Matter.objects.count(), Passage.objects.count()) == (1, 2)


def test_two_officers_opening_matters_of_one_title_both_get_theirs(secretariat):
    spots = []
    for items, on in (({"2": [act(PROPOSED)]}, OLD), ({"4": [act(ANSWERED, "approve")]}, NEW)):
        report = write_report("en", items, on=on)
        register.adopt_report(report.pk, actor=secretariat, at=AT)
        spots.append((report.meeting_id, next(iter(report.items.all())).key))

    def open_one(spot: Any) -> str:
        title = services.Title("Guide for ministries", "")
        return services.open_matter(title, [spot], actor=secretariat, on=ON).slug

    told = sorted(at_once(*(partial(open_one, spot) for spot in spots)))

    assert told == ["guide-for-ministries", "guide-for-ministries-2"]
