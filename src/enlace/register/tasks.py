"""Jobs of this room: each takes ids, makes one service call, and is safe to run twice."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from enlace.core.actor import Actor
from enlace.core.mailbox import MailboxClosed
from enlace.register import services
from enlace.register.matters import services as matters

log = logging.getLogger(__name__)
WHEN_THE_DATABASE_IS_BACK = RetryStrategy(
    max_attempts=10, exponential_wait=2, retry_exceptions=[OperationalError, InterfaceError]
)


@app.task(name="register.suggest_links", retry=WHEN_THE_DATABASE_IS_BACK)
def suggest_links(report_pk: int) -> None:
    matters.suggest_links(report_pk, actor=Actor.system())


@app.periodic(cron="* * * * *")
@app.task(name="register.keep_standings", queueing_lock="register.keep_standings")
def keep_standings(timestamp: int) -> None:
    """What changed is derived on each page until then."""
    matters.keep_standings(actor=Actor.system())


@app.periodic(cron="37 2 * * *")
@app.task(name="register.make_occurrences", queueing_lock="register.make_occurrences")
def make_occurrences(timestamp: int) -> None:
    services.make_all_occurrences(actor=Actor.system(), at=timezone.now())


@app.task(name="register.keep_series", retry=WHEN_THE_DATABASE_IS_BACK)
def keep_series(meeting_pk: int) -> None:
    services.make_occurrences_of_meeting(meeting_pk, actor=Actor.system(), at=timezone.now())


WHEN_THE_MAIL_SERVER_IS_BACK = RetryStrategy(
    max_attempts=12,
    exponential_wait=2,
    retry_exceptions=[OSError, SMTPException, OperationalError, InterfaceError],
)


@app.periodic(cron="7 * * * *")
@app.task(name="register.write_digests", queueing_lock="register.write_digests")
def write_digests(timestamp: int) -> None:
    """By the clock and not by the hour for which it was meant: one that waited must not write a day's digests late."""
    services.write_digests(actor=Actor.system(), at=timezone.now())


@app.task(name="register.send_digest", retry=WHEN_THE_MAIL_SERVER_IS_BACK)
def send_digest(pk: int) -> None:
    services.send_digest(pk, actor=Actor.system(), at=timezone.now())


@app.task(name="register.ask_to_confirm", retry=WHEN_THE_MAIL_SERVER_IS_BACK)
def ask_to_confirm(pk: int) -> None:
    services.ask_to_confirm(pk, actor=Actor.system(), at=timezone.now())


@app.periodic(cron="*/2 * * * *")
@app.task(name="register.read_mailbox", queueing_lock="register.read_mailbox", lock="register.read_mailbox")
def read_mailbox(timestamp: int) -> None:
    """A mailbox that cannot be opened now is looked into again in two minutes."""
    try:
        services.read_mailbox(actor=Actor.system(), at=timezone.now())
    except MailboxClosed as closed:
        log.warning("the mailbox cannot be read: %s", closed)


@app.periodic(cron="52 2 * * *")
@app.task(name="register.forget_strangers", queueing_lock="register.forget_strangers")
def forget_strangers(timestamp: int) -> None:
    services.forget_strangers(actor=Actor.system(), at=timezone.now())
