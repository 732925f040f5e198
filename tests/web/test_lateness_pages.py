"""Who is told that a party is late: those who sign in; guests see what is done and what is open."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.register.rows import make_commitment

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
