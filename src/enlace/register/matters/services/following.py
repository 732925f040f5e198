"""What the adoption of a report does: links suggested, and spots that follow a newer version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.meetings.models import Meeting
from enlace.register.matters import access
from enlace.register.matters.models import Fingerprint, Link, Passage
from enlace.register.matters.remembering import remember
from enlace.register.matters.services.keeping import spots_of
from enlace.register.matters.suggesting import references_by_number, suggestions
from enlace.reports.enums import ReportState
from enlace.reports.models import Report
from enlace.reports.services.versions import pair_items


@transaction.atomic
def suggest_links(report_pk: int, *, actor: Actor) -> int:
    """Keep the fingerprints of an adopted report and suggest links of its passages; safe to do twice.

    A pair that was judged or is suggested already stays as it is. Suggestions about a paragraph that no version in
    force has any more are dropped.
    """
    require(access.can_suggest(actor))
    report = Report.objects.select_related("meeting").filter(pk=report_pk).first()
    if report is None or report.state != ReportState.ADOPTED or report.meeting is None:
        return 0
    Meeting.objects.select_for_update().get(pk=report.meeting.pk)
    rows = remember(report)
    _drop_stale(report.meeting.pk)
    items = list(report.items.defer("search").order_by("position"))
    found = [*_not_known(suggestions(rows)), *references_by_number(report, items)]
    Link.objects.bulk_create(found, ignore_conflicts=True, batch_size=500)
    return len(found)


def _not_known(links: Sequence[Link]) -> list[Link]:
    """Without pairs that are known the other way round: a meeting that moved may have become the earlier one."""
    turned = {(one.later_meeting_id, one.later_key) for one in links}
    known = Link.objects.filter(
        earlier_meeting__in={spot[0] for spot in turned}, earlier_key__in={spot[1] for spot in turned}
    )
    pairs = {tuple(spots_of(one)) for one in known}
    return [one for one in links if tuple(spots_of(one)[::-1]) not in pairs]


def _drop_stale(meeting: int) -> None:
    kept = set(Fingerprint.objects.filter(meeting=meeting).values_list("item_key", flat=True))
    rows = Link.objects.to_judge()
    rows.filter(later_meeting=meeting).exclude(later_key__in=kept).delete()
    rows.filter(earlier_meeting=meeting).exclude(earlier_key__in=kept).delete()


def follow_new_version(report: Report) -> None:
    """Let passages and links follow their paragraphs to the numbers that these have in a newer version.

    The language that came first leads; where the other one is renumbered alone, it is that one which is wrong.
    """
    before = report.replaces
    if before is None or report.meeting_id is None or not _leads(report):
        return
    pairs = pair_items(
        list(before.items.defer("search").order_by("position")),
        list(report.items.defer("search").order_by("position")),
    )
    moved = {old.key: new.key for old, new in pairs if old and new and old.key != new.key}
    for rows, field in _keyed(report.meeting_id):
        for one in (touched := list(rows.filter(**{f"{field}__in": list(moved)}))):
            rows.filter(pk=one.pk).update(**{field: f"\x7f{one.pk}"})
        for one in touched:
            _renumber(rows, one, field, moved[getattr(one, field)])


def _keyed(meeting: int) -> Sequence[tuple[Any, str]]:
    return (
        (Passage.objects.filter(meeting=meeting), "item_key"),
        (Link.objects.filter(earlier_meeting=meeting), "earlier_key"),
        (Link.objects.filter(later_meeting=meeting), "later_key"),
    )


def _renumber(rows: Any, one: Any, field: str, key: str) -> None:
    """Where the new number is taken already, by words that are gone, the one that is still said takes it."""
    clash = {"item_key": key} if field == "item_key" else None
    if clash:
        rows.filter(**clash).exclude(pk=one.pk).delete()
    else:
        other = "later" if field == "earlier_key" else "earlier"
        same = {
            f"{other}_meeting": getattr(one, f"{other}_meeting_id"),
            f"{other}_key": getattr(one, f"{other}_key"),
        }
        rows.filter(**same, **{field: key}).exclude(pk=one.pk).delete()
    rows.filter(pk=one.pk).update(**{field: key})


def _leads(report: Report) -> bool:
    first = Report.objects.filter(meeting=report.meeting_id, adopted_at__isnull=False).order_by(
        "adopted_at", "pk"
    )
    return first.values_list("language", flat=True).first() == report.language
