"""What becomes of mail that comes in: added to what was said, asked about, put aside; each message once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import DataError, IntegrityError, transaction
from django.db.models import Q, Sum
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone

from enlace.core import jobs, mailbox
from enlace.core.actor import Actor
from enlace.core.errors import EnlaceError, FileInfected, FileRefused, NotAllowed, NotNow, require
from enlace.core.services import store_file
from enlace.register.enums import DigestState
from enlace.register.models import Digest
from enlace.register.postbox import senders, tokens
from enlace.register.postbox.bounces import Bounce
from enlace.register.postbox.enums import WAITING, Fate, Reason, Way
from enlace.register.postbox.errors import AlreadySettled, NotOfTheLetter
from enlace.register.postbox.models import Incoming, IncomingFile
from enlace.register.postbox.reading import MOST_BYTES, Mail, Part, Unreadable, key_of, read_mail
from enlace.register.services import answers, replies
from enlace.register.services.addresses import note_trouble, trust_address_again

__all__ = [
    "add_waiting_reply",
    "forget_strangers",
    "put_away",
    "read_mailbox",
    "take_in",
    "trust_address_again",
]
log = logging.getLogger(__name__)
MOST_AT_ONCE = 200
"""Messages that one look into the mailbox deals with; the others wait for the next one."""
MOST_UNCONFIRMED = 200 * 2**20
"""Bytes of attachments that wait for one person's press; whoever knows an address could else fill the disk."""
RETURNS = timedelta(days=10)
"""How long after a letter word is believed that it was not delivered; mail servers give up after five days."""
KEPT = timedelta(days=90)
"""How long the words of strangers are kept once they are put away."""


@dataclass(frozen=True)
class Verdict:
    """What is to become of a message, and why."""

    fate: Fate
    reason: Reason | None = None
    digest: Digest | None = None
    is_believed: bool = False
    is_vouched: bool = True
    """Does our own mail server stand for its sender? Where none was named that could, who wrote it confirms it."""


def read_mailbox(*, actor: Actor, at: datetime) -> int:
    """Take in what lies unseen in the mailbox; how many messages. Nothing where none is set up, or in a demonstration.

    A message is said to be seen only once it is kept: a worker that dies between the two finds it again and knows it.
    What cannot be dealt with now stays unseen and is tried again; the others are taken in, then it is told.
    """
    require(actor.is_system)
    if settings.DEMO or settings.REPLY_MAILBOX is None:
        return 0
    taken = 0
    failed: Exception | None = None
    with mailbox.opened(settings.REPLY_MAILBOX) as box:
        for uid in box.unseen()[:MOST_AT_ONCE]:
            try:
                _take_from(box, uid, actor, at)
            except (NotNow, mailbox.MessageRefused) as refused:
                log.warning("a message in the mailbox waits: %s", type(refused).__name__)
            except (mailbox.MailboxClosed, OperationalError, InterfaceError):
                raise
            except (
                Exception
            ) as error:  # whatever is wrong with one message holds up no other; then it is told
                log.error("a message in the mailbox cannot be taken in: %s", type(error).__name__)
                failed = error
            else:
                box.mark_seen(uid)
                taken += 1
    if failed:
        raise failed
    return taken


def _take_from(box: mailbox.Mailbox, uid: str, actor: Actor, at: datetime) -> None:
    is_huge = box.size(uid) > MOST_BYTES
    raw = box.message(uid, head_only=is_huge)
    if raw:
        take_in(raw, way=Way.MAILBOX, actor=actor, at=at, is_huge=is_huge)


def take_in(raw: bytes, *, way: Way, actor: Actor, at: datetime, is_huge: bool = False) -> Incoming:
    """Deal with one message, once however often it comes. ``is_huge``: only its head is there.

    Raises ``NotNow`` where the virus scanner does not answer or there is no room; then nothing is kept, and it may
    come again.
    """
    require(actor.is_system)
    mail: Mail | None = None
    if not is_huge and len(raw) > MOST_BYTES:
        raw, is_huge = raw[:100_000], True
    try:
        mail = read_mail(raw)
    except Unreadable as error:
        log.warning("a message that came in cannot be read: %s", error)
    key = key_of(raw, mail)
    if known := Incoming.objects.filter(key=key).first():
        return known
    try:
        return _kept(key, mail, way, at, is_huge)
    except IntegrityError:  # another worker took it in at the same moment
        return Incoming.objects.get(key=key)
    except (DataError, ValueError, LookupError) as error:  # what it holds; else it would come again for ever
        log.error("a message that came in cannot be kept: %s", type(error).__name__)
        return Incoming.objects.create(
            key=key, way=way, came_at=at, fate=Fate.ASIDE, reason=Reason.UNREADABLE
        )


