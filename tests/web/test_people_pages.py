"""Who is told how to reach a person: those who work with them; others see the name and the post."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from enlace.directory.enums import PostKind
from enlace.directory.models import Person
from enlace.directory.services import PersonFields, correct_person, hand_over_post, open_post

pytestmark = pytest.mark.django_db
MAIL, PHONE = "ana@example.org", "+504 2222 0000"


@pytest.fixture
def ana(secretariat: Any) -> Person:
    """The focal point of Honduras in the consular network; once reached under another address."""
    post = open_post(PostKind.FOCAL_POINT, party="HND", body="consular-network", actor=secretariat)
    known = PersonFields("Ana Example", email="old@example.org", phone=PHONE, party="HND")
    held = hand_over_post(post.pk, known, actor=secretariat, on=date(2020, 1, 1))
    fields = PersonFields("Ana Example", email=MAIL, phone=PHONE, party="HND")
    return correct_person(held.person_id, fields, actor=secretariat)


@pytest.mark.parametrize(
    ("who", "reaches"),
    [
        ("secretariat", True),
        ("presidency", True),
        ("honduras", True),  # of the same party
        ("mexico", True),  # a focal point in every body
        ("mexico_trafficking", False),  # of another party, in another network
        ("rncom", False),
        ("iom", False),
    ],
)
def test_mail_and_telephone_are_for_those_who_work_together(
    client: Client, people: Any, ana: Person, who: str, reaches: bool
) -> None:
    client.force_login(people.user(who))

    page = client.get(reverse("directory:person", args=[ana.pk]), headers={"accept-language": "en"})

    said = page.content.decode()
    assert "Ana Example" in said
    assert "Consular network" in said
    for hidden in (MAIL, PHONE, "old@example.org"):
        assert (hidden in said) == reaches, hidden


def test_everybody_reaches_themselves(client: Client, people: Any, ana: Person) -> None:
    user = people.user("iom")
    Person.objects.filter(pk=ana.pk).update(user=user, party=None)
    client.force_login(user)

    assert MAIL in client.get(reverse("directory:person", args=[ana.pk])).content.decode()
