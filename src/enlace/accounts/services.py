"""Invite, accept; give and end rights; close and reopen accounts. Each writes a line of the journal."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import QuerySet

from enlace.accounts import access, errors, letters
from enlace.accounts.enums import INVITATION_STAYS_OPEN, LANGUAGES
from enlace.accounts.models import GivenRight, Invitation, RightQuerySet, User
from enlace.accounts.queries import rights_in
from enlace.core.actor import ANSWERING_ROLES, Actor, Right
from enlace.core.enums import Role
from enlace.core.errors import require
from enlace.core.services import write_entry

NEED_A_PARTY = ANSWERING_ROLES | {Role.DELEGATE}
_LOCK_OF_PEOPLE = 0x656E6C01
"""One change of who is the secretariat at a time: two officers cannot end each other's right at once."""


@transaction.atomic
def invite(
    email: str,
    name: str,
    rights: Iterable[Right],
    language: str,
    *,
    actor: Actor,
    at: datetime,
    from_day: date | None = None,
) -> Invitation:
    """Write to a person with a link that lets them in once, within 14 days. Nobody is invited if the mail fails.

    The rights begin when it is accepted, and not before ``from_day``.
    """
    require(access.can_manage_people(actor))
    invitation, secret = _new_invitation(email, name, rights, language, actor=actor, at=at, from_day=from_day)
    letters.send_invitation(invitation, secret, by=actor.name)
    return invitation


@transaction.atomic
def open_first_account(
    email: str, name: str, *, at: datetime, language: str = "es", actor: Actor | None = None
) -> str:
    """The link that lets a first officer of the secretariat in. No mail goes out; for the command line alone.

    Asked again for the same address, the older link stops working.
    """
    actor = actor or Actor.system()
    require(access.can_open_first_account(actor))
    for older in Invitation.objects.select_for_update().filter(
        email__iexact=email.strip(), accepted_at=None, withdrawn_at=None
    ):
        _withdraw(older, actor=actor, at=at)
    officer = [Right(Role.SECRETARIAT)]
    _, secret = _new_invitation(email, name, officer, language, actor=actor, at=at)
    return letters.link(secret)


def _new_invitation(
    email: str,
    name: str,
    rights: Iterable[Right],
    language: str,
    *,
    actor: Actor,
    at: datetime,
    from_day: date | None = None,
) -> tuple[Invitation, str]:
    email, name, given = _address(email), _name(name), _checked(rights)
    if from_day is not None:
        given = [{**one, "from": from_day.isoformat()} for one in given]
    _lock_people()
    if User.objects.filter(email__iexact=email).exists():
        raise errors.AlreadyKnown
    if Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None).exists():
        raise errors.AlreadyInvited
    secret, hashed = _new_secret()
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        language=language if language in LANGUAGES else "es",
        rights=given,
        secret_hash=hashed,
        invited_by_id=actor.user_id,
        expires_at=at + INVITATION_STAYS_OPEN,
    )
    _write("invited", invitation, actor=actor, rights=given)
    return invitation, secret


@transaction.atomic
def resend_invitation(pk: int, *, actor: Actor, at: datetime) -> Invitation:
    """Write again with a new link, open for another 14 days; the link of the first letter stops working."""
    require(access.can_manage_people(actor))
    invitation = _open_invitation(pk)
    secret, invitation.secret_hash = _new_secret()
    invitation.expires_at = at + INVITATION_STAYS_OPEN
    invitation.save(update_fields=["secret_hash", "expires_at"])
    _write("invitation_resent", invitation, actor=actor)
    letters.send_invitation(invitation, secret, by=actor.name)
    return invitation


@transaction.atomic
def withdraw_invitation(pk: int, *, actor: Actor, at: datetime) -> Invitation:
    require(access.can_manage_people(actor))
    invitation = _open_invitation(pk)
    _withdraw(invitation, actor=actor, at=at)
    return invitation


@transaction.atomic
def widen_invitation_for(
    email: str, right: Right, *, actor: Actor, at: datetime, from_day: date
) -> Invitation | None:
    """The letter that waits for this address lets in with this right too; sent again where it has expired.

    None where no letter waits.
    """
    require(access.can_manage_people(actor))
    invitation = _waiting_for(email).first()
    if invitation is None:
        return None
    if right not in rights_in(invitation):
        (said,) = _checked([right])
        invitation.rights = [*invitation.rights, {**said, "from": from_day.isoformat()}]
        invitation.save(update_fields=["rights"])
        _write("right_given", invitation, actor=actor, **said)
    return invitation if invitation.expires_at > at else resend_invitation(invitation.pk, actor=actor, at=at)


@transaction.atomic
def withdraw_invitations_for(email: str, right: Right, *, actor: Actor, at: datetime) -> int:
    """Nobody is let in any more with a right that is now another's; how many letters carried it.

    A letter that carries nothing else stops working; another lets in with what is left.
    """
    require(access.can_manage_people(actor))
    carrying = [one for one in _waiting_for(email) if right in rights_in(one)]
    for invitation in carrying:
        known = zip(invitation.rights, rights_in(invitation), strict=True)
        left = [said for said, one in known if one != right]
        if left:
            invitation.rights = left
            invitation.save(update_fields=["rights"])
            facts = {"role": right.role.value, "party": right.party, "body": right.body}
            _write("right_ended", invitation, actor=actor, **facts)
        else:
            _withdraw(invitation, actor=actor, at=at)
    return len(carrying)


def _waiting_for(email: str) -> QuerySet[Invitation]:
    """Letters to this address that nobody has accepted or withdrawn, locked; people first, as everywhere here."""
    _lock_people()
    rows = Invitation.objects.select_for_update().filter(email__iexact=email)
    return rows.filter(accepted_at=None, withdrawn_at=None)


