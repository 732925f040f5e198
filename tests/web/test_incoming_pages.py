"""Mail that waits as people see it; what the mail server may hand over, and what it may not."""

from __future__ import annotations

import hashlib
import hmac
import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.register import letters, services
from enlace.register.models import Answer, Digest, Reminder, Schedule, Statement
from enlace.register.postbox import tokens
from enlace.register.postbox.enums import Way
from enlace.register.postbox.models import AddressTrouble, Incoming

pytestmark = pytest.mark.django_db
SECRET = "0123456789abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(autouse=True)
def _set_up(settings: Any) -> None:
    settings.REPLY_ADDRESS, settings.INBOUND_SECRET = "reply@enlace.example", SECRET
    settings.MAIL_JUDGE = "mx.enlace.example"


@pytest.fixture
def digest(people: Any) -> Digest:
    """Honduras was told of two answers, under numbers."""
    Schedule.objects.create(pk=1, on_weekends=True, on_holidays=True)
    today = timezone.localdate()
    for n in (1, 2):
        make_commitment(["HND"], due_on=today + timedelta(n), text_en=f"Send list {n}.")
    made = services.write_digest(
        people.user("honduras").pk, on=today, actor=Actor.system(), at=timezone.now()
    )
    assert made
    letters.letter_of(made, on=today)
    return made


def message(
    digest: Digest, text: str = "Done.", name: str = "1", sender: str = "honduras@example.org"
) -> bytes:
    return (
        f"From: {sender}\nTo: {tokens.address_for(digest.pk)}\nSubject: Re: letter {name}\n"
        f"Message-ID: <{name}@x>\n"
        f"Authentication-Results: mx.enlace.example; dmarc=pass header.from={sender.rpartition('@')[2]}\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
        f"{text}\n"
    ).encode()


def hand_over(client: Any, raw: bytes, *, at: int | None = None, secret: str = SECRET, **heads: str) -> Any:
    moment = str(int(time.time()) if at is None else at)
    made = hmac.new(secret.encode(), f"{moment}.".encode() + raw, hashlib.sha256).hexdigest()
    said = {"HTTP_X_ENLACE_TIMESTAMP": moment, "HTTP_X_ENLACE_SIGNATURE": f"v1={made}", **heads}
    return client.post(reverse("register:incoming"), raw, content_type="message/rfc822", **said)


def test_a_signed_message_is_taken_once_without_cookies(digest: Digest) -> None:
    client, raw = Client(enforce_csrf_checks=True), message(digest, "1: sent")

    assert [hand_over(client, raw).status_code for _ in range(2)] == [204, 204]

    assert Statement.objects.get().note == "sent"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"secret": "another"}, 401),
        ({"at": 1}, 401),
        ({"HTTP_X_ENLACE_TIMESTAMP": "now"}, 401),
        ({"HTTP_X_ENLACE_TIMESTAMP": ""}, 401),
        ({"HTTP_X_ENLACE_SIGNATURE": "v1="}, 401),
        ({"HTTP_X_ENLACE_SIGNATURE": "ñ"}, 401),
        ({"CONTENT_LENGTH": "x"}, 411),
        ({"CONTENT_LENGTH": str(10**9)}, 413),
    ],
)
def test_what_is_not_signed_too_old_or_too_large_is_refused(
    client: Any, digest: Digest, given: dict[str, Any], status: int
) -> None:
    assert hand_over(client, message(digest, "1: sent"), **given).status_code == status
    assert not Incoming.objects.exists()


def test_a_signature_is_of_its_moment_and_its_message(client: Any, digest: Digest) -> None:
    raw = message(digest, "1: sent")
    sent = hand_over(client, raw)
    signature = sent.wsgi_request.META["HTTP_X_ENLACE_SIGNATURE"]

    other = hand_over(client, message(digest, "2: forged"), HTTP_X_ENLACE_SIGNATURE=signature)
    later = hand_over(client, raw, at=int(time.time()) + 5, HTTP_X_ENLACE_SIGNATURE=signature)

    assert [other.status_code, later.status_code] == [401, 401]


def test_nothing_stands_there_without_a_secret_nor_in_a_demonstration(
    client: Any, digest: Digest, settings: Any
) -> None:
    settings.DEMO = True
    assert hand_over(client, b"x").status_code == 404
    settings.DEMO, settings.INBOUND_SECRET = False, ""
    assert hand_over(client, b"x", secret="").status_code == 404


def test_a_scanner_that_does_not_answer_lets_the_message_come_again(
    client: Any, digest: Digest, settings: Any
) -> None:
    settings.SCAN_COMMAND, settings.MAIL_JUDGE = "/nowhere", ""
    raw = (
        f"From: honduras@example.org\nTo: {tokens.address_for(digest.pk)}\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n'
        '--b\nContent-Type: application/zip; name="a.zip"\n\nsomething\n--b--\n'
    ).encode()
    assert hand_over(client, raw).status_code == 503
    assert not Incoming.objects.exists()


