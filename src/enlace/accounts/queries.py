"""Who is signed in, as an Actor."""

from __future__ import annotations

from datetime import date

from enlace.accounts.models import GivenRight, User
from enlace.core.actor import Actor, Right
from enlace.core.enums import Role


def actor_for(user: User, *, on: date) -> Actor:
    """The actor that this user is on that day. A user who may not sign in any more is the public."""
    if not user.is_active:
        return Actor.public()
    given = GivenRight.objects.filter(user=user).in_force(on=on)
    rights = frozenset(Right(Role(one.role), one.party, one.body) for one in given)
    return Actor(user_id=user.pk, name=user.name, rights=rights)
