"""A change of one item: locked, checked against what the reviewer saw, kept with the item as it was before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from enlace.core.actor import Actor
from enlace.core.errors import ChangedMeanwhile, require
from enlace.reports import access
from enlace.reports.enums import ReportState, ReviewVerb
from enlace.reports.errors import AlreadyAdopted, SetAside
from enlace.reports.models import Act, Item, Report, ReviewStep

FACTS = (
    "kind",
    "text",
    "start",
    "end",
    "by",
    "to",
    "owed_by",
    "owed_to",
    "due_text",
    "due_edtf",
    "due_on",
    "rrule",
)
"""What an act says; the rest is about who found it and what became of it."""
_KEPT = (*FACTS, "position", "state", "read", "rule", "confidence")


def lock_report(pk: int) -> Report:
    """The report, locked until the transaction ends, if it may still be reviewed. Every change of its items asks this
    first, so that adoption never meets a change half done."""
    report = Report.objects.select_for_update().get(pk=pk)
    if report.adopted_at is not None:
        raise AlreadyAdopted
    if report.state != ReportState.TO_REVIEW:
        raise SetAside
    return report


def lock_item(pk: int, *, revision: int, actor: Actor) -> Item:
    """The item, locked, as the reviewer saw it. Raises ``ChangedMeanwhile`` where it has changed or is gone."""
    require(access.can_review(actor))
    seen = Item.objects.filter(pk=pk).values_list("report_id", flat=True).first()
    if seen is None:
        raise ChangedMeanwhile
    report = lock_report(seen)
    item = Item.objects.select_for_update().filter(pk=pk).first()
    if item is None or item.revision != revision:
        raise ChangedMeanwhile
    item.report = report
    return item


def lock_act(pk: int, *, revision: int, actor: Actor) -> Act:
    """The act with its item, both locked."""
    item_pk = Act.objects.filter(pk=pk).values_list("item_id", flat=True).first()
    require(access.can_review(actor))
    if item_pk is None:
        raise ChangedMeanwhile
    item = lock_item(item_pk, revision=revision, actor=actor)
    act = Act.objects.select_for_update().filter(pk=pk, item=item).first()
    if act is None:
        raise ChangedMeanwhile
    act.item = item
    return act


def facts_of(act: Act, names: Collection[str] = FACTS) -> dict[str, Any]:
    """What an act says, as JSON can hold it."""
    facts = {name: getattr(act, name) for name in names}
    facts["due_on"] = act.due_on.isoformat() if act.due_on else None
    return facts


def set_facts(act: Act, facts: dict[str, Any]) -> None:
    for name in _KEPT:
        if name in facts:
            setattr(act, name, facts[name])
    if isinstance(act.due_on, str):
        act.due_on = date.fromisoformat(act.due_on)


def snapshot(item: Item) -> dict[str, Any]:
    """The item and its acts as they are now."""
    acts = {str(act.pk): facts_of(act, _KEPT) for act in item.acts.all()}
    reviewed = item.reviewed_at.isoformat() if item.reviewed_at else None
    return {
        "acts": acts,
        "reviewed_at": reviewed,
        "reviewed_by": item.reviewed_by_id,
        "path": item.path,
        "key": item.key,
    }


def record(item: Item, verb: ReviewVerb, *, actor: Actor, before: dict[str, Any] | None) -> Item:
    """Count the change, and keep what it was before."""
    item.revision += 1
    item.save()
    ReviewStep.objects.create(
        item=item, revision=item.revision, verb=verb, by_id=actor.user_id, before=before
    )
    return item
