"""Who acts: made once per request or job, and given to every service and query as an argument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q
from django.http import HttpRequest

from enlace.core.enums import Role, Visibility


class EnlaceRequest(HttpRequest):
    """A request as it reaches our views: with its actor."""

    actor: Actor


MEMBER_ROLES = frozenset({Role.PRESIDENCY, Role.FOCAL_POINT, Role.DELEGATE, Role.READER})
ANSWERING_ROLES = frozenset({Role.FOCAL_POINT, Role.OBSERVER})


@dataclass(frozen=True)
class Right:
    """One role, for one party or all (``None``), in one body or all (``None``); both by their code."""

    role: Role
    party: str | None = None
    body: str | None = None


@dataclass(frozen=True)
class Actor:
    """A person, a job or the public, with what they may be; two actors are equal when they may do the same."""

    user_id: int | None = None
    name: str = ""
    rights: frozenset[Right] = field(default_factory=frozenset)
    is_system: bool = False

    @classmethod
    def public(cls) -> Actor:
        return cls()

    @classmethod
    def system(cls, name: str = "Enlace") -> Actor:
        """Enlace itself, in jobs and on the command line: sees everything, speaks for nobody."""
        return cls(name=name, is_system=True)

    @cached_property
    def roles(self) -> frozenset[Role]:
        return frozenset(right.role for right in self.rights)

    @property
    def is_signed_in(self) -> bool:
        return self.user_id is not None

    @property
    def is_secretariat(self) -> bool:
        return self.is_system or Role.SECRETARIAT in self.roles

    @property
    def is_presidency(self) -> bool:
        return Role.PRESIDENCY in self.roles

    @property
    def sees_all(self) -> bool:
        return self.is_secretariat

    @cached_property
    def is_member(self) -> bool:
        return bool(self.roles & MEMBER_ROLES) or self.is_secretariat

    @cached_property
    def parties(self) -> frozenset[str]:
        """The parties that this person belongs to."""
        return frozenset(right.party for right in self.rights if right.party)

    @cached_property
    def bodies(self) -> frozenset[str] | None:
        """The bodies in which this person takes part; ``None`` for all of them."""
        taking = [right for right in self.rights if right.role != Role.SECRETARIAT]
        if self.is_secretariat or any(right.body is None for right in taking):
            return None
        return frozenset(right.body for right in taking if right.body)

    def speaks_for(self, party: str, body: str | None) -> bool:
        """May this person answer for that party in that body?"""
        return any(
            right.role in ANSWERING_ROLES and right.party == party and right.body in (None, body)
            for right in self.rights
        )

    @cached_property
    def answering_parties(self) -> frozenset[str]:
        """The parties for which this person may answer in some body."""
        return frozenset(r.party for r in self.rights if r.role in ANSWERING_ROLES and r.party)


def sees_all_but_the_secretariats(actor: Actor) -> bool:
    """Is only the secretariat's own hidden from this actor, whatever body it is of?"""
    return not actor.sees_all and actor.is_member and actor.is_signed_in and actor.bodies is None


def visible(actor: Actor, *, level: str = "visibility", body: str = "body_id") -> Q:
    """Rows whose level of visibility lets this actor see them; ``level`` and ``body`` are the fields that hold them."""
    if actor.sees_all:
        return Q()
    if sees_all_but_the_secretariats(actor):
        return Q(**{f"{level}__in": [Visibility.PUBLIC, Visibility.MEMBERS, Visibility.BODY]})
    seen = Q(**{level: Visibility.PUBLIC})
    if actor.is_member:
        seen |= Q(**{level: Visibility.MEMBERS})
    if actor.is_signed_in:
        seen |= _of_their_bodies(actor.bodies, level, body)
    return seen


def _of_their_bodies(bodies: Iterable[str] | None, level: str, body: str) -> Q:
    within = Q(**{level: Visibility.BODY})
    return within if bodies is None else within & Q(**{f"{body}__in": sorted(bodies)})
