"""Rights given and ended, accounts closed and reopened, what people say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from allauth.usersessions.models import UserSession
from django.db import transaction

from enlace.accounts import access, errors
from enlace.accounts.enums import LANGUAGES
from enlace.accounts.models import GivenRight, RightQuerySet, User
from enlace.accounts.services.checking import (
    checked_name,
    checked_rights,
    day_of,
    give,
    lock_people,
    write_of_right,
)
from enlace.core.actor import Actor, Right
from enlace.core.enums import Role
from enlace.core.errors import require
from enlace.core.services import write_entry


@transaction.atomic
def grant_right(user_id: int, right: Right, *, actor: Actor, on: date) -> GivenRight:
    """Let a person be this from that day on."""
    require(access.can_manage_people(actor))
    user = User.objects.select_for_update().get(pk=user_id)
    if not user.is_active:
        raise errors.AccountIsClosed
    checked_rights([right])
    if _held(user, right, on=on).exists():
        raise errors.RightAlreadyGiven
    given = give(user, right, by=actor.user_id, on=on)
    write_of_right("right_given", given, actor=actor)
    return given


@transaction.atomic
def end_right(pk: int, *, actor: Actor, on: date) -> GivenRight:
    """From that day on the person is this no more. What was, stays in the history."""
    require(access.can_manage_people(actor))
    lock_people()
    right = GivenRight.objects.select_for_update().get(pk=pk)
    if right.ends_on and right.ends_on < on:
        raise errors.RightAlreadyEnded
    if right.role == Role.SECRETARIAT:
        if right.user_id == actor.user_id and not _other_right_as_secretariat(right, on=on):
            raise errors.OwnRightKept
        _require_another_officer(on=on, without_right=right)
    right.ends_on = max(on, right.starts_on) - timedelta(days=1)
    right.save(update_fields=["ends_on"])
    write_of_right("right_ended", right, actor=actor)
    return right


@transaction.atomic
def move_rights(
    leaves: User | None,
    comes: User | None,
    role: Role,
    party: str | None,
    body: str | None,
    *,
    on: date,
    actor: Actor,
) -> None:
    """From that day on, who comes may be what who leaves was; either may be nobody. What both already are, stays."""
    require(access.can_manage_people(actor))
    right = Right(role, party, body)
    if comes is not None and comes.is_active and not _held(comes, right, on=on).exists():
        grant_right(comes.pk, right, actor=actor, on=on)
    if leaves is not None:
        for held in _held(leaves, right, on=on):
            end_right(held.pk, actor=actor, on=on)


def _held(user: User, right: Right, *, on: date) -> RightQuerySet:
    held = GivenRight.objects.filter(user=user, role=right.role, party=right.party, body=right.body)
    return held.not_over(on=on)


@transaction.atomic
def close_account(user_id: int, *, actor: Actor, at: datetime) -> User:
    """The person may not sign in any more and is signed out everywhere, now. Rights and history stay."""
    require(access.can_manage_people(actor))
    lock_people()
    user = User.objects.select_for_update().get(pk=user_id)
    if user.pk == actor.user_id:
        raise errors.OwnAccountKept
    if not user.is_active:
        raise errors.AccountAlreadyClosed
    _require_another_officer(on=day_of(at), without_user=user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=user):
        session.end()
    write_entry("accounts.account_closed", actor=actor, about=f"user:{user.pk}")
    return user


@transaction.atomic
def reopen_account(user_id: int, *, actor: Actor) -> User:
    """The person may sign in again, with the rights that are still in force."""
    require(access.can_manage_people(actor))
    user = User.objects.select_for_update().get(pk=user_id)
    if user.is_active:
        raise errors.AccountIsOpen
    user.is_active = True
    user.save(update_fields=["is_active"])
    write_entry("accounts.account_reopened", actor=actor, about=f"user:{user.pk}")
    return user


@transaction.atomic
def introduce_myself(name: str, language: str, *, actor: Actor) -> User:
    """A person changes how they are named, and in which language they are written to."""
    require(actor.is_signed_in)
    user = User.objects.select_for_update().get(pk=actor.user_id or 0)
    user.name = checked_name(name)
    user.language = language if language in LANGUAGES else user.language
    user.save(update_fields=["name", "language"])
    return user


def note_journal_export(*, actor: Actor, chosen: Mapping[str, str]) -> None:
    """Taking the journal away leaves a line in it."""
    require(access.can_read_journal(actor))
    write_entry("accounts.journal_exported", actor=actor, filters=dict(chosen))


def _require_another_officer(
    *, on: date, without_right: GivenRight | None = None, without_user: User | None = None
) -> None:
    """Somebody who may sign in must remain the secretariat; taking the last one away would lock everybody out."""
    officers = GivenRight.objects.filter(role=Role.SECRETARIAT, user__is_active=True).in_force(on=on)
    if without_right is not None:
        remaining = officers.exclude(pk=without_right.pk)
    elif without_user is not None:
        remaining = officers.exclude(user=without_user)
        if not officers.filter(user=without_user).exists():
            return
    if not remaining.exists():
        raise errors.LastSecretariatKept


def _other_right_as_secretariat(right: GivenRight, *, on: date) -> bool:
    mine = GivenRight.objects.filter(user_id=right.user_id, role=Role.SECRETARIAT).in_force(on=on)
    return mine.exclude(pk=right.pk).exists()
