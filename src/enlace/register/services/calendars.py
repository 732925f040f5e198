"""The secret address of somebody's own calendar: made, made anew, taken away. It is told once and kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from enlace.accounts.models import User
from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.register.errors import LinkNotValid
from enlace.register.models import CalendarAddress


@transaction.atomic
def make_calendar_address(*, actor: Actor, at: datetime) -> str:
    """A new secret for one's own calendar; the address before it stops working at once."""
    require(actor.is_signed_in)
    secret = secrets.token_urlsafe(32)
    CalendarAddress.objects.update_or_create(
        user_id=actor.user_id or 0, defaults={"secret_hash": _hash(secret), "made_at": at}
    )
    write_entry("register.make_calendar_address", actor=actor)
    return secret


@transaction.atomic
def revoke_calendar_address(*, actor: Actor) -> None:
    """Whoever knows the address finds nothing there any more. Safe to do twice."""
    require(actor.is_signed_in)
    if CalendarAddress.objects.filter(user_id=actor.user_id or 0).delete()[0]:
        write_entry("register.revoke_calendar_address", actor=actor)


def whose_calendar(secret: str) -> User:
    """The person whose calendar stands at that address, while the account is open."""
    found = CalendarAddress.objects.select_related("user").filter(secret_hash=_hash(secret)).first()
    if found is None or not found.user.is_active:
        raise LinkNotValid
    return found.user


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
