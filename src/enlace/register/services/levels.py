"""Who may see commitments follows who may see the paragraphs that they come from."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.core.errors import require
from enlace.register import access
from enlace.register.matters.services import guard_matters
from enlace.register.models import Commitment, Source
from enlace.reports import services as reports
from enlace.reports.enums import ReportState
from enlace.reports.models import Report

_ORDER = list(Visibility.values)


def narrowest(levels: Iterable[str]) -> str:
    """A commitment holds the words of every language of a report, so the most careful of them decides."""
    return max(levels, key=_ORDER.index)


@transaction.atomic
def set_visibility(report_pk: int, visibility: Visibility, *, actor: Actor) -> Report:
    """Say who may see a report, and with it what came of it in the register.

    Versions that it replaced are never left open to more people than it is itself, nor matters that tell of it where
    it is narrowed.
    """
    require(access.can_adopt(actor))
    before = Report.objects.filter(pk=report_pk).values_list("visibility", flat=True).first()
    report: Report = reports.set_visibility(report_pk, visibility, actor=actor)
    for older in _replaced_by(report):
        if older.visibility != narrowest([older.visibility, visibility]):
            reports.set_visibility(older.pk, visibility, actor=actor)
    levels: dict[int, list[str]] = {}
    come_from_it = Source.objects.filter(act__item__report=report).values("commitment")
    held = Source.objects.filter(commitment__in=come_from_it)
    for commitment, level in held.values_list("commitment_id", "act__item__visibility"):
        levels.setdefault(commitment, []).append(level)
    for one in Commitment.objects.select_for_update().filter(pk__in=levels).order_by("pk"):
        one.visibility = narrowest(levels[one.pk])
        one.save(update_fields=["visibility"])
        one.occurrences.exclude(visibility=one.visibility).update(visibility=one.visibility)
    is_narrowed = before is not None and before != narrowest([before, visibility])
    if is_narrowed and report.meeting_id and report.state == ReportState.ADOPTED:
        guard_matters(report.meeting_id, Visibility(visibility))
    return report


def _replaced_by(report: Report) -> QuerySet[Report]:
    older = Report.objects.filter(meeting=report.meeting_id, language=report.language)
    return older.filter(state=ReportState.REPLACED, version__lt=report.version, meeting__isnull=False)
