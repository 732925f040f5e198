"""Say who owes what a report asks of nobody by name."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed, require
from enlace.core.services import write_entry
from enlace.directory import queries as directory
from enlace.register import access
from enlace.register.errors import NobodyChosen, UnknownParty
from enlace.register.models import Answer, Commitment
from enlace.register.services.recurrences import keep_series


@transaction.atomic
def assign_parties(commitment_pk: int, codes: Iterable[str], *, actor: Actor) -> Commitment:
    """Ask these parties too for an answer. ``owed_by`` stays as the report says it; who owes already stays."""
    require(access.can_assign(actor))
    commitment = Commitment.objects.select_for_update().filter(pk=commitment_pk).first()
    if commitment is None:
        raise NotAllowed
    wanted = directory.expand(_known(codes), on=commitment.made_on)
    if not wanted:
        raise NobodyChosen
    here = set(commitment.answers.values_list("party_id", flat=True))
    new = [code for code in wanted if code not in here]
    Answer.objects.bulk_create(Answer(commitment=commitment, party_id=code) for code in new)
    if new and commitment.rrule:
        keep_series(commitment.pk, at=timezone.now())
    write_entry("register.assign_parties", actor=actor, about=commitment.reference, parties=new)
    return commitment


def _known(codes: Iterable[str]) -> list[str]:
    codes = list(dict.fromkeys(codes))
    known = set(directory.parties().filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if code not in known:
            raise UnknownParty(code=code[:40])
    return codes
