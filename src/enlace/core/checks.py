"""What is wrong with how this system is set up, one sentence for each thing."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from enlace.core import postgres
from enlace.core.environment import Environment

CLOCK_SECONDS = 5
FREE_BYTES = 2 * 2**30
FRESH_SECONDS = 20
LOOSE = frozenset({"localhost", "127.0.0.1", "::1"})

_seen: dict[str, float] = {}


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the reason, it cannot serve
        return False
    return True


def is_behind() -> bool:
    """Are there migrations that this database has not seen? "No" is remembered, since it stays so."""
    if _seen.get("up to date"):
        return False
    now = time.monotonic()
    if now - _seen.get("looked", -FRESH_SECONDS) < FRESH_SECONDS:
        return True
    behind = bool(missing_migrations())
    _seen.update({"up to date": 0.0} if behind else {"up to date": 1.0})
    if behind:
        _seen["looked"] = now
    return behind


def forget() -> None:
    _seen.clear()


def missing_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def problems(given: Environment) -> Iterator[str]:
    """Every problem of a production configuration, in the language that is active now."""
    yield from _of_settings(given)
    yield from _of_address(given)
    yield from _of_folder(given.home)
    yield from _of_roles(given)
    yield from _of_database()


def _of_settings(given: Environment) -> Iterator[str]:
    if len(set(given.secret_key)) < 12:
        yield _("ENLACE_SECRET_KEY is weak: it has too few different characters.")
    if not given.raw.get("ENLACE_SECRET_KEY"):
        yield _("ENLACE_SECRET_KEY is not set; the one that was made for a try-out is used.")
    if given.debug:
        yield _("ENLACE_DEBUG is on: errors would show the inside of the system to everybody.")
    if given.demo:
        yield _("ENLACE_DEMO is on: everybody knows the passwords of a demo.")
    if given.mail is None:
        yield _("ENLACE_MAIL_URL is missing: invitations and reminders cannot be sent.")
    if not given.require_mfa:
        yield _("ENLACE_REQUIRE_MFA is off: officers of the secretariat can sign in with a password alone.")
    if given.metrics_token and len(given.metrics_token) < 20:
        yield _("ENLACE_METRICS_TOKEN is weak: give at least 20 random characters.")


def _of_address(given: Environment) -> Iterator[str]:
    parts = urlsplit(given.base_url)
    if parts.scheme != "https":
        yield _("ENLACE_BASE_URL is not https: passwords would travel in the clear.")
    if parts.hostname in LOOSE:
        yield _("ENLACE_BASE_URL names this machine only: links in letters would lead nowhere.")
    if "*" in given.allowed_hosts:
        yield _("ENLACE_ALLOWED_HOSTS allows every name: links in letters could be forged.")


def _of_folder(home: Path) -> Iterator[str]:
    files = home / "files"
    place = files if files.exists() else home
    if not os.access(place, os.W_OK | os.X_OK):
        yield _("%(folder)s cannot be written: no file could be kept.") % {"folder": place}
        return
    free = shutil.disk_usage(place).free
    if free < FREE_BYTES:
        said = {"folder": place, "free": free // 2**20}
        yield _("Only %(free)s MB are free where files are kept, in %(folder)s.") % said


def _of_roles(given: Environment) -> Iterator[str]:
    try:
        web = postgres.facts_of_role(given.database_url)
    except psycopg.Error:
        yield _("The database cannot be reached with DATABASE_URL.")
        return
    if web.rules:
        yield _("The web role %(role)s rules the server; it may have no rights beyond its rows.") % {
            "role": web.name
        }
    if web.owns:
        yield _("The web role %(role)s owns %(owns)s tables; it must own nothing.") % {
            "role": web.name,
            "owns": web.owns,
        }


def _of_database() -> Iterator[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT extract(epoch FROM clock_timestamp()), current_setting('server_version_num')::int"
            )
            said, version = cursor.fetchone()
        apart = abs(time.time() - float(said))
        behind = missing_migrations()
    except DatabaseError:
        yield _("The tables of the database cannot be read; run enlace migrate.")
        return
    if apart > CLOCK_SECONDS:
        yield _("The clocks of this machine and of the database differ by %(seconds)s seconds.") % {
            "seconds": round(apart)
        }
    if version < 160000:
        yield _("PostgreSQL is older than version 16.")
    if behind:
        yield _("%(count)s migrations are missing; run enlace migrate.") % {"count": len(behind)}
