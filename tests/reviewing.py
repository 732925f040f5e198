"""What the tests of reviewing share: a report that waits, and what stands in it."""

from __future__ import annotations

from typing import Any

from enlace.reports.enums import ActKind
from enlace.reports.models import Act, Item
from enlace.reports.services import ActFields
from enlace.reports.services.correcting import due_as_written

SAMPLE = "consular-2018-06.en.txt"


def item_of(report: Any, path: str) -> Item:
    return report.items.get(path=path)


def fields_of(act: Act, **changes: Any) -> ActFields:
    said = {
        "kind": ActKind(act.kind),
        "by": tuple(act.by),
        "to": tuple(act.to),
        "owed_by": tuple(act.owed_by),
        "owed_to": tuple(act.owed_to),
        "due_text": act.due_text,
        "due": due_as_written(act),
        "rrule": act.rrule,
    }
    return ActFields(**{**said, **changes})


def state_of(item: Item) -> Any:
    item = Item.objects.get(pk=item.pk)
    acts = list(Act.objects.filter(item=item).values_list("kind", "text", "owed_by", "due_on", "state"))
    return item.revision, item.reviewed_at, acts
