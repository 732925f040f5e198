"""How well the reader read, judged by everything that people have reviewed; and their corrections as gold files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q, Sum

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.reports import access
from enlace.reports.enums import ReportState
from enlace.reports.gold import LAYERS, facts_in, gold_of
from enlace.reports.models import Item, Report

Tally = Mapping[str, tuple[int, int, int]]
"""For each layer: how many facts are right, how many the reader said, how many there are."""


@dataclass(frozen=True)
class Layer:
    """How many facts of one sort the reader got right, said, and should have said."""

    name: str
    right: int
    said: int
    there: int

    @property
    def precision(self) -> float | None:
        """Of what the reader said, the share that is right."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """Of what is there, the share that the reader found."""
        return self.right / self.there if self.there else None

    @property
    def precision_percent(self) -> int:
        return int(100 * (self.precision or 0))

    @property
    def recall_percent(self) -> int:
        return int(100 * (self.recall or 0))


@dataclass(frozen=True)
class Measurement:
    reports: int
    items: int
    layers: tuple[Layer, ...]


def measure_reader(*, actor: Actor) -> Measurement:
    """Compare what the reader had said with what stands after review, over every item reviewed so far."""
    require(access.can_review(actor))
    rows = Report.objects.exclude(state=ReportState.SET_ASIDE).annotate(
        reviewed=Count("items", filter=Q(items__reviewed_at__isnull=False)), changes=Sum("items__revision")
    )
    keys = {
        f"reader-tally-{pk}-{reviewed}-{changes}": pk
        for pk, reviewed, changes in rows.filter(reviewed__gt=0).values_list("pk", "reviewed", "changes")
    }
    known: dict[str, Tally] = cache.get_many(keys)
    for key, pk in keys.items():
        if key not in known:
            known[key] = _tally(Report.objects.get(pk=pk))
            cache.set(key, known[key], timeout=None)
    sums = {layer: [sum(one[layer][n] for one in known.values()) for n in range(3)] for layer in LAYERS}
    items = Item.objects.filter(report__in=keys.values(), reviewed_at__isnull=False).count()
    return Measurement(len(keys), items, tuple(Layer(layer, *sums[layer]) for layer in LAYERS))


def _tally(report: Report) -> Tally:
    rows = list(report.items.filter(reviewed_at__isnull=False).prefetch_related("acts"))
    now = facts_in(gold_of(report, rows)["items"])
    before = facts_in(_beside(rows, report.read.get("items", [])))
    return {
        layer: (_size(now[layer] & before[layer]), _size(before[layer]), _size(now[layer]))
        for layer in LAYERS
    }


def _beside(rows: Iterable[Item], said: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """What the reader had said of those parts of the text that were reviewed."""
    spans = [(row.start, row.end) for row in rows]
    for item in said:
        start, end = item["span"]
        if any(start < last and first < end for first, last in spans):
            yield item


def _size(counted: Counter[tuple[Any, ...]]) -> int:
    return counted.total()


def export_corrections(*, actor: Actor) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each report that is reviewed whole, as a gold file: its name without ending, and what it holds."""
    require(access.can_review(actor))
    rows = (
        Report.objects.exclude(state=ReportState.SET_ASIDE)
        .select_related("meeting")
        .annotate(left=Count("items", filter=Q(items__reviewed_at=None)), all=Count("items"))
    )
    write_entry("reports.export_corrections", actor=actor)
    taken: Counter[str] = Counter()
    for report in rows.filter(left=0, all__gt=0).order_by("pk").iterator(chunk_size=50):
        stem = PurePosixPath(report.file_name).stem or "report"
        taken[stem] += 1
        name = stem if taken[stem] == 1 else f"{stem}~{taken[stem]}"
        yield name, gold_of(report, report.items.prefetch_related("acts"))
