"""``enlace web``: serves the pages with granian."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from typing import Any

from enlace.cli import server, static_files
from enlace.cli.voice import Voice
from enlace.core import environment

APPLICATION = "enlace.config.wsgi:application"


def run(args: argparse.Namespace, voice: Voice) -> int:
    server.end_with_parent()
    home = environment.home()
    server.make_home(home)
    if args.workers > 1:
        _count_together(home)
    static_files.make_ready(home / "static")
    server.begin()
    static_files.collect(home / "static")
    from django.db import connections

    connections.close_all()
    _serve(args)
    return 0


def _count_together(home: Path) -> None:
    """Several processes put their figures into one folder; said before the library of metrics is loaded."""
    place = home / "metrics"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(place)


def _serve(args: argparse.Namespace) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        APPLICATION,
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=args.threads,
        websockets=False,
        log_access=False,
        log_dictconfig=_logs(),
        respawn_failed_workers=True,
        workers_kill_timeout=20,
    ).serve()


def _logs() -> dict[str, Any]:
    from django.conf import settings

    own: dict[str, Any] = {"_granian": {"handlers": ["stderr"], "level": "INFO", "propagate": False}}
    said: dict[str, Any] = settings.LOGGING
    return {**said, "loggers": {**said["loggers"], **own}}
