"""The way to production that docs/running.md tells, gone word for word: a PostgreSQL of its own that asks for
passwords, its roles by deploy/roles.sql, the settings by deploy/*.env.example, and the commands one after another."""

from __future__ import annotations

import base64
import hmac
import http.client
import json
import re
import secrets
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from aiosmtpd.controller import Controller
from tests.toughness.production import (
    HOST,
    LOCK,
    OWNER_WORD,
    PASSWORD,
    PATIENCE,
    SAMPLES,
    TOKEN,
    WEB_WORD,
    Browser,
    Machine,
    Mailbox,
    Server,
    asked,
    example,
    free_port,
)
from tests.toughness.running import until

BEHIND = "enlace: The database is not up to date; run enlace migrate.\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """In a folder beside those of pytest, which closes its own to the user that PostgreSQL runs as."""
    with tempfile.TemporaryDirectory(prefix="enlace-second-", ignore_cleanup_errors=True) as place:
        try:
            one = Server(Path(place) / "pg")
        except Exception as error:  # whatever stands in its way on this machine
            pytest.skip(f"no second PostgreSQL here: {error!r}")
        yield one
        one.stop()


@pytest.fixture(scope="module")
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield box, controller.port
    controller.stop()


def test_the_way_to_production(
    server: Server, mailbox: tuple[Mailbox, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    box, mail = mailbox
    place = tmp_path_factory.mktemp("production")
    machine = Machine(place / "home", server, mail)
    server.run_roles()

    with machine.process("worker") as worker:
        until(lambda: "waiting for enlace migrate" in machine.said("worker"), "it waits", PATIENCE)
        assert "migrations are missing; run enlace migrate." in machine.enlace("check", code=1)
        for words in (["import", str(SAMPLES[0])], ["invite", "ana@example.org", "--name", "Ana"]):
            assert machine.enlace(*words, code=2) == BEHIND
        _migrates_twice_at_once(machine)
        assert machine.enlace("check") == "Nothing is wrong with this configuration.\n"
        _tells_what_is_wrong(machine, server)
        with machine.process("web", "--port", str(machine.port), "--workers", "2") as web:
            until(lambda: _status(machine.port, "/health/ready") == 200, "it is ready", PATIENCE)
            ana = _lets_the_first_officer_in(machine)
            link = _invites_by_mail(machine, box)
            _takes_files_in(machine, ana)
            _counts_over_all_processes(machine)
            _finishes_the_job_in_hand(machine, server, worker)
            _stops(web)
    _logs_hold_nothing_personal(machine, link)
    _restores_into_an_empty_system(machine, server, place)


def _migrates_twice_at_once(machine: Machine) -> None:
    with ThreadPoolExecutor(2) as two:
        both = [two.submit(machine.enlace, "migrate", as_owner=True) for _ in range(2)]
        assert all("enlace_web has its rights" in one.result() for one in both)


def _tells_what_is_wrong(machine: Machine, server: Server) -> None:
    """The rights in the database and the mail server are looked at for real."""
    from enlace.core.postgres import facts_of_role

    web = machine.env["DATABASE_URL"]
    with psycopg.connect(server.administrator + "enlace", autocommit=True) as connection:
        connection.execute("GRANT enlace_owner TO enlace_web")
        owns = facts_of_role(web).owns
        connection.execute("REVOKE enlace_owner FROM enlace_web")
        connection.execute("REVOKE UPDATE ON core_entry FROM enlace_web")
        connection.execute("GRANT CREATE ON SCHEMA public TO enlace_web")
        dead = f"smtp://127.0.0.1:{free_port()}"
        said = machine.enlace(
            "check", code=1, ENLACE_MAIL_URL=dead, ENLACE_BASE_URL=f"http://{HOST}"
        ).splitlines()
        connection.execute("REVOKE CREATE ON SCHEMA public FROM enlace_web")
        connection.execute("GRANT UPDATE ON core_entry TO enlace_web")
    assert owns > 50
    wrong = ("not https", "does not let us in", "may make tables", "may not read and change 1 tables")
    assert len(said) == len(wrong), said
    assert all(part in line for part, line in zip(wrong, said, strict=True)), said
    assert "same role" in machine.enlace("migrate", code=2, as_owner=True, DATABASE_URL=machine.owner)


def _lets_the_first_officer_in(machine: Machine) -> Browser:
    said = machine.enlace("invite", "ana@example.org", "--name", "Ana Example", "--role", "secretariat")
    link = re.search(rf"https://{HOST}(/invitation/\S+)", said)
    assert link
    ana = Browser(machine.port)
    assert ana.open(link[1]) == 200
    assert ana.send(name="Ana Example", password=PASSWORD, again=PASSWORD) == 200
    assert ana.open("/desk/") == 200
    assert "/2fa/" in ana.path or "reauthenticate" in ana.path  # nothing opens before the second factor
    if "reauthenticate" not in ana.path:
        ana.open("/accounts/2fa/totp/activate/")
    if "reauthenticate" in ana.path:
        ana.send(password=PASSWORD)
    if "activate" not in ana.path:
        ana.open("/accounts/2fa/totp/activate/")
    key = re.search(r'value="([A-Z2-7]{16,})"', ana.text)
    assert key, ana.text
    ana.send(code=_code(key[1]))
    assert (ana.open("/rights/"), ana.path) == (200, "/rights/")

    again = Browser(machine.port)
    again.open("/accounts/login/")
    again.send(login="ana@example.org", password=PASSWORD)
    assert "/2fa/" in again.path
    while "/2fa/" in again.path:  # once more where the half minute ended meanwhile
        again.send(code=_code(key[1]))
    assert (again.open("/desk/"), again.path) == (200, "/desk/")
    other = Browser(machine.port)
    assert other.open(link[1]) == 410  # it worked once
    return again


def _code(key: str) -> str:
    """What the app shows."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(key + "=" * (-len(key) % 8)), counter, "sha1")
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"  # RFC 6238


