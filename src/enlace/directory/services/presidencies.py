"""Pass the Presidency Pro Tempore from State to State."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.directory import access
from enlace.directory.enums import PartyKind
from enlace.directory.errors import (
    EndsBeforeItBegins,
    OnlyStatesPreside,
    PresidencyEnded,
    PresidencyOverlaps,
)
from enlace.directory.models import Party, Presidency


@transaction.atomic
def begin_presidency(party: str, *, on: date, until: date | None = None, actor: Actor) -> Presidency:
    """Let a State preside from that day; an earlier term that has no end yet ends on the day before."""
    require(access.can_edit(actor))
    state = Party.objects.get(code=party)
    if state.kind != PartyKind.STATE:
        raise OnlyStatesPreside
    if until and until < on:
        raise EndsBeforeItBegins
    for term in Presidency.objects.select_for_update().filter(ends_on=None, starts_on__lt=on):
        term.ends_on = on - timedelta(days=1)
        term.save(update_fields=["ends_on"])
    begun = _begin(Presidency(party=state, starts_on=on, ends_on=until))
    write_entry("directory.begin_presidency", actor=actor, about=party)
    return begun


def _begin(term: Presidency) -> Presidency:
    """The database keeps two terms apart, also of two people who press at once."""
    try:
        with transaction.atomic():
            term.save()
    except IntegrityError:
        raise PresidencyOverlaps from None
    return term


@transaction.atomic
def end_presidency(pk: int, *, on: date, actor: Actor) -> Presidency:
    """Let a term end with that day, its last."""
    require(access.can_edit(actor))
    term = Presidency.objects.select_for_update().get(pk=pk)
    if term.ends_on:
        raise PresidencyEnded
    if on < term.starts_on:
        raise EndsBeforeItBegins
    term.ends_on = on
    term.save(update_fields=["ends_on"])
    write_entry("directory.end_presidency", actor=actor, about=term.party_id)
    return term
