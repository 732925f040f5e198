"""Styles, scripts and fonts, brought together and compressed where the web server finds them."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from pathlib import Path

from enlace import __version__

_STAMP, _LOCK, _LIST = ".collected", ".lock", "staticfiles.json"


def make_ready(place: Path) -> None:
    """Before Django's settings are read: an empty list of files tells them that files will be collected here.

    It takes the place of one that a full disk or a killed process left in pieces, too.
    """
    place.mkdir(parents=True, exist_ok=True)
    if not _is_whole(place / _LIST):
        (place / _STAMP).unlink(missing_ok=True)
        beside = place / f".{_LIST}.{os.getpid()}"
        beside.write_text('{"paths": {}, "version": "1.1", "hash": ""}')
        beside.replace(place / _LIST)


def _is_whole(listed: Path) -> bool:
    try:
        return "paths" in json.loads(listed.read_bytes())
    except (FileNotFoundError, ValueError):
        return False


def collect(place: Path) -> None:
    """Collect them, where they changed since the last time; all anew, where the last time did not come to its end."""
    from django.core.management import call_command

    with open(place / _LOCK, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = _stamp()
        kept = place / _STAMP
        if not kept.exists():
            _clear(place)
        elif kept.read_text() == stamp:
            return
        kept.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        kept.write_text(stamp)


def _clear(place: Path) -> None:
    for one in place.iterdir():
        if one.is_dir():
            shutil.rmtree(one)
        elif one.name not in (_LOCK, _LIST):
            one.unlink()


def _stamp() -> str:
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            seen.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()
