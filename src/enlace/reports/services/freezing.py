"""Adoption seals the text; what is wrong with it afterwards is said beside it, by a dated corrigendum."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.reports import access
from enlace.reports.enums import ReportState
from enlace.reports.errors import (
    ItemsLeft,
    NoMeeting,
    NotAdopted,
    NothingRead,
    QuestionsLeft,
    SaysNothing,
)
from enlace.reports.models import Corrigendum, Report
from enlace.reports.services.steps import lock_report


@transaction.atomic
def freeze_report(pk: int, *, actor: Actor, at: datetime) -> Report:
    """Seal the text of a reviewed report with its SHA-256. From here on nothing of it can be changed, by nobody.

    The version adopted before in the same language becomes a replaced one. Raises what is still missing.
    """
    require(access.can_adopt(actor))
    report = lock_report(pk)
    _require_reviewed(report)
    adopted = Report.objects.select_for_update().adopted()
    older = adopted.filter(meeting=report.meeting_id, language=report.language).first()
    if older is not None:
        _replace(older, report)
    report.state = ReportState.ADOPTED
    report.adopted_at, report.adopted_by_id = at, actor.user_id
    report.text_sha256 = seal_of(report.plain)
    report.save(update_fields=["state", "adopted_at", "adopted_by", "text_sha256", "version", "replaces"])
    write_entry("reports.freeze_report", actor=actor, about=str(pk), sha256=report.text_sha256)
    return report


def seal_of(plain: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(plain.encode()).hexdigest()


def _require_reviewed(report: Report) -> None:
    if report.meeting_id is None:
        raise NoMeeting
    if not report.items.exists():
        raise NothingRead
    if report.items.filter(reviewed_at=None).exists():
        raise ItemsLeft
    if report.questions.filter(settled_at=None).exists():
        raise QuestionsLeft


def _replace(older: Report, newer: Report) -> None:
    """The older version stays readable at its address as a replaced one."""
    older.state = ReportState.REPLACED
    older.save(update_fields=["state"])
    newer.version = max(newer.version, older.version + 1)
    if newer.replaces_id is None and not Report.objects.filter(replaces=older).exists():
        newer.replaces = older


@transaction.atomic
def issue_corrigendum(
    report_pk: int, item_pk: int | None, text: str, *, dated_on: date, actor: Actor
) -> Corrigendum:
    """Say beside an adopted report what is to be read instead; the report itself is not touched."""
    require(access.can_adopt(actor))
    report = Report.objects.select_for_update().get(pk=report_pk)
    if report.state != ReportState.ADOPTED:
        raise NotAdopted
    if not text.strip():
        raise SaysNothing
    item = report.items.get(pk=item_pk) if item_pk is not None else None
    last = report.corrigenda.aggregate(last=Max("number"))["last"] or 0
    issued = Corrigendum.objects.create(
        report=report,
        item=item,
        number=last + 1,
        dated_on=dated_on,
        text=text.strip(),
        issued_by_id=actor.user_id,
    )
    write_entry("reports.issue_corrigendum", actor=actor, about=str(report_pk), number=issued.number)
    return issued
