"""Letters that come back, and addresses that do not work."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.register.mail_in import AT, ON, SYSTEM, aside, reply, take
from tests.register.mail_servers import Postman
from tests.register.rows import make_commitment

from enlace.core.errors import NotAllowed
from enlace.register import queries, services
from enlace.register.models import Digest
from enlace.register.postbox import errors
from enlace.register.postbox.models import AddressTrouble
from enlace.register.queries import people_to_remind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reply_address")]


def bounce(
    letter: Any, status: str = "5.1.1", action: str = "failed", to: str = "", original: bool = True
) -> bytes:
    """As RFC 3464 has it, sent to the address in the envelope of the letter."""
    enclosed = (
        f"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {letter['Message-ID']}\n" if original else ""
    )
    return (
        f"From: MAILER-DAEMON@mx.example.org\nTo: {to or letter['X-Envelope-From']}\n"
        "Auto-Submitted: auto-replied\nMessage-ID: <b1@mx>\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nIt could not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
        f"Final-Recipient: rfc822; honduras@example.org\nAction: {action}\nStatus: {status}\n\n"
        f"{enclosed}--b--\n"
    ).encode()


@pytest.mark.parametrize(("to", "original"), [("", False), ("reply@enlace.example", True)])
def test_a_letter_that_came_back_is_told_and_pauses_the_letters(
    letter: Any, people: Any, honduras: Any, mexico: Any, secretariat: Any, to: str, original: bool
) -> None:
    row = take(bounce(letter, to=to, original=original))

    digest = Digest.objects.get()
    assert (row.fate, digest.state, digest.refusal) == ("bounce", "bounced", "5.1.1")
    assert AddressTrouble.objects.get().code == "5.1.1"
    assert people.user("honduras") not in people_to_remind(on=ON)
    later = ON + timedelta(days=1)
    assert services.write_digest(people.user("honduras").pk, on=later, actor=SYSTEM, at=AT) is None
    seen = [
        queries.trouble_of(people.user("honduras").pk, one) is not None
        for one in (honduras, secretariat, mexico)
    ]
    assert seen == [True, True, False]

    with pytest.raises(NotAllowed):
        services.trust_address_again(people.user("honduras").pk, actor=mexico)
    services.trust_address_again(people.user("honduras").pk, actor=secretariat)

    assert services.write_digest(people.user("honduras").pk, on=later, actor=SYSTEM, at=AT)
    with pytest.raises(errors.AddressIsSound):
        services.trust_address_again(people.user("honduras").pk, actor=honduras)


def test_another_address_ends_the_pause(letter: Any, people: Any) -> None:
    take(bounce(letter))
    user = people.user("honduras")
    user.email = "new@example.org"
    user.save()

    assert user in people_to_remind(on=ON)


@pytest.mark.parametrize(
    ("status", "action", "state", "paused"),
    [
        ("5.2.2", "failed", "bounced", False),
        ("5.7.1", "failed", "bounced", False),
        ("4.4.1", "delayed", "sent", False),
        ("2.0.0", "delivered", "sent", False),
        ("5.1.10", "failed", "bounced", True),
        ("", "failed", "bounced", True),
    ],
)
def test_only_an_address_that_is_not_there_pauses_letters(
    letter: Any, status: str, action: str, state: str, paused: bool
) -> None:
    take(bounce(letter, status, action))

    assert (Digest.objects.get().state, AddressTrouble.objects.exists()) == (state, paused)


def test_word_that_comes_late_or_of_a_letter_that_was_answered_pauses_nobody(letter: Any) -> None:
    take(bounce(letter), at=AT + timedelta(days=11))
    take(reply(letter, "1: sent"))
    take(bounce(letter).replace(b"<b1@mx>", b"<b2@mx>"), at=AT + timedelta(days=1))

    assert (Digest.objects.get().state, AddressTrouble.objects.exists()) == ("sent", False)


def test_word_of_a_letter_that_is_not_known_pauses_nobody(letter: Any) -> None:
    raw = bounce(letter, to="honduras@example.org", original=False)

    assert aside(take(raw)) == ("aside", "bounce", True, [])
    assert not AddressTrouble.objects.exists()


def test_a_mail_server_that_says_at_once_that_an_address_is_not_there_pauses_letters(
    people: Any, postman: Postman
) -> None:
    make_commitment(["HND"], due_on=ON)
    digest = services.write_digest(people.user("honduras").pk, on=ON, actor=SYSTEM, at=AT)
    assert digest
    postman.refuses = "550 5.1.1 no such person"
    services.send_digest(digest.pk, actor=SYSTEM, at=AT)

    digest.refresh_from_db()
    assert digest.state == "refused"
    assert AddressTrouble.objects.get().code == "5.1.1"


def test_a_mail_server_that_refuses_for_another_reason_pauses_nobody(people: Any, postman: Postman) -> None:
    make_commitment(["HND"], due_on=ON)
    digest = services.write_digest(people.user("honduras").pk, on=ON, actor=SYSTEM, at=AT)
    assert digest
    postman.refuses = "550 5.7.1 relaying denied"
    services.send_digest(digest.pk, actor=SYSTEM, at=AT)

    assert not AddressTrouble.objects.exists()
