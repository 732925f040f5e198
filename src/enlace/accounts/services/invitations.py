"""Invitations: written, sent again, withdrawn, widened, accepted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from enlace.accounts import access, errors, letters
from enlace.accounts.enums import INVITATION_STAYS_OPEN, LANGUAGES
from enlace.accounts.models import Invitation, User
from enlace.accounts.queries import rights_in
from enlace.accounts.services.checking import (
    check_password,
    checked_address,
    checked_name,
    checked_rights,
    day_of,
    give,
    hash_of,
    lock_people,
    new_secret,
    write_of_invitation,
)
from enlace.core.actor import Actor, Right
from enlace.core.enums import Role
from enlace.core.errors import require


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
    letters.send_invitation(invitation, secret, by=_named(actor))
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
    email, name, given = checked_address(email), checked_name(name), checked_rights(rights)
    if from_day is not None:
        given = [{**one, "from": from_day.isoformat()} for one in given]
    lock_people()
    if User.objects.filter(email__iexact=email).exists():
        raise errors.AlreadyKnown
    if Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None).exists():
        raise errors.AlreadyInvited
    secret, hashed = new_secret()
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        language=language if language in LANGUAGES else "es",
        rights=given,
        secret_hash=hashed,
        invited_by_id=actor.user_id,
        expires_at=at + INVITATION_STAYS_OPEN,
    )
    write_of_invitation("invited", invitation, actor=actor, rights=given)
    return invitation, secret


@transaction.atomic
def _named(actor: Actor) -> str:
    """Who invites, by name; nobody where it is the system itself, for the first ones of a process."""
    return "" if actor.is_system else actor.name


def resend_invitation(pk: int, *, actor: Actor, at: datetime) -> Invitation:
    """Write again with a new link, open for another 14 days; the link of the first letter stops working."""
    require(access.can_manage_people(actor))
    invitation = _open_invitation(pk)
    secret, invitation.secret_hash = new_secret()
    invitation.expires_at = at + INVITATION_STAYS_OPEN
    invitation.save(update_fields=["secret_hash", "expires_at"])
    write_of_invitation("invitation_resent", invitation, actor=actor)
    letters.send_invitation(invitation, secret, by=_named(actor))
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
        (said,) = checked_rights([right])
        invitation.rights = [*invitation.rights, {**said, "from": from_day.isoformat()}]
        invitation.save(update_fields=["rights"])
        write_of_invitation("right_given", invitation, actor=actor, **said)
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
            write_of_invitation("right_ended", invitation, actor=actor, **facts)
        else:
            _withdraw(invitation, actor=actor, at=at)
    return len(carrying)


def _waiting_for(email: str) -> QuerySet[Invitation]:
    """Letters to this address that nobody has accepted or withdrawn, locked; people first, as everywhere here."""
    lock_people()
    rows = Invitation.objects.select_for_update().filter(email__iexact=email)
    return rows.filter(accepted_at=None, withdrawn_at=None)


def _withdraw(invitation: Invitation, *, actor: Actor, at: datetime) -> None:
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    write_of_invitation("invitation_withdrawn", invitation, actor=actor)


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
    lock_people()
    invitation = _opened_by(secret, at=at, lock=True)
    user = User(email=invitation.email, name=name.strip() or invitation.name, language=invitation.language)
    check_password(password, user)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise errors.InvitationUsed
    user.set_password(password)
    user.save()
    today = day_of(at)
    for said, right in zip(invitation.rights, rights_in(invitation), strict=True):
        first = date.fromisoformat(said["from"]) if "from" in said else today
        give(user, right, by=invitation.invited_by_id, on=max(today, first))
    invitation.accepted_at, invitation.user = at, user
    invitation.save(update_fields=["accepted_at", "user"])
    write_of_invitation("invitation_accepted", invitation, actor=Actor(user_id=user.pk, name=user.name))
    return user


def _opened_by(secret: str, *, at: datetime, lock: bool) -> Invitation:
    rows = Invitation.objects.select_for_update() if lock else Invitation.objects.all()
    invitation = rows.filter(secret_hash=hash_of(secret)).first()
    if invitation is None:
        raise errors.InvitationNotValid
    if invitation.accepted_at:
        raise errors.InvitationUsed
    if invitation.withdrawn_at:
        raise errors.InvitationWithdrawn
    if invitation.expires_at <= at:
        raise errors.InvitationExpired
    return invitation
