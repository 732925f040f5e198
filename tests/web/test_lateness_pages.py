"""Who is told that a party is late: those who sign in; guests see what is done and what is open."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.library import queries
from enlace.library.asking import Asked
from enlace.library.models import Passage
from enlace.register.days import today
from enlace.register.models import Commitment

pytestmark = pytest.mark.django_db
EARLY = date(2020, 1, 1)


@pytest.fixture
def late(db: None) -> Commitment:
    make_commitment(["HND"], due_on=EARLY, visibility="public")
    return Commitment.objects.get()


def pages_of(commitment: Commitment) -> list[str]:
    return [
        "/matrix/",
        "/matrix/?state=late",
        "/matrix/?party=HND",
        reverse("register:matrix-export", args=["csv"]),
        reverse("register:commitment", args=[commitment.reference]),
        reverse("meetings:meeting", args=[commitment.meeting.slug]),
        reverse("directory:party", args=["HND"]),
    ]


def told(client: Client, path: str) -> str:
    answer = client.get(path, headers={"accept-language": "en"})
    assert answer.status_code == 200
    said = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return said.decode().replace("state=late", "")  # the address itself, in the switch of languages


def test_guests_are_not_told_who_is_late(client: Client, late: Commitment) -> None:
    for path in pages_of(late):
        page = told(client, path)
        assert not re.search(r"\blate\b", page), path

    assert "Honduras owes 1 answer" in told(client, reverse("directory:party", args=["HND"]))
    assert "<h1>1 commitment</h1>" in told(client, "/matrix/?state=late")


def test_guests_are_told_where_the_process_chose_so(client: Client, late: Commitment, settings: Any) -> None:
    settings.PUBLIC_SEES_LATE = True

    for path in pages_of(late):
        assert "late" in told(client, path), path


def test_those_who_sign_in_are_told_who_is_late(client: Client, people: Any, late: Commitment) -> None:
    client.force_login(people.user("reader"))

    for path in pages_of(late):
        assert "late" in told(client, path), path


@pytest.mark.parametrize(
    "q", ["state=late", "q=state:late", "q=state:late+commitment", "state=late&kind=commitment"]
)
def test_search_tells_nobody_else_who_is_late(
    client: Client, people: Any, late: Commitment, settings: Any, q: str
) -> None:
    address = reverse("register:commitment", args=[late.reference])

    def found() -> bool:
        return address in told(client, f"/search/?{q}")

    assert not found()
    settings.PUBLIC_SEES_LATE = True
    assert found()
    settings.PUBLIC_SEES_LATE = False
    client.force_login(people.user("reader"))
    assert found()


def test_search_knows_whose_day_is_over(db: None) -> None:
    """When it is half past ten at night in Costa Rica and Honduras, it is the next day in Santo Domingo."""
    ours, theirs = (make_commitment([one], due_on=date(2026, 1, 15)) for one in ("CRI", "HND"))
    east = make_commitment(["DOM"], due_on=date(2026, 1, 15))

    def late_at(hour: int, day: int) -> set[str]:
        on = today(datetime(2026, 1, day, hour, 30, tzinfo=UTC))
        hits = queries.find(Asked.parsed({"q": "state:late"}), Actor.system(), on=on).hits
        return set(Passage.objects.filter(pk__in=[one.pk for one in hits]).values_list("key", flat=True))

    assert late_at(18, 15) == set()
    assert late_at(4, 16) == {east.reference}
    assert late_at(7, 16) == {ours.reference, theirs.reference, east.reference}
