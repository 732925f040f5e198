"""A reply waits for its writer while workers, presses and forgers come at the same moment."""

from __future__ import annotations

from typing import Any

import pytest
from tests.at_once import at_once
from tests.register.mail_in import AT, ON, SYSTEM, reply, said, take
from tests.register.mail_servers import Postman

from enlace.core.errors import EnlaceError
from enlace.register import services
from enlace.register.models import Digest
from enlace.register.postbox.models import Incoming

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("reply_address")]


@pytest.fixture
def unvouched(letter: Any, settings: Any) -> Any:
    settings.MAIL_JUDGE = ""
    return letter


def token_in(postman: Postman) -> str:
    plain: str = postman.letters[-1].get_body(("plain",)).get_content()
    return plain.partition("/reply/")[2].partition("/")[0]


def test_workers_that_ask_at_once_write_one_letter_a_reply_and_three_a_day(
    unvouched: Any, postman: Postman
) -> None:
    rows = [take(reply(unvouched, f"1: {n}")) for n in range(5)]
    before = len(postman.letters)

    acts = [lambda pk=row.pk: services.ask_to_confirm(pk, actor=SYSTEM, at=AT) for row in rows for _ in "12"]
    assert at_once(*acts) == [None] * 10

    assert len(postman.letters) == before + 3
    assert Incoming.objects.exclude(asked_at=None).count() == 3


def test_of_two_presses_at_once_one_holds(unvouched: Any, postman: Postman, honduras: Any) -> None:
    row = take(reply(unvouched, "1: sent"))
    services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)
    token = token_in(postman)

    told = at_once(
        lambda: services.confirm_reply_by_link(token, on=ON, at=AT),
        lambda: services.confirm_reply(row.pk, actor=honduras, on=ON, at=AT),
        lambda: services.confirm_reply_by_link(token, on=ON, at=AT),
    )

    assert sum(isinstance(one, EnlaceError) for one in told) == 2
    assert said() == [("Number 1.", "sent")]


def test_yes_and_no_at_once_never_both_hold(unvouched: Any, postman: Postman) -> None:
    row = take(reply(unvouched, "1: sent"))
    services.ask_to_confirm(row.pk, actor=SYSTEM, at=AT)
    token = token_in(postman)

    told = at_once(
        lambda: services.confirm_reply_by_link(token, on=ON, at=AT),
        lambda: services.disown_reply_by_link(token, on=ON),
    )

    assert sum(isinstance(one, EnlaceError) for one in told) == 1
    row.refresh_from_db()
    assert (row.fate, len(said())) in (("added", 1), ("aside", 0))
    assert Digest.objects.get().state == "sent"
