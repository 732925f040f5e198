"""What a reply says of which answers of its letter, and adding it to them in the name of who wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pghistory
from django.db.models import QuerySet

from enlace.accounts.queries import actor_for
from enlace.core.actor import Actor
from enlace.core.models import StoredFile
from enlace.core.services import read_stored
from enlace.register import access, letters
from enlace.register.models import Digest, Reminder, Statement
from enlace.register.postbox.enums import Reason
from enlace.register.postbox.models import Incoming
from enlace.register.postbox.naming import NoSuchNumber, what_is_said
from enlace.register.services import answers

_CUT = 9_000
_WHOLE = "reply.txt"


def about(row: Incoming, on: date) -> dict[int, str] | Reason:
    """What is said of which answers; or why that has to be asked."""
    if not row.text and not row.files.exists():
        return Reason.EMPTY
    assert row.digest
    assert row.user
    if not numbered(row.digest).exists():
        return Reason.NOT_ALLOWED
    if letters.is_over(row.digest.day, on=on):
        return Reason.TOO_OLD
    actor = actor_for(row.user, on=on)
    if access.is_officer(actor) or actor.is_presidency:
        return Reason.SIGN_IN
    return named(row)


def named(row: Incoming) -> dict[int, str] | Reason:
    """What is said of which answers, whenever it is asked and whoever wrote it."""
    assert row.digest
    numbers = {one.number: one.answer_id for one in numbered(row.digest) if one.number}
    try:
        said = what_is_said(row.text, numbers)
    except NoSuchNumber:
        return Reason.NO_SUCH_NUMBER
    shown = row.files.exists()
    return {numbers[number]: words for number, words in said.items() if words or shown} or Reason.NOT_NAMED


def numbered(digest: Digest) -> QuerySet[Reminder]:
    return digest.reminders.filter(number__isnull=False, as_head=False).order_by("number")


def add(row: Incoming, said: Mapping[int, str], *, on: date) -> None:
    """A comment on each of these answers, with all that was attached, in the name of who wrote it."""
    assert row.user
    actor = actor_for(row.user, on=on)
    files = [(one.name, one.file, one.media_type) for one in row.files.select_related("file").order_by("pk")]
    with pghistory.context(user=row.user_id):
        for answer_pk, words in said.items():
            _comment(row, answer_pk, words, files, actor, on)


def _comment(
    row: Incoming,
    answer_pk: int,
    words: str,
    files: Sequence[tuple[str, StoredFile, str]],
    actor: Actor,
    on: date,
) -> None:
    evidence = [answers.EvidenceFile(name, read_stored(file.sha256), kind) for name, file, kind in files]
    if len(words) > answers.LONGEST_NOTE:
        evidence.append(answers.EvidenceFile(_WHOLE, words.encode(), "text/plain"))
        words = words[:_CUT].rsplit(" ", 1)[0] + " …"
    evidence = evidence[
        : answers.MOST_EVIDENCE
    ]  # the whole text stays with the message, an attachment does not
    answers.comment(answer_pk, actor=actor, on=on, note=words, evidence=evidence)
    last = Statement.objects.filter(answer=answer_pk).order_by("-said_at", "-pk").values_list("pk", flat=True)
    pk = last[:1].get()
    Statement.objects.filter(pk=pk).update(by_mail=True)
    row.statements.add(pk)