def test_behind_a_proxy_each_client_has_its_own_count_and_cannot_choose_another(
    digest: Digest, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.BEHIND_PROXY = True
    client = Client()
    monkeypatch.setattr("enlace.web.register.incoming.MOST_A_MINUTE", 1)

    def knock(told: str) -> int:
        return int(
            hand_over(
                client, b"x", HTTP_X_FORWARDED_FOR=told, HTTP_X_FORWARDED_PROTO="https", at=1
            ).status_code
        )

    codes = [knock(f"10.0.0.{n}, 192.0.2.7") for n in range(3)]
    assert codes.count(429) >= 1  # two at least within one minute
    assert knock("192.0.2.8") == 401
    settings.BEHIND_PROXY = False
    client = Client()
    assert [knock(f"192.0.2.{n}") for n in range(20, 23)].count(429) >= 1


def waiting(digest: Digest) -> Incoming:
    row = services.take_in(message(digest), way=Way.WEBHOOK, actor=Actor.system(), at=timezone.now())
    assert row.fate == "which"
    return row


def test_a_person_says_which_commitment_a_reply_is_about(client: Any, people: Any, digest: Digest) -> None:
    row = waiting(digest)
    client.force_login(people.user("honduras"))
    page = client.get(reverse("register:replies") + "?lang=en").text
    assert "1 message waits for you" in page
    assert "[2] Honduras" in page
    answer = Reminder.objects.get(number=2).answer

    client.post(reverse("register:reply-settle", args=[row.pk]), {"answer": "x", "wish": "add"})
    assert not Statement.objects.exists()
    client.post(reverse("register:reply-settle", args=[row.pk]), {"answer": str(answer.pk), "wish": "add"})

    assert Statement.objects.get().answer == answer
    assert "No message waits" in client.get(reverse("register:replies") + "?lang=en").text


def test_the_secretariat_sees_what_was_put_aside_and_others_do_not(
    client: Any, people: Any, digest: Digest
) -> None:
    raw = message(digest, "<script>x</script> 1: forged", sender="eve@example.org")
    row = services.take_in(raw, way=Way.WEBHOOK, actor=Actor.system(), at=timezone.now())
    for who, sees in (("honduras", False), ("secretariat", True)):
        client.force_login(people.user(who))
        page = client.get(reverse("register:replies") + "?lang=en").text
        assert ("eve@example.org" in page) == sees
        assert "<script>x" not in page
        put_away = client.post(reverse("register:reply-settle", args=[row.pk]), {"wish": "away"})
        assert put_away.status_code == (302 if sees else 403)
    row.refresh_from_db()
    assert (row.fate, row.settled_by) == ("settled", people.user("secretariat"))


def test_the_page_asks_the_database_as_often_for_one_message_as_for_three(
    client: Any, people: Any, digest: Digest
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(people.user("honduras"))
    waiting(digest)
    client.get(reverse("register:replies"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(reverse("register:replies"))
    for name in ("2", "3"):
        services.take_in(message(digest, name=name), way=Way.WEBHOOK, actor=Actor.system(), at=timezone.now())
    services.take_in(
        message(digest, "1: x", name="4"), way=Way.WEBHOOK, actor=Actor.system(), at=timezone.now()
    )
    with CaptureQueriesContext(connection) as three:
        client.get(reverse("register:replies"))
    assert len(three) <= len(one) + 2  # what was added has its statements fetched, however many


def test_an_address_that_does_not_work_is_shown_and_trusted_again(
    client: Any, people: Any, digest: Digest
) -> None:
    user = people.user("honduras")
    AddressTrouble.objects.create(user=user, email=user.email, since=timezone.now(), code="5.1.1")
    trust = reverse("register:trust-address", args=[user.pk])
    client.force_login(people.user("mexico"))
    assert "came back" not in client.get(reverse("register:reminders") + "?lang=en").text
    assert client.post(trust).status_code == 403
    client.force_login(user)
    assert "Letters to your address came back" in client.get(reverse("register:reminders") + "?lang=en").text
    client.force_login(people.user("secretariat"))
    desk = client.get(reverse("desk:desk") + "?lang=en").text
    assert "the address does not work since" in desk
    assert client.post(trust, HTTP_REFERER="https://evil.example/").headers["Location"] == "/reminders/"
    assert not AddressTrouble.objects.exists()


def test_who_needs_help_says_so_on_the_page_and_the_desk_shows_it(
    client: Any, people: Any, digest: Digest
) -> None:
    answer = Answer.objects.first()
    assert answer
    path = reverse("register:say", args=[answer.commitment.reference, "HND", "ask_help"])
    client.force_login(people.user("honduras"))
    assert client.post(path, {"note": ""}).status_code == 422
    assert client.post(path, {"note": "Whom do we ask?"}).status_code == 302
    client.force_login(people.user("secretariat"))
    assert "Whom do we ask?" in client.get(reverse("desk:desk") + "?lang=en").text
    settle = reverse("register:say", args=[answer.commitment.reference, "HND", "settle_help"])
    assert client.post(settle, {"note": "We called."}).status_code == 302
    assert "Whom do we ask?" not in client.get(reverse("desk:desk") + "?lang=en").text


@pytest.fixture
def unvouched(digest: Digest, settings: Any) -> Incoming:
    settings.MAIL_JUDGE = ""
    return services.take_in(
        message(digest, "1: the list is sent"), way=Way.MAILBOX, actor=Actor.system(), at=timezone.now()
    )


def link_of(row: Incoming) -> str:
    plain = letters.letter_that_asks(row).body
    return "/reply/" + next(word for word in plain.split() if "/reply/" in word).split("/reply/")[1]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_link_that_asks_shows_the_reply_and_only_a_press_adds_it(
    unvouched: Incoming, language: str
) -> None:
    assert unvouched.user
    unvouched.user.language = language
    unvouched.user.save()
    address, strict = link_of(unvouched), Client(enforce_csrf_checks=True)

    page = strict.get(address)
    assert page.status_code == 200
    assert f'lang="{language}"' in page.text
    assert "the list is sent" in page.text
    assert page["X-Robots-Tag"] == "noindex"
    press = {"token": address.strip("/").split("/")[-1], "wish": "add"}
    assert strict.post(reverse("register:reply-by-mail"), press).status_code == 403
    assert not Statement.objects.exists()

    asking = Client()
    done = asking.post(reverse("register:reply-by-mail"), press)
    assert done.status_code == 200
    assert Statement.objects.get().note == "the list is sent"
    assert asking.post(reverse("register:reply-by-mail"), press).status_code == 410
    assert asking.get(address).status_code == 410


def test_the_link_speaks_for_its_person_whoever_is_signed_in(
    unvouched: Incoming, client: Any, people: Any
) -> None:
    client.force_login(people.user("mexico"))
    token = link_of(unvouched).strip("/").split("/")[-1]

    client.post(reverse("register:reply-by-mail"), {"token": token, "wish": "add"})

    assert Statement.objects.get().said_by == people.user("honduras")
    unvouched.refresh_from_db()
    assert unvouched.settled_by == people.user("honduras")


def test_a_press_that_says_neither_changes_nothing(unvouched: Incoming) -> None:
    token = link_of(unvouched).strip("/").split("/")[-1]

    page = Client().post(reverse("register:reply-by-mail"), {"token": token})

    assert page.status_code == 422
    assert "the list is sent" in page.text
    unvouched.refresh_from_db()
    assert unvouched.fate == "confirm"


def test_the_whole_of_what_would_be_added_is_shown(digest: Digest, settings: Any) -> None:
    settings.MAIL_JUDGE = ""
    text = "1: " + "word " * 4_000 + "and so we decline."
    row = services.take_in(message(digest, text), way=Way.MAILBOX, actor=Actor.system(), at=timezone.now())

    assert "and so we decline." in Client().get(link_of(row)).text


def test_whoever_signs_in_finds_on_the_desk_what_waits_for_them_alone(
    unvouched: Incoming, client: Any, people: Any
) -> None:
    for who, sees in (("honduras", True), ("mexico", False), ("secretariat", False)):
        client.force_login(people.user(who))
        page = client.get(reverse("desk:desk") + "?lang=en").text
        assert (reverse("register:replies") in page) == sees, who
    client.force_login(people.user("honduras"))

    client.post(reverse("register:reply-settle", args=[unvouched.pk]), {"wish": "away"})

    assert reverse("register:replies") not in client.get(reverse("desk:desk")).text


def test_who_did_not_write_it_says_so_by_the_link(unvouched: Incoming) -> None:
    token = link_of(unvouched).strip("/").split("/")[-1]

    done = Client().post(reverse("register:reply-by-mail"), {"token": token, "wish": "disown"})

    assert "not added" in done.text
    unvouched.refresh_from_db()
    assert unvouched.reason == "disowned"
    assert Client().post(reverse("register:reply-by-mail"), {"token": "x"}).status_code == 410


def test_signed_in_it_is_confirmed_on_the_page_by_who_wrote_it_alone(
    unvouched: Incoming, client: Any, people: Any
) -> None:
    settle = reverse("register:reply-settle", args=[unvouched.pk])
    client.force_login(people.user("secretariat"))
    assert 'value="confirm"' not in client.get(reverse("register:replies")).text
    assert client.post(settle, {"wish": "confirm"}).status_code in (403, 404)

    client.force_login(people.user("honduras"))
    assert 'value="confirm"' in client.get(reverse("register:replies")).text
    client.post(settle, {"wish": "confirm"})

    assert Statement.objects.get().note == "the list is sent"
    client.post(settle, {"wish": "disown"})
    unvouched.refresh_from_db()
    assert unvouched.fate == "added"
