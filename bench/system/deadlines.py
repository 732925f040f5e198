"""A meeting moves under 200,000 commitments whose due days hang on meetings: how long that takes.

A tenth of a percent hang on the one meeting, then two percent, then a fifth; and the hourly look at all of them, in
which nothing changes.
"""

from __future__ import annotations

import os
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import psutil

from bench import tables
from bench.system.filling import BODIES
from bench.system.machine import Env, processor_seconds

COMMITMENTS = 200_000
MEETINGS = 500
BATCH = 5_000
ROUNDS = 5
SHARES = (0.001, 0.02, 0.2)
WIDTHS = (-50, -70)
AT = datetime(2026, 1, 15, 12, tzinfo=UTC)
FIRST, AHEAD = date(2000, 1, 10), date(2026, 6, 10)


def main(env: Env, *, quick: bool, commitments: int = COMMITMENTS) -> None:
    commitments = commitments // 10 if quick else commitments
    began = time.perf_counter()
    meetings = _fill(commitments)
    _settle()
    filled, load = time.perf_counter() - began, os.getloadavg()[0]
    tables.heading(
        f"{commitments:,} commitments hang on meetings (filled in {filled:.0f} s, load {load:.1f})"
    )
    for meeting, hanging in meetings:
        said = _said(env, partial(_move, meeting))
        tables.line([f"a meeting moves on which {hanging:,} hang", said], WIDTHS)
    tables.line(["the hourly look at all, in which nothing changes", _said(env, _look)], WIDTHS)


def _said(env: Env, act: Any) -> str:
    taken, used = [], []
    for n in range(ROUNDS):
        began, before = time.perf_counter(), processor_seconds(env, psutil.Process())
        act(AHEAD + timedelta(days=30 + n))
        taken.append(time.perf_counter() - began)
        used.append(processor_seconds(env, psutil.Process()) - before)
    median, most, busy = statistics.median(taken), max(taken), statistics.median(used)
    return (
        f"{median * 1000:,.0f} ms median, {most * 1000:,.0f} ms at most; {busy * 1000:,.0f} ms of processor"
    )


def _move(meeting: Any, day: date) -> None:
    from enlace.core.actor import Actor
    from enlace.register import services

    services.move_meeting(meeting.pk, starts_on=day, ends_on=day, actor=Actor.system(), at=AT)
    meeting.refresh_from_db()
    hung = meeting.anchored.exclude(commitment__due_on=day - timedelta(days=1))
    assert not hung.exists(), "something that hangs on it is not due anew"


def _look(_day: date) -> None:
    from enlace.core.actor import Actor
    from enlace.register import services

    changed = services.compute_deadlines(actor=Actor.system(), at=AT)
    assert changed == 0, changed


def _settle() -> None:
    from enlace.core.actor import Actor
    from enlace.register import services

    services.compute_deadlines(actor=Actor.system(), at=AT)


def _fill(commitments: int) -> list[tuple[Any, int]]:
    """Meetings held, what they asked for, and three to come, on each of which another share of it hangs."""
    from django.db import transaction

    from enlace.meetings.models import Meeting
    from enlace.register.models import Anchor, Answer, Commitment

    held = _meetings()
    shares = [int(share * commitments) for share in SHARES]
    ahead = [
        Meeting.objects.create(slug=f"ahead-{n}", body_id=BODIES[n], starts_on=AHEAD, ends_on=AHEAD)
        for n in range(len(shares))
    ]
    on_what = [meeting for meeting, share in zip(ahead, shares, strict=True) for _ in range(share)]
    for start in range(0, commitments, BATCH):
        with transaction.atomic():
            rows = [_commitment(n, held) for n in range(start, min(start + BATCH, commitments))]
            Commitment.objects.bulk_create(rows, batch_size=BATCH)
            Answer.objects.bulk_create(
                [Answer(commitment=one, party_id="HND") for one in rows], batch_size=BATCH
            )
            anchors = [_anchor(n, one, on_what) for n, one in enumerate(rows, start)]
            Anchor.objects.bulk_create(anchors, batch_size=BATCH)
    return list(zip(ahead, shares, strict=True))


def _meetings() -> list[Any]:
    from enlace.meetings.models import Meeting

    days = [FIRST + timedelta(days=18 * n) for n in range(MEETINGS)]
    return Meeting.objects.bulk_create(
        Meeting(slug=f"held-{n}", body_id=BODIES[n % len(BODIES)], starts_on=day, ends_on=day)
        for n, day in enumerate(days)
    )


def _commitment(n: int, held: list[Any]) -> Any:
    from enlace.register.models import Commitment

    meeting = held[n % len(held)]
    return Commitment(
        reference=f"bench-{n}",
        meeting=meeting,
        body_id=meeting.body_id,
        item_key=str(n),
        position=n,
        kind="request",
        text_en=f"To share information on subject {n} with the Network before its next meeting.",
        made_on=meeting.ends_on,
        owed_by=["HND"],
        due_text="before the next meeting",
        visibility="public",
    )


def _anchor(n: int, commitment: Any, on_what: list[Any]) -> Any:
    from enlace.register.models import Anchor

    if n < len(on_what):
        meeting = on_what[n]
        return Anchor(
            commitment=commitment, kind="before", body_id=meeting.body_id, month="2026-06", meeting=meeting
        )
    return Anchor(commitment=commitment, kind="before", body_id=commitment.body_id)
