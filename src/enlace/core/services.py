"""Keep a file; write a line of the journal."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import shlex
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import FileInfected, FileIsEmpty, FileNotKept, FileTooLarge, ScanFailed
from enlace.core.models import Entry, StoredFile

SCAN_SECONDS = 120
log = logging.getLogger(__name__)


def write_entry(verb: str, *, actor: Actor, about: str = "", **facts: Any) -> Entry:
    """Add a line to the journal. ``verb`` is ``room.verb``; facts hold ids and counts, never personal data."""
    return Entry.objects.create(user_id=actor.user_id, verb=verb, about=about[:200], facts=facts)


@transaction.atomic
def record_list_export(name: str, *, rows: int, filters: str, actor: Actor) -> None:
    """A line of the journal for each list that is taken along. Words that were typed stay out of ``filters``."""
    write_entry("core.export_list", actor=actor, about=name, rows=rows, filters=filters)


def path_of(sha256: str) -> Path:
    """Where the bytes of a stored file lie."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256


def read_stored(sha256: str) -> bytes:
    return path_of(sha256).read_bytes()


def store_file(data: bytes, *, media_type: str) -> StoredFile:
    """Keep these bytes, once however often they come. Raises a ``FileRefused`` where they may not be kept."""
    if not data:
        raise FileIsEmpty
    if len(data) > settings.MAX_UPLOAD_BYTES:
        raise FileTooLarge(limit=settings.MAX_UPLOAD_BYTES // 2**20)
    sha256 = hashlib.sha256(data).hexdigest()
    if not path_of(sha256).exists():
        scan(data)
        try:
            _write_once(path_of(sha256), data)
        except OSError as error:
            log.error("a file could not be kept: %s", error.strerror)
            raise FileNotKept from None
    with transaction.atomic():
        stored, _ = StoredFile.objects.get_or_create(
            sha256=sha256, defaults={"size": len(data), "media_type": media_type}
        )
    return stored


def scan(data: bytes) -> None:
    """Give the bytes to the virus scanner that the machine names: it exits 0 for clean, 1 for infected."""
    if not settings.SCAN_COMMAND:
        return
    try:
        done = subprocess.run(
            shlex.split(settings.SCAN_COMMAND),
            input=data,
            capture_output=True,
            timeout=SCAN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise ScanFailed from None
    if done.returncode == 1:
        raise FileInfected
    if done.returncode:
        raise ScanFailed


def _write_once(place: Path, data: bytes) -> None:
    """Whole or not at all: written beside, then moved."""
    Path(settings.FILES_ROOT).mkdir(mode=0o700, parents=True, exist_ok=True)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.rename(place)
    finally:
        with suppress(OSError):
            beside.unlink()
