"""What the page of a commitment tells of its due day, and what the secretariat says of it there."""

from __future__ import annotations

from datetime import date
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.meetings.services import MeetingFacts
from enlace.register import services
from enlace.register.models import Anchor, Condition, Ending

pytestmark = pytest.mark.django_db
MADE = date(2025, 11, 18)


@pytest.fixture
def officer(client: Client, people: Any) -> Client:
    client.force_login(people.user("secretariat"))
    return client


def shown(client: Client, commitment: Any, lang: str = "en") -> str:
    answer = client.get(reverse("register:commitment", args=[commitment.reference]), {"lang": lang})
    assert answer.status_code == 200
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    return answer.content.decode()


def edit(client: Client, commitment: Any, **said: Any) -> Any:
    return client.post(reverse("register:deadline", args=[commitment.reference]), said)


def plan(actor: Actor, day: date, body: str = "rcgm") -> Any:
    return services.plan_meeting(MeetingFacts(body, day, day), actor=actor, at=timezone.now())


def test_the_secretariat_lets_a_due_day_hang_on_a_meeting(officer: Client, secretariat: Actor) -> None:
    commitment = make_commitment(["HND"], on=MADE, visibility="public")
    meeting = plan(secretariat, date(2090, 5, 5))

    form = officer.get(reverse("register:deadline", args=[commitment.reference]), {"lang": "en"})
    html5lib.HTMLParser(strict=True).parse(form.content.decode())
    edit(
        officer,
        commitment,
        act="anchor",
        kind="before",
        body="rcgm",
        meeting=meeting.pk,
        count=2,
        unit="week",
    )

    page = shown(officer, commitment)
    assert "Due 2 weeks before the meeting of RCGM of 5 May 2090." in page
    assert "Due on 21 April 2090, which had no day before" in page
    services.cancel_meeting(meeting.pk, why="No host.", actor=secretariat, at=timezone.now())
    page = shown(officer, commitment, "es")
    assert "espera una reunión" in page
    edit(officer, commitment, act="no-anchor")
    assert Anchor.objects.get().kind == "none"


def test_a_condition_is_said_met_and_taken_back(officer: Client, client: Client, people: Any) -> None:
    commitment = make_commitment(["HND"], on=MADE, visibility="public")
    edit(officer, commitment, act="condition", text_en="once IOM shares the link", count=30, unit="day")
    assert "once IOM shares the link" in shown(officer, commitment)

    client.force_login(people.user("honduras"))
    page = shown(client, commitment)
    assert "waits for a condition" in page
    address = reverse("register:condition", args=[commitment.reference])
    today = timezone.localdate().isoformat()
    client.post(
        address, {"act": "met", "met_on": today, "note": "By letter.", "link": "https://example.org/"}
    )
    page = shown(client, commitment)
    assert "By letter." in page
    assert Condition.objects.get().met_on.isoformat() == today
    client.post(address, {"act": "reopen"})
    assert Condition.objects.get().met_on is None
    for wrong in ({"act": "met"}, {"act": "met", "met_on": "2090-01-01"}, {"act": "met", "met_on": "x"}):
        assert client.post(address, wrong).status_code == 302
    assert Condition.objects.get().met_on is None

    client.force_login(people.user("iom"))
    assert "Say that it is met" not in shown(client, commitment)
    assert client.post(address, {"act": "met", "met_on": today}).status_code == 403


def test_a_series_shows_each_time_and_ends(officer: Client) -> None:
    commitment = make_commitment(["HND"], on=MADE, rrule="FREQ=MONTHLY;INTERVAL=3", visibility="public")
    services.make_occurrences(commitment.pk, actor=Actor.system(), at=timezone.now())

    page = shown(officer, commitment)
    assert page.count("~20") >= 3
    assert "Each time of its series" in page
    edit(officer, commitment, act="end", ends_on="2026-01-01", note="Twice a year from now on.")
    assert Ending.objects.get().note == "Twice a year from now on."
    last = commitment.occurrences.latest("due_on")
    assert "it is not asked for any more" in shown(officer, last)
    edit(officer, commitment, act="resume")
    assert not Ending.objects.exists()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"act": "anchor", "kind": "after", "body": "rcgm", "unit": "day"}, 422),
        ({"act": "anchor", "kind": "at", "body": "nothing", "unit": "day"}, 422),
        ({"act": "condition", "unit": "day"}, 422),
        ({"act": "end", "ends_on": "2026-01-01"}, 422),
        ({"act": "resume"}, 302),
        ({"act": "nothing"}, 404),
    ],
)
def test_what_cannot_be_is_refused_beside_the_form(
    officer: Client, said: dict[str, str], status: int
) -> None:
    commitment = make_commitment(["HND"], on=MADE)

    assert edit(officer, commitment, **said).status_code == status


def test_holidays_of_who_owes_are_shown(officer: Client) -> None:
    commitment = make_commitment(["HND", "iom"], on=MADE, due_on=date(2090, 12, 25), visibility="public")

    assert "25 December 2090: public holiday in Honduras" in shown(officer, commitment)


def test_the_page_costs_the_same_however_long_the_series(officer: Client) -> None:
    counts = []
    for rule in ("FREQ=MONTHLY;INTERVAL=6", "FREQ=MONTHLY"):
        commitment = make_commitment(["HND"], on=MADE, rrule=rule)
        services.make_occurrences(commitment.pk, actor=Actor.system(), at=timezone.now())
        shown(officer, commitment)
        with CaptureQueriesContext(connection) as told:
            shown(officer, commitment)
        counts.append(len(told))

    assert counts[0] == counts[1]


def test_a_meeting_is_cancelled_on_its_page_and_takes_place_again(
    officer: Client, secretariat: Actor
) -> None:
    meeting = plan(secretariat, date(2090, 5, 5))
    make_commitment(["HND"], on=MADE, body="rcgm", visibility="public", text_en="Open without a day.")
    page = reverse("meetings:meeting", args=[meeting.slug])
    assert "Open without a day." in officer.get(page, {"lang": "en"}).content.decode()

    officer.post(reverse("meetings:cancel", args=[meeting.slug]), {"why": "No host."})
    said = officer.get(page, {"lang": "en"}).content.decode()
    assert "No host." in said
    assert "Open without a day." not in said
    assert "Cancelled" in officer.get(reverse("meetings:meetings"), {"lang": "en"}).content.decode()
    again = officer.post(reverse("meetings:cancel", args=[meeting.slug]) + "?lang=en", {"why": "Again."})
    assert "cancelled already" in again.content.decode()

    officer.post(reverse("meetings:restore", args=[meeting.slug]))
    officer.post(reverse("meetings:restore", args=[meeting.slug]))
    assert "It takes place after all" not in officer.get(page, {"lang": "en"}).content.decode()


def test_the_desk_shows_what_waits(client: Client, people: Any, secretariat: Actor) -> None:
    commitment = make_commitment(["HND"], on=MADE)
    facts = services.ConditionFacts(text_en="once IOM shares the link")
    services.set_condition(commitment.pk, facts, actor=secretariat, at=timezone.now())

    for who in ("secretariat", "honduras"):
        client.force_login(people.user(who))
        desk = client.get(reverse("desk:desk"), {"lang": "en"}).content.decode()
        assert "Waits for a condition or a meeting" in desk
    matrix = client.get(reverse("register:matrix"), {"lang": "en", "state": "waiting"}).content.decode()
    assert commitment.reference in matrix
