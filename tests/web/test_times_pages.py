"""Pages of matters and meetings show a duty that repeats once, and how far it is done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.register.rows import make_commitment
from tests.standing import make_meeting, make_report

from enlace.core.actor import Actor
from enlace.register import services as register
from enlace.register.matters import services
from enlace.register.models import Commitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty(secretariat: Actor) -> Any:
    """Owed each quarter after a paragraph of a matter that anybody may read."""
    now = timezone.now()
    meeting = make_meeting("consular-network", now.date() - timedelta(days=10))
    item = make_report(meeting, visibility="public").items.first()
    made = make_commitment(["HND"], on=meeting.ends_on, rrule="FREQ=MONTHLY;INTERVAL=3", visibility="public")
    Commitment.objects.filter(pk=made.pk).update(meeting=meeting, item_key=item.key)
    register.make_occurrences(made.pk, actor=Actor.system(), at=now)
    matter = services.open_matter(
        services.Title("Figures"), [(meeting.pk, item.key)], actor=secretariat, on=date(2026, 1, 15)
    )
    return matter, meeting


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "0 of 1 time done; next due"), ("es", "0 de 1 vez cumplida; próximo plazo:")],
)
def test_a_duty_that_repeats_stands_once_with_its_times(
    duty: Any, client: Any, language: str, said: str
) -> None:
    matter, meeting = duty
    assert Commitment.objects.filter(meeting=meeting).count() > 3

    for address in (
        reverse("register:matter", args=[matter.slug]),
        reverse("meetings:meeting", args=[meeting.slug]),
    ):
        page = client.get(address, headers={"accept-language": language}).content.decode()
        assert page.count(said) == 1
        assert "~" not in page.split("<main", 1)[1]
