"""Who may do what in the register; asked by services first and by pages to show a button."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from enlace.core.actor import ANSWERING_ROLES, Actor
from enlace.core.enums import Role
from enlace.directory.enums import PartyKind
from enlace.register.enums import Verb
from enlace.register.models import Answer, Commitment

PRESIDENCY = "ppt"
"""The presidency as a party that owes, whoever holds it."""
OF_THE_PARTY = frozenset({Verb.ACCEPT, Verb.DECLINE, Verb.START, Verb.REPORT_DONE, Verb.ASK_HELP})
OF_THE_SECRETARIAT = frozenset({Verb.CONFIRM, Verb.SEND_BACK, Verb.REOPEN, Verb.SETTLE_HELP})


def is_officer(actor: Actor) -> bool:
    """An officer of the secretariat: a person. Enlace itself speaks for nobody."""
    return Role.SECRETARIAT in actor.roles


def can_adopt(actor: Actor) -> bool:
    return actor.is_secretariat


def can_assign(actor: Actor) -> bool:
    return actor.is_secretariat


def can_set_deadlines(actor: Actor) -> bool:
    """Say what a due day hangs on, until when something repeats, and what is a condition."""
    return actor.is_secretariat


def can_meet_condition(actor: Actor, commitment: Commitment) -> bool:
    """The secretariat, the presidency of the body, and who speaks for a party that owes it or to whom it is owed."""
    body = commitment.body_id
    if is_officer(actor) or presides_over(actor, body):
        return True
    mine = [party for party in actor.answering_parties if actor.speaks_for(party, body)]
    if not mine:
        return False
    return bool(set(mine) & set(commitment.owed_to)) or commitment.answers.filter(party__in=mine).exists()


def can_plan_reminders(actor: Actor) -> bool:
    return is_officer(actor)


def can_sort_mail(actor: Actor) -> bool:
    return is_officer(actor)


def can_trust_address(actor: Actor, user_pk: int) -> bool:
    """Say that letters reach this person again: they themselves, and the secretariat."""
    return is_officer(actor) or (actor.is_signed_in and actor.user_id == user_pk)


def can_share_views(actor: Actor) -> bool:
    return is_officer(actor)


def can_see_who_is_late(actor: Actor) -> bool:
    """Parties are held up against each other only among those who sign in, unless the process chose otherwise."""
    return actor.is_signed_in or actor.is_system or settings.PUBLIC_SEES_LATE


def late_day(actor: Actor, on: date) -> date:
    """The day before which something due is late, as this actor is told: none is early enough for who may not know."""
    return on if can_see_who_is_late(actor) else date.min


def can_keep_views(actor: Actor) -> bool:
    return actor.is_signed_in


def is_voice_of(actor: Actor, answer: Answer) -> bool:
    """Does this person speak for the party itself? For organs of the process it is the secretariat that answers."""
    if answer.party.kind == PartyKind.ORGAN:
        presides = answer.party_id == PRESIDENCY and presides_over(actor, answer.commitment.body_id)
        return presides or is_officer(actor)
    return actor.speaks_for(answer.party_id, answer.commitment.body_id)


def presides_over(actor: Actor, body: str) -> bool:
    return any(right.role == Role.PRESIDENCY and right.body in (None, body) for right in actor.rights)


def can_say(actor: Actor, verb: Verb, answer: Answer) -> bool:
    """May this person do that, now or at another time? Whether the state allows it is told by the transitions."""
    if verb in OF_THE_PARTY:
        return is_voice_of(actor, answer) or is_officer(actor)
    if verb == Verb.WAIVE:
        return presides_over(actor, answer.commitment.body_id)
    if verb in OF_THE_SECRETARIAT:
        return is_officer(actor)
    return is_voice_of(actor, answer) or is_officer(actor) or presides_over(actor, answer.commitment.body_id)


def role_in(actor: Actor, verb: Verb, answer: Answer) -> Role:
    """The role in which that is said: the party's own where it has one, else the office."""
    body = answer.commitment.body_id
    for right in sorted(actor.rights, key=lambda one: one.role):
        mine = right.role in ANSWERING_ROLES and right.party == answer.party_id and right.body in (None, body)
        if mine and verb not in (*OF_THE_SECRETARIAT, Verb.WAIVE):
            return right.role
    if verb == Verb.WAIVE or (presides_over(actor, body) and not is_officer(actor)):
        return Role.PRESIDENCY
    return Role.SECRETARIAT


def is_on_behalf(actor: Actor, answer: Answer) -> bool:
    """Would the secretariat write down what a party told it, by mail for instance?"""
    return is_officer(actor) and not is_voice_of(actor, answer)