def _withdraw(invitation: Invitation, *, actor: Actor, at: datetime) -> None:
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    _write("invitation_withdrawn", invitation, actor=actor)


def _open_invitation(pk: int) -> Invitation:
    invitation = Invitation.objects.select_for_update().get(pk=pk)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise errors.InvitationClosed
    return invitation


def look_at_invitation(secret: str, *, at: datetime) -> Invitation:
    """The invitation that this secret opens now; refused by name where it is used, expired or withdrawn."""
    return _opened_by(secret, at=at, lock=False)


@transaction.atomic
def accept_invitation(secret: str, password: str, *, at: datetime, name: str = "") -> User:
    """Make the person's account with the rights of the invitation, once, however often the link is used."""
    _lock_people()
    invitation = _opened_by(secret, at=at, lock=True)
    user = User(email=invitation.email, name=name.strip() or invitation.name, language=invitation.language)
    _check_password(password, user)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise errors.InvitationUsed
    user.set_password(password)
    user.save()
    today = _day(at)
    for said, right in zip(invitation.rights, rights_in(invitation), strict=True):
        first = date.fromisoformat(said["from"]) if "from" in said else today
        _give(user, right, by=invitation.invited_by_id, on=max(today, first))
    invitation.accepted_at, invitation.user = at, user
    invitation.save(update_fields=["accepted_at", "user"])
    _write("invitation_accepted", invitation, actor=Actor(user_id=user.pk, name=user.name))
    return user


def _opened_by(secret: str, *, at: datetime, lock: bool) -> Invitation:
    rows = Invitation.objects.select_for_update() if lock else Invitation.objects.all()
    invitation = rows.filter(secret_hash=_hash(secret)).first()
    if invitation is None:
        raise errors.InvitationNotValid
    if invitation.accepted_at:
        raise errors.InvitationUsed
    if invitation.withdrawn_at:
        raise errors.InvitationWithdrawn
    if invitation.expires_at <= at:
        raise errors.InvitationExpired
    return invitation


@transaction.atomic
def grant_right(user_id: int, right: Right, *, actor: Actor, on: date) -> GivenRight:
    """Let a person be this from that day on."""
    require(access.can_manage_people(actor))
    user = User.objects.select_for_update().get(pk=user_id)
    if not user.is_active:
        raise errors.AccountIsClosed
    _checked([right])
    if _held(user, right, on=on).exists():
        raise errors.RightAlreadyGiven
    given = _give(user, right, by=actor.user_id, on=on)
    _write_right("right_given", given, actor=actor)
    return given


@transaction.atomic
def end_right(pk: int, *, actor: Actor, on: date) -> GivenRight:
    """From that day on the person is this no more. What was, stays in the history."""
    require(access.can_manage_people(actor))
    _lock_people()
    right = GivenRight.objects.select_for_update().get(pk=pk)
    if right.ends_on and right.ends_on < on:
        raise errors.RightAlreadyEnded
    if right.role == Role.SECRETARIAT:
        if right.user_id == actor.user_id and not _other_right_as_secretariat(right, on=on):
            raise errors.OwnRightKept
        _require_another_officer(on=on, without_right=right)
    right.ends_on = max(on, right.starts_on) - timedelta(days=1)
    right.save(update_fields=["ends_on"])
    _write_right("right_ended", right, actor=actor)
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
    _lock_people()
    user = User.objects.select_for_update().get(pk=user_id)
    if user.pk == actor.user_id:
        raise errors.OwnAccountKept
    if not user.is_active:
        raise errors.AccountAlreadyClosed
    _require_another_officer(on=_day(at), without_user=user)
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
    user.name = _name(name)
    user.language = language if language in LANGUAGES else user.language
    user.save(update_fields=["name", "language"])
    return user


def note_journal_export(*, actor: Actor, chosen: Mapping[str, str]) -> None:
    """Taking the journal away leaves a line in it."""
    require(access.can_read_journal(actor))
    write_entry("accounts.journal_exported", actor=actor, filters=dict(chosen))


def _give(user: User, right: Right, *, by: int | None, on: date) -> GivenRight:
    return GivenRight.objects.create(
        user=user, role=right.role, party=right.party, body=right.body, starts_on=on, given_by_id=by
    )


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


def _lock_people() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_OF_PEOPLE])


def _address(said: str) -> str:
    email = said.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise errors.AddressRefused from None
    return email


def _name(said: str) -> str:
    name = " ".join(said.split())[:200]
    if not name:
        raise errors.NameMissing
    return name


def _checked(rights: Iterable[Right]) -> list[dict[str, Any]]:
    given = [{"role": right.role.value, "party": right.party, "body": right.body} for right in rights]
    if not given:
        raise errors.NoRightsGiven
    if any(one["role"] in NEED_A_PARTY and not one["party"] for one in given):
        raise errors.RightNeedsParty
    return given


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise errors.PasswordTooWeak(why=" ".join(weak.messages)) from None


def _new_secret() -> tuple[str, str]:
    """A secret for the letter, and its hash for the database."""
    secret = secrets.token_urlsafe(32)
    return secret, _hash(secret)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _day(at: datetime) -> date:
    from django.utils import timezone

    return timezone.localdate(at)


def _write(verb: str, invitation: Invitation, *, actor: Actor, **facts: Any) -> None:
    write_entry(f"accounts.{verb}", actor=actor, about=f"invitation:{invitation.pk}", **facts)


def _write_right(verb: str, right: GivenRight, *, actor: Actor) -> None:
    facts = {"role": right.role, "party": right.party, "body": right.body}
    write_entry(f"accounts.{verb}", actor=actor, about=f"user:{right.user_id}", **facts)
