"""What people read: the meetings that have reports, one report, one paragraph, their other language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When

from enlace.core.actor import Actor
from enlace.core.queries import Change, history_of
from enlace.meetings.models import Meeting
from enlace.reader import model as said
from enlace.reports.contract import as_seen_by
from enlace.reports.enums import ActState, ReportState
from enlace.reports.facing import facing_items
from enlace.reports.models import (
    Act,
    Corrigendum,
    Import,
    Item,
    Question,
    Report,
    ReportQuerySet,
    ReviewStep,
)

HEAVY = ("plain", "read")
_FIRST = {ReportState.ADOPTED: 0, ReportState.TO_REVIEW: 1, ReportState.REPLACED: 2}


@dataclass(frozen=True)
class Wish:
    """Which reports somebody looks for; what is empty does not narrow."""

    body: str = ""
    year: int | None = None
    language: str = ""
    state: str = ""


def seen_by(actor: Actor) -> ReportQuerySet:
    """All reports that this actor may see and that were not set aside, without their long texts."""
    rows: ReportQuerySet = Report.objects.visible_to(actor)
    return rows.exclude(state=ReportState.SET_ASIDE).defer(*HEAVY)


def current(actor: Actor) -> ReportQuerySet:
    """The reports in force; for the secretariat those to review too."""
    return seen_by(actor).exclude(state=ReportState.REPLACED)


def wished(actor: Actor, wish: Wish) -> ReportQuerySet:
    rows = current(actor)
    if wish.body:
        rows = rows.filter(meeting__body=wish.body)
    if wish.year:
        rows = rows.filter(meeting__starts_on__year=wish.year)
    if wish.language:
        rows = rows.filter(language=wish.language)
    if wish.state:
        rows = rows.filter(state=wish.state)
    return rows


def meetings_with_reports(actor: Actor, wish: Wish) -> QuerySet[Meeting]:
    """Meetings with such reports, the last first; each holds them in ``readable``, one for each language."""
    rows = wished(actor, wish)
    held = Prefetch("reports", rows.order_by("language"), to_attr="readable")
    found = Meeting.objects.filter(Exists(rows.order_by().filter(meeting=OuterRef("pk"))))
    return found.select_related("body").prefetch_related(held).order_by("-starts_on", "slug")


def without_meeting(actor: Actor) -> list[Report]:
    """Reports of which nobody knows yet which meeting they are of; the secretariat's alone."""
    return list(current(actor).filter(meeting=None).order_by("-imported_at")[:20])


def years_and_bodies(actor: Actor) -> tuple[list[int], list[str]]:
    """The years and the bodies of which there is something to read."""
    rows = current(actor).filter(meeting__isnull=False).order_by()
    years = rows.values_list("meeting__starts_on__year", flat=True).distinct()
    bodies = rows.values_list("meeting__body_id", flat=True).distinct()
    return sorted(years, reverse=True), sorted(bodies)


def report_to_read(slug: str, language: str, actor: Actor, *, version: int | None = None) -> Report | None:
    """The report in force of that meeting in that language; with ``version``, that one, if it may be seen."""
    rows = seen_by(actor).filter(meeting__slug=slug, language=language)
    if version is not None:
        rows = rows.filter(version=version)
    order = Case(
        *(When(state=state, then=Value(at)) for state, at in _FIRST.items()), output_field=IntegerField()
    )
    return rows.select_related("meeting__body", "meeting__reports_to").order_by(order, "-version").first()


def versions_of(report: Report, actor: Actor) -> list[Report]:
    """All versions of a report that this actor may see, the newest first."""
    rows = seen_by(actor).filter(meeting=report.meeting_id, language=report.language)
    return list(rows.order_by("-version"))


def other_language(report: Report, actor: Actor) -> Report | None:
    """The same meeting's report in the other language."""
    rows = current(actor).filter(meeting=report.meeting_id).exclude(language=report.language)
    return rows.select_related("meeting__body").order_by("state").first()


def items_of(report: Report, actor: Actor) -> QuerySet[Item]:
    """The paragraphs of a report that this actor may see, in their order."""
    rows: QuerySet[Item] = Item.objects.visible_to(actor).filter(report=report)
    return rows.defer("search", "mentions", "marks").order_by("position")


def item_to_read(report: Report, key: str, actor: Actor) -> Item | None:
    """One paragraph with its acts and corrigenda."""
    acts = Prefetch("acts", Act.objects.exclude(state=ActState.REMOVED))
    rows = items_of(report, actor).filter(key=key).select_related("reviewed_by")
    return rows.prefetch_related(acts, "corrigenda").first()


