"""Write each person's digest of the day once, send it once, and let people have silence."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.db import IntegrityError, transaction
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone

from enlace.accounts.models import User
from enlace.core import jobs
from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.register import access, letters
from enlace.register.days import today
from enlace.register.enums import DigestState
from enlace.register.errors import LinkExpired, LinkNotValid, ScheduleRefused
from enlace.register.models import Digest, Reminder, Schedule, Silence
from enlace.register.queries.reminding import letters_go_to, people_to_remind, telling_for
from enlace.register.reminders import schedule
from enlace.register.services.addresses import note_trouble
from enlace.register.services.deadlines import compute_deadlines

log = logging.getLogger(__name__)
LAST_HOUR = 21
_NO_SUCH_ADDRESS = re.compile(r"\s*(5\.1\.[0-36]|5\.2\.1)\b")
INTERRUPTED = timedelta(hours=1)


def write_digests(*, actor: Actor, at: datetime) -> int:
    """Write the digests of the day; run each hour, it writes what is missing. Nothing in a demonstration."""
    require(actor.is_system)
    here = timezone.localtime(at)
    plan = schedule()
    if settings.DEMO or not plan.send_hour <= here.hour <= max(LAST_HOUR, plan.send_hour):
        return 0
    compute_deadlines(actor=actor, at=at)
    settle_old_digests(actor=actor, at=at)
    written = 0
    failed: Exception | None = None
    for pk in people_to_remind(on=here.date()).values_list("pk", flat=True):
        try:
            written += write_digest(pk, on=today(at), actor=actor, at=at) is not None
        except (OperationalError, InterfaceError):
            raise
        except (
            Exception
        ) as error:  # whatever is wrong with one person's, the others get theirs; then it is told
            log.error("the digest of user %s cannot be written: %s", pk, type(error).__name__)
            failed = error
    if failed:
        raise failed
    return written


@transaction.atomic
def write_digest(user_pk: int, *, on: date, actor: Actor, at: datetime) -> Digest | None:
    """What this person is to be told that day, with the job that sends it, in one transaction; at most once a day."""
    require(actor.is_system)
    user = letters_go_to(User.objects.filter(pk=user_pk)).first()
    if settings.DEMO or user is None or Digest.objects.filter(user=user, day=on).exists():
        return None
    telling = telling_for(user, on=on)
    if not telling:
        return None
    try:
        with transaction.atomic():
            digest = Digest.objects.create(
                user=user,
                day=on,
                made_at=at,
                late_by_party=telling.late_by_party,
                help_wanted=telling.help_wanted,
            )
    except IntegrityError:  # another worker wrote it at the same moment
        return None
    Reminder.objects.bulk_create(line.reminder(digest) for line in telling.lines)
    jobs.defer("register.send_digest", pk=digest.pk)
    return digest


@transaction.atomic
def settle_old_digests(*, actor: Actor, at: datetime) -> None:
    """What did not go out on its day goes out no more; its reminders count as not told, and come again today."""
    require(actor.is_system)
    waiting = Digest.objects.select_for_update().filter(day__lt=timezone.localdate(at))
    waiting.filter(state=DigestState.QUEUED).update(state=DigestState.DROPPED)
    broken = Digest.objects.select_for_update().filter(
        state=DigestState.SENDING, sending_at__lt=at - INTERRUPTED
    )
    broken.update(state=DigestState.UNSURE)


def send_digest(pk: int, *, actor: Actor, at: datetime) -> None:
    """Send a digest, never twice.

    That it is being sent is kept before the mail server gets it, and that it was sent after. A worker that dies between
    the two leaves a digest of which nobody knows; the next run calls it unsure and does not send it, since two letters
    are worse than one that comes a day later with what is still open. A server that cannot be reached, or says "later",
    has certainly taken nothing: that raises, and the job is tried again.
    """
    require(actor.is_system)
    if settings.DEMO or not _may_be_sent(pk, at):
        return
    connection = get_connection()
    connection.open()
    try:
        letter = _take(pk, at)
        if letter is None:
            return
        letter.connection = connection
        _hand_over(pk, letter)
    finally:
        connection.close()


@transaction.atomic
def _may_be_sent(pk: int, at: datetime) -> bool:
    digest = Digest.objects.select_for_update(of=("self",)).select_related("user").get(pk=pk)
    if digest.state == DigestState.SENDING:
        _stand(digest, DigestState.UNSURE)
    if digest.state != DigestState.QUEUED:
        return False
    is_wanted = letters_go_to(User.objects.filter(pk=digest.user_id)).exists()
    if not is_wanted or digest.day < timezone.localdate(at):
        _stand(digest, DigestState.DROPPED)
        return False
    return True


@transaction.atomic
def _take(pk: int, at: datetime) -> letters.Letter | None:
    """The letter, once: whoever takes it has to send it. Nothing where all was answered meanwhile."""
    digest = Digest.objects.select_for_update(of=("self",)).select_related("user").get(pk=pk)
    if digest.state != DigestState.QUEUED:
        return None
    letter = letters.letter_of(digest, on=today(at))
    digest.sending_at = at
    _stand(digest, DigestState.SENDING if letter else DigestState.DROPPED)
    return letter


def _hand_over(pk: int, letter: letters.Letter) -> None:
    try:
        letter.send()
    except (SMTPRecipientsRefused, SMTPResponseException) as refused:
        code = code_of(refused)
        if isinstance(refused, SMTPRecipientsRefused):
            _note_refused_address(pk, refused)
        _settle(pk, DigestState.REFUSED if code >= 500 else DigestState.QUEUED, refusal=str(code))
        log.error("the digest %s was refused by the mail server: %s", pk, code)
        if code < 500:
            raise
    except (OSError, SMTPException) as failed:
        _settle(pk, DigestState.UNSURE, refusal=type(failed).__name__)
        log.error("the digest %s was interrupted: %s", pk, type(failed).__name__)
    else:
        _settle(pk, DigestState.SENT)


def code_of(refused: SMTPRecipientsRefused | SMTPResponseException) -> int:
    """Why a mail server did not take a letter; from 500 on, it never will."""
    if isinstance(refused, SMTPResponseException):
        return refused.smtp_code
    return min((code for code, _ in refused.recipients.values()), default=550)


def _note_refused_address(pk: int, refused: SMTPRecipientsRefused) -> None:
    """Only where the mail server says of the address itself that it is not there, in the codes of RFC 3463."""
    for code, words in refused.recipients.values():
        said = _NO_SUCH_ADDRESS.match(words.decode("ascii", "replace"))
        if code >= 500 and said:
            digest = Digest.objects.select_related("user").get(pk=pk)
            note_trouble(digest.user, code=said[1], at=digest.sending_at or digest.made_at)


@transaction.atomic
def _settle(pk: int, state: DigestState, *, refusal: str = "") -> None:
    digest = Digest.objects.select_for_update().get(pk=pk)
    digest.refusal = refusal
    _stand(digest, state)


def _stand(digest: Digest, state: DigestState) -> None:
    digest.state = state
    digest.sent_at = timezone.now() if state == DigestState.SENT else None
    digest.save(update_fields=["state", "sent_at", "sending_at", "refusal"])


@transaction.atomic
def plan_reminders(
    *,
    days_before: Sequence[int],
    late_every: int,
    head_after: int,
    presidency_after: int,
    send_hour: int,
    on_weekends: bool,
    on_holidays: bool,
    actor: Actor,
) -> Schedule:
    """Say when people are reminded, from the next digest on."""
    require(access.can_plan_reminders(actor))
    days = sorted(set(days_before), reverse=True)
    fits = all(0 <= day <= 365 for day in days) and 1 <= late_every <= 90 and 0 <= send_hour <= 23
    fits = fits and 0 <= head_after <= 365 and 0 <= presidency_after <= 365
    if not days or len(days) > 12 or not fits:
        raise ScheduleRefused
    plan, _ = Schedule.objects.select_for_update().get_or_create(pk=1)
    plan.days_before, plan.late_every, plan.presidency_after = days, late_every, presidency_after
    plan.head_after = head_after
    plan.send_hour, plan.on_weekends, plan.on_holidays = send_hour, on_weekends, on_holidays
    plan.save()
    write_entry("register.plan_reminders", actor=actor, days_before=days, late_every=late_every)
    return plan


@transaction.atomic
def ask_for_silence(*, actor: Actor, at: datetime) -> None:
    """No digests to this person until they want them again. Safe to ask twice."""
    require(actor.is_signed_in)
    Silence.objects.get_or_create(user_id=actor.user_id or 0, defaults={"since": at})


@transaction.atomic
def end_silence(*, actor: Actor) -> None:
    require(actor.is_signed_in)
    Silence.objects.filter(user_id=actor.user_id or 0).delete()


@transaction.atomic
def ask_for_silence_by_mail(token: str, *, at: datetime) -> None:
    """The same by the link that each digest holds, without signing in; it can do nothing else."""
    user_pk = look_at_silence_link(token, on=timezone.localdate(at))
    if User.objects.filter(pk=user_pk, is_active=True).exists():
        Silence.objects.get_or_create(user_id=user_pk, defaults={"since": at})


def look_at_silence_link(token: str, *, on: date) -> int:
    """Whose letters the link would end on that day; refused where it is too old. Changes nothing."""
    user_pk, day = letters.who_wants_silence(token)
    if letters.is_over(day, on=on):
        raise LinkExpired
    return user_pk


def language_of_silence_link(token: str) -> str | None:
    """In which language to speak to the person of the link, even where it is too old; None where it is nobody's."""
    try:
        user_pk, _ = letters.who_wants_silence(token)
    except LinkNotValid:
        return None
    return User.objects.filter(pk=user_pk).values_list("language", flat=True).first()
