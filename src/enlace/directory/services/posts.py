"""Open posts, hand them over, close them. What a post owes and its history stay with it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from enlace.accounts.errors import RightAlreadyGiven
from enlace.accounts.models import GivenRight
from enlace.accounts.services import (
    end_right,
    grant_right,
    invite,
    widen_invitation_for,
    withdraw_invitations_for,
)
from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory import access
from enlace.directory.enums import PostKind
from enlace.directory.errors import (
    AlreadyHoldsPost,
    HandedOverMeanwhile,
    HandOverTooEarly,
    HeadsThemselves,
    NoAddressToInvite,
    PostClosed,
    PostExists,
    PostIncomplete,
    PostIsVacant,
)
from enlace.directory.models import Holding, Person, Post
from enlace.directory.services.people import PersonFields, record_person
from enlace.directory.services.rights import right_of, user_of

_WITHOUT_PARTY = frozenset({PostKind.OFFICER})


@transaction.atomic
def open_post(
    kind: PostKind,
    *,
    party: str | None,
    body: str | None,
    institution_en: str = "",
    institution_es: str = "",
    actor: Actor,
) -> Post:
    """A seat for people to hold one after another; one of a kind for a party in a body."""
    require(access.can_edit(actor))
    if party is None and kind not in _WITHOUT_PARTY:
        raise PostIncomplete
    post = Post(kind=kind, party_id=party, body_id=body)
    post.institution_en, post.institution_es = institution_en.strip(), institution_es.strip()
    try:
        with transaction.atomic():
            post.save()
    except IntegrityError:
        raise PostExists from None
    write_entry("directory.open_post", actor=actor, about=str(post.pk))
    return post


@transaction.atomic
def describe_post(pk: int, *, institution_en: str, institution_es: str, actor: Actor) -> Post:
    """Say at which institution the post sits, in both languages."""
    require(access.can_edit(actor))
    post = Post.objects.select_for_update().get(pk=pk)
    post.institution_en, post.institution_es = institution_en.strip(), institution_es.strip()
    post.save(update_fields=["institution_en", "institution_es"])
    write_entry("directory.describe_post", actor=actor, about=str(pk))
    return post


@transaction.atomic
def name_head(post_pk: int, person_pk: int | None, *, actor: Actor) -> Post:
    """Say to whom the holder of a post reports; that person is told of what stays late. ``None``: to nobody."""
    require(access.can_edit(actor))
    post = _open(post_pk)
    head = None if person_pk is None else Person.objects.get(pk=person_pk)
    if head and post.holdings.filter(ends_on=None, person=head).exists():
        raise HeadsThemselves
    post.head = head
    post.save(update_fields=["head"])
    write_entry("directory.name_head", actor=actor, about=str(post_pk))
    return post


@transaction.atomic
def hand_over_post(
    post_pk: int,
    to: int | PersonFields,
    *,
    actor: Actor,
    on: date,
    note: str = "",
    seen: int | None = None,
    inviting: datetime | None = None,
) -> Holding:
    """Give the post to somebody from that day: a person by their number, or one who is recorded now.

    The one who held it holds it until the day before and loses the rights that came with it from that day; the
    newcomer gets them, where they can sign in. ``note`` is what the one who leaves tells the one who comes. ``seen``
    is the holding that the form showed: where another one is in force by now, nothing is changed. Whoever comes and
    cannot sign in is invited where ``inviting`` says when: the rights of the post are theirs once they accept.
    """
    require(access.can_edit(actor))
    post = _open(post_pk)
    present = post.holdings.filter(ends_on=None).select_related("person__user").first()
    if seen is not None and (present is None or present.pk != seen):
        raise HandedOverMeanwhile
    comes = record_person(to, actor=actor) if isinstance(to, PersonFields) else Person.objects.get(pk=to)
    if present and present.person_id == comes.pk:
        raise AlreadyHoldsPost
    if present:
        _leave(present, on, note)
    elif post.holdings.filter(ends_on__gte=on).exists():
        raise HandOverTooEarly
    holding = Holding.objects.create(post=post, person=comes, starts_on=on)
    _move_rights(post, present.person if present else None, comes, on=on, actor=actor)
    if inviting:
        _invite(post, comes, on=on, actor=actor, at=inviting)
    write_entry("directory.hand_over_post", actor=actor, about=str(post_pk), holding=holding.pk)
    return holding


@transaction.atomic
def vacate_post(post_pk: int, *, on: date, note: str = "", actor: Actor) -> Post:
    """Let the holder leave though nobody follows yet; they lose their rights from that day."""
    require(access.can_edit(actor))
    post = _open(post_pk)
    present = post.holdings.filter(ends_on=None).select_related("person__user").first()
    if present is None:
        raise PostIsVacant
    _leave(present, on, note)
    _move_rights(post, present.person, None, on=on, actor=actor)
    write_entry("directory.vacate_post", actor=actor, about=str(post_pk))
    return post


@transaction.atomic
def close_post(post_pk: int, *, on: date, actor: Actor) -> Post:
    """Close a post for good; who holds it leaves it on that day. Its history stays."""
    require(access.can_edit(actor))
    post = _open(post_pk)
    present = post.holdings.filter(ends_on=None).select_related("person__user").first()
    if present:
        _leave(present, on, "")
        _move_rights(post, present.person, None, on=on, actor=actor)
    post.closed_on = on
    post.save(update_fields=["closed_on"])
    write_entry("directory.close_post", actor=actor, about=str(post_pk))
    return post


def _open(pk: int) -> Post:
    """The post, locked: two people who hand it over at once wait for each other here."""
    post = Post.objects.select_for_update().get(pk=pk)
    if post.closed_on:
        raise PostClosed
    return post


def _leave(holding: Holding, on: date, note: str) -> None:
    if on <= holding.starts_on:
        raise HandOverTooEarly
    holding.ends_on = on - timedelta(days=1)
    holding.note = note.strip() or holding.note
    holding.save(update_fields=["ends_on", "note"])


def _move_rights(post: Post, leaves: Person | None, comes: Person | None, *, on: date, actor: Actor) -> None:
    """The newcomer first: so the secretariat is never without an officer, not even for a moment."""
    right = right_of(post)
    user = user_of(comes)
    if user:
        with suppress(RightAlreadyGiven):
            grant_right(user.pk, right, actor=actor, on=on)
    left = user_of(leaves)
    if left:
        held = GivenRight.objects.filter(user=left, role=right.role, party=right.party, body=right.body)
        for given in held.not_over(on=on):
            end_right(given.pk, actor=actor, on=on)
    if leaves and leaves.email:
        withdraw_invitations_for(leaves.email, right, actor=actor, at=timezone.now())


def _invite(post: Post, comes: Person, *, on: date, actor: Actor, at: datetime) -> None:
    """By mail, with the rights of the post from that day; nobody who signs in already is written to.

    A letter that waits for them already, for another post, lets them in with the rights of both.
    """
    if user_of(comes):
        return
    if not comes.email:
        raise NoAddressToInvite(name=comes.name)
    right = right_of(post)
    if not widen_invitation_for(comes.email, right, actor=actor, at=at, from_day=on):
        invite(comes.email, comes.name, [right], comes.language, actor=actor, at=at, from_day=on)
