"""Correct the acts of an item: what kind, who, to whom, who owes, by when; add, remove, split and join them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.db.models import Max

from enlace.core.actor import Actor
from enlace.core.errors import ChangedMeanwhile
from enlace.directory import names
from enlace.reader.model import Language
from enlace.reader.profile import states
from enlace.reports import days
from enlace.reports.enums import OWING, ActKind, ActState, ReviewVerb
from enlace.reports.errors import (
    CannotSplitThere,
    NotADate,
    NothingToJoin,
    NoWords,
    OwesNothing,
    UnknownParty,
)
from enlace.reports.models import Act, Item
from enlace.reports.services.reviewing import accept
from enlace.reports.services.steps import facts_of, lock_act, lock_item, record, set_facts, snapshot

RULES = ("FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY")
_RULE = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[\w,+-]+)*")


@dataclass(frozen=True)
class ActFields:
    """What a reviewer says of an act. ``due`` is a day or period as people write it; left empty beside new
    ``due_text``, it is read from these words. ``start`` and ``end`` point into the report's text; empty, they stay."""

    kind: ActKind
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    owed_by: tuple[str, ...] = ()
    owed_to: tuple[str, ...] = ()
    due_text: str = ""
    due: str = ""
    rrule: str = ""
    start: int | None = None
    end: int | None = None


def due_as_written(act: Act) -> str:
    """The day or period of an act as a reviewer would write it: EDTF where it says the same last day."""
    if act.due_on is None:
        return act.due_edtf
    return act.due_edtf if days.last_day(act.due_edtf) == act.due_on else act.due_on.isoformat()


@transaction.atomic
def correct_act(pk: int, fields: ActFields, *, revision: int, actor: Actor, accepting: bool = False) -> Act:
    """Say what an act really is; what the reader had said is kept beside it. ``accepting`` accepts the item too."""
    act = lock_act(pk, revision=revision, actor=actor)
    before, said = snapshot(act.item), facts_of(act)
    _apply(act, fields)
    if facts_of(act) != said:
        _mark_corrected(act, said)
        act.save()
        record(act.item, ReviewVerb.CORRECT, actor=actor, before=before)
    if accepting:
        accept(act.item, actor=actor)
    return act


@transaction.atomic
def add_act(item_pk: int, fields: ActFields, *, revision: int, actor: Actor, accepting: bool = False) -> Act:
    """Add an act that the reader missed, at its words in the item."""
    item = lock_item(item_pk, revision=revision, actor=actor)
    if fields.start is None or fields.end is None:
        raise NoWords
    before = snapshot(item)
    act = Act(item=item, position=_next_position(item), state=ActState.ADDED)
    _apply(act, fields)
    act.save()
    record(item, ReviewVerb.ADD, actor=actor, before=before)
    if accepting:
        accept(item, actor=actor)
    return act


@transaction.atomic
def remove_act(pk: int, *, revision: int, actor: Actor) -> Act:
    """Say that this is no act. It is kept, marked as removed, and counts for nothing."""
    act = lock_act(pk, revision=revision, actor=actor)
    if act.state == ActState.REMOVED:
        return act
    before = snapshot(act.item)
    act.read = act.read or facts_of(act)
    act.state = ActState.REMOVED
    act.save()
    record(act.item, ReviewVerb.REMOVE, actor=actor, before=before)
    return act


@transaction.atomic
def restore_act(pk: int, *, revision: int, actor: Actor) -> Act:
    """Put an act back to what the reader had said, or a removed one back in its place."""
    act = lock_act(pk, revision=revision, actor=actor)
    before = snapshot(act.item)
    was_removed = act.state == ActState.REMOVED
    if not was_removed and act.state != ActState.CORRECTED:
        return act
    if act.read and not was_removed:
        set_facts(act, act.read)
    act.state = _state_beside_reading(act)
    act.save()
    record(act.item, ReviewVerb.RESTORE, actor=actor, before=before)
    return act


def _state_beside_reading(act: Act) -> ActState:
    """What a restored act is: as the reader said it, corrected, or added where no reader had found it."""
    if not act.rule:
        return ActState.ADDED
    said = act.read or {}
    same = all(facts_of(act)[name] == value for name, value in said.items() if name in facts_of(act))
    if not same:
        return ActState.CORRECTED
    return ActState.ACCEPTED if act.item.reviewed_at else ActState.READ


