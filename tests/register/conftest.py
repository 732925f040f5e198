"""Reports as they stand once they are frozen, and commitments with answers, for the tests of the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.register.mail_servers import Pigeonhole, Postman


@pytest.fixture
def written(db: None) -> Callable[..., Any]:
    """Writes a report that waits for review: ``written("en", {"1": [{"text": …, "owed_by": […]}]})``."""
    from tests.register.rows import write_report

    return write_report


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Freezing without the questions of a review: only the state and the seal."""
    from tests.register.rows import freeze

    from enlace.reports import services

    monkeypatch.setattr(services, "freeze_report", freeze, raising=False)


@pytest.fixture
def owed(db: None) -> Callable[..., Any]:
    """Makes a commitment with an answer for each party: ``owed(["HND"], due_on=…)``."""
    from tests.register.rows import make_commitment

    return make_commitment


@pytest.fixture
def today() -> date:
    return date(2026, 1, 15)


@pytest.fixture
def reply_address(settings: Any) -> None:
    """Letters say where to reply, and our mail server vouches for who does."""
    settings.REPLY_ADDRESS, settings.MAIL_JUDGE = "reply@enlace.example", "mx.enlace.example"


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    """A real mail server that keeps what it is given."""
    one = Postman()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", one.port
    yield one
    one.stop()


@pytest.fixture
def pigeonhole(settings: Any) -> Iterator[Pigeonhole]:
    """A real mailbox that Enlace reads."""
    from enlace.core.environment import Imap

    one = Pigeonhole()
    settings.REPLY_MAILBOX = Imap("127.0.0.1", one.port, one.USER, one.PASSWORD, tls="")
    yield one
    one.stop()


@pytest.fixture
def letter(people: Any, postman: Postman) -> Any:
    """The letter that Honduras got, with two commitments under numbers."""
    from tests.register.mail_in import ON, send
    from tests.register.rows import make_commitment

    for n in (1, 2):
        make_commitment(["HND"], due_on=ON + timedelta(n), text_en=f"Number {n}.")
    return send(people, postman)