@transaction.atomic
def _kept(key: str, mail: Mail | None, way: Way, at: datetime, is_huge: bool) -> Incoming:
    verdict = _judged(mail, at, is_huge)
    row = Incoming(
        key=key,
        way=way,
        came_at=at,
        fate=verdict.fate,
        reason=verdict.reason or "",
        digest=verdict.digest,
        user=verdict.digest.user if verdict.digest and verdict.is_believed else None,
        is_vouched=verdict.is_vouched,
    )
    if mail is not None and verdict.fate not in (Fate.AUTOMATIC, Fate.BOUNCE):
        row.sender = ", ".join(mail.senders)[:320]
        row.subject, row.text = mail.subject, mail.text
        row.attached = [part.name for part in mail.parts][:50]
    row.save(force_insert=True)
    if mail is None:
        return row
    if verdict.fate == Fate.BOUNCE and verdict.digest and mail.bounce:
        _note_bounce(verdict.digest, mail.bounce, at)
    elif verdict.is_believed:
        _deal_with_reply(row, mail, at)
    return row


def _judged(mail: Mail | None, at: datetime, is_huge: bool) -> Verdict:
    """Who it is from and of which letter; what it says is not looked at."""
    if mail is None:
        return Verdict(Fate.ASIDE, Reason.UNREADABLE)
    if mail.bounce:
        digest = _digest_named([*mail.named, *mail.bounce.named])
        return Verdict(Fate.BOUNCE, None, digest) if digest else Verdict(Fate.ASIDE, Reason.UNKNOWN_BOUNCE)
    if mail.is_automatic:
        return Verdict(Fate.AUTOMATIC)
    digest = _digest_named(mail.named)
    if digest is None:
        return Verdict(Fate.ASIDE, Reason.NO_LETTER)
    if mail.senders != (digest.user.email.lower(),) or not digest.user.is_active:
        return Verdict(Fate.ASIDE, Reason.OTHER_SENDER, digest)
    if senders.is_doubted(mail.results, server=settings.MAIL_JUDGE, sender=mail.senders[0]):
        return Verdict(Fate.ASIDE, Reason.FORGED, digest)
    if is_huge:
        return Verdict(Fate.ASIDE, Reason.TOO_LARGE, digest)
    return Verdict(
        Fate.WHICH, Reason.NOT_NAMED, digest, is_believed=True, is_vouched=bool(settings.MAIL_JUDGE)
    )


def _digest_named(said: Sequence[str]) -> Digest | None:
    """The first letter that is named by its signed name."""
    for pk in tokens.digests_named(said):
        if found := Digest.objects.select_related("user").filter(pk=pk).first():
            return found
    return None


def _note_bounce(digest: Digest, bounce: Bounce, at: datetime) -> None:
    """The letter came back: what it told counts as not told; where the address is at fault, no more go there."""
    held = Digest.objects.select_for_update().get(pk=digest.pk)
    if not bounce.is_final or _has_arrived(held, at):
        return
    if held.state in (DigestState.SENT, DigestState.SENDING, DigestState.UNSURE):
        held.state, held.sent_at, held.refusal = DigestState.BOUNCED, None, bounce.code[:80]
        held.save(update_fields=["state", "sent_at", "refusal"])
    if bounce.is_of_the_address:
        note_trouble(digest.user, code=bounce.code, at=at)


def _has_arrived(digest: Digest, at: datetime) -> bool:
    """Then word that it was not delivered is forged or late: somebody answered by it, or much time went by."""
    if digest.sending_at and at - digest.sending_at > RETURNS:
        return True
    is_answered = digest.reminders.exclude(used=[]).exists()
    return is_answered or digest.replies.filter(fate=Fate.ADDED).exists()


