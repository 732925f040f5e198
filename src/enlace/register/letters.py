"""The letter of a digest, in the language of who gets it: plain and HTML in one; and the links that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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
from enlace.register.days import day_of
from enlace.register.enums import Course, Verb
from enlace.register.errors import LinkNotValid
from enlace.register.models import Answer, Commitment, Digest, Reminder
from enlace.register.postbox import tokens
from enlace.register.postbox.models import Incoming
from enlace.register.reminders import holiday_in
from enlace.register.transitions import Standing, refusal_of

Letter = EmailMultiAlternatives
MOST_LINES = 30
MOST_NUMBERS = 60
"""How many answers one letter tells one by one."""
MOST_WORDS = 400
BY_MAIL = (Verb.REPORT_DONE, Verb.START, Verb.ACCEPT, Verb.ASK_HELP)
"""What can be said by a link of the letter, the most wanted first."""
VALID = timedelta(days=30)
"""How long after the day of its letter each link works."""
_ANSWER = Signer(salt="enlace.register.answer-by-mail", sep=".")
_REPLY = Signer(salt="enlace.register.confirm-by-mail", sep=".")
_SILENCE = Signer(salt="enlace.register.silence-by-mail", sep=".")


@dataclass(frozen=True)
class Said:
    """One reminder as the letter says it."""

    party: str
    words: str
    when: str
    page: str
    due_on: date | None
    """None where the meeting by which it was due is cancelled."""
    is_late: bool
    moved_from: date | None
    holiday: str
    links: Sequence[tuple[str, str]]
    as_head: bool = False
    number: int | None = None
    """Under which it is told, where a reply may name it."""


def link_for(reminder_pk: int, verb: Verb) -> str:
    return _ANSWER.sign(f"{reminder_pk}-{verb.value}")


def what_the_link_says(token: str) -> tuple[int, Verb]:
    try:
        pk, _, verb = _ANSWER.unsign(token).partition("-")
        return int(pk), Verb.ASK_HELP if verb == Verb.COMMENT else Verb(verb)  # so earlier letters said it
    except (BadSignature, ValueError):
        raise LinkNotValid from None


def is_over(day: date, *, on: date) -> bool:
    """Do the links of a letter of that day work no more?"""
    return on > day + VALID


def which_reply(token: str) -> int:
    """The message that came in and whose writer is asked by this link."""
    try:
        return int(_REPLY.unsign(token))
    except (BadSignature, ValueError):
        raise LinkNotValid from None


def silence_for(user_pk: int, day: date) -> str:
    return _SILENCE.sign(f"{user_pk}-{day.isoformat()}")


def who_wants_silence(token: str) -> tuple[int, date]:
    """The person, and the day of the letter; links of earlier letters, which hold no day, are not valid any more."""
    try:
        pk, _, day = _SILENCE.unsign(token).partition("-")
        return int(pk), date.fromisoformat(day)
    except (BadSignature, ValueError):
        raise LinkNotValid from None


def letter_of(digest: Digest, *, on: date) -> Letter | None:
    """The letter as it is true now; nothing where nothing is left to say."""
    user = digest.user
    actor = actor_for(user, on=on)
    lines = _open_lines(digest, actor)
    digest.reminders.exclude(pk__in=[one.pk for one in lines]).update(number=None)  # of an earlier attempt
    lines = numbered(lines)
    late = digest.late_by_party if actor.is_presidency else {}
    help_wanted = help_of(digest.help_wanted, actor)
    if not lines and not late and not help_wanted:
        return None
    silence = f"{settings.BASE_URL}/reminders/silence/{silence_for(user.pk, digest.day)}/"
    reply_to = tokens.address_for(digest.pk)
    with translation.override(user.language):
        said = content_of(user, lines, late, help_wanted, actor=actor, on=on) | {"silence": silence}
        letter = Letter(
            subject=said["subject"],
            body=plain(said),
            from_email=reply_to or None,
            to=[user.email],
            headers={
                "Message-ID": message_id(digest),
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{silence}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                **({"From": settings.DEFAULT_FROM_EMAIL, "Reply-To": reply_to} if reply_to else {}),
            },
        )
        letter.attach_alternative(render_to_string("register/mail/digest.html", said), "text/html")
    return letter


def letter_that_asks(row: Incoming) -> Letter:
    """Asks the person in whose name a reply came whether it is theirs; of what it says, nothing is told."""
    assert row.user
    assert row.digest
    link = f"{settings.BASE_URL}/reply/{_REPLY.sign(str(row.pk))}/"
    host = urlsplit(settings.BASE_URL).hostname
    said = {"user": row.user, "row": row, "link": link, "language": row.user.language}
    with translation.override(row.user.language):
        letter = Letter(
            subject=_("Enlace: is this reply yours?"),
            body=plain(said, "register/mail/confirm.txt"),
            to=[row.user.email],
            headers={"Message-ID": f"<reply-{row.pk}.{row.key}@{host}>", "Auto-Submitted": "auto-generated"},
        )
        letter.attach_alternative(render_to_string("register/mail/confirm.html", said), "text/html")
    return letter


def plain(said: dict[str, Any], template: str = "register/mail/digest.txt") -> str:
    """The letter without marks, with one empty line at most between two that say something."""
    return re.sub(r"\n[ \n]*\n", "\n\n", render_to_string(template, said)).strip() + "\n"


def _open_lines(digest: Digest, actor: Actor) -> list[Reminder]:
    """What is still open of what the digest tells, the late ones first, as the letter says them."""
    told = Answer.objects.filter(pk__in=digest.reminders.values("answer"))
    open_now = set(told.visible_to(actor).unfinished().values_list("pk", flat=True))
    rows = digest.reminders.filter(answer__in=open_now).select_related("answer__commitment", "answer__party")
    rows = rows.defer("answer__commitment__search")
    rows = rows.exclude(answer__commitment__course=Course.CONDITION)  # since the digest was written
    return [one for one in rows if one.as_head or access.is_voice_of(actor, one.answer)]


def numbered(lines: Iterable[Reminder]) -> list[Reminder]:
    """Give a number to each line that the letter says and its reader may answer; keep it where the line is kept."""
    lines = list(lines)
    before = {one.pk: one.number for one in lines}
    own = [one for one in lines if not one.as_head]
    for at, one in enumerate(own, 1):
        one.number = at if at <= MOST_NUMBERS else None
    changed = [one for one in lines if one.pk and one.number != before[one.pk]]
    Reminder.objects.bulk_update(changed, ["number"])
    return lines


def help_of(pks: Sequence[int], actor: Actor) -> list[Answer]:
    """Those of these answers about which help is still wanted; for officers alone."""
    if not pks or not access.is_officer(actor):
        return []
    rows = Answer.objects.help_wanted().filter(pk__in=pks).select_related("commitment", "party")
    return list(rows.defer("commitment__search").order_by("help_since", "pk"))


def message_id(digest: Digest) -> str:
    """The same however often the letter is made, so that a mailbox can tell a letter that it has already.

    It holds the signed name of the digest: replies and word of its fate say which letter they are about.
    """
    return f"<{tokens.token_for(digest.pk)}.{digest.day.isoformat()}@{urlsplit(settings.BASE_URL).hostname}>"


def content_of(
    user: User,
    lines: Iterable[Reminder],
    late: dict[str, int],
    help_wanted: Sequence[Answer] = (),
    *,
    actor: Actor,
    on: date,
) -> dict[str, Any]:
    """What the letter says, in the language that is active. ``lines`` that are not saved get no links."""
    lines = list(lines)
    own = [one for one in lines if not one.as_head]
    headed = [one for one in lines if one.as_head]
    n_late = sum(_is_late(one.answer, on) for one in own)
    shown = [_said(one, actor, on) for one in own if one.number or len(own) <= MOST_NUMBERS]
    return {
        "user": user,
        "subject": _subject(len(own), n_late, len(headed), late, help_wanted),
        "late": [one for one in shown if one.is_late],
        "ahead": [one for one in shown if not one.is_late],
        "headed": [_said(one, actor, on) for one in headed[:MOST_LINES]],
        "help_wanted": [(one, _short(one.commitment), _page_of(one)) for one in help_wanted[:MOST_LINES]],
        "more": len(own)
        - len(shown)
        + max(len(headed) - MOST_LINES, 0)
        + max(len(help_wanted) - MOST_LINES, 0),
        "others": [
            (name_of(party), n, f"{settings.BASE_URL}/matrix/?party={party}&state=late")
            for party, n in late.items()
        ],
        "desk": f"{settings.BASE_URL}/desk/",
        "language": user.language,
        "may_reply": bool(settings.REPLY_ADDRESS) and bool(shown),
        "is_one": len(shown) == 1,
    }


def _subject(n: int, n_late: int, n_headed: int, late: dict[str, int], help_wanted: Sequence[Answer]) -> str:
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
    if help_wanted:
        n = len(help_wanted)
        return ngettext(
            "Enlace: help is asked for %(n)s time", "Enlace: help is asked for %(n)s times", n
        ) % {"n": n}
    total = sum(late.values()) or n_headed
    return ngettext(
        "Enlace: %(n)s answer is late for long", "Enlace: %(n)s answers are late for long", total
    ) % {"n": total}


def _said(reminder: Reminder, actor: Actor, on: date) -> Said:
    answer = reminder.answer
    lang = (translation.get_language() or "es")[:2]
    due = answer.commitment.due_on
    day = day_of(answer.party_id, on)
    return Said(
        name_of(answer.party_id),
        _short(answer.commitment),
        _when(due, day) if due else _("waits for a meeting"),
        _page_of(answer),
        due,
        _is_late(answer, on),
        reminder.moved_from,
        holiday_in(answer.party_id, due, lang) if due else "",
        _links(reminder, actor),
        reminder.as_head,
        reminder.number,
    )


def _is_late(answer: Answer, on: date) -> bool:
    due = answer.commitment.due_on
    return due is not None and due < day_of(answer.party_id, on)


def _short(commitment: Commitment) -> str:
    words = " ".join(commitment.text((translation.get_language() or "es")[:2]).split())
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + " …"


def _page_of(answer: Answer) -> str:
    return f"{settings.BASE_URL}/commitments/{answer.commitment.reference}/#answer-{answer.party_id}"


def _when(due: date, on: date) -> str:
    left = (due - on).days
    if left <= -2 * 365:
        return ngettext("%(n)s year late", "%(n)s years late", -left // 365) % {"n": -left // 365}
    if left <= -61:
        return ngettext("%(n)s month late", "%(n)s months late", -left // 30) % {"n": -left // 30}
    if left < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -left) % {"n": -left}
    if left == 0:
        return _("due today")
    return ngettext("due tomorrow", "due in %(n)s days", left) % {"n": left}


def _links(reminder: Reminder, actor: Actor) -> list[tuple[str, str]]:
    """Only for who speaks for the party itself; officers and the presidency answer on the page, signed in."""
    answer = reminder.answer
    if (
        reminder._state.adding
        or reminder.as_head
        or not actor.speaks_for(answer.party_id, answer.commitment.body_id)
    ):
        return []
    labels = {
        Verb.REPORT_DONE: pgettext("in a letter", "It is done"),
        Verb.START: pgettext("in a letter", "Work has begun"),
        Verb.ACCEPT: pgettext("in a letter", "We take it on"),
        Verb.ASK_HELP: pgettext("in a letter", "We need help"),
    }
    standing = Standing(answer.acceptance, answer.implementation)
    return [
        (labels[verb], f"{settings.BASE_URL}/answer/{link_for(reminder.pk, verb)}/")
        for verb in BY_MAIL
        if refusal_of(verb, standing) is None and not (verb == Verb.ASK_HELP and answer.help_since)
    ]
