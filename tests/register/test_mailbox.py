"""The mailbox is read from a real server: nothing is lost, nothing taken twice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import pytest
from tests.register.mail_in import AT, ON, SYSTEM, aside, reply, said
from tests.register.mail_servers import Pigeonhole, Postman

from enlace.core.environment import Imap
from enlace.core.mailbox import MailboxClosed
from enlace.register import services
from enlace.register.postbox.models import Incoming
from enlace.register.postbox.naming import what_is_said
from enlace.register.postbox.reading import MOST_BYTES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reply_address")]


def look(at: datetime = AT) -> int:
    return services.read_mailbox(actor=SYSTEM, at=at)


def test_the_mailbox_is_read_and_what_is_kept_is_marked(letter: Any, pigeonhole: Pigeonhole) -> None:
    pigeonhole.put(reply(letter, "1: sent").as_bytes())
    pigeonhole.put(b"noise")
    pigeonhole.put(reply(letter, "2: later").as_bytes())

    assert look() == 3
    assert look() == 0

    assert said() == [("Number 1.", "sent"), ("Number 2.", "later")]
    assert pigeonhole.seen == {1, 2, 3}


def test_from_the_mailbox_by_the_letter_that_asks_to_the_register(
    letter: Any, pigeonhole: Pigeonhole, postman: Postman, run_jobs: Any, settings: Any
) -> None:
    settings.MAIL_JUDGE = ""
    pigeonhole.put(reply(letter, "1: sent").as_bytes())
    assert look() == 1
    before = len(postman.letters)

    run_jobs()
    assert (len(postman.letters), said()) == (before + 1, [])
    plain = postman.letters[-1].get_body(("plain",)).get_content()
    token = plain.partition("/reply/")[2].partition("/")[0]
    pigeonhole.put(absent(postman.letters[-1]))
    assert look() == 1
    run_jobs()
    assert len(postman.letters) == before + 1  # no letter about what a machine answers

    services.confirm_reply_by_link(token, on=ON, at=AT)
    assert said() == [("Number 1.", "sent")]


def absent(asking: Any) -> bytes:
    """As a mailbox whose owner is away answers the letter that asks, sent wherever replies go."""
    return (
        f"Return-Path: <>\nFrom: honduras@example.org\nTo: reply@enlace.example\nMessage-ID: <away@x>\n"
        f"In-Reply-To: {asking['Message-ID']}\nSubject: Estoy de viaje\n\n1: Vuelvo el lunes.\n"
    ).encode()


def test_a_worker_that_died_before_it_marked_a_message_adds_it_once(
    letter: Any, pigeonhole: Pigeonhole
) -> None:
    pigeonhole.put(reply(letter).as_bytes())
    pigeonhole.breaks_at = "UID STORE"
    with pytest.raises(MailboxClosed):
        look()
    assert pigeonhole.seen == set()

    assert look() == 1
    assert len(said()) == 1
    assert pigeonhole.seen == {1}


@pytest.mark.parametrize("command", ["LOGIN", "SELECT", "UID SEARCH", "UID FETCH"])
def test_a_server_that_goes_away_loses_nothing(letter: Any, pigeonhole: Pigeonhole, command: str) -> None:
    pigeonhole.put(reply(letter).as_bytes())
    pigeonhole.breaks_at = command

    with pytest.raises(MailboxClosed):
        look()

    assert (said(), pigeonhole.seen) == ([], set())
    assert look() == 1


def test_a_message_that_cannot_be_scanned_now_waits_and_others_do_not(
    letter: Any, pigeonhole: Pigeonhole, settings: Any
) -> None:
    held = reply(letter, "1: with a file")
    held.add_attachment(b"data", maintype="application", subtype="zip", filename="a.zip")
    pigeonhole.put(held.as_bytes())
    pigeonhole.put(reply(letter, "2: without").as_bytes())
    settings.SCAN_COMMAND = "/nowhere"

    assert look() == 1
    settings.SCAN_COMMAND = ""
    assert look() == 1
    assert len(said()) == 2


def test_a_message_that_the_server_does_not_give_holds_up_no_other(
    letter: Any, pigeonhole: Pigeonhole
) -> None:
    pigeonhole.broken = {pigeonhole.put(reply(letter, "1: lost").as_bytes())}
    pigeonhole.put(reply(letter, "2: fine").as_bytes())

    assert look() == 1

    assert (said(), pigeonhole.seen) == ([("Number 2.", "fine")], {2})
    pigeonhole.broken = set()
    assert look() == 1


def test_a_message_that_breaks_us_holds_up_no_other_and_is_told(
    letter: Any, pigeonhole: Pigeonhole, monkeypatch: pytest.MonkeyPatch
) -> None:
    pigeonhole.put(reply(letter, "1: breaks").as_bytes())
    pigeonhole.put(reply(letter, "2: fine").as_bytes())
    monkeypatch.setattr("enlace.register.services.replies.what_is_said", _break_at_the_first)

    with pytest.raises(RuntimeError):
        look()

    assert (said(), pigeonhole.seen) == ([("Number 2.", "fine")], {2})


def _break_at_the_first(text: str, numbers: Collection[int]) -> dict[int, str]:
    if text.startswith("1: "):
        raise RuntimeError
    return what_is_said(text, numbers)


def test_a_huge_message_is_put_aside_by_its_head(
    letter: Any, pigeonhole: Pigeonhole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enlace.register.services.incoming.MOST_BYTES", 2_000)
    pigeonhole.put(reply(letter, "1: " + "long " * 1000).as_bytes())

    assert look() == 1
    assert aside(Incoming.objects.get()) == ("aside", "too_large", True, [])
    assert MOST_BYTES > 25 * 2**20


def test_a_wrong_password_and_a_folder_that_is_not_there_are_told(
    pigeonhole: Pigeonhole, settings: Any
) -> None:
    settings.REPLY_MAILBOX = Imap("127.0.0.1", pigeonhole.port, pigeonhole.USER, "wrong pass", tls="")
    with pytest.raises(MailboxClosed, match="error"):
        look()
    settings.REPLY_MAILBOX = Imap(
        "127.0.0.1", pigeonhole.port, pigeonhole.USER, pigeonhole.PASSWORD, "No", ""
    )
    with pytest.raises(MailboxClosed, match="folder"):
        look()


def test_nothing_is_read_in_a_demonstration_nor_without_a_mailbox(
    pigeonhole: Pigeonhole, settings: Any
) -> None:
    settings.DEMO = True
    assert look() == 0
    settings.DEMO, settings.REPLY_MAILBOX = False, None
    assert look() == 0
    assert pigeonhole.asked == []
