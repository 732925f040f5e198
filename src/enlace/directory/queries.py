"""What faces ask of the directory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from enlace.core.actor import Actor
from enlace.directory.enums import MembershipRole, PartyKind
from enlace.directory.models import Body, Membership, Party, Person, Post, Presidency

MEMBERS = "member-countries"


def bodies() -> QuerySet[Body]:
    return Body.objects.all()


def parties() -> QuerySet[Party]:
    return Party.objects.all()


def people_for(actor: Actor) -> QuerySet[Person]:
    return Person.objects.visible_to(actor)


def posts() -> QuerySet[Post]:
    return Post.objects.select_related("party", "body")


def members_on(day: date) -> list[str]:
    """Codes of the Member Countries of the process on that day, in order."""
    held = Membership.objects.filter(body=None, role=MembershipRole.MEMBER, starts_on__lte=day)
    held = held.filter(Q(ends_on=None) | Q(ends_on__gte=day))
    return sorted(held.values_list("party_id", flat=True))


def expand(codes: Iterable[str], *, on: date) -> list[str]:
    """The parties that answer one by one: "Member Countries" are those of that day; unknown codes are left out."""
    codes = list(codes)
    wanted = {code for code in codes if code != MEMBERS}
    if MEMBERS in codes:
        wanted.update(members_on(on))
    known = Party.objects.filter(code__in=wanted).exclude(kind=PartyKind.GROUP)
    return sorted(known.values_list("code", flat=True))


def presiding_on(day: date) -> Party | None:
    term = (
        Presidency.objects.filter(starts_on__lte=day)
        .filter(Q(ends_on=None) | Q(ends_on__gte=day))
        .select_related("party")
        .first()
    )
    return term.party if term else None
