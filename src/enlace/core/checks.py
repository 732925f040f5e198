"""What is wrong with how this system is set up, one sentence for each thing."""

from __future__ import annotations

import os
import shlex
import shutil
import smtplib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.apps import apps
from django.core.mail.backends.smtp import EmailBackend
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.http.request import validate_host
from django.utils.translation import gettext as _

from enlace.core import mailbox, postgres
from enlace.core.environment import Environment, Mail
from enlace.reader import profile
from enlace.reader.errors import ReaderError

CLOCK_SECONDS = 5
FREE_BYTES = 2 * 2**30
FRESH_SECONDS = 20
MAIL_SECONDS = 10
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
    """Are there migrations that this database has not seen? "No" is remembered, since it stays so.

    While the first ones are under way, the web role may not read yet which ones are done: that is "yes" too.
    """
    if _seen.get("up to date"):
        return False
    now = time.monotonic()
    if now - _seen.get("looked", -FRESH_SECONDS) < FRESH_SECONDS:
        return True
    behind = not is_up_to_date()
    _seen.update({"up to date": 0.0} if behind else {"up to date": 1.0})
    if behind:
        _seen["looked"] = now
    return behind


def is_up_to_date() -> bool:
    """Asked anew each time; "no" too where it may not be asked yet, or nobody answers."""
    try:
        return not missing_migrations()
    except DatabaseError:
        return False


def migrations_seen() -> int:
    """How many migrations the database has seen, cheaply; -1 where it may not be asked yet, or nobody answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations")
            return int(cursor.fetchone()[0])
    except DatabaseError:
        return -1


def forget() -> None:
    _seen.clear()


def missing_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def unknown_migrations(seen: Sequence[str]) -> list[str]:
    """Those of our own rooms that this version of Enlace has not: a newer one made them."""
    disk = MigrationLoader(None).disk_migrations
    known = {f"{app}.{name}" for app, name in disk}
    known |= {f"{app}.{name}" for migration in disk.values() for app, name in migration.replaces}
    ours = {one.label for one in apps.get_app_configs() if one.name.startswith("enlace.")}
    return [name for name in seen if name not in known and name.partition(".")[0] in ours]


def problems(given: Environment) -> Iterator[str]:
    """Every problem of a production configuration, in the language that is active now."""
    yield from _of_settings(given)
    yield from _of_address(given)
    yield from _of_mail(given.mail)
    yield from _of_helpers(given)
    yield from _of_folder(given.home)
    yield from _of_mailbox(given)
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
    if not given.require_mfa:
        yield _("ENLACE_REQUIRE_MFA is off: officers of the secretariat can sign in with a password alone.")
    if given.reply_address and not given.imap and not given.inbound_secret:
        yield _(
            "Neither ENLACE_IMAP_URL nor ENLACE_INBOUND_SECRET is set: replies to letters would reach nobody."
        )
    if (given.imap or given.inbound_secret) and not given.mail_judge:
        yield _("ENLACE_MAIL_JUDGE is not set: who replies to a letter has to confirm each reply by a press.")
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
    elif not validate_host(parts.hostname or "", given.allowed_hosts):
        yield _("ENLACE_ALLOWED_HOSTS leaves out the name in ENLACE_BASE_URL: every page would be refused.")
    if parts.scheme == "https" and not given.behind_proxy:
        yield _(
            "ENLACE_BEHIND_PROXY is not set: pages would lead back to themselves, since a proxy speaks https."
        )


def _of_mail(mail: Mail | None) -> Iterator[str]:
    if mail is None:
        yield _("ENLACE_MAIL_URL is missing: invitations and reminders cannot be sent.")
        return
    if mail.password and not mail.tls and mail.host not in LOOSE:
        yield _("ENLACE_MAIL_URL sends its password in the clear; use smtps:// or smtp+starttls://.")
    server = EmailBackend(
        host=mail.host,
        port=mail.port,
        username=mail.user,
        password=mail.password,
        use_ssl=mail.tls == "ssl",
        use_tls=mail.tls == "starttls",
        timeout=MAIL_SECONDS,
    )
    try:
        server.open()
        server.close()
    except (OSError, smtplib.SMTPException) as error:
        said = {"host": mail.host, "port": mail.port, "why": type(error).__name__}
        yield _("The mail server %(host)s:%(port)s does not let us in (%(why)s).") % said


def _of_helpers(given: Environment) -> Iterator[str]:
    words = shlex.split(given.scan_command)
    if words and not shutil.which(words[0]):
        yield _("%(program)s of ENLACE_SCAN_COMMAND is not on this machine: no file could be brought in.") % {
            "program": words[0]
        }
    try:
        profile.load(given.profile)
    except (ReaderError, OSError):
        yield _("ENLACE_PROFILE names no profile that can be read; enlace profile check tells more.")
    if given.oidc and not given.oidc["issuer"].startswith("https://"):
        yield _("ENLACE_OIDC_ISSUER is not https: who signs in there could be anybody.")


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


def _of_mailbox(given: Environment) -> Iterator[str]:
    if given.imap is None:
        return
    try:
        with mailbox.opened(given.imap, seconds=10):
            pass
    except mailbox.MailboxClosed as closed:
        yield _("The mailbox of ENLACE_IMAP_URL cannot be opened: %(why)s.") % {"why": closed}


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
        return
    said = {"role": web.name, "owns": web.owns, "lacks": web.lacks}
    if web.owns:
        yield _("The web role %(role)s owns %(owns)s tables; it must own nothing.") % said
    if web.creates:
        yield (
            _(
                "The web role %(role)s may make tables; REVOKE CREATE ON SCHEMA public FROM it, and from PUBLIC."
            )
            % said
        )
    if web.lacks:
        yield _("The web role %(role)s may not read and change %(lacks)s tables; run enlace migrate.") % said


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
