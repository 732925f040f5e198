"""Addresses to which letters cannot be delivered: noted, and trusted again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from enlace.accounts.models import User
from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.register import access
from enlace.register.postbox.errors import AddressIsSound
from enlace.register.postbox.models import AddressTrouble


@transaction.atomic
def note_trouble(user: User, *, code: str, at: datetime) -> None:
    """Write no more letters to this address until it is trusted again, or is another one. Safe to do twice."""
    AddressTrouble.objects.exclude(email__iexact=user.email).filter(user=user).delete()
    _row, is_new = AddressTrouble.objects.get_or_create(
        user=user, defaults={"email": user.email, "since": at, "code": code[:20]}
    )
    if is_new:
        write_entry("register.address_failed", actor=Actor.system(), about=f"user:{user.pk}", code=code[:20])


@transaction.atomic
def trust_address_again(user_pk: int, *, actor: Actor) -> None:
    """Write to this person again: they or the secretariat have seen to it that letters reach them."""
    require(access.can_trust_address(actor, user_pk))
    if not AddressTrouble.objects.filter(user=user_pk).delete()[0]:
        raise AddressIsSound
    write_entry("register.trust_address", actor=actor, about=f"user:{user_pk}")
