"""The two languages of a report beside each other: which item is which, also where their numbers differ."""

from __future__ import annotations

from django.core.cache import cache
from django.db.models import Count, Max, Sum

from enlace.reader.compare import pair
from enlace.reports.contract import as_reviewed
from enlace.reports.models import Item, Report

_SECONDS = 24 * 60 * 60


def facing_items(report: Report, other: Report) -> dict[int, int]:
    """For each item of a report, by its id, that of the item which says the same in the other language.

    Remembered until the items of one of them are divided, joined or counted otherwise.
    """
    name = f"reports.facing:{_shape(report)}:{_shape(other)}"
    known: dict[int, int] | None = cache.get(name)
    if known is None:
        ours, theirs = _rows(report), _rows(other)
        pairs = pair(as_reviewed(report, ours), as_reviewed(other, theirs))
        known = {ours[i].pk: theirs[j].pk for i, j in pairs}
        cache.set(name, known, _SECONDS)
    return known


def _shape(report: Report) -> str:
    told = report.items.aggregate(n=Count("pk"), last=Max("pk"), starts=Sum("start"), ends=Sum("end"))
    return "-".join(str(one) for one in (report.pk, *told.values()))


def _rows(report: Report) -> list[Item]:
    return list(report.items.defer("search").prefetch_related("acts").order_by("position"))
