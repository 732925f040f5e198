"""Bring files in, each kept once and read in a job of its own; safe to run twice and at the same time."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.utils import InterfaceError, OperationalError
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob

from enlace.core import jobs
from enlace.core.actor import Actor
from enlace.core.errors import EnlaceError, FileIsEmpty, FileRefused, require
from enlace.core.locks import lock
from enlace.core.services import read_stored, store_file, write_entry
from enlace.reader import Report as ReadReport
from enlace.reader import read
from enlace.reader.errors import ReaderError
from enlace.reader.inputs.sniff import media_type
from enlace.reports import access
from enlace.reports.enums import FileState, ReportState
from enlace.reports.errors import NothingToImport
from enlace.reports.models import Import, ImportFile, Report
from enlace.reports.services.placing import place_as_read
from enlace.reports.services.recording import record_report, storable

log = logging.getLogger(__name__)

Reason = tuple[str, str]
"""Why a file is refused, in English and in Spanish."""

_UNFORESEEN: Reason = (
    "The file could not be read because of an error in Enlace; it was kept, and the error was noted.",
    "No se pudo leer el archivo debido a un error de Enlace; se conservó el archivo y se registró el error.",
)
_ENDS_THE_READER: Reason = (
    "Reading this file broke off several times; it was kept and is not tried again.",
    "La lectura de este archivo se interrumpió varias veces; se conservó y no se intentará de nuevo.",
)
MOST_ATTEMPTS = 4
_DONE = (FileState.READ, FileState.KNOWN, FileState.REFUSED)
_LONGEST_NAME = 255
_CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def start_import(files: Iterable[tuple[str, bytes]], *, actor: Actor, into: UUID | None = None) -> Import:
    """Keep these files, each under its name, and queue the reading of each.

    A file that cannot be kept is marked as refused with the reason; the others go on. Files are taken one by one, so
    that no more than one need be in memory. ``into`` adds them to an import that was begun before: a folder of many
    files comes in several parts. Raises ``NothingToImport`` where there is no file.
    """
    require(access.can_import(actor))
    rows = [_keep(name, data) for name, data in files]
    if not rows:
        raise NothingToImport
    return _queue(rows, actor, into)


@transaction.atomic
def _queue(rows: list[ImportFile], actor: Actor, into: UUID | None) -> Import:
    if into is None:
        batch = Import.objects.create(started_by_id=actor.user_id)
    else:
        batch = Import.objects.select_for_update(of=("self",)).get(pk=into)
    first = batch.files.count()
    for position, row in enumerate(rows, first):
        row.batch, row.position = batch, position
    for row in ImportFile.objects.bulk_create(rows, batch_size=500):
        if row.state == FileState.WAITING:
            jobs.defer("reports.read_file", pk=row.pk)
    write_entry("reports.start_import", actor=actor, about=str(batch.pk), files=len(rows))
    return batch


def _keep(name: str, data: bytes) -> ImportFile:
    """The row of one file, its bytes kept or the reason why not."""
    row = ImportFile(name=plain_name(name))
    try:
        if not data:
            raise FileIsEmpty
        row.file = store_file(data, media_type=media_type(data, row.name))
    except (FileRefused, ReaderError) as error:
        _mark_refused(row, reason_of(error))
    return row


def plain_name(name: str) -> str:
    """A file's name without its folders and without characters that deceive; its ending survives."""
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = storable(_CONTROL.sub("", last)).strip() or "—"
    ending = PurePosixPath(clean).suffix[:20]
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - len(ending)] + ending


def reason_of(error: EnlaceError | ReaderError) -> Reason:
    """The sentence of a refusal in both languages."""
    if isinstance(error, ReaderError):
        return error.sentence("en"), error.sentence("es")
    said = []
    for lang in ("en", "es"):
        with translation.override(lang):
            said.append(error.sentence)
    return said[0], said[1]


