"""What both share: names, addresses and rights that are well formed, one change of people at a time, the journal."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection

from enlace.accounts import errors
from enlace.accounts.models import GivenRight, Invitation, User
from enlace.core.actor import ANSWERING_ROLES, Actor, Right
from enlace.core.enums import Role
from enlace.core.services import write_entry

NEED_A_PARTY = ANSWERING_ROLES | {Role.DELEGATE}
_LOCK_OF_PEOPLE = 0x656E6C01
"""One change of who is the secretariat at a time: two officers cannot end each other's right at once."""


def give(user: User, right: Right, *, by: int | None, on: date) -> GivenRight:
    return GivenRight.objects.create(
        user=user, role=right.role, party=right.party, body=right.body, starts_on=on, given_by_id=by
    )


def lock_people() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_OF_PEOPLE])


def checked_address(said: str) -> str:
    email = said.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise errors.AddressRefused from None
    return email


def checked_name(said: str) -> str:
    name = " ".join(said.split())[:200]
    if not name:
        raise errors.NameMissing
    return name


def checked_rights(rights: Iterable[Right]) -> list[dict[str, Any]]:
    given = [{"role": right.role.value, "party": right.party, "body": right.body} for right in rights]
    if not given:
        raise errors.NoRightsGiven
    if any(one["role"] in NEED_A_PARTY and not one["party"] for one in given):
        raise errors.RightNeedsParty
    return given


def check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise errors.PasswordTooWeak(why=" ".join(weak.messages)) from None


def new_secret() -> tuple[str, str]:
    """A secret for the letter, and its hash for the database."""
    secret = secrets.token_urlsafe(32)
    return secret, hash_of(secret)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def day_of(at: datetime) -> date:
    from django.utils import timezone

    return timezone.localdate(at)


def write_of_invitation(verb: str, invitation: Invitation, *, actor: Actor, **facts: Any) -> None:
    write_entry(f"accounts.{verb}", actor=actor, about=f"invitation:{invitation.pk}", **facts)


def write_of_right(verb: str, right: GivenRight, *, actor: Actor) -> None:
    facts = {"role": right.role, "party": right.party, "body": right.body}
    write_entry(f"accounts.{verb}", actor=actor, about=f"user:{right.user_id}", **facts)