def neighbours(item: Item, actor: Actor) -> tuple[str, str]:
    """The keys of the paragraphs before and after it; empty at either end."""
    rows: QuerySet[Item] = Item.objects.visible_to(actor).filter(report=item.report_id)
    before = (
        rows.filter(position__lt=item.position).order_by("-position").values_list("key", flat=True).first()
    )
    after = rows.filter(position__gt=item.position).order_by("position").values_list("key", flat=True).first()
    return before or "", after or ""


def steps_of(item: Item, actor: Actor) -> list[ReviewStep]:
    """What reviewers did with the item, the last first; for those who sign in."""
    if not actor.is_signed_in:
        return []
    return list(ReviewStep.objects.filter(item=item).select_related("by").order_by("-pk"))


def history_of_report(report: Report, actor: Actor) -> list[Change]:
    """Who changed what about the report and its corrigenda; for those who sign in."""
    if not actor.is_signed_in:
        return []
    return history_of(report, *report.corrigenda.all())


def corrigenda_of(report: Report) -> list[Corrigendum]:
    """Those of the report as a whole; those of a paragraph stand with it."""
    return list(report.corrigenda.filter(item=None))


def corrigenda_of_items(items: Iterable[Item]) -> dict[int, list[Corrigendum]]:
    """Of each paragraph that has any, told by its key."""
    told: dict[int, list[Corrigendum]] = defaultdict(list)
    for one in Corrigendum.objects.filter(item__in=[item.pk for item in items]):
        told[one.item_id or 0].append(one)
    return dict(told)


def adopted_lately(actor: Actor, *, body: str = "", count: int = 50) -> list[Report]:
    """The reports adopted last."""
    rows = seen_by(actor).adopted()
    if body:
        rows = rows.filter(meeting__body=body)
    return list(rows.select_related("meeting__body").order_by("-adopted_at", "-pk")[:count])


def adopted_in_order(actor: Actor) -> ReportQuerySet:
    """Every adopted report in a stable order, for lists that machines read."""
    return (
        seen_by(actor)
        .adopted()
        .select_related("meeting")
        .order_by("meeting__starts_on", "meeting_id", "language")
    )


def to_review(actor: Actor, *, count: int = 12) -> tuple[list[Report], int]:
    """Reports that wait for a reviewer, the oldest first, with the questions open in each; and how many they are."""
    if not actor.is_secretariat:
        return [], 0
    rows = seen_by(actor).to_review()
    is_open = Q(questions__settled_at=None)
    shown = rows.annotate(questions_open=Count("questions", filter=is_open)).order_by("imported_at")
    return list(shown.select_related("meeting__body")[:count]), rows.count()


def count_questions(actor: Actor) -> int:
    """Questions open in the reports that wait for a reviewer."""
    if not actor.is_secretariat:
        return 0
    rows = Question.objects.filter(settled_at=None, report__state=ReportState.TO_REVIEW)
    return rows.count()


def imports_lately(actor: Actor) -> list[Import]:
    """The last imports, each with how many files it has and how many of them failed or still wait."""
    if not actor.is_secretariat:
        return []
    waiting, refused = Q(files__state__in=("waiting", "reading")), Q(files__state="refused")
    counts: dict[str, Any] = {
        "count": Count("files"),
        "waiting": Count("files", filter=waiting),
        "refused": Count("files", filter=refused),
    }
    return list(Import.objects.select_related("started_by").annotate(**counts).order_by("-started_at")[:5])


def is_empty(actor: Actor) -> bool:
    """Is there no report that this actor may see?"""
    return not seen_by(actor).exists()


def counterparts(report: Report, other: Report, items: Iterable[Item], actor: Actor) -> dict[int, Item]:
    """What says the same in the other language, by the id of the item, as far as this actor may see it."""
    facing = facing_items(report, other)
    wanted = {item.pk: facing[item.pk] for item in items if item.pk in facing}
    rows = Item.objects.visible_to(actor).defer("search", "mentions", "marks")
    found = rows.in_bulk(wanted.values())
    return {ours: found[theirs] for ours, theirs in wanted.items() if theirs in found}


def in_contract(report: Report, actor: Actor) -> said.Report:
    """An adopted report in the reader's own form, with what this actor may see of it."""
    return as_seen_by(Report.objects.select_related("meeting").get(pk=report.pk), actor)
