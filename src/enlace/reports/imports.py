"""What people see of imports: how far one has come, what became of each file; and the original of a report."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from enlace.core.actor import Actor
from enlace.core.services import read_stored
from enlace.reports import access
from enlace.reports.enums import FileState
from enlace.reports.models import Import, ImportFile, Item, Question, Report

_HEAVY = ("report__plain", "report__read")
_WAITING = (FileState.WAITING, FileState.READING)


def imports_with_counts(actor: Actor) -> QuerySet[Import]:
    """Imports, the newest first, each with ``count``, ``waiting``, ``read``, ``known`` and ``refused`` files."""
    if not access.can_import(actor):
        return Import.objects.none()
    counted = Import.objects.select_related("started_by").annotate(
        count=Count("files"),
        waiting=Count("files", filter=Q(files__state__in=_WAITING)),
        read=Count("files", filter=Q(files__state=FileState.READ)),
        known=Count("files", filter=Q(files__state=FileState.KNOWN)),
        refused=Count("files", filter=Q(files__state=FileState.REFUSED)),
    )
    return counted.order_by("-started_at")


@dataclass(frozen=True)
class Progress:
    """How many files of an import are where."""

    count: int
    read: int
    known: int
    refused: int

    @property
    def done(self) -> int:
        return self.read + self.known + self.refused

    @property
    def is_done(self) -> bool:
        return self.done == self.count


def find_import(pk: UUID, actor: Actor) -> tuple[Import, Progress] | None:
    found = imports_with_counts(actor).filter(pk=pk).first()
    if found is None:
        return None
    counts = {name: getattr(found, name) for name in ("count", "read", "known", "refused")}
    return found, Progress(**counts)


def files_of(batch: Import) -> QuerySet[ImportFile]:
    """The files of an import, refused ones first; each with ``open_questions`` of its report."""
    asked = (
        Question.objects.filter(report=OuterRef("report"), settled_at=None)
        .order_by()
        .values("report")
        .annotate(n=Count("pk"))
        .values("n")
    )
    first = Case(When(state=FileState.REFUSED, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = ImportFile.objects.filter(batch=batch).select_related("report__meeting__body")
    return (
        rows.defer(*_HEAVY)
        .annotate(open_questions=Coalesce(Subquery(asked), Value(0)))
        .order_by(first, "position")
    )


def find_original(report_pk: int, actor: Actor) -> tuple[Report, bytes] | None:
    """The file that a report came in, as it came, for those who may see the report and every paragraph of it."""
    rows = Report.objects.visible_to(actor).select_related("file", "meeting").defer("plain", "read")
    report = rows.filter(pk=report_pk).first()
    if report is None or report.items.exclude(pk__in=Item.objects.visible_to(actor).values("pk")).exists():
        return None
    return report, read_stored(report.file.sha256)


def find_versions(report_pk: int, actor: Actor) -> tuple[Report, Report] | None:
    """A report and the version before it; comparing them is the secretariat's."""
    if not access.can_review(actor):
        return None
    rows = Report.objects.select_related("meeting__body", "replaces").filter(replaces__isnull=False)
    report = rows.filter(pk=report_pk).first()
    return (report.replaces, report) if report and report.replaces else None


def waiting_files(batch: UUID) -> list[int]:
    """The files of an import that nobody has begun to read, in order."""
    rows = ImportFile.objects.filter(batch=batch, state=FileState.WAITING)
    return list(rows.values_list("pk", flat=True))


def refusals(batch: UUID, actor: Actor) -> list[tuple[str, str, str]]:
    """The refused files of an import: name, and why in English and in Spanish."""
    if not access.can_import(actor):
        return []
    rows = ImportFile.objects.filter(batch=batch, state=FileState.REFUSED)
    return list(rows.values_list("name", "reason_en", "reason_es"))
