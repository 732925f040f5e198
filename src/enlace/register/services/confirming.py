"""A reply for whose sender no mail server vouches: the person of the letter is asked, and adds it by a press.

The letter that asks holds nothing of the reply: whoever knows the address could else make us send their words.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import QuerySet

from enlace.accounts.models import User
from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.register import letters
from enlace.register.errors import LinkExpired, LinkNotValid
from enlace.register.models import Reminder
from enlace.register.postbox.enums import Fate, Reason
from enlace.register.postbox.errors import AlreadySettled
from enlace.register.postbox.models import AddressTrouble, Incoming
from enlace.register.services import replies
from enlace.register.services.reminders import code_of

log = logging.getLogger(__name__)
MOST_A_DAY = 3
"""So many letters that ask are written to one person within a day; the page of what came in shows all."""


@dataclass(frozen=True)
class Held:
    """A reply that waits for its writer, and what it would be added to."""

    row: Incoming
    user: User
    said: list[tuple[Reminder, str]]


def ask_to_confirm(pk: int, *, actor: Actor, at: datetime) -> None:
    """Write to the person, once for each reply; a server that cannot be reached raises, and the job is tried again."""
    require(actor.is_system)
    if settings.DEMO or not Incoming.objects.filter(pk=pk, fate=Fate.CONFIRM, asked_at=None).exists():
        return
    connection = get_connection()
    connection.open()
    try:
        row = _take(pk, at)
        if row is not None and row.user and row.digest:
            _hand_over(row, letters.letter_that_asks(row), connection)
    finally:
        connection.close()


@transaction.atomic
def _take(pk: int, at: datetime) -> Incoming | None:
    """The reply, once: whoever takes it has to write. Nothing where it was dealt with, or enough was written."""
    rows = Incoming.objects.select_for_update(of=("self",)).select_related("user", "digest")
    row = rows.filter(pk=pk, fate=Fate.CONFIRM, asked_at=None, user__is_active=True).first()
    if row is None or row.user is None:
        return None
    if AddressTrouble.objects.filter(user=row.user, email__iexact=row.user.email).exists():
        return None
    if Incoming.objects.filter(digest=row.digest_id, reason=Reason.DISOWNED).exists():
        return None  # somebody else writes to the address of that letter; the page shows what waits
    User.objects.select_for_update().get(pk=row.user.pk)  # two workers may not count apart
    asked = Incoming.objects.filter(user=row.user_id, asked_at__gt=at - timedelta(days=1))
    if asked.count() >= MOST_A_DAY:
        return None
    row.asked_at = at
    row.save(update_fields=["asked_at"])
    return row


def _hand_over(row: Incoming, letter: letters.Letter, connection: Any) -> None:
    letter.connection = connection
    try:
        letter.send()
    except (OSError, SMTPException) as failed:
        log.error("the letter about the reply %s was not taken: %s", row.pk, type(failed).__name__)
        if isinstance(failed, (SMTPRecipientsRefused, SMTPResponseException)) and code_of(failed) < 500:
            Incoming.objects.filter(pk=row.pk).update(asked_at=None)  # it may be taken later
            raise


def look_at_reply(token: str, *, on: date) -> Held:
    """What the link of that letter would add on that day; changes nothing."""
    return _linked(token, on, lock=False)


@transaction.atomic
def confirm_reply_by_link(token: str, *, on: date, at: datetime) -> Held:
    """Add the reply in the name of the person to whom the link was written; once."""
    held = _linked(token, on, lock=True)
    _confirm(held, on, at)
    return held


@transaction.atomic
def disown_reply_by_link(token: str, *, on: date) -> Held:
    """The person says that they did not write it."""
    held = _linked(token, on, lock=True)
    _disown(held.row)
    return held


@transaction.atomic
def confirm_reply(pk: int, *, actor: Actor, on: date, at: datetime) -> None:
    """The same, signed in, however old the letter is; only by the person in whose name it came."""
    row = _own(pk, actor)
    _confirm(_held(row, replies.named(row)), on, at)


@transaction.atomic
def disown_reply(pk: int, *, actor: Actor) -> None:
    _disown(_own(pk, actor))


def _own(pk: int, actor: Actor) -> Incoming:
    row = _rows(lock=True).filter(pk=pk, user=actor.user_id or 0).first()
    require(actor.is_signed_in and row is not None)
    assert row
    return _waiting(row)


def _linked(token: str, on: date, *, lock: bool) -> Held:
    row = _rows(lock=lock).filter(pk=letters.which_reply(token)).first()
    if row is None:
        raise LinkNotValid
    _waiting(row)
    assert row.user
    assert row.digest
    if not row.user.is_active:
        raise LinkNotValid
    if letters.is_over(row.digest.day, on=on):
        raise LinkExpired
    return _held(row, replies.about(row, on))


def _rows(*, lock: bool) -> QuerySet[Incoming]:
    rows = Incoming.objects.select_for_update(of=("self",)) if lock else Incoming.objects.all()
    return rows.select_related("user", "digest")


def _waiting(row: Incoming) -> Incoming:
    if row.fate != Fate.CONFIRM:
        raise AlreadySettled
    return row


def _held(row: Incoming, said: dict[int, str] | Reason) -> Held:
    if isinstance(said, Reason):
        raise LinkNotValid
    assert row.user
    assert row.digest
    lines = replies.numbered(row.digest).filter(answer__in=said).select_related("answer__commitment")
    return Held(row, row.user, [(line, said[line.answer_id]) for line in lines])


def _confirm(held: Held, on: date, at: datetime) -> None:
    replies.add(held.row, {line.answer_id: words for line, words in held.said}, on=on)
    held.row.fate, held.row.reason = Fate.ADDED, ""
    held.row.settled_at, held.row.settled_by = at, held.user
    held.row.save(update_fields=["fate", "reason", "settled_at", "settled_by"])


def _disown(row: Incoming) -> None:
    """It stays for the secretariat to see; files of somebody unknown are not kept."""
    row.files.all().delete()
    row.fate, row.reason, row.user = Fate.ASIDE, Reason.DISOWNED, None
    row.save(update_fields=["fate", "reason", "user"])