@transaction.atomic
def split_act(pk: int, at: int, *, revision: int, actor: Actor) -> tuple[Act, Act]:
    """Make two acts of one, the second beginning at that place of the report's text.

    Both have the same parties; the date stays with the part that says it.
    """
    act = lock_act(pk, revision=revision, actor=actor)
    plain = act.item.report.plain
    first = _trimmed(plain, act.start, min(max(at, act.start), act.end))
    second = _trimmed(plain, max(min(at, act.end), act.start), act.end)
    if act.state == ActState.REMOVED or first[0] == first[1] or second[0] == second[1]:
        raise CannotSplitThere
    before, said = snapshot(act.item), facts_of(act)
    new = Act(item=act.item, position=_next_position(act.item), state=ActState.ADDED)
    set_facts(new, said)
    _point(act, plain, first)
    _point(new, plain, second)
    if act.due_text and act.due_text in new.text and act.due_text not in act.text:
        _clear_due(act)
    else:
        _clear_due(new)
    _mark_corrected(act, said)
    act.save()
    new.save()
    record(act.item, ReviewVerb.SPLIT, actor=actor, before=before)
    return act, new


@transaction.atomic
def merge_acts(pk: int, *, revision: int, actor: Actor) -> Act:
    """Join an act with the one after it: their words, their parties, the date of either."""
    act = lock_act(pk, revision=revision, actor=actor)
    following = _following(act)
    before, said = snapshot(act.item), facts_of(act)
    _point(act, act.item.report.plain, (min(act.start, following.start), max(act.end, following.end)))
    if ActKind(act.kind) not in OWING and ActKind(following.kind) in OWING:
        act.kind = following.kind
    for name in ("by", "to", "owed_by", "owed_to"):
        setattr(act, name, list(dict.fromkeys([*getattr(act, name), *getattr(following, name)])))
    if not (act.due_text or act.due_on or act.rrule):
        act.due_text, act.due_edtf, act.due_on, act.rrule = (
            *(following.due_text, following.due_edtf),
            *(following.due_on, following.rrule),
        )
    _mark_corrected(act, said)
    act.save()
    following.read = following.read or facts_of(following)
    following.state = ActState.REMOVED
    following.save()
    record(act.item, ReviewVerb.MERGE, actor=actor, before=before)
    return act


def _following(act: Act) -> Act:
    rows = list(act.item.acts.exclude(state=ActState.REMOVED))
    at = next((place for place, one in enumerate(rows) if one.pk == act.pk), None)
    if at is None:
        raise ChangedMeanwhile
    if at + 1 >= len(rows):
        raise NothingToJoin
    return rows[at + 1]


def _mark_corrected(act: Act, said: dict[str, object]) -> None:
    if act.state != ActState.ADDED:
        act.read = act.read or said
        act.state = ActState.CORRECTED


def _apply(act: Act, fields: ActFields) -> None:
    """Give an act what the reviewer says. Raises what is wrong with it by name."""
    act.kind = ActKind(fields.kind)
    for name in ("by", "to", "owed_by", "owed_to"):
        setattr(act, name, known_codes(getattr(fields, name)))
    if fields.start is not None and fields.end is not None:
        item = act.item
        span = _trimmed(item.report.plain, fields.start, fields.end)
        if not item.start <= span[0] < span[1] <= item.end:
            raise NoWords
        _point(act, item.report.plain, span)
    _apply_due(act, fields)
    owes = act.owed_by or act.owed_to or act.due_text or act.due_edtf or act.due_on or act.rrule
    if owes and ActKind(act.kind) not in OWING:
        raise OwesNothing


def _apply_due(act: Act, fields: ActFields) -> None:
    written = fields.due.strip()
    report = act.item.report
    language = cast(Language, report.language)
    after = report.meeting.ends_on if report.meeting else None
    if written and written != due_as_written(act):
        found: days.Written | None = days.written(written, language=language, after=after)
        act.due_edtf, act.due_on = (found.edtf[:40], found.last) if found else ("", None)
    elif not written:
        said = fields.due_text.strip()
        is_new = bool(said) and said != act.due_text
        found = days.in_words(said, language=language, after=after) if is_new else None
        act.due_edtf, act.due_on = (found.edtf[:40], found.last) if found else ("", None)
    act.due_text = fields.due_text.strip()[:300]
    if fields.rrule and fields.rrule != act.rrule and not _RULE.fullmatch(fields.rrule):
        raise NotADate(said=fields.rrule[:40])
    act.rrule = fields.rrule[:120]


def known_codes(codes: Iterable[str]) -> list[str]:
    """The codes, each once, in their order. Raises ``UnknownParty`` at the first that is none."""
    known = names.names()
    for code in codes:
        if code not in known and code not in states():
            raise UnknownParty(code=code[:40])
    return list(dict.fromkeys(codes))


def _point(act: Act, plain: str, span: tuple[int, int]) -> None:
    act.start, act.end = span
    act.text = plain[span[0] : span[1]]


def _clear_due(act: Act) -> None:
    act.due_text = act.due_edtf = act.rrule = ""
    act.due_on = None


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    text = plain[start:end]
    start += len(text) - len(text.lstrip())
    return start, max(start, start + len(text.strip()))


def _next_position(item: Item) -> int:
    last = item.acts.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
