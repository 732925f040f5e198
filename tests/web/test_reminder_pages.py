"""What people see of reminders, and what the links of a letter do without signing in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.core.logs import without_personal_data
from enlace.register import letters, services
from enlace.register.enums import Verb
from enlace.register.models import Reminder, Schedule, Silence, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def reminder(people: Any) -> Any:
    """Honduras was reminded of one answer today."""
    Schedule.objects.create(pk=1, on_weekends=True, on_holidays=True)
    today = timezone.localdate()
    make_commitment(["HND"], due_on=today + timedelta(1), text_en="Send the list.")
    services.write_digest(people.user("honduras").pk, on=today, actor=Actor.system(), at=timezone.now())
    return Reminder.objects.get()


def look(client: Any, reminder: Any, verb: Verb = Verb.REPORT_DONE) -> Any:
    return client.get(
        reverse("register:answer-link", args=[letters.link_for(reminder.pk, verb)]) + "?lang=en"
    )


def press(client: Any, reminder: Any, verb: Verb = Verb.REPORT_DONE, **said: str) -> Any:
    page = {"token": letters.link_for(reminder.pk, verb), **said}
    return client.post(reverse("register:answer-by-mail"), page)


def test_a_scanner_that_follows_links_answers_nothing(client: Any, reminder: Any) -> None:
    for method in (client.get, client.head, client.get):
        response = method(reverse("register:answer-link", args=[letters.link_for(reminder.pk, Verb.ACCEPT)]))
        assert response.status_code == 200

    assert Statement.objects.count() == 0
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "strict-origin"


def test_a_scanner_that_posts_without_having_opened_the_page_is_refused(reminder: Any) -> None:
    assert press(Client(enforce_csrf_checks=True), reminder).status_code == 403
    assert Statement.objects.count() == 0


def test_one_press_answers_once(client: Any, reminder: Any, people: Any) -> None:
    assert "Send the list." in look(client, reminder).text

    assert press(client, reminder).status_code == 200
    assert press(client, reminder).status_code == 410

    said = Statement.objects.get()
    assert (said.verb, said.said_by_id, said.by_mail) == ("report_done", people.user("honduras").pk, True)
    assert "_auth_user_id" not in client.session


def test_asking_for_help_needs_words(client: Any, reminder: Any) -> None:
    assert press(client, reminder, Verb.ASK_HELP).status_code == 422
    assert press(client, reminder, Verb.ASK_HELP, note="Whom do we ask?").status_code == 200
    assert Statement.objects.get().note == "Whom do we ask?"


def test_too_many_presses_are_refused(client: Any, reminder: Any) -> None:
    codes = [look(client, reminder).status_code for _ in range(85)]  # within two minutes at most

    assert 429 in codes


def test_a_mailbox_ends_the_letters_with_one_press(reminder: Any, people: Any) -> None:
    address = reverse(
        "register:silence-by-mail",
        args=[letters.silence_for(people.user("honduras").pk, reminder.digest.day)],
    )
    strict = Client(enforce_csrf_checks=True)
    strict.get(address)
    assert not Silence.objects.exists()

    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert Silence.objects.get().user == people.user("honduras")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_link_that_ends_letters_is_refused_after_thirty_days_in_the_language_of_its_person(
    reminder: Any, people: Any, language: str
) -> None:
    user = people.user("honduras")
    user.language = language
    user.save()
    old = letters.silence_for(user.pk, reminder.digest.day - letters.VALID - timedelta(1))
    address = reverse("register:silence-by-mail", args=[old])

    for page in (Client().get(address), Client().post(address)):
        assert page.status_code == 410
        assert f'lang="{language}"' in page.text
        assert ("30 days" in page.text) == (language == "en")
        assert ("Your letters go on" in page.text) == (language == "en")
    assert not Silence.objects.exists()


def test_the_secrets_of_letters_stay_out_of_logs() -> None:
    assert without_personal_data("/answer/12-accept.abc/") == "/answer/…/"
    assert without_personal_data("/reply/12.abc/") == "/reply/…/"
    assert without_personal_data("/reminders/silence/12.abc/") == "/reminders/silence/…/"


def test_the_secretariat_sets_the_schedule_and_sees_who_would_be_told(
    client: Any, people: Any, reminder: Any
) -> None:
    make_commitment(["MEX"], due_on=timezone.localdate(), text_en="Open the desk.")
    client.force_login(people.user("secretariat"))
    people.user("mexico")
    page = client.get(reverse("register:reminders-schedule")).text
    assert "Mexico Example" in page
    assert "Honduras Example" not in page

    preview = client.get(reverse("register:reminders-preview", args=[people.user("mexico").pk])).text
    assert "Open the desk." in preview
    assert "/answer/" not in preview
    facts = {
        "days_before": "10; 2",
        "late_every": 7,
        "head_after": 14,
        "presidency_after": 28,
        "send_hour": 6,
    }
    assert client.post(reverse("register:reminders-schedule"), facts).status_code == 302
    assert Schedule.objects.get().days_before == [10, 2]
    assert (
        client.post(reverse("register:reminders-schedule"), {**facts, "days_before": "x"}).status_code == 422
    )


def test_a_person_sees_only_their_own_letters_and_can_end_them(
    client: Any, people: Any, reminder: Any
) -> None:
    client.force_login(people.user("mexico"))
    assert "Honduras" not in client.get(reverse("register:reminders") + "?lang=en").text

    client.post(reverse("register:reminders"), {"wish": "silence"})
    assert Silence.objects.get().user == people.user("mexico")
    client.post(reverse("register:reminders"), {"wish": "letters"})
    assert not Silence.objects.exists()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([30, 14, 0], "30 and 14 days before it is due, on the day, and then"),
        ([30, 14, 7], "30, 14 and 7 days before it is due, and then"),
        ([0], "on the day on which it is due, and then"),
    ],
)
def test_when_letters_come_is_said_in_words(client: Any, people: Any, days: list[int], said: str) -> None:
    client.force_login(people.user("honduras"))
    Schedule.objects.update_or_create(pk=1, defaults={"days_before": days})

    assert said in client.get(reverse("register:reminders"), headers={"accept-language": "en"}).text
