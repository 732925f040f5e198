"""Fill an empty database with a process of many years: meetings, reports, items, acts, commitments, answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pgtrigger

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BATCH = 2_000
BODIES = ("vice-ministers", "rcgm", "consular-network", "trafficking-network", "working-group")
KINDS = ("request", "commit", "offer", "thank", "note", "inform")
STATES = ("open", "in_progress", "reported_done", "confirmed_done", "not_applicable")


def sentences() -> list[str]:
    """Lines of the sample reports, to write paragraphs of."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.en.txt"))]
    return [line.strip() for text in texts for line in text.splitlines() if 60 < len(line.strip()) < 400]


def fill(*, meetings: int = 500, items: int = 200_000, commitments: int = 40_000, seed: int = 1) -> None:
    """Half of the reports in each language; every fifth item owes something."""
    from django.db import transaction

    chance = random.Random(seed)
    lines = sentences()
    parties = _parties()
    per_report = items // (meetings * 2)
    owing = commitments // meetings
    for at in range(meetings):
        with transaction.atomic():
            _meeting(at, per_report, owing, chance, lines, parties)


def _parties() -> list[str]:
    from enlace.directory.models import Party

    return sorted(Party.objects.filter(kind__in=("state", "organisation")).values_list("code", flat=True))


def _meeting(
    at: int, per_report: int, owing: int, chance: random.Random, lines: list[str], parties: list[str]
) -> None:
    from enlace.meetings.models import Meeting

    body = BODIES[at % len(BODIES)]
    held = date(1998, 1, 10) + timedelta(days=20 * at)
    meeting = Meeting.objects.create(
        slug=f"{body}-{held.isoformat()}",
        body_id=body,
        starts_on=held,
        ends_on=held,
        city="San José",
        country="CRI",
    )
    made = [
        _report(meeting, language, per_report, owing, chance, lines, parties) for language in ("en", "es")
    ]
    _commitments(meeting, made[0], made[1], chance, parties)


def _report(
    meeting: Any,
    language: str,
    count: int,
    owing: int,
    chance: random.Random,
    lines: list[str],
    parties: list[str],
) -> list[Any]:
    from enlace.core.models import StoredFile
    from enlace.reports.models import Act, Item, Report

    digest = f"{chance.getrandbits(256):064x}"
    StoredFile.objects.create(sha256=digest, size=1, media_type="text/plain")
    texts = [chance.choice(lines) for _ in range(count)]
    now = datetime(2024, 1, 1, tzinfo=UTC)
    report = Report.objects.create(
        meeting=meeting,
        language=language,
        file_id=digest,
        file_name=f"{meeting.slug}.{language}.txt",
        plain="\n".join(texts),
        state="adopted",
        adopted_at=now,
        text_sha256=digest,
        visibility=chance.choice(["public", "public", "members", "body"]),
    )
    rows, at = [], 0
    for position, text in enumerate(texts):
        rows.append(
            Item(
                report=report,
                position=position,
                path=str(position + 1),
                key=str(position + 1),
                text=text,
                start=at,
                end=at + len(text),
                visibility=report.visibility,
                reviewed_at=now,
            )
        )
        at += len(text) + 1
    with pgtrigger.ignore("reports.Item:adopted_reports_take_no_items"):
        Item.objects.bulk_create(rows, BATCH)
    acts = [_act(item, item.position < owing, chance, parties) for item in rows]
    with pgtrigger.ignore("reports.Act:adopted_items_take_no_acts"):
        Act.objects.bulk_create(acts, BATCH)
    return [act for act in acts if act.kind in KINDS[:3]]


def _act(item: Any, owes: bool, chance: random.Random, parties: list[str]) -> Any:
    from enlace.reports.models import Act

    kind = chance.choice(KINDS[:3] if owes else KINDS[3:])
    owed_by = [] if not owes else ["member-countries"] if chance.random() < 0.1 else [chance.choice(parties)]
    due = item.report.meeting.ends_on + timedelta(days=chance.randint(30, 900))
    return Act(
        item=item,
        position=0,
        kind=kind,
        text=item.text,
        start=item.start,
        end=item.end,
        owed_by=owed_by,
        due_on=due if owes and chance.random() < 0.6 else None,
        state="accepted",
    )


