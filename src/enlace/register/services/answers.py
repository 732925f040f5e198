"""What people say about an answer: each verb locks it, permits, checks, changes and writes down who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed, require
from enlace.core.services import store_file
from enlace.register import access
from enlace.register.enums import Course, Implementation, Verb
from enlace.register.errors import (
    HasEnded,
    HelpAlreadyAsked,
    HelpNeedsWords,
    IsWithdrawn,
    LinkRefused,
    NoHelpAsked,
    NoteTooLong,
    NothingSaid,
    NothingToTakeBack,
    NotTheLastWord,
    ProgramRefused,
    ReasonMissing,
    TooLateToTakeBack,
    TooMuchEvidence,
)
from enlace.register.models import Answer, Evidence, Statement
from enlace.register.transitions import MINUTES_TO_TAKE_BACK, TRANSITIONS, Standing, after

MOST_EVIDENCE = 10
LONGEST_NOTE = 10_000
PROGRAMS = frozenset(
    "app apk bat cmd com cpl dll exe gadget hta iso jar js jse lnk mjs msc msi msp pif ps1 psm1 reg scr sct sh url vb "
    "vbe vbs wsc wsf wsh".split()
)
"""What a file is called that does something on the machine of who opens it; evidence is to be read."""
_BEGIN_AS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_IS_LINK = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class EvidenceFile:
    """A file that shows what is said; kept as it came, given back as a download only."""

    name: str
    data: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class EvidenceLink:
    url: str
    name: str = ""


Proof = EvidenceFile | EvidenceLink


def accept(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """The party takes the commitment on."""
    return _say(Verb.ACCEPT, answer_pk, actor, on, note, evidence)


def decline(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """The party does not take it on; the note says why, and it is never late from then on."""
    return _say(Verb.DECLINE, answer_pk, actor, on, note, evidence)


def start(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    return _say(Verb.START, answer_pk, actor, on, note, evidence)


def comment(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """Say something that changes no state."""
    if not note.strip() and not evidence:
        raise NothingSaid
    return _say(Verb.COMMENT, answer_pk, actor, on, note, evidence)


def report_done(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """The party says that it is done; from then on it waits for the secretariat."""
    return _say(Verb.REPORT_DONE, answer_pk, actor, on, note, evidence)


def confirm_done(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """The secretariat agrees that it is done."""
    return _say(Verb.CONFIRM, answer_pk, actor, on, note, evidence)


def send_back(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """What was reported does not suffice; the note says why, and it is to be done again."""
    return _say(Verb.SEND_BACK, answer_pk, actor, on, note, evidence)


def waive(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """The presidency declares that it need not be done any more; the note says why."""
    return _say(Verb.WAIVE, answer_pk, actor, on, note, evidence)


def reopen(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """Take up again what was confirmed done or waived."""
    return _say(Verb.REOPEN, answer_pk, actor, on, note, evidence)


def ask_help(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """The party needs help; it lies on the secretariat's desk until that is settled."""
    if not note.strip():
        raise HelpNeedsWords
    return _say(Verb.ASK_HELP, answer_pk, actor, on, note, evidence)


def settle_help(
    answer_pk: int, *, actor: Actor, on: date, note: str = "", evidence: Sequence[Proof] = ()
) -> Answer:
    """The secretariat has seen to what the party asked for; the note may say how."""
    return _say(Verb.SETTLE_HELP, answer_pk, actor, on, note, evidence)


@transaction.atomic
def take_back(answer_pk: int, *, actor: Actor, at: datetime) -> Answer:
    """Undo one's own last word, within half an hour and while nobody has spoken since. It stays readable."""
    answer = _locked(answer_pk, actor)
    last = answer.statements.first()
    require(last is None or (actor.is_signed_in and last.said_by_id is not None))
    if last is None or last.verb == Verb.TAKE_BACK:
        raise NothingToTakeBack
    if last.said_by_id != actor.user_id:
        raise NotTheLastWord
    if answer.commitment.withdrawn_on and last.verb != Verb.COMMENT:
        raise IsWithdrawn
    require(access.can_say(actor, Verb(last.verb), answer))
    if at - last.said_at > timedelta(minutes=MINUTES_TO_TAKE_BACK):
        raise TooLateToTakeBack(minutes=MINUTES_TO_TAKE_BACK)
    before = Standing(last.acceptance_before, last.implementation_before)
    day = timezone.localdate(at)
    _write(answer, Verb.TAKE_BACK, before, actor, day, role=last.said_as)
    if last.verb in (Verb.ASK_HELP, Verb.SETTLE_HELP):
        asked = (
            answer.statements.filter(verb=Verb.ASK_HELP).first() if last.verb == Verb.SETTLE_HELP else None
        )
        _let_help_be_wanted(answer, asked.said_at if asked else None)
    _stand(answer, before, _day_of_confirmation(answer))
    return answer


