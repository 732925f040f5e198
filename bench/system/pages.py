"""Each page alone and with twenty readers: time to the last byte, queries, compressed size, requests a second."""

from __future__ import annotations

import http.client
import os
import random
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import psutil

from bench import tables
from bench.system.filling import Page, addresses, fill
from bench.system.machine import Env, megabytes, processor_seconds, web_server

USERS = 20
THINKS = 3.0
"""Seconds, on average, from one page to the next that somebody opens; exponential."""
ROLES = ("public", "focal_point", "secretariat", "presidency")


def main(env: Env, *, quick: bool) -> None:
    filled(quick=quick)
    measure(env, list(addresses()), quick=quick)


def measure(env: Env, pages: Sequence[Page], *, quick: bool) -> None:
    """Print the table of these pages."""
    _analyse()
    cookies = {role: _signed_in(role) for role in ROLES}
    queries = {page: _queries(page, cookies[page.role]) for page in pages}
    _forget()
    with web_server(env) as (base, process):
        places = [_Place(base, page, cookies[page.role]) for page in pages]
        firsts = {place.page: place.ask() for place in places}
        load = _Load()
        alone, spent = {}, {}
        for place in places:
            before = processor_seconds(env, process)
            alone[place.page] = times = _measured(place, load, 1, 0.5 if quick else 2)
            spent[place.page] = (processor_seconds(env, process) - before) * 1000 / len(times.each)
        among = {
            place.page: _measured(place, load, USERS, 3 if quick else 8, thinks=THINKS) for place in places
        }
        pressed = {place.page: _measured(place, load, USERS, 1 if quick else 2) for place in places}
        tables.heading(
            f"Milliseconds to the last byte: at first, for 1 user, for {USERS} users of whom each opens a page every "
            f"{THINKS:g} s on average; the requests a second that {USERS} users get who never pause; and the "
            "processor's milliseconds for one request, of web and database together"
        )
        heads = (
            "page",
            "who",
            "first",
            "p50",
            "p95",
            "p50 of 20",
            "p95 of 20",
            "p99 of 20",
            "asked",
            "a second",
            "CPU",
        )
        _table(
            (*heads, "queries", "kB gzip"),
            [
                _row(page, firsts[page], alone[page], among[page], pressed[page], spent[page], queries[page])
                for page in pages
            ],
        )
        print("memory of the web processes, MB:", megabytes(process))
    print(load.said())


def filled(*, quick: bool) -> None:
    """Fill the database, unless an earlier run left it filled."""
    from enlace.core.actor import Actor
    from enlace.register.queries import commitments_for

    if commitments_for(Actor.system()).exists():
        print("the database is filled already")
        return
    began = time.perf_counter()
    size = {"meetings": 50, "items": 20_000, "commitments": 4_000} if quick else {}
    fill(**size)
    print(f"filled in {time.perf_counter() - began:.0f} s")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for cells in (heads, *rows):
        tables.line(cells, widths)


@dataclass
class _Load:
    """How busy the machine was with everything, ours and others', while we measured."""

    averages: list[float] = field(default_factory=list)

    @contextmanager
    def noted(self) -> Iterator[None]:
        yield
        self.averages.append(os.getloadavg()[0])

    def said(self) -> str:
        return (
            f"{psutil.cpu_count()} processors; load average of the minute while measuring: from "
            f"{min(self.averages):.1f} to {max(self.averages):.1f}, {statistics.mean(self.averages):.1f} on average"
        )


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _signed_in(role: str) -> str:
    """The session cookie of one who has that role in every body: the focal point is that of Honduras."""
    from datetime import date
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from enlace.accounts.models import GivenRight, User

    if role == "public":
        return ""
    mail, party = f"{role}@example.org", None if role == "secretariat" else "HND"
    user = User.objects.filter(email=mail).first() or User.objects.create_user(
        mail, "a long bench password", name="Bench"
    )
    GivenRight.objects.get_or_create(user=user, role=role, party=party, starts_on=date(2010, 1, 1))
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def _forget() -> None:
    """What the queries left in the cache, so that each page's first request is really the first."""
    from django.core.cache import cache

    cache.clear()


def _queries(page: Page, cookie: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    name, _, value = cookie.partition("=")
    if name:
        client.cookies[name] = value
    client.get(page.path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page.path)
    assert answer.status_code == 200, (page, answer.status_code)
    return len(asked)


@dataclass(frozen=True)
class _Times:
    """Milliseconds of each answer, bytes of one, and in how many seconds they came."""

    each: Sequence[float]
    size: int
    seconds: float

    def at(self, percent: int) -> str:
        return f"{statistics.quantiles(self.each, n=100, method='inclusive')[percent - 1]:.0f}"


def _row(
    page: Page, first: float, alone: _Times, among: _Times, pressed: _Times, spent: float, queries: int
) -> Sequence[str]:
    return (
        page.name,
        page.role.replace("_", " "),
        f"{first:.0f}",
        alone.at(50),
        alone.at(95),
        among.at(50),
        among.at(95),
        among.at(99),
        str(len(among.each)),
        f"{len(pressed.each) / pressed.seconds:.0f}",
        f"{spent:.0f}",
        str(queries),
        f"{alone.size / 1000:.1f}",
    )


class _Place:
    """A page as one of its readers asks for it."""

    def __init__(self, base: str, page: Page, cookie: str) -> None:
        self.at, self.page = urlsplit(base), page
        self.headers = {"Accept-Encoding": "gzip", "Accept-Language": "en"}
        if cookie:
            self.headers["Cookie"] = cookie

    def connected(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.at.hostname or "", self.at.port, timeout=60)

    def ask(
        self, connection: http.client.HTTPConnection | None = None, sizes: list[int] | None = None
    ) -> float:
        """Milliseconds to the last byte."""
        connection = connection or self.connected()
        began = time.perf_counter()
        connection.request("GET", self.page.path, headers=self.headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{self.page.path}: {answer.status}")
        if sizes is not None:
            sizes.append(len(body))
        return (time.perf_counter() - began) * 1000


def _measured(place: _Place, load: _Load, users: int, seconds: float, *, thinks: float = 0.0) -> _Times:
    """So many users ask for that page for so long, pausing in between where they think."""
    times: list[float] = []
    sizes: list[int] = []
    began = time.perf_counter()
    until = began + seconds

    def user(chance: random.Random) -> None:
        connection = place.connected()
        if thinks:
            time.sleep(chance.expovariate(1 / thinks))
        while time.perf_counter() < until or len(times) < 2:
            times.append(place.ask(connection, sizes))
            if thinks:
                time.sleep(chance.expovariate(1 / thinks))

    threads = [threading.Thread(target=user, args=(random.Random(at),)) for at in range(users)]
    with load.noted():
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return _Times(times, sizes[0], time.perf_counter() - began)
