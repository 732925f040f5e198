"""How the answer of one party is shown: its state, the next act, then the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from enlace.core.actor import Actor
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
    form: SayForm | None
    """The form to report it done, open at once where it is one's own answer."""


def cards_of(standpoints: Iterable[Standpoint], actor: Actor) -> list[Card]:
    return [_card(one, actor) for one in standpoints]


def _card(one: Standpoint, actor: Actor) -> Card:
    own = one.party in actor.parties and not one.on_behalf
    with_form = own and bool(one.verbs) and one.verbs[0] == Verb.REPORT_DONE
    form = SayForm(Verb.REPORT_DONE, party=one.party) if with_form else None
    rest = one.verbs[1:] if with_form else one.verbs
    acts = [Act(verb, ACTS[verb], verb in AT_ONE_PRESS, not with_form and verb == rest[0]) for verb in rest]
    return Card(one, acts, form)
