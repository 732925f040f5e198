"""How the answer of one party is shown: its state, the next act, then the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from enlace.core.actor import Actor
from enlace.register.access import OF_THE_PARTY
from enlace.register.enums import Verb
from enlace.register.queries import Standpoint
from enlace.web.register.forms import SayForm
from enlace.web.register.words import ACTS

AT_ONE_PRESS = (Verb.CONFIRM, Verb.ACCEPT, Verb.START, Verb.REOPEN)
"""Acts that need no words; they can be undone."""


@dataclass(frozen=True)
class Act:
    verb: Verb
    label: Any
    at_one_press: bool
    is_primary: bool


@dataclass(frozen=True)
class Card:
    standpoint: Standpoint
    acts: list[Act]
    """What this person may do in their own name or office."""
    behalf: list[Act]
    """What the secretariat may write down for the party."""
    form: SayForm | None
    """The form to report it done, open at once where it is one's own answer."""


def cards_of(standpoints: Iterable[Standpoint], actor: Actor) -> list[Card]:
    return [_card(one, actor) for one in standpoints]


def _card(one: Standpoint, actor: Actor) -> Card:
    of_party = [verb for verb in one.verbs if verb in OF_THE_PARTY]
    behalf = of_party if one.on_behalf else []
    mine = [verb for verb in one.verbs if verb not in behalf]
    with_form = one.party in actor.parties and Verb.REPORT_DONE in mine
    form = SayForm(Verb.REPORT_DONE, party=one.party) if with_form else None
    if with_form:
        mine.remove(Verb.REPORT_DONE)
    acts = [_act(verb, not with_form and at == 0 and verb != Verb.COMMENT) for at, verb in enumerate(mine)]
    return Card(one, acts, [_act(verb, False) for verb in behalf], form)


def _act(verb: Verb, is_primary: bool) -> Act:
    return Act(verb, ACTS[verb], verb in AT_ONE_PRESS, is_primary)
