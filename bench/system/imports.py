"""A thousand reports from files to the register: reports a minute, memory of the worker."""

from __future__ import annotations

import re
import time
from collections import Counter

from bench.system.machine import Env, megabytes, worker
from bench.texts import equal_texts

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def main(env: Env, *, quick: bool) -> None:
    from enlace.core.actor import Actor
    from enlace.reports import queries
    from enlace.reports.services import start_import

    count = 100 if quick else 1000
    files = _files(count)
    began = time.perf_counter()
    batch = start_import(files, actor=Actor.system())
    stored = time.perf_counter() - began
    print(f"{count} files stored and queued in {stored:.1f} s")
    most: list[int] = []
    with worker(env) as process:
        while True:
            left = (
                queries.imports_for(Actor.system())
                .get(pk=batch.pk)
                .files.filter(state__in=("waiting", "reading"))
                .count()
            )
            most = max(most, megabytes(process))
            if not left:
                break
            time.sleep(0.5)
    seconds = time.perf_counter() - began
    print(
        f"read into the database: {count * 60 / seconds:.0f} reports a minute ({seconds:.0f} s); worker MB: {most}"
    )
    _adopt(count)


def _adopt(count: int) -> None:
    """What an officer does one by one: accept everything, settle what is asked, adopt."""
    from django.utils import timezone

    from enlace.core.actor import Actor
    from enlace.register.services import adopt_report
    from enlace.reports import queries
    from enlace.reports.services import accept_all, accept_item, settle_question

    system = Actor.system()
    began, adopted = time.perf_counter(), 0
    for report in queries.reports_for(system).filter(state="to_review", meeting__isnull=False):
        for question in report.questions.filter(settled_at=None):
            settle_question(question.pk, actor=system)
        accept_all(report.pk, actor=system)
        for item in report.items.filter(reviewed_at=None):
            accept_item(item.pk, revision=item.revision, actor=system)
        adopt_report(report.pk, actor=system, at=timezone.now())
        adopted += 1
    seconds = time.perf_counter() - began
    print(f"accepted and adopted: {adopted} of {count}, {adopted * 60 / seconds:.0f} reports a minute")
    states = Counter(queries.reports_for(system).values_list("state", flat=True))
    print("what the files became:", ", ".join(f"{n} {state}" for state, n in states.most_common()))


def _files(count: int) -> list[tuple[str, bytes]]:
    """Texts of about 4,000 characters made of the samples; each round of them some years later than the one before."""
    texts = equal_texts()
    return [
        (f"report-{at}.txt", _years_later(texts[at % len(texts)], at // len(texts)).encode())
        for at in range(count)
    ]


def _years_later(text: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)