def _mark_refused(row: ImportFile, reason: Reason) -> None:
    row.state, row.finished_at = FileState.REFUSED, timezone.now()
    row.reason_en, row.reason_es = (storable(sentence)[:500] for sentence in reason)


def read_import_file(pk: int, *, actor: Actor) -> ImportFile:
    """Read one file of an import and record what it says. Run again after it is done, it changes nothing.

    Reading holds no lock; recording locks the row, so that of two workers with one file only the first records it.
    """
    require(access.can_import(actor))
    row = ImportFile.objects.select_related("file").get(pk=pk)
    if _is_done(row) or row.file is None:
        return row
    if (known := _report_of(row.file_id)) is not None:
        return _finish(pk, FileState.KNOWN, report=known)
    if row.attempts >= MOST_ATTEMPTS:
        return _finish(pk, FileState.REFUSED, reason=_ENDS_THE_READER)
    ImportFile.objects.filter(pk=pk).exclude(state__in=_DONE).update(
        state=FileState.READING, attempts=F("attempts") + 1
    )
    try:
        said = read(read_stored(row.file.sha256), profile=settings.PROCESS_PROFILE, name=row.name)
        return _record(pk, said, actor)
    except (ReaderError, EnlaceError) as error:
        return _finish(pk, FileState.REFUSED, reason=reason_of(error))
    except (OperationalError, InterfaceError):
        raise  # the database is away: the job is tried again
    except Exception as error:
        log.error("file %s of an import could not be read: %s", pk, type(error).__name__, exc_info=error)
        return _finish(pk, FileState.REFUSED, reason=_UNFORESEEN)


@transaction.atomic
def take_up_lost(*, actor: Actor) -> int:
    """Queue again the files that wait while no job is left for them; tells how many."""
    require(access.can_import(actor))
    lost = ImportFile.objects.exclude(state__in=_DONE).filter(file__isnull=False)
    lost = lost.exclude(pk__in=_with_a_job())
    for pk in lost.values_list("pk", flat=True):
        jobs.defer("reports.read_file", once_as=f"reports.read_file:{pk}", pk=pk)
    return len(lost)


def _with_a_job() -> list[int]:
    """The files for which a job waits or is being done."""
    alive = ProcrastinateJob.objects.filter(task_name="reports.read_file", status__in=("todo", "doing"))
    return [int(args["pk"]) for args in alive.values_list("args", flat=True)]


def _is_done(row: ImportFile) -> bool:
    return row.state in _DONE


def _report_of(file_id: str | None) -> Report | None:
    """The report that was made of these bytes already, unless it was set aside."""
    return Report.objects.filter(file_id=file_id).exclude(state=ReportState.SET_ASIDE).first()


@transaction.atomic
def _record(pk: int, said: ReadReport, actor: Actor) -> ImportFile:
    row = ImportFile.objects.select_for_update(of=("self",)).select_related("file").get(pk=pk)
    if _is_done(row) or row.file is None:
        return row
    _lock_file(row.file.sha256)
    if (known := _report_of(row.file_id)) is not None:
        return _finish(pk, FileState.KNOWN, report=known)
    report = record_report(said, file=row.file, file_name=row.name)
    place_as_read(report, said.meeting, actor=actor)
    return _finish(pk, FileState.READ, report=report)


def _lock_file(sha256: str) -> None:
    """The same bytes are recorded by one worker at a time, until its transaction ends."""
    lock(f"reports.file:{sha256}")


@transaction.atomic
def _finish(
    pk: int, state: FileState, *, report: Report | None = None, reason: Reason | None = None
) -> ImportFile:
    row = ImportFile.objects.select_for_update(of=("self",)).get(pk=pk)
    if _is_done(row):
        return row
    row.state, row.report, row.finished_at = state, report, timezone.now()
    if reason:
        _mark_refused(row, reason)
    row.save(update_fields=["state", "report", "finished_at", "reason_en", "reason_es"])
    return row
