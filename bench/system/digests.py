"""Letters of reminders for 2,000 people at 200,000 commitments: written, and sent to a mail server on this machine."""

from __future__ import annotations

import random
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from bench import tables
from bench.system.filling import fill
from bench.system.machine import Env

PEOPLE = 2_000
COMMITMENTS = 200_000
ON = date(2026, 1, 15)  # a Thursday without a holiday


def main(env: Env, *, quick: bool) -> None:
    share = 10 if quick else 1
    people, commitments = PEOPLE // share, COMMITMENTS // share
    _fill(people, commitments)
    from django.conf import settings

    from enlace.register.models import Digest, Reminder

    tables.heading(f"Letters for {people} people at {commitments} commitments")
    Digest.objects.all().delete()
    began = time.perf_counter()
    written = _write()
    write = time.perf_counter() - began
    told = Reminder.objects.count()
    with _mail_server() as (port, taken):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        began = time.perf_counter()
        _send()
        send = time.perf_counter() - began
    widths = (-10, 8, 10, 14)
    tables.line(("", "letters", "seconds", "ms a letter"), widths)
    tables.line(("written", str(written), f"{write:.1f}", f"{write / max(written, 1) * 1000:.1f}"), widths)
    tables.line(("sent", str(len(taken)), f"{send:.1f}", f"{send / max(len(taken), 1) * 1000:.1f}"), widths)
    print(f"{told} answers told; one process")
    if len(taken) != written or len(set(taken)) != written:
        raise SystemExit("a letter is missing, or came twice")


def _write() -> int:
    """As the hourly job does it, on a day of our own choice."""
    from enlace.core.actor import Actor
    from enlace.register import services
    from enlace.register.queries import people_to_remind

    at, system = _noon(), Actor.system()
    pks = list(people_to_remind(on=ON).values_list("pk", flat=True))
    return sum(services.write_digest(pk, on=ON, actor=system, at=at) is not None for pk in pks)


def _send() -> None:
    from enlace.core.actor import Actor
    from enlace.register import services
    from enlace.register.models import Digest

    at, system = _noon(), Actor.system()
    for pk in Digest.objects.values_list("pk", flat=True):
        services.send_digest(pk, actor=system, at=at)


def _noon() -> Any:
    from datetime import datetime

    from django.utils import timezone

    return timezone.make_aware(datetime(ON.year, ON.month, ON.day, 12))


def _fill(people: int, commitments: int) -> None:
    """Half of what is owed is due around the day; each person speaks for one party in one body."""
    from django.db import connection

    from enlace.accounts.models import GivenRight, User
    from enlace.directory.models import Body, Party
    from enlace.register.models import Commitment

    if not Commitment.objects.exists():
        began = time.perf_counter()
        fill(meetings=500, items=commitments * 2, commitments=commitments)
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE register_commitment DISABLE TRIGGER USER")
            cursor.execute(
                "UPDATE register_commitment SET due_on = %s::date - 40 + (id %% 80)::int WHERE due_on IS NOT NULL",
                [ON],
            )
            cursor.execute("ALTER TABLE register_commitment ENABLE TRIGGER USER")
            cursor.execute("VACUUM ANALYZE")
        print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)
    missing = people - User.objects.count()
    chance = random.Random(2)
    parties = list(Party.objects.filter(kind__in=("state", "organisation")).values_list("code", flat=True))
    bodies = list(Body.objects.values_list("code", flat=True))
    users = User.objects.bulk_create(
        User(email=f"p{n}@bench.example", name=f"Person {n}", password="!") for n in range(max(missing, 0))
    )
    GivenRight.objects.bulk_create(
        GivenRight(
            user=user,
            role="focal_point",
            party=chance.choice(parties),
            body=chance.choice(bodies),
            starts_on=ON - timedelta(days=900),
        )
        for user in users
    )


@contextmanager
def _mail_server() -> Iterator[tuple[int, list[str]]]:
    """Takes every letter and keeps to whom it was; as little SMTP (RFC 5321) as a client needs."""
    taken: list[str] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.wfile.write(b"220 bench\r\n")
            in_letter, to = False, ""
            for line in self.rfile:
                if in_letter:
                    in_letter = line != b".\r\n"
                    if in_letter:
                        continue
                    taken.append(to)
                word = line[:4].upper()
                if word == b"RCPT":
                    to = line.decode("ascii", "replace").strip()
                in_letter = word == b"DATA"
                self.wfile.write(
                    b"354 go on\r\n" if in_letter else b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n"
                )
                if word == b"QUIT":
                    return

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1]), taken
        server.shutdown()
