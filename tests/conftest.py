"""What holds for all tests; for those with a database: a real PostgreSQL, real rows, fixed days."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from tests.environment import CHROMIUM, HOME

QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

# How long an example takes depends on the machine; what a test finds, and covers, must not.
hypothesis_settings.register_profile("enlace", deadline=None, derandomize=True)
hypothesis_settings.load_profile("enlace")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Without a ``DATABASE_URL``, the tests start the embedded PostgreSQL; processes running at once share it."""
    from django.conf import settings
    from django.db import connections

    if os.environ.get("DATABASE_URL"):
        yield
        return
    from enlace.core import postgres

    _sweep()
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]
    server = postgres.start(
        HOME / f"pg-{run}", settings={"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    )
    info = server.get_postmaster_info()
    for database in (settings.DATABASES["default"], connections["default"].settings_dict):
        database.update(USER="postgres", HOST=str(info.socket_dir), PORT=str(info.port))
    yield
    connections.close_all()


def _sweep() -> None:
    """Remove what earlier runs left: databases that no server has open, homes of processes that are gone."""
    for folder in HOME.glob("pg-*"):
        with contextlib.suppress(FileNotFoundError):  # another process of this run sweeps as well
            if not (folder / "postmaster.pid").exists() and time.time() - folder.stat().st_mtime > 3600:
                shutil.rmtree(folder, ignore_errors=True)
    for folder in HOME.glob("home-*"):
        if not Path(f"/proc/{folder.name.removeprefix('home-')}").exists():
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every test finds the process ``rcm`` loaded: its parties, bodies and memberships."""
    from django.conf import settings

    from enlace.core.actor import Actor
    from enlace.directory.services import load_process

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock():
        load_process("rcm", actor=Actor.system())


@pytest.fixture(autouse=True)
def _ready_for_rows(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with a database finds the process loaded, and files, names and caches of its own."""
    used = set(request.fixturenames)
    mark = request.node.get_closest_marker("django_db")
    if not mark and not used & {"db", "transactional_db", "live_server"}:
        yield
        return
    committing = used & {"transactional_db", "live_server"} or (mark and mark.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if committing else "db")
    from django.conf import settings
    from django.core.cache import cache

    from enlace.core.actor import Actor
    from enlace.directory import names, queries
    from enlace.directory.services import load_process

    if committing:
        _forget_jobs()
    if not queries.parties().exists():  # a test that commits empties the tables when it ends
        load_process("rcm", actor=Actor.system())
    names.forget()
    cache.clear()
    before = settings.FILES_ROOT
    with tempfile.TemporaryDirectory() as folder:
        settings.FILES_ROOT = Path(folder)
        yield
        settings.FILES_ROOT = before
    names.forget()


def _forget_jobs() -> None:
    """Emptying the tables of Django leaves the queue as it is: an earlier test's jobs would be done in this one."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, one for all tests of a process: Playwright runs only once in a thread."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    # Playwright's loop runs in the thread of the tests, where they also look into the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def queued(db: None) -> Callable[[], list[tuple[str, dict[str, Any]]]]:
    """Tells which jobs wait: ``(task, arguments)`` in the order in which they were queued."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    def tell() -> list[tuple[str, dict[str, Any]]]:
        rows = ProcrastinateJob.objects.filter(status="todo").order_by("id")
        return [(row.task_name, row.args) for row in rows]

    return tell


@pytest.fixture
def run_jobs(db: None) -> Callable[[], int]:
    """Does the waiting jobs here and now, in their order, until none is left; tells how many."""
    from django.db import connection
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    def run() -> int:
        done = 0
        while row := ProcrastinateJob.objects.filter(status="todo").order_by("id").first():
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [row.pk])
            app.tasks[row.task_name].func(**row.args)
            done += 1
        return done

    return run


@pytest.fixture
def people(db: None) -> Any:
    """One user for each role, made when asked for: ``people.secretariat``, ``people.honduras`` …"""
    from tests.people import People

    return People()


@pytest.fixture
def secretariat(people: Any) -> Any:
    """The actor of an officer of the Technical Secretariat."""
    return people.actor("secretariat")


@pytest.fixture
def honduras(people: Any) -> Any:
    """The actor of the focal point of Honduras in the consular network."""
    return people.actor("honduras")


@pytest.fixture
def mexico(people: Any) -> Any:
    return people.actor("mexico")


@pytest.fixture
def presidency(people: Any) -> Any:
    return people.actor("presidency")


@pytest.fixture
def iom(people: Any) -> Any:
    """The actor of an observer: IOM, in every body."""
    return people.actor("iom")


@pytest.fixture
def public() -> Any:
    from enlace.core.actor import Actor

    return Actor.public()