def _commitments(
    meeting: Any, english: list[Any], spanish: list[Any], chance: random.Random, parties: list[str]
) -> None:
    from enlace.directory.queries import expand
    from enlace.register.models import Answer, Commitment, Source

    rows = [
        Commitment(
            reference=f"{meeting.slug}-{act.item.key}",
            meeting=meeting,
            body=meeting.body,
            item_key=act.item.key,
            position=act.item.position,
            kind=act.kind,
            text_en=act.text,
            text_es=other.text,
            made_on=meeting.ends_on,
            owed_by=act.owed_by,
            owed_to=["ts"] if chance.random() < 0.3 else [],
            due_on=act.due_on,
            due_text="by then" if act.due_on else "",
            visibility=act.item.visibility,
        )
        for act, other in zip(english, spanish, strict=False)
    ]
    Commitment.objects.bulk_create(rows, BATCH)
    pairs = [(row, act) for acts in (english, spanish) for row, act in zip(rows, acts, strict=False)]
    Source.objects.bulk_create(
        [Source(commitment=row, act=act, language=act.item.report.language) for row, act in pairs], BATCH
    )
    members = expand(["member-countries"], on=meeting.ends_on)
    answers = [
        _answer(row, party, chance)
        for row in rows
        for party in (members if row.owed_by == ["member-countries"] else row.owed_by)
    ]
    Answer.objects.bulk_create(answers, BATCH)


def _answer(row: Any, party: str, chance: random.Random) -> Any:
    from enlace.register.models import Answer

    state = chance.choices(STATES, (3, 2, 1, 6, 1))[0]
    done = row.made_on + timedelta(days=chance.randint(20, 700)) if state == "confirmed_done" else None
    return Answer(commitment=row, party_id=party, implementation=state, done_on=done)


class Page(NamedTuple):
    """A page, and the role of who opens it."""

    name: str
    path: str
    role: str = "focal_point"


def addresses() -> Iterator[Page]:
    """Pages that people open all day."""
    from enlace.meetings.models import Meeting
    from enlace.register.models import Commitment
    from enlace.reports.models import Report

    commitment = Commitment.objects.filter(visibility="public", owed_by=["member-countries"]).first()
    meeting = Meeting.objects.order_by("-starts_on").first()
    report = Report.objects.filter(visibility="public").order_by("-meeting__starts_on").first()
    assert commitment
    assert meeting
    assert report
    assert report.meeting
    yield Page("desk", "/desk/")
    yield Page("desk", "/desk/", "secretariat")
    yield Page("desk", "/desk/", "presidency")
    yield Page("matrix", "/matrix/")
    yield Page("matrix", "/matrix/", "secretariat")
    yield Page("matrix, late, one party", "/matrix/?state=late&party=HND")
    yield Page("matrix, words", "/matrix/?q=workshop")
    yield Page("matrix, page 100", "/matrix/?page=100")
    yield Page("commitment, 11 answers", f"/commitments/{commitment.reference}/")
    yield Page("meetings", "/meetings/")
    yield Page("meeting", f"/meetings/{meeting.slug}/")
    yield Page("reports", "/reports/")
    yield Page("report of 200 items", f"/reports/{report.meeting.slug}/{report.language}/")
    yield Page("item", f"/reports/{report.meeting.slug}/{report.language}/7/")
    yield Page("party", "/parties/HND/")
    yield Page("body", "/bodies/rcgm/")
    yield Page("overview", "/picture/")
    yield Page("overview", "/picture/", "secretariat")
    yield Page("public face", "/", "public")
    yield Page("report of 200 items", f"/reports/{report.meeting.slug}/{report.language}/", "public")
