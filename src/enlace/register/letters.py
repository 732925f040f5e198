"""The letter of a digest, in the language of who gets it: plain and HTML in one; and the links that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from enlace.accounts.models import User
from enlace.accounts.queries import actor_for
from enlace.core.actor import Actor
from enlace.directory.names import name_of
from enlace.register import access
from enlace.register.enums import Verb
from enlace.register.errors import LinkNotValid
from enlace.register.models import Answer, Digest, Reminder
from enlace.register.reminders import holiday_in
from enlace.register.transitions import Standing, refusal_of

Letter = EmailMultiAlternatives
MOST_LINES = 30
MOST_WORDS = 400
BY_MAIL = (Verb.REPORT_DONE, Verb.START, Verb.ACCEPT, Verb.COMMENT)
"""What can be said by a link of the letter, the most wanted first."""
_ANSWER = Signer(salt="enlace.register.answer-by-mail", sep=".")
_SILENCE = Signer(salt="enlace.register.silence-by-mail", sep=".")


@dataclass(frozen=True)
class Said:
    """One reminder as the letter says it."""

    party: str
    words: str
    when: str
    page: str
    due_on: date
    is_late: bool
    moved_from: date | None
    holiday: str
    links: Sequence[tuple[str, str]]


def link_for(reminder_pk: int, verb: Verb) -> str:
    return _ANSWER.sign(f"{reminder_pk}-{verb.value}")


def what_the_link_says(token: str) -> tuple[int, Verb]:
    try:
        pk, _, verb = _ANSWER.unsign(token).partition("-")
        return int(pk), Verb(verb)
    except (BadSignature, ValueError):
        raise LinkNotValid from None


def silence_for(user_pk: int) -> str:
    return _SILENCE.sign(str(user_pk))


def who_wants_silence(token: str) -> int:
    try:
        return int(_SILENCE.unsign(token))
    except (BadSignature, ValueError):
        raise LinkNotValid from None


def letter_of(digest: Digest, *, on: date) -> Letter | None:
    """The letter as it is true now; nothing where nothing is left to say."""
    user = digest.user
    actor = actor_for(user, on=on)
    open_now = Answer.objects.visible_to(actor).unfinished().values("pk")
    rows = digest.reminders.filter(answer__in=open_now).select_related("answer__commitment", "answer__party")
    lines = [one for one in rows if access.is_voice_of(actor, one.answer)]
    late = digest.late_by_party if actor.is_presidency else {}
    if not lines and not late:
        return None
    silence = f"{settings.BASE_URL}/reminders/silence/{silence_for(user.pk)}/"
    with translation.override(user.language):
        said = content_of(user, lines, late, actor=actor, on=on) | {"silence": silence}
        letter = Letter(
            subject=said["subject"],
            body=render_to_string("register/mail/digest.txt", said),
            to=[user.email],
            headers={
                "Message-ID": message_id(digest),
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{silence}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
        letter.attach_alternative(render_to_string("register/mail/digest.html", said), "text/html")
    return letter


def message_id(digest: Digest) -> str:
    """The same however often the letter is made, so that a mailbox can tell a letter that it has already."""
    return f"<digest-{digest.pk}-{digest.day.isoformat()}@{urlsplit(settings.BASE_URL).hostname}>"


def content_of(
    user: User, lines: Iterable[Reminder], late: dict[str, int], *, actor: Actor, on: date
) -> dict[str, Any]:
    """What the letter says, in the language that is active. ``lines`` that are not saved get no links."""
    said = [_said(one, actor, on) for one in lines]
    n_late = sum(one.is_late for one in said)
    return {
        "user": user,
        "subject": _subject(said, n_late, late),
        "late": [one for one in said if one.is_late][:MOST_LINES],
        "ahead": [one for one in said if not one.is_late][:MOST_LINES],
        "more": max(n_late - MOST_LINES, 0) + max(len(said) - n_late - MOST_LINES, 0),
        "others": [
            (name_of(party), n, f"{settings.BASE_URL}/matrix/?party={party}&state=late")
            for party, n in late.items()
        ],
        "desk": f"{settings.BASE_URL}/desk/",
        "language": user.language,
    }


def _subject(said: Sequence[Said], n_late: int, late: dict[str, int]) -> str:
    n = len(said)
    if n and n_late:
        text = ngettext(
            "Enlace: %(n)s answer is awaited from you, %(late)s late",
            "Enlace: %(n)s answers are awaited from you, %(late)s late",
            n,
        )
        return text % {"n": n, "late": n_late}
    if n:
        return ngettext(
            "Enlace: %(n)s answer is awaited from you", "Enlace: %(n)s answers are awaited from you", n
        ) % {"n": n}
    total = sum(late.values())
    return ngettext(
        "Enlace: %(n)s answer is late for long", "Enlace: %(n)s answers are late for long", total
    ) % {"n": total}


def _said(reminder: Reminder, actor: Actor, on: date) -> Said:
    answer = reminder.answer
    lang = (translation.get_language() or "es")[:2]
    words = " ".join(answer.commitment.text(lang).split())
    due = answer.commitment.due_on or reminder.due_on
    page = f"{settings.BASE_URL}/commitments/{answer.commitment.reference}/#answer-{answer.party_id}"
    return Said(
        name_of(answer.party_id),
        words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + " …",
        _when(due, on),
        page,
        due,
        due < on,
        reminder.moved_from,
        holiday_in(answer.party_id, due, lang),
        _links(reminder, actor),
    )


def _when(due: date, on: date) -> str:
    left = (due - on).days
    if left < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -left) % {"n": -left}
    if left == 0:
        return _("due today")
    return ngettext("due tomorrow", "due in %(n)s days", left) % {"n": left}


def _links(reminder: Reminder, actor: Actor) -> list[tuple[str, str]]:
    """Only for who speaks for the party itself; officers and the presidency answer on the page, signed in."""
    answer = reminder.answer
    if reminder._state.adding or not actor.speaks_for(answer.party_id, answer.commitment.body_id):
        return []
    labels = {
        Verb.REPORT_DONE: pgettext("in a letter", "It is done"),
        Verb.START: pgettext("in a letter", "Work has begun"),
        Verb.ACCEPT: pgettext("in a letter", "We take it on"),
        Verb.COMMENT: pgettext("in a letter", "We need help"),
    }
    standing = Standing(answer.acceptance, answer.implementation)
    return [
        (labels[verb], f"{settings.BASE_URL}/answer/{link_for(reminder.pk, verb)}/")
        for verb in BY_MAIL
        if refusal_of(verb, standing) is None
    ]
