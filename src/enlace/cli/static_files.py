"""Styles, scripts and fonts, brought together and compressed where the web server finds them."""

from __future__ import annotations

import fcntl
import hashlib
from pathlib import Path

from enlace import __version__

_STAMP = ".collected"


def make_ready(place: Path) -> None:
    """Before Django's settings are read: an empty list of files tells them that files will be collected here."""
    place.mkdir(parents=True, exist_ok=True)
    listed = place / "staticfiles.json"
    if not listed.exists():
        listed.write_text('{"paths": {}, "version": "1.1", "hash": ""}')


def collect(place: Path) -> None:
    """Collect them, where they changed since the last time."""
    from django.core.management import call_command

    with open(place / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = _stamp()
        kept = place / _STAMP
        if kept.exists() and kept.read_text() == stamp:
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        kept.write_text(stamp)


def _stamp() -> str:
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            seen.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()
