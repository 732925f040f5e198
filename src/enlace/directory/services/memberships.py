"""Take a party into the process or a body, and let it leave."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory import access
from enlace.directory.enums import MembershipRole
from enlace.directory.errors import EndsBeforeItBegins, MembershipEnded, MembershipOverlaps
from enlace.directory.models import Membership, Party


@transaction.atomic
def open_membership(
    party: str,
    role: MembershipRole,
    *,
    body: str | None = None,
    on: date,
    until: date | None = None,
    actor: Actor,
) -> Membership:
    """Let a party take part from that day, in the process or in one body; never twice in one place at a time."""
    require(access.can_edit(actor))
    held = Party.objects.select_for_update().get(code=party)  # two at once wait for each other here
    if until and until < on:
        raise EndsBeforeItBegins
    others = Membership.objects.filter(party=held, body_id=body).filter(Q(ends_on=None) | Q(ends_on__gte=on))
    if until:
        others = others.filter(starts_on__lte=until)
    if others.exists():
        raise MembershipOverlaps
    opened = Membership.objects.create(party=held, body_id=body, role=role, starts_on=on, ends_on=until)
    write_entry("directory.open_membership", actor=actor, about=party, body=body, role=str(role))
    return opened


@transaction.atomic
def end_membership(pk: int, *, on: date, actor: Actor) -> Membership:
    """Let a membership end with that day, its last."""
    require(access.can_edit(actor))
    membership = Membership.objects.select_for_update().get(pk=pk)
    if membership.ends_on:
        raise MembershipEnded
    if on < membership.starts_on:
        raise EndsBeforeItBegins
    membership.ends_on = on
    membership.save(update_fields=["ends_on"])
    write_entry("directory.end_membership", actor=actor, about=membership.party_id, body=membership.body_id)
    return membership
