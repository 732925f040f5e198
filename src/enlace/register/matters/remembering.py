"""Fingerprints of adopted reports: made from what reviewers left, kept, and counted by their terms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.db import connection, transaction

from enlace.matching import Fingerprint as Features
from enlace.matching import Weights, keys
from enlace.matching.fingerprints import fingerprints
from enlace.register.matters.models import Fingerprint, Holder, Term
from enlace.reports.contract import as_reviewed
from enlace.reports.models import Item, Report

EVERY = ""
"""The term that stands for all fingerprints."""
_LONGEST = 80


@transaction.atomic
def remember(report: Report) -> list[Fingerprint]:
    """Keep the fingerprints of an adopted report, in place of those of its older version."""
    assert report.meeting is not None  # an adopted report has one
    old = Fingerprint.objects.filter(meeting=report.meeting, language=report.language)
    gone = _counted(before := list(old.only("features", "keys")))
    _forget(before)
    old.delete()
    items = list(report.items.defer("search").prefetch_related("acts").order_by("position"))
    made: dict[str, Fingerprint] = {}
    told = as_reviewed(report, items)
    name = f"{report.meeting.slug}.{report.language}.txt"  # of one name are only the items of one report
    told = replace(told, source=replace(told.source, name=name))
    for item, features in zip(items, fingerprints(told, profile=settings.PROCESS_PROFILE), strict=True):
        made.setdefault(item.key, _row(report, item, features))
    rows = Fingerprint.objects.bulk_create(made.values(), batch_size=500)
    index(rows)
    change = _counted(rows)
    change.subtract(gone)
    _count(change)
    return rows


def _row(report: Report, item: Item, features: Features) -> Fingerprint:
    return Fingerprint(
        meeting=report.meeting,
        language=report.language,
        item_key=item.key,
        features=features.as_dict(),
        keys=sorted(key for key in keys(features) if len(key) <= _LONGEST),
    )


def number_of(key: str) -> int:
    """The number under which holders of a key are kept. Two keys that share one bring a few passages in vain."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big", signed=True)


def index(rows: Iterable[Fingerprint]) -> None:
    """Let these be found by their keys."""
    pairs = {(number_of(key), row.pk) for row in rows for key in row.keys}
    Holder.objects.bulk_create(
        (Holder(key=key, fingerprint=pk) for key, pk in sorted(pairs)), batch_size=5000
    )


def _forget(rows: Iterable[Fingerprint]) -> None:
    held = list(rows)
    numbers = {number_of(key) for row in held for key in row.keys}
    Holder.objects.filter(key__in=numbers, fingerprint__in=[row.pk for row in held]).delete()


def _counted(rows: Iterable[Fingerprint]) -> Counter[str]:
    told: Counter[str] = Counter()
    for row in rows:
        told.update({*(term for term in row.features["terms"] if len(term) <= _LONGEST), *row.keys})
        told[EVERY] += 1
    return told


def _count(change: Counter[str]) -> None:
    """In the order of the terms, so that two reports at once wait for each other and never cross."""
    moved = sorted((term, by) for term, by in change.items() if by)
    if not moved:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_term (key, items) SELECT * FROM unnest(%s::varchar[], %s::bigint[])"
            " ON CONFLICT (key) DO UPDATE SET items = register_term.items + excluded.items",
            [[term for term, _ in moved], [by for _, by in moved]],
        )


def counts_of(terms: Iterable[str]) -> Counter[str]:
    rows = Term.objects.filter(key__in=list(terms)).values_list("key", "items")
    return Counter({key: max(items, 0) for key, items in rows})


def weights_of(terms: Iterable[str]) -> Weights:
    """The weights of these terms by how often they stand in all adopted reports."""
    counts = counts_of({*terms, EVERY})
    return Weights(counts, counts.pop(EVERY, 0))
