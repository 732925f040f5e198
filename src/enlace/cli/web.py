"""``enlace web``: serves the pages with granian."""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import time
from pathlib import Path
from typing import Any

from enlace.cli import server, static_files
from enlace.cli.errors import CannotServe
from enlace.cli.voice import Voice
from enlace.cli.words import reason
from enlace.core import environment

APPLICATION = "enlace.config.wsgi:application"
PORT_SECONDS = 10


def run(args: argparse.Namespace, voice: Voice) -> int:
    server.end_with_parent()
    home = environment.home()
    server.make_home(home)
    _wait_for_port(args.host, args.port)
    with server.writing_in(home):
        if args.workers > 1:
            _count_together(home)
        static_files.make_ready(home / "static")
    server.begin(patience=server.RESTART_SECONDS)
    with server.writing_in(home):
        static_files.collect(home / "static")
    from django.db import connections

    connections.close_all()
    server.name_parent()
    _serve(args)
    return 0


def _wait_for_port(host: str, port: int) -> None:
    """One that was here before may still be ending."""
    until = time.monotonic() + PORT_SECONDS
    while True:
        try:
            server.see_that_port_is_free(host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > until:
                raise CannotServe(host=host, port=port, why=reason(error)) from None
            time.sleep(0.2)
        else:
            return


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