def _deal_with_reply(row: Incoming, mail: Mail, at: datetime) -> None:
    """Of somebody who is known: keep what was attached, find what it is about, and add it."""
    try:
        with transaction.atomic():
            _keep_files(row, mail.parts)
    except NotNow:
        raise
    except FileInfected:
        return _set(row, Fate.ASIDE, Reason.INFECTED)
    except FileRefused:
        return _set(row, Fate.ASIDE, Reason.ATTACHED)
    said = replies.about(row, timezone.localdate(at))
    if isinstance(said, Reason):
        fate = (
            Fate.SETTLED if said == Reason.EMPTY else Fate.ASIDE if said == Reason.NOT_ALLOWED else Fate.WHICH
        )
        return _set(row, fate, said)
    if not row.is_vouched:
        jobs.defer("register.ask_to_confirm", pk=row.pk)
        return _set(row, Fate.CONFIRM, Reason.UNVOUCHED)
    try:
        with transaction.atomic():
            replies.add(row, said, on=timezone.localdate(at))
    except NotAllowed:
        return _set(row, Fate.ASIDE, Reason.NOT_ALLOWED)
    except (
        EnlaceError
    ) as refusal:  # nothing that we know of; the person sees it and says what is to become of it
        log.warning("a reply could not be added: %s", type(refusal).__name__)
        return _set(row, Fate.WHICH, Reason.NOT_NAMED)
    return _set(row, Fate.ADDED, None)


def _set(row: Incoming, fate: Fate, reason: Reason | None) -> None:
    row.fate, row.reason = fate, reason or ""
    row.save(update_fields=["fate", "reason"])


def _keep_files(row: Incoming, parts: Sequence[Part]) -> None:
    held = [part for part in parts if part.data]
    if len(held) > answers.MOST_EVIDENCE or not (row.is_vouched or _has_room(row, held)):
        raise FileRefused
    for part in held:
        answers.refuse_program(part.name, part.data)
        stored = store_file(part.data, media_type=part.media_type)
        IncomingFile.objects.create(message=row, file=stored, name=part.name, media_type=part.media_type)


def _has_room(row: Incoming, parts: Sequence[Part]) -> bool:
    waiting = Incoming.objects.waiting().filter(user=row.user_id, is_vouched=False)
    kept = IncomingFile.objects.filter(message__in=waiting).aggregate(n=Sum("file__size"))["n"] or 0
    return bool(kept + sum(len(part.data) for part in parts) <= MOST_UNCONFIRMED)


@transaction.atomic
def add_waiting_reply(
    pk: int, answer_pks: Sequence[int], *, actor: Actor, on: date, at: datetime
) -> Incoming:
    """Say which commitments of the letter a reply is about; it is added to them in the name of who wrote it.

    The one who wrote it may, and an officer of the secretariat where our mail server vouches for its sender; what the
    writer may not say is refused all the same.
    """
    row = _waiting(pk, actor)
    require(row.may_be_added_by(actor))
    if row.fate != Fate.WHICH or row.digest is None:
        raise AlreadySettled
    known = set(replies.numbered(row.digest).values_list("answer", flat=True))
    chosen = [one for one in dict.fromkeys(answer_pks) if one in known]
    if not chosen or len(chosen) != len(set(answer_pks)):
        raise NotOfTheLetter
    replies.add(row, dict.fromkeys(chosen, row.text), on=on)
    row.fate, row.settled_at, row.settled_by_id = Fate.ADDED, at, actor.user_id
    row.save(update_fields=["fate", "settled_at", "settled_by"])
    return row


@transaction.atomic
def put_away(pk: int, *, actor: Actor, at: datetime) -> Incoming:
    """Nothing is to become of this message any more. It stays readable."""
    row = _waiting(pk, actor)
    row.fate, row.settled_at, row.settled_by_id = Fate.SETTLED, at, actor.user_id
    row.save(update_fields=["fate", "settled_at", "settled_by"])
    return row


@transaction.atomic
def forget_strangers(*, actor: Actor, at: datetime) -> int:
    """Let go of what strangers wrote and somebody put away long ago; that it came, and when, stays. Safe to run twice.

    So is what nobody vouched for or confirmed. What still waits stays, and so does what people that we know wrote.
    """
    require(actor.is_system)
    rows = Incoming.objects.filter(Q(user=None) | Q(is_vouched=False))
    rows = rows.filter(fate=Fate.SETTLED, settled_at__lt=at - KEPT)
    IncomingFile.objects.filter(message__in=rows).delete()
    told = ~Q(sender="") | ~Q(subject="") | ~Q(text="") | ~Q(attached=[])
    return rows.filter(told).update(sender="", subject="", text="", attached=[])


def _waiting(pk: int, actor: Actor) -> Incoming:
    """The message, for this transaction alone. One that is not seen is refused as one that is not there."""
    rows = Incoming.objects.visible_to(actor).select_for_update(of=("self",)).select_related("digest", "user")
    row = rows.filter(pk=pk).first()
    require(row is not None)
    assert row
    if row.fate not in WAITING:
        raise AlreadySettled
    return row