def _invites_by_mail(machine: Machine, box: Mailbox) -> str:
    machine.enlace(
        "invite", "bea@example.org", "--name", "Bea Example", "--role", "focal_point", "--party", "HND"
    )
    (letter,) = [one for one in box.letters if one["To"] == "bea@example.org"]
    assert str(letter["From"]) == example("enlace.env.example")["ENLACE_MAIL_FROM"]
    link = re.search(rf"https://{HOST}(/invitation/\S+/)", letter.get_body(("plain",)).get_content())
    assert link
    bea = Browser(machine.port)
    assert bea.open(link[1]) == 200
    bea.send(name="Bea Example", password=PASSWORD, again=PASSWORD)
    assert (bea.open("/desk/"), bea.path) == (200, "/desk/")
    assert bea.open("/me/") == 200
    assert "Honduras" in bea.text
    return link[1]


def _takes_files_in(machine: Machine, ana: Browser) -> None:
    said = machine.enlace("import", "--wait", *map(str, SAMPLES[:3]))
    assert "3 read, 0 already here, 0 refused." in said
    page = re.search(rf"https://{HOST}(/import/\S+/)", said)
    assert page
    assert ana.open(page[1]) == 200
    assert SAMPLES[0].name in ana.text


def _counts_over_all_processes(machine: Machine) -> None:
    """What either process answered is in the figures of whichever is asked."""
    for _ in range(12):
        assert _status(machine.port, "/health/live") == 200
        assert Browser(machine.port).open("/accounts/login/") == 200
    found = set()
    for _ in range(4):
        figures = asked(machine.port, "/metrics", headers={"Authorization": f"Bearer {TOKEN}"})[2].decode()
        lines = [one for one in figures.splitlines() if 'page="account_login",status="200"' in one]
        found.add(
            sum(float(one.rsplit(" ", 1)[1]) for one in lines if one.startswith("enlace_requests_total{"))
        )
    assert len(found) == 1
    assert found.pop() >= 12
    assert _status(machine.port, "/metrics") == 404


def _finishes_the_job_in_hand(machine: Machine, server: Server, worker: subprocess.Popen[bytes]) -> None:
    with psycopg.connect(server.administrator + "enlace") as hindrance:
        hindrance.execute("LOCK TABLE reports_item IN EXCLUSIVE MODE")  # recording a report waits for it
        machine.enlace("import", str(SAMPLES[3]))
        until(lambda: server.rows(LOCK), "the worker records a report", PATIENCE)
        worker.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert worker.poll() is None
        hindrance.rollback()
    assert worker.wait(PATIENCE) == 0
    assert server.rows("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'") == [(0,)]
    assert server.rows("SELECT count(*) FROM reports_importfile WHERE state = 'read'") == [(4,)]
    failed = "SELECT task_name FROM procrastinate_jobs WHERE status = 'failed'"
    assert server.rows(failed) == []


def _stops(web: subprocess.Popen[bytes]) -> None:
    web.send_signal(signal.SIGTERM)
    assert web.wait(PATIENCE) == 0


def _logs_hold_nothing_personal(machine: Machine, link: str) -> None:
    logs = machine.said("web") + machine.said("worker")
    assert all(json.loads(line)["level"] in ("info", "warning") for line in logs.splitlines())
    assert '"page": "account_login"' in logs
    for word in (
        "@",
        "Ana",
        "Bea",
        "Example",
        PASSWORD,
        link.split("/")[-2],
        "192.0.2.7",
        WEB_WORD,
        OWNER_WORD,
    ):
        assert word not in logs, word


def _restores_into_an_empty_system(machine: Machine, server: Server, place: Path) -> None:
    archive = place / "enlace.tar"
    assert "4 files" in machine.enlace("backup", str(archive), as_owner=True)
    with psycopg.connect(server.administrator + "postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE other OWNER enlace_owner TEMPLATE template0 ENCODING 'UTF8'")
        connection.execute("REVOKE ALL ON DATABASE other FROM PUBLIC")
        connection.execute("GRANT CONNECT ON DATABASE other TO enlace_web")
    home = place / "other"
    home.mkdir()
    there = {
        "ENLACE_HOME": str(home),
        "DATABASE_URL": server.url("enlace_web", WEB_WORD, "other"),
        "ENLACE_OWNER_DATABASE_URL": server.url("enlace_owner", OWNER_WORD, "other"),
    }
    assert "all sums agree" in machine.enlace("restore", str(archive), **there)
    assert machine.enlace("check", **there) == "Nothing is wrong with this configuration.\n"
    assert "this one has" in machine.enlace("restore", str(archive), code=2, **there)
    another = {**there, "ENLACE_SECRET_KEY": secrets.token_urlsafe(60)}
    assert "cannot sign in: 1; put the former one back" in machine.enlace("check", code=1, **another)
    assert _stored(home) == _stored(machine.home)
    for table in ("accounts_user", "reports_report", "reports_item", "core_entry"):
        question = f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {table} t"
        assert server.rows(question) == server.rows(question, "other"), table


def _stored(home: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (home / "files").rglob("*") if one.is_file()}


def _status(port: int, path: str) -> int:
    """0 where nothing answers."""
    with suppress(OSError, http.client.HTTPException):
        return asked(port, path)[0]
    return 0