@transaction.atomic
def _say(verb: Verb, answer_pk: int, actor: Actor, on: date, note: str, evidence: Sequence[Proof]) -> Answer:
    answer = _locked(answer_pk, actor)
    require(access.can_say(actor, verb, answer))
    if answer.commitment.withdrawn_on and verb != Verb.COMMENT:
        raise HasEnded if answer.commitment.course == Course.ENDED else IsWithdrawn
    _check_help(verb, answer)
    standing = after(verb, Standing(answer.acceptance, answer.implementation))
    note = _checked(note, needed=TRANSITIONS[verb].needs_reason)
    said = _write(answer, verb, standing, actor, on, note, access.role_in(actor, verb, answer))
    _attach(said, evidence)
    if verb in (Verb.ASK_HELP, Verb.SETTLE_HELP):
        _let_help_be_wanted(answer, said.said_at if verb == Verb.ASK_HELP else None)
    elif verb != Verb.COMMENT:
        _stand(answer, standing, on)
    return answer


def _check_help(verb: Verb, answer: Answer) -> None:
    if verb == Verb.ASK_HELP and answer.help_since:
        raise HelpAlreadyAsked
    if verb == Verb.SETTLE_HELP and not answer.help_since:
        raise NoHelpAsked


def _let_help_be_wanted(answer: Answer, since: datetime | None) -> None:
    answer.help_since = since
    answer.save(update_fields=["help_since", "changed_at"])


def _locked(answer_pk: int, actor: Actor) -> Answer:
    """The answer, for this transaction alone. One that is not seen is refused as one that is not there."""
    rows = Answer.objects.visible_to(actor).select_for_update(of=("self",))
    answer = rows.select_related("commitment", "party").filter(pk=answer_pk).first()
    if answer is None:
        raise NotAllowed
    return answer


def _checked(note: str, *, needed: bool) -> str:
    note = note.replace("\x00", "").strip()
    if needed and not note:
        raise ReasonMissing
    if len(note) > LONGEST_NOTE:
        raise NoteTooLong(limit=LONGEST_NOTE)
    return note


def _write(
    answer: Answer, verb: Verb, to: Standing, actor: Actor, on: date, note: str = "", role: str = ""
) -> Statement:
    return Statement.objects.create(
        answer=answer,
        verb=verb,
        said_on=on,
        said_by_id=actor.user_id,
        said_by_name=actor.name,
        said_as=role,
        note=note,
        acceptance_before=answer.acceptance,
        acceptance_after=to.acceptance,
        implementation_before=answer.implementation,
        implementation_after=to.implementation,
    )


def _stand(answer: Answer, standing: Standing, on: date | None) -> None:
    answer.acceptance, answer.implementation = standing.acceptance, standing.implementation
    answer.done_on = on if standing.implementation == Implementation.CONFIRMED_DONE else None
    answer.save(update_fields=["acceptance", "implementation", "done_on", "changed_at"])


def _day_of_confirmation(answer: Answer) -> date | None:
    """The day on which it was confirmed last; for what was opened again by mistake."""
    last = answer.statements.filter(verb=Verb.CONFIRM).first()
    return last.said_on if last else None


def _attach(said: Statement, evidence: Sequence[Proof]) -> None:
    if len(evidence) > MOST_EVIDENCE:
        raise TooMuchEvidence(limit=MOST_EVIDENCE)
    for proof in evidence:
        if isinstance(proof, EvidenceLink):
            url = _checked_link(proof.url)
            Evidence.objects.create(statement=said, url=url, name=_short_name(proof.name or url))
        else:
            refuse_program(proof.name, proof.data)
            stored = store_file(proof.data, media_type=proof.media_type[:120])
            Evidence.objects.create(statement=said, file=stored, name=_short_name(proof.name))


def refuse_program(name: str, data: bytes) -> None:
    """Raises ``ProgramRefused`` for what runs when it is opened, by its name or by how it begins."""
    said = _short_name(name)
    if said.rstrip(". ").rpartition(".")[2].lower() in PROGRAMS or data.startswith(_BEGIN_AS):
        raise ProgramRefused(name=said[-80:])


def _checked_link(url: str) -> str:
    try:
        _IS_LINK(url.strip())
    except ValidationError as error:
        raise LinkRefused from error
    if len(url.strip()) > 500:
        raise LinkRefused
    return url.strip()


def _short_name(name: str) -> str:
    """A name to show and to save under: without folders and signs that no file system takes; its end is kept."""
    said = "".join(one if one.isprintable() else " " for one in name.replace("\\", "/"))
    if "://" not in said:
        said = said.rsplit("/", 1)[-1]
    return said.strip()[-255:] or "file"
