"""Rows that tests of the register stand on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from enlace.core.actor import Actor
from enlace.core.models import StoredFile
from enlace.directory import queries as directory
from enlace.meetings.models import Meeting
from enlace.register.models import Answer, Commitment
from enlace.reports.models import Act, Item, Report

_N = count(1)
ON = date(2026, 1, 15)


def a_meeting(body: str = "consular-network", on: date = date(2013, 11, 18)) -> Meeting:
    slug = f"{body}-{on.isoformat()}"
    meeting, _ = Meeting.objects.get_or_create(
        slug=slug, defaults={"body_id": body, "starts_on": on, "ends_on": on}
    )
    return meeting


def write_report(
    language: str,
    items: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    body: str = "consular-network",
    on: date = date(2013, 11, 18),
    visibility: str = "members",
    replaces: Report | None = None,
) -> Report:
    """A report whose items have these keys and acts; an act owes where it does not say otherwise."""
    plain = "\n".join(act["text"] for acts in items.values() for act in acts) or "Nothing."
    sha = hashlib.sha256(f"{plain}{next(_N)}".encode()).hexdigest()
    stored = StoredFile.objects.create(sha256=sha, size=1, media_type="text/plain")
    report = Report.objects.create(
        meeting=a_meeting(body, on),
        language=language,
        file=stored,
        file_name=f"{language}.txt",
        plain=plain,
        visibility=visibility,
        replaces=replaces,
        version=replaces.version + 1 if replaces else 1,
    )
    at = 0
    for position, (key, acts) in enumerate(items.items()):
        said = [act["text"] for act in acts]
        item = Item.objects.create(
            report=report,
            position=position,
            path=key[:60],
            key=key,
            text="\n".join(said),
            start=at,
            end=at + len("\n".join(said)),
            visibility=visibility,
        )
        for place, act in enumerate(acts):
            facts = {"kind": "commit", **act}
            end = at + len(act["text"])
            Act.objects.create(item=item, position=place, start=at, end=end, **facts)
            at = end + 1
    return report


def freeze(report_pk: int, *, actor: Actor, at: datetime) -> Report:
    report = Report.objects.select_for_update().get(pk=report_pk)
    Report.objects.filter(meeting=report.meeting, language=report.language, state="adopted").update(
        state="replaced"
    )
    report.state, report.adopted_at, report.adopted_by_id = "adopted", at, actor.user_id
    report.text_sha256 = hashlib.sha256(report.plain.encode()).hexdigest()
    report.save()
    return report


def make_commitment(
    owed_by: Sequence[str] = ("HND",),
    *,
    body: str = "consular-network",
    on: date = date(2013, 11, 18),
    **facts: Any,
) -> Commitment:
    """A commitment of a meeting, with an answer that is open for each party that owes it."""
    n = next(_N)
    meeting = a_meeting(body, on)
    said = {
        "reference": f"{meeting.slug}-{n}",
        "item_key": str(n),
        "position": n,
        "kind": "commit",
        "text_en": f"Commitment {n}.",
        "text_es": f"Compromiso {n}.",
        "made_on": on,
        "visibility": "members",
        **facts,
    }
    commitment = Commitment.objects.create(meeting=meeting, body_id=body, owed_by=list(owed_by), **said)
    parties = directory.expand(owed_by, on=on)
    Answer.objects.bulk_create(Answer(commitment=commitment, party_id=code) for code in parties)
    return commitment


def standing(answer: Any) -> tuple[str, str, date | None]:
    answer.refresh_from_db()
    return answer.acceptance, answer.implementation, answer.done_on


def an_answer(implementation: str = "open", acceptance: str = "not_asked", **facts: Any) -> Any:
    answer = make_commitment(["HND"], **facts).answers.get()
    answer.implementation, answer.acceptance = implementation, acceptance
    answer.done_on = ON if implementation == "confirmed_done" else None
    answer.save()
    return answer
