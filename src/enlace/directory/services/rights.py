"""The rights that come with posts, and who signs in as whom."""

from __future__ import annotations

from django.utils import timezone

from enlace.accounts.models import User
from enlace.accounts.services import withdraw_invitations_for
from enlace.core.actor import Actor, Right
from enlace.core.enums import Role
from enlace.directory.enums import PostKind
from enlace.directory.models import Person, Post


def right_of(post: Post) -> Right:
    """A kind of post is called like the role that comes with it."""
    if post.kind == PostKind.OFFICER:
        return Right(Role.SECRETARIAT)
    return Right(Role(post.kind), post.party_id, post.body_id)


def withdraw_letters(person: Person, *, actor: Actor) -> None:
    """What was written to the address of a person lets nobody in any more with the rights of the posts they hold.

    Who accepted such a letter already is recorded as this person, so that the rights end when the post goes on.
    """
    if user_of(person) or not person.email:
        return
    for held in person.holdings.filter(ends_on=None).select_related("post"):
        withdraw_invitations_for(person.email, right_of(held.post), actor=actor, at=timezone.now())


def user_of(person: Person | None) -> User | None:
    """Who signs in as this person: as recorded, or by the address of their mail, and then recorded."""
    if person is None or person.user is not None or not person.email:
        return person.user if person else None
    user = User.objects.filter(email__iexact=person.email, person=None).first()
    if user:
        person.user = user
        person.save(update_fields=["user"])
    return user
