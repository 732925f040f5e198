"""An answer by the link of a reminder, without signing in: one verb, one answer, one person, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pghistory
from django.db import transaction

from enlace.accounts.queries import actor_for
from enlace.core.actor import Actor
from enlace.register import letters
from enlace.register.enums import Course, Verb
from enlace.register.errors import (
    HasEnded,
    HelpAlreadyAsked,
    IsWithdrawn,
    LinkExpired,
    LinkNotValid,
    LinkUsed,
)
from enlace.register.models import Answer, Reminder, Statement
from enlace.register.services import answers
from enlace.register.transitions import Standing, refusal_of

_SERVICES = {
    Verb.ACCEPT: answers.accept,
    Verb.START: answers.start,
    Verb.REPORT_DONE: answers.report_done,
    Verb.ASK_HELP: answers.ask_help,
}


@dataclass(frozen=True)
class Offer:
    """What one link of a reminder lets its person say."""

    answer: Answer
    verb: Verb
    name: str
    language: str
    actor: Actor
    reminder: Reminder


def look_at_link(token: str, *, on: date) -> Offer:
    """What the link would say if it were pressed on that day; changes nothing."""
    return _offered(token, on=on, lock=False)


@transaction.atomic
def answer_by_mail(token: str, *, on: date, note: str = "") -> Offer:
    """Give the answer that the link names in the name of the person to whom it was written; each link once."""
    offer = _offered(token, on=on, lock=True)
    with pghistory.context(user=offer.actor.user_id):
        _SERVICES[offer.verb](offer.answer.pk, actor=offer.actor, on=on, note=note)
    said = Statement.objects.filter(answer=offer.answer).order_by("-said_at", "-pk").values("pk")[:1]
    Statement.objects.filter(pk__in=said).update(by_mail=True)
    offer.reminder.used = [*offer.reminder.used, offer.verb.value]
    offer.reminder.save(update_fields=["used"])
    return offer


def _offered(token: str, *, on: date, lock: bool) -> Offer:
    pk, verb = letters.what_the_link_says(token)
    rows = Reminder.objects.select_for_update(of=("self",)) if lock else Reminder.objects.all()
    rows = rows.select_related("digest__user", "answer__commitment", "answer__party")
    reminder = rows.defer("answer__commitment__search").filter(pk=pk).first()
    if reminder is None or verb not in _SERVICES:
        raise LinkNotValid
    if letters.is_over(reminder.digest.day, on=on):
        raise LinkExpired
    if verb.value in reminder.used:
        raise LinkUsed
    user, answer = reminder.digest.user, reminder.answer
    actor = actor_for(user, on=on)
    seen = Answer.objects.visible_to(actor).filter(pk=answer.pk).exists()
    if not seen or not actor.speaks_for(answer.party_id, answer.commitment.body_id):
        raise LinkNotValid
    if answer.commitment.withdrawn_on:
        raise HasEnded if answer.commitment.course == Course.ENDED else IsWithdrawn
    if refusal := refusal_of(verb, Standing(answer.acceptance, answer.implementation)):
        raise refusal
    if verb == Verb.ASK_HELP and answer.help_since:
        raise HelpAlreadyAsked
    return Offer(answer, verb, user.name, user.language, actor, reminder)
