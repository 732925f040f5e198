"""The standings that are kept, made anew where something changed that they follow from."""

from __future__ import annotations

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.locks import lock
from enlace.register.matters import access
from enlace.register.matters.enums import MatterState
from enlace.register.matters.models import KeptStanding, Matter, Unsettled
from enlace.register.matters.queries.standings import Word, words_of
from enlace.register.matters.states import standing_of

PART = 500
"""So many matters are read in one transaction."""
MARKS = 20_000
_FIELDS = (
    "state",
    "because",
    "passages",
    "first_on",
    "last_on",
    "last_passage",
    "last_body",
    "bodies",
    "levels",
)


def keep_standings(*, actor: Actor) -> int:
    """Derive anew what is not settled; how many matters. Broken off, it has kept what it had kept."""
    require(access.can_suggest(actor))
    kept = 0
    while several := _keep_some(actor):
        kept += several
    return kept


@transaction.atomic
def _keep_some(actor: Actor) -> int:
    """One at a time. Marks are read before what they tell of, and those alone are taken away: whatever changes
    meanwhile leaves one that stays."""
    lock("register.keep_standings")
    marks = list(Unsettled.objects.order_by("pk").values_list("pk", "matter")[:MARKS])
    new = Matter.objects.filter(kept=None).order_by("pk").values_list("pk", flat=True)[:PART]
    concerned = sorted({*(matter for _pk, matter in marks), *new})[:PART]
    there = Matter.objects.filter(pk__in=concerned).order_by().values_list("pk", flat=True)
    words = words_of(concerned, actor)
    KeptStanding.objects.bulk_create(
        (_kept(pk, words.get(pk, [])) for pk in there),
        update_conflicts=True,
        unique_fields=["matter"],
        update_fields=_FIELDS,
    )
    done = set(concerned)
    Unsettled.objects.filter(pk__in=[pk for pk, matter in marks if matter in done]).delete()
    return len(concerned)


def _kept(matter: int, words: list[Word]) -> KeptStanding:
    if not words:
        return KeptStanding(matter_id=matter, state=MatterState.DORMANT, passages=0)
    standing = standing_of(one.said() for one in words)
    return KeptStanding(
        matter_id=matter,
        state=standing.state,
        because=list(standing.because),
        passages=len(words),
        first_on=words[0].on,
        last_on=words[-1].on,
        last_passage=words[-1].passage,
        last_body=words[-1].body,
        bodies=list(dict.fromkeys(one.body for one in words)),
        levels=sorted({level for one in words for level in one.levels}),
    )
