"""A database of its own, the web server and the worker as in production, and how much memory each takes."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from enlace.core import postgres

Env = dict[str, str]


@contextmanager
def running_database(keep: Path | None = None) -> Iterator[Env]:
    """A migrated database, in a folder that goes away unless one to keep is named; we are its owner."""
    home = keep.resolve() if keep else Path(tempfile.mkdtemp(prefix="enlace-bench-"))
    home.mkdir(parents=True, exist_ok=True)
    server = postgres.start(home / "postgres")
    postgres.make_database(server)
    env = {
        "ENLACE_HOME": str(home),
        "ENLACE_SECRET_KEY": secrets.token_urlsafe(60),
        "DATABASE_URL": postgres.url_for(server, role=postgres.OWNER),
        "DJANGO_SETTINGS_MODULE": "enlace.config.settings",
        "ENLACE_REQUIRE_MFA": "0",
    }
    os.environ.update(env)
    import django
    from django.core.management import call_command

    django.setup()
    logging.getLogger("enlace.request").setLevel(logging.WARNING)  # the table is what is read here
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from enlace.core.actor import Actor
    from enlace.directory.services import load_process

    load_process("rcm", actor=Actor.system())
    try:
        yield env
    finally:
        from django.db import connections

        connections.close_all()
        server.cleanup()
        if not keep:
            shutil.rmtree(home, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def web_server(env: Env, *, workers: int = 2) -> Iterator[tuple[str, psutil.Process]]:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "enlace.cli", "web", "--port", str(port), "--workers", str(workers)]
    with open(Path(env["ENLACE_HOME"]) / "web.log", "ab") as log:
        started = subprocess.Popen(
            command, env={**os.environ, **env, "ENLACE_BASE_URL": base}, stdout=log, stderr=log
        )
    try:
        _wait(f"{base}/health/ready")
        yield base, psutil.Process(started.pid)
    finally:
        started.terminate()
        started.wait(20)


@contextmanager
def worker(env: Env) -> Iterator[psutil.Process]:
    with open(Path(env["ENLACE_HOME"]) / "worker.log", "ab") as log:
        started = subprocess.Popen(
            [sys.executable, "-m", "enlace.cli", "worker"], env={**os.environ, **env}, stdout=log, stderr=log
        )
    try:
        yield psutil.Process(started.pid)
    finally:
        started.terminate()
        started.wait(30)


def megabytes(process: psutil.Process) -> list[int]:
    """Resident memory of the process and its children, the largest first."""
    family = [process, *process.children(recursive=True)]
    return sorted((one.memory_info().rss // 2**20 for one in family), reverse=True)


def processor_seconds(env: Env, web: psutil.Process) -> float:
    """What the web and the database have used so far, their children included; other programs do not enter into it."""
    postmaster = int((Path(env["ENLACE_HOME"]) / "postgres" / "postmaster.pid").read_text().split()[0])
    spent = 0.0
    for one in (web, psutil.Process(postmaster)):
        for process in (one, *one.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                spent += sum(process.cpu_times()[:2])
    return spent


def _wait(address: str, seconds: int = 60) -> None:
    for _ in range(seconds * 4):
        try:
            urllib.request.urlopen(address, timeout=2)
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise SystemExit(f"{address} did not answer")
