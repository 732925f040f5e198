"""Each page at 1 and at 20 users: percentiles of the time to the last byte, queries, compressed size."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from bench import tables
from bench.system.filling import addresses, fill
from bench.system.machine import Env, megabytes, web_server

USERS = (1, 20)


def main(env: Env, *, quick: bool) -> None:
    began = time.perf_counter()
    size = {"meetings": 50, "items": 20_000, "commitments": 4_000} if quick else {}
    fill(**size)
    _analyse()
    print(f"filled in {time.perf_counter() - began:.0f} s")
    cookie = _signed_in()
    pages = list(addresses())
    queries = {name: _queries(path, cookie) for name, path in pages}
    with web_server(env) as (base, process):
        for users in USERS:
            tables.heading(f"Pages at {users} user{'s' * (users > 1)}, milliseconds")
            rows = [_row(base, name, path, cookie, users, quick, queries[name]) for name, path in pages]
            heads = ("page", "p50", "p95", "p99", "requests", "queries", "kB gzip")
            _table(heads, rows)
        print("memory of the web processes, MB:", megabytes(process))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for cells in (heads, *rows):
        tables.line(cells, widths)


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _signed_in() -> str:
    """The session cookie of the focal point of Honduras in every body."""
    from datetime import date
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from enlace.accounts.models import GivenRight, User

    user = User.objects.create_user("bench@example.org", "a long bench password", name="Bench")
    GivenRight.objects.create(user=user, role="focal_point", party="HND", starts_on=date(2010, 1, 1))
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def _queries(path: str, cookie: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    name, _, value = cookie.partition("=")
    client.cookies[name] = value
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(path)
    assert answer.status_code in (200, 302), (path, answer.status_code)
    return len(asked)


def _row(
    base: str, name: str, path: str, cookie: str, users: int, quick: bool, queries: int
) -> Sequence[str]:
    times, size = _load(base, path, cookie, users, seconds=1 if quick else 4)
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return (
        name,
        f"{cuts[49]:.0f}",
        f"{cuts[94]:.0f}",
        f"{cuts[98]:.0f}",
        str(len(times)),
        str(queries),
        f"{size / 1000:.1f}",
    )


def _load(base: str, path: str, cookie: str, users: int, *, seconds: float) -> tuple[list[float], int]:
    """So many users ask for that page again and again for so long; milliseconds of each answer, bytes of one."""
    until = time.perf_counter() + seconds
    times: list[float] = []
    sizes: list[int] = []

    def user() -> None:
        place = urlsplit(base)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        headers = {"Cookie": cookie, "Accept-Encoding": "gzip", "Accept-Language": "en"}
        while time.perf_counter() < until or len(times) < 2:
            began = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            times.append((time.perf_counter() - began) * 1000)
            sizes.append(len(body))
            if answer.status >= 400:
                raise SystemExit(f"{path}: {answer.status}")

    threads = [threading.Thread(target=user) for _ in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, sizes[0]
