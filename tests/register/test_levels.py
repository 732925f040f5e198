"""Who may see a commitment follows the reports that it comes from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.register import services
from enlace.register.models import Commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
AT = datetime(2026, 1, 15, 12, tzinfo=UTC)
HND = {"text": "Honduras shall send the list.", "owed_by": ["HND"]}
HND_ES = {"text": "Honduras enviará la lista.", "owed_by": ["HND"]}


def test_closing_an_adopted_report_closes_what_came_of_it(written: Any, secretariat: Any) -> None:
    report = services.adopt_report(
        written("en", {"1": [HND]}, visibility="public").pk, actor=secretariat, at=AT
    )
    assert Commitment.objects.visible_to(Actor.public()).count() == 1

    services.set_visibility(report.pk, "secretariat", actor=secretariat)
    assert Commitment.objects.visible_to(Actor.public()).count() == 0
    services.set_visibility(report.pk, "secretariat", actor=secretariat)
    services.set_visibility(report.pk, "public", actor=secretariat)

    assert Commitment.objects.visible_to(Actor.public()).count() == 1


def test_of_two_languages_the_more_careful_one_decides(written: Any, secretariat: Any) -> None:
    closed = written("en", {"1": [HND]}, visibility="body")
    services.adopt_report(closed.pk, actor=secretariat, at=AT)
    services.adopt_report(written("es", {"1": [HND_ES]}, visibility="public").pk, actor=secretariat, at=AT)
    one = Commitment.objects.get()
    assert (one.text_en, one.text_es) == (HND["text"], HND_ES["text"])
    assert one.visibility == "body"

    services.set_visibility(closed.pk, "public", actor=secretariat)

    one.refresh_from_db()
    assert one.visibility == "public"


@pytest.mark.parametrize("who", ["honduras", "presidency", "iom"])
def test_only_the_secretariat_says_who_may_see(written: Any, people: Any, who: str) -> None:
    report = written("en", {"1": [HND]})

    with pytest.raises(NotAllowed):
        services.set_visibility(report.pk, "public", actor=people.actor(who))


def test_closing_a_report_closes_the_versions_that_it_replaced(written: Any, secretariat: Any) -> None:
    first = services.adopt_report(
        written("en", {"1": [HND]}, visibility="public").pk, actor=secretariat, at=AT
    )
    newer = written("en", {"1": [HND]}, visibility="public", replaces=first)
    services.adopt_report(newer.pk, actor=secretariat, at=AT)

    services.set_visibility(newer.pk, "body", actor=secretariat)
    first.refresh_from_db()
    assert first.visibility == "body"
    services.set_visibility(newer.pk, "public", actor=secretariat)

    first.refresh_from_db()
    assert first.visibility == "body"
