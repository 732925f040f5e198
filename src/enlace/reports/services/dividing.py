"""Correct the items themselves: their number, where one ends and the next begins."""

from __future__ import annotations

import re

from django.db import transaction
from django.db.models import F

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.reports import access
from enlace.reports.enums import ActState, ReviewVerb
from enlace.reports.errors import (
    ActInTheWay,
    CannotSplitThere,
    NotANumber,
    NothingToJoin,
    NoWords,
    NumberTaken,
)
from enlace.reports.models import Act, Item
from enlace.reports.services.steps import lock_item, lock_report, record, snapshot

_PATH = re.compile(r"[\w-]+(\.[\w-]+)*")


@transaction.atomic
def correct_item_path(pk: int, path: str, *, revision: int, actor: Actor) -> Item:
    """Correct the number of an item, and with it the address that it will have."""
    item = lock_item(pk, revision=revision, actor=actor)
    if item.path == path.strip():
        return item
    before = snapshot(item)
    item.path, item.key = _number(item, path)
    return record(item, ReviewVerb.NUMBER, actor=actor, before=before)


def _number(item: Item, path: str) -> tuple[str, str]:
    """The path and the key of that number. Raises ``NotANumber`` and ``NumberTaken``."""
    path = path.strip()
    if not _PATH.fullmatch(path) or len(path) > 60:
        raise NotANumber
    key = f"{item.section}-{path}" if item.section else path
    if Item.objects.filter(report=item.report_id, key=key).exclude(pk=item.pk).exists():
        raise NumberTaken
    return path, key


@transaction.atomic
def split_item(pk: int, at: int, path: str, *, revision: int, actor: Actor) -> tuple[Item, Item]:
    """Make two items of one; the second begins at that place of the report's text and has that number."""
    item = lock_item(pk, revision=revision, actor=actor)
    plain = item.report.plain
    if (
        not item.start < at < item.end
        or not plain[item.start : at].strip()
        or not plain[at : item.end].strip()
    ):
        raise CannotSplitThere
    if item.acts.exclude(state=ActState.REMOVED).filter(start__lt=at, end__gt=at).exists():
        raise ActInTheWay
    at += len(plain[at : item.end]) - len(plain[at : item.end].lstrip())
    Item.objects.filter(report=item.report, position__gt=item.position).update(position=F("position") + 1)
    second = Item(
        report=item.report,
        position=item.position + 1,
        section=item.section,
        visibility=item.visibility,
        start=at,
        end=item.end,
    )
    second.path, second.key = _number(second, path)
    marks = item.marks
    _hold(second, plain, [mark for mark in marks if mark[1] >= at])
    item.end = len(plain[:at].rstrip())
    _hold(item, plain, [mark for mark in marks if mark[1] < at])
    second.save()
    item.acts.filter(start__gte=at).update(item=second)
    item.questions.filter(start__gte=at).update(item=second)
    item.reviewed_at = item.reviewed_by = None
    return record(item, ReviewVerb.DIVIDE, actor=actor, before=None), second


@transaction.atomic
def add_item(report_pk: int, start: int, end: int, path: str, *, actor: Actor) -> Item:
    """Make an item of a passage that the reader took for none; who does what in it is then said by hand.

    Raises ``NoWords`` where there is none at that place or it stands in an item already.
    """
    require(access.can_review(actor))
    report = lock_report(report_pk)
    rows = report.items.select_for_update()
    text = report.plain[start:end] if 0 <= start < end <= len(report.plain) else ""
    if not text.strip() or text != text.strip() or rows.filter(start__lt=end, end__gt=start).exists():
        raise NoWords
    before = rows.filter(start__lt=start).order_by("-position").first()
    position = before.position + 1 if before else 0
    item = Item(
        report=report,
        position=position,
        section=before.section if before else "",
        visibility=report.visibility,
        start=start,
        end=end,
    )
    item.path, item.key = _number(item, path)
    _hold(item, report.plain, [])
    rows.filter(position__gte=position).update(position=F("position") + 1)
    item.save()
    return record(item, ReviewVerb.ITEM, actor=actor, before=None)


@transaction.atomic
def merge_item(pk: int, *, revision: int, actor: Actor) -> Item:
    """Join the next item to this one, with its acts and questions."""
    item = lock_item(pk, revision=revision, actor=actor)
    rows = Item.objects.select_for_update().filter(report=item.report, position__gt=item.position)
    following = rows.order_by("position").first()
    if following is None or following.section != item.section:
        raise NothingToJoin
    following.acts.update(item=item)
    following.questions.update(item=item)
    item.end = max(item.end, following.end)
    marks = [*item.marks, *following.marks]
    following.delete()
    _hold(item, item.report.plain, marks)
    Act.objects.filter(item=item, state=ActState.ACCEPTED).update(state=ActState.READ)
    item.reviewed_at = item.reviewed_by = None
    return record(item, ReviewVerb.JOIN, actor=actor, before=None)


def _hold(item: Item, plain: str, marks: list[list[object]]) -> None:
    """Give an item the words between its ends and the parties named there."""
    item.text = plain[item.start : item.end]
    item.marks = marks
    item.mentions = sorted({str(mark[0]) for mark in marks})
