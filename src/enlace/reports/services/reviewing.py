"""Confirm what the reader found: accept an item, open it again, settle a question, undo."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.reports import access
from enlace.reports.enums import ActState, ReviewVerb
from enlace.reports.errors import NothingToUndo
from enlace.reports.models import Act, Item, Question, ReviewStep
from enlace.reports.services.steps import lock_item, lock_report, record, set_facts, snapshot


@transaction.atomic
def accept_item(pk: int, *, revision: int, actor: Actor, settling: Collection[int] = ()) -> Item:
    """Say that the item is read rightly, and settle those of its questions that the reviewer saw beside it."""
    item = lock_item(pk, revision=revision, actor=actor)
    return accept(item, actor=actor, settling=settling)


def accept(item: Item, *, actor: Actor, settling: Collection[int] = ()) -> Item:
    """Accept a locked item. Accepting twice changes nothing."""
    before = snapshot(item)
    asked = item.questions.filter(pk__in=settling, settled_at=None)
    before["settled"] = list(asked.values_list("pk", flat=True))
    if item.reviewed_at is not None and not before["settled"]:
        return item
    now = timezone.now()
    asked.update(settled_at=now, settled_by=actor.user_id)
    item.acts.filter(state=ActState.READ).update(state=ActState.ACCEPTED)
    item.reviewed_at, item.reviewed_by_id = now, actor.user_id
    return record(item, ReviewVerb.ACCEPT, actor=actor, before=before)


@transaction.atomic
def accept_all(report_pk: int, *, actor: Actor) -> int:
    """Accept every item of which nothing is asked; tells how many. The others stay to be looked at one by one."""
    require(access.can_review(actor))
    report = lock_report(report_pk)
    asked = Question.objects.filter(item=OuterRef("pk"), settled_at=None)
    clear = report.items.filter(reviewed_at=None).exclude(Exists(asked))
    items = list(clear.prefetch_related("acts"))
    steps = [
        ReviewStep(
            item=item,
            revision=item.revision + 1,
            verb=ReviewVerb.ACCEPT,
            by_id=actor.user_id,
            before=snapshot(item) | {"settled": []},
        )
        for item in items
    ]
    chosen = [item.pk for item in items]
    Act.objects.filter(item__in=chosen, state=ActState.READ).update(state=ActState.ACCEPTED)
    Item.objects.filter(pk__in=chosen).update(
        reviewed_at=timezone.now(), reviewed_by=actor.user_id, revision=F("revision") + 1
    )
    ReviewStep.objects.bulk_create(steps, batch_size=500)
    write_entry("reports.accept_all", actor=actor, about=str(report.pk), items=len(chosen))
    return len(chosen)


@transaction.atomic
def reopen_item(pk: int, *, revision: int, actor: Actor) -> Item:
    """Take back an acceptance. What was corrected stays corrected."""
    item = lock_item(pk, revision=revision, actor=actor)
    if item.reviewed_at is None:
        return item
    before = snapshot(item)
    item.acts.filter(state=ActState.ACCEPTED).update(state=ActState.READ)
    item.reviewed_at = item.reviewed_by = None
    return record(item, ReviewVerb.REOPEN, actor=actor, before=before)


@transaction.atomic
def settle_question(pk: int, *, actor: Actor, remark: str = "") -> Question:
    """Say that a question was looked at, with what was found. Settled once; the first remark stands."""
    require(access.can_review(actor))
    lock_report(Question.objects.values_list("report_id", flat=True).get(pk=pk))
    question = Question.objects.select_for_update(of=("self",)).get(pk=pk)
    if question.settled_at is None:
        question.settled_at, question.settled_by_id = timezone.now(), actor.user_id
        question.remark = remark.strip()
        question.save(update_fields=["settled_at", "settled_by", "remark"])
    return question


@transaction.atomic
def ask_again(pk: int, *, actor: Actor) -> Question:
    """Open a settled question again; its remark is kept."""
    require(access.can_review(actor))
    lock_report(Question.objects.values_list("report_id", flat=True).get(pk=pk))
    question = Question.objects.select_for_update(of=("self",)).get(pk=pk)
    question.settled_at = question.settled_by = None
    question.save(update_fields=["settled_at", "settled_by"])
    return question


@transaction.atomic
def undo(item_pk: int, *, revision: int, actor: Actor) -> Item:
    """Put the item and its acts back to what they were before the last step that is not undone yet."""
    item = lock_item(item_pk, revision=revision, actor=actor)
    steps = item.steps.filter(undone=False).exclude(verb=ReviewVerb.UNDO)
    step = steps.order_by("-pk").first()
    if step is None or step.before is None:
        raise NothingToUndo
    _put_back(item, step.before)
    step.undone = True
    step.save(update_fields=["undone"])
    return record(item, ReviewVerb.UNDO, actor=actor, before=None)


def _put_back(item: Item, before: dict[str, Any]) -> None:
    reviewed = before["reviewed_at"]
    item.reviewed_at = datetime.fromisoformat(reviewed) if reviewed else None
    item.reviewed_by_id = before["reviewed_by"]
    item.path, item.key = before["path"], before["key"]
    item.questions.filter(pk__in=before.get("settled", [])).update(settled_at=None, settled_by=None)
    for act in item.acts.all():
        facts = before["acts"].get(str(act.pk))
        if facts is None:
            act.delete()
        else:
            set_facts(act, facts)
            act.save()
