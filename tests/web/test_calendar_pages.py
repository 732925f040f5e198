"""Calendars as two independent readers understand them; who sees what on them; addresses that end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from django.urls import reverse
from django.utils import timezone
from tests.register.rows import a_meeting, make_commitment

from enlace.register import errors, services
from enlace.register.models import CalendarAddress

pytestmark = pytest.mark.django_db


def today() -> date:
    return timezone.localdate()


def titles(response: Any) -> list[str]:
    """Both readers have to find the same."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    ours = [str(one["summary"]) for one in icalendar.Calendar.from_ical(response.content).walk("VEVENT")]
    theirs = vobject.readOne(response.content.decode())
    assert ours == [one.summary.value for one in theirs.contents.get("vevent", [])]
    return ours


def own(client: Any, who: Any) -> Any:
    secret = services.make_calendar_address(actor=who, at=timezone.now())
    return reverse("register:calendar-own", args=[secret])


def test_ones_own_calendar_has_the_meetings_of_ones_bodies_and_what_one_owes(
    client: Any, honduras: Any
) -> None:
    a_meeting(on=today() + timedelta(20))
    a_meeting("trafficking-network", on=today() + timedelta(20))
    make_commitment(["HND"], due_on=today(), text_en="Send; the, list\nnow.", visibility="body")
    make_commitment(["MEX"], due_on=today())

    found = titles(client.get(own(client, honduras)))

    assert found[-1] == "Honduras: Send; the, list now."
    assert found[:-1] == [
        "Liaison Officer Network for Consular Protection"
    ]  # of that body alone, and not years old


def test_an_address_ends_when_it_is_made_anew_taken_away_or_the_account_closes(
    client: Any, people: Any, honduras: Any
) -> None:
    first, second = own(client, honduras), own(client, honduras)
    assert [client.get(one).status_code for one in (first, second)] == [404, 200]
    people.user("honduras").is_active = False
    people.user("honduras").save()
    assert client.get(second).status_code == 404
    people.user("honduras").is_active = True
    people.user("honduras").save()
    services.revoke_calendar_address(actor=honduras)
    services.revoke_calendar_address(actor=honduras)
    assert client.get(second).status_code == 404


def test_rights_that_ended_show_nothing_more(client: Any, people: Any, honduras: Any) -> None:
    make_commitment(["HND"], due_on=today(), on=date(2013, 11, 18))
    address = own(client, honduras)
    assert len(titles(client.get(address))) == 1
    people.user("honduras").given_rights.update(ends_on=today() - timedelta(1))

    assert titles(client.get(address)) == []


def test_calendars_of_bodies_and_parties_hold_what_is_public_alone(client: Any, people: Any) -> None:
    make_commitment(["HND"], due_on=today(), text_en="Said to all.", visibility="public")
    make_commitment(["HND"], due_on=today(), text_en="Said to members.", visibility="members")
    client.force_login(people.user("honduras"))

    for name, code in (("body", "consular-network"), ("party", "HND")):
        response = client.get(reverse(f"register:calendar-of-{name}", args=[code]) + "?lang=en")
        assert [one for one in titles(response) if "Said" in one] == ["Honduras: Said to all."]


def test_the_secret_is_shown_once_and_kept_as_a_hash(client: Any, people: Any) -> None:
    client.force_login(people.user("honduras"))
    page = client.post(reverse("register:calendar"), {"wish": "make"}).text

    kept = CalendarAddress.objects.get()
    assert "/calendar/mine/" in page
    assert "/calendar/mine/" not in client.get(reverse("register:calendar")).text
    assert kept.secret_hash not in page
    with pytest.raises(errors.LinkNotValid):
        services.whose_calendar(kept.secret_hash)
