"""Adopted reports, commitments and answers as plain rows, for tests of what people read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

ADOPTED_AT = datetime(2024, 7, 1, 12, tzinfo=UTC)
TEXTS = {
    "en": ("Honduras undertakes to send the list of consulates to Mexico by 30 June 2024.", "Thanks to IOM."),
    "es": ("Honduras se compromete a enviar la lista de consulados a México.", "Gracias a la OIM."),
}


def make_meeting(body: str = "consular-network", starts_on: date = date(2024, 6, 3), **fields: Any) -> Any:
    from enlace.meetings.models import Meeting

    slug = f"{body}-{starts_on.isoformat()}"
    wanted = {"ends_on": starts_on, "city": "San José", "country": "CRI", **fields}
    meeting, _ = Meeting.objects.get_or_create(
        slug=slug, defaults={"body_id": body, "starts_on": starts_on, **wanted}
    )
    return meeting


def make_report(meeting: Any, language: str = "en", **fields: Any) -> Any:
    """A public adopted report with two paragraphs, ``conclusions-1.á`` and ``conclusions-2``."""
    from enlace.core.models import StoredFile
    from enlace.reports.models import Act, Item, Report

    keys = fields.pop("keys", ("conclusions-1.á", "conclusions-2"))
    texts = fields.pop("texts", TEXTS[language])
    visibility = fields.pop("visibility", "public")
    plain = "\n".join(texts)
    name = f"{meeting and meeting.slug}.{language}.{fields.get('version', 1)}.{Report.objects.count()}"
    file = StoredFile.objects.create(
        sha256=hashlib.sha256(name.encode()).hexdigest(), size=10, media_type="text/plain"
    )
    said = {
        "state": "adopted",
        "adopted_at": ADOPTED_AT,
        "text_sha256": hashlib.sha256(plain.encode()).hexdigest(),
        **fields,
    }
    report = Report.objects.create(
        meeting=meeting,
        language=language,
        file=file,
        file_name=name,
        plain=plain,
        visibility=visibility,
    )
    at = 0
    for position, (key, text) in enumerate(zip(keys, texts, strict=True)):
        item = Item.objects.create(
            report=report, position=position, section="conclusions", path=key.split("-")[-1], key=key, text=text,
            start=at, end=at + len(text), visibility=visibility,
        )  # fmt: skip
        if position == 0:
            Act.objects.create(
                item=item,
                position=0,
                kind="commit",
                text=text[:20],
                start=at,
                end=at + 20,
                by=["HND"],
                owed_by=["HND"],
            )
        at += len(text) + 1
    Report.objects.filter(pk=report.pk).update(**said)
    report.refresh_from_db()
    return report


def make_commitment(meeting: Any, owed_by: Sequence[str] = ("HND",), **fields: Any) -> Any:
    """A commitment with one answer for each party; ``answer`` holds fields of all the answers."""
    from enlace.register.models import Answer, Commitment, Source

    n = Commitment.objects.count() + 1
    answer, act = fields.pop("answer", {}), fields.pop("act", None)
    said = {
        "kind": "commit",
        "text_en": f"undertakes to send the list, number {n}",
        "text_es": f"se compromete a enviar la lista, número {n}",
        "made_on": meeting.starts_on,
        "visibility": "public",
        "item_key": "conclusions-1.á",
        "position": n,
        **fields,
    }
    commitment = Commitment.objects.create(
        reference=f"{meeting.slug}-conclusions-1.a-{n}", meeting=meeting, body_id=meeting.body_id,
        owed_by=list(owed_by), **said,
    )  # fmt: skip
    for party in owed_by:
        Answer.objects.create(commitment=commitment, party_id=party, **answer)
    if act is not None:
        Source.objects.create(commitment=commitment, act=act, language=act.item.report.language)
    return commitment


def say(
    answer: Any, verb: str, *, note: str = "", said_as: str = "focal_point", on: date = date(2024, 8, 1)
) -> Any:
    """A statement that changes nothing but stands as the last one."""
    from enlace.register.models import Statement

    return Statement.objects.create(
        answer=answer, verb=verb, note=note, said_on=on, said_as=said_as, said_by_name="Ana Example",
        acceptance_before=answer.acceptance, acceptance_after=answer.acceptance,
        implementation_before=answer.implementation, implementation_after=answer.implementation,
    )  # fmt: skip
