"""A process at work, made by the services alone: reports imported from the samples, adopted, answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from enlace.core.actor import Actor

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
ON = date(2026, 1, 15)


def bring_in(*names: str, actor: Actor, run_jobs: Callable[[], int]) -> Any:
    """Import those samples and read them."""
    from enlace.reports.services import start_import

    batch = start_import([(name, (SAMPLES / name).read_bytes()) for name in names], actor=actor)
    run_jobs()
    return batch


def accept(report: Any, *, actor: Actor, visibility: str = "public") -> None:
    """Settle every question and accept every item, as an officer does who agrees with all of it."""
    from enlace.reports.services import accept_all, accept_item, set_visibility, settle_question

    set_visibility(report.pk, visibility, actor=actor)
    for question in report.questions.filter(settled_at=None):
        settle_question(question.pk, actor=actor)
    accept_all(report.pk, actor=actor)
    for item in report.items.filter(reviewed_at=None):
        accept_item(item.pk, revision=item.revision, actor=actor)


def adopted(*names: str, actor: Actor, run_jobs: Callable[[], int], visibility: str = "public") -> list[Any]:
    """Those samples, adopted; in the order in which they were brought in."""
    from enlace.register.services import adopt_report

    batch = bring_in(*names, actor=actor, run_jobs=run_jobs)
    made = []
    for file in batch.files.order_by("position"):
        accept(file.report, actor=actor, visibility=visibility)
        made.append(adopt_report(file.report.pk, actor=actor, at=AT))
    return made
