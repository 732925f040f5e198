"""What faces ask about imports, reports and items; only what the actor may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from enlace.core.actor import Actor
from enlace.reports import access
from enlace.reports.enums import OWING, ActState, ReportState
from enlace.reports.facing import facing_items
from enlace.reports.models import Act, Corrigendum, Import, Item, Question, Report, ReviewStep
from enlace.reports.unread import Passage, passages_in_no_item

MOST_PASSAGES = 200


def imports_for(actor: Actor) -> QuerySet[Import]:
    """Imports, the newest first; they are the secretariat's."""
    return Import.objects.all() if actor.is_secretariat else Import.objects.none()


def reports_for(actor: Actor) -> QuerySet[Report]:
    return Report.objects.visible_to(actor).select_related("meeting__body")


def items_for(actor: Actor) -> QuerySet[Item]:
    return Item.objects.visible_to(actor).select_related("report__meeting__body")


def report_of(slug: str, language: str, actor: Actor) -> Report | None:
    """The report of a meeting in a language that this person may see: the adopted one first, else the newest."""
    found = reports_for(actor).filter(meeting__slug=slug, language=language).exclude(state="set_aside")
    rows = sorted(found, key=lambda one: (one.state == "adopted", one.state == "to_review", one.version))
    return rows[-1] if rows else None


def report_under_review(pk: int, actor: Actor) -> Report | None:
    """A report as its reviewer meets it, whatever became of it; reviewing is the secretariat's."""
    if not access.can_review(actor):
        return None
    rows = Report.objects.select_related("meeting__body", "adopted_by", "replaces")
    return rows.exclude(state=ReportState.SET_ASIDE).filter(pk=pk).first()


@dataclass(frozen=True)
class ReviewCounts:
    """How far a review has come."""

    items: int
    left: int
    questions: int
    """Open ones."""
    clear: int
    """Items left of which nothing is asked."""

    @property
    def reviewed(self) -> int:
        return self.items - self.left

    @property
    def is_done(self) -> bool:
        return self.items > 0 and not self.left and not self.questions


def count_review(report: Report) -> ReviewCounts:
    asked = Question.objects.filter(item=OuterRef("pk"), settled_at=None)
    left = Q(reviewed_at=None)
    counts = report.items.annotate(asked=Exists(asked)).aggregate(
        items=Count("pk"), left=Count("pk", filter=left), clear=Count("pk", filter=left & Q(asked=False))
    )
    return ReviewCounts(questions=report.questions.filter(settled_at=None).count(), **counts)


def items_to_review(report: Report, *, doubts_first: bool = False) -> QuerySet[Item]:
    """The items with all that a reviewer needs beside them. Settling and accepting does not move them about."""
    asked = Question.objects.filter(item=OuterRef("pk"))
    rows = _for_review().filter(report=report).annotate(is_asked=Exists(asked))
    return rows.order_by("-is_asked", "position") if doubts_first else rows.order_by("position")


def _for_review() -> QuerySet[Item]:
    questions = Question.objects.select_related("settled_by")
    last = ReviewStep.objects.filter(item=OuterRef("pk"), undone=False, before__isnull=False)
    return (
        Item.objects.select_related("reviewed_by")
        .prefetch_related("acts", Prefetch("questions", queryset=questions))
        .annotate(undoable=last.order_by("-pk").values("verb")[:1])
    )


def item_under_review(pk: int, actor: Actor) -> Item | None:
    if not access.can_review(actor):
        return None
    rows = _for_review().select_related("reviewed_by", "report__meeting__body")
    return rows.exclude(report__state=ReportState.SET_ASIDE).filter(pk=pk).first()


def act_under_review(pk: int, actor: Actor) -> Act | None:
    if not access.can_review(actor):
        return None
    rows = Act.objects.select_related("item__report__meeting__body")
    return rows.exclude(item__report__state=ReportState.SET_ASIDE).filter(pk=pk).first()


def question_under_review(pk: int, actor: Actor) -> Question | None:
    if not access.can_review(actor):
        return None
    rows = Question.objects.select_related("item", "report")
    return rows.exclude(report__state=ReportState.SET_ASIDE).filter(pk=pk).first()


def questions_of_the_whole(report: Report) -> QuerySet[Question]:
    """Questions about the report itself, the open ones first."""
    rows = report.questions.filter(item=None).select_related("settled_by")
    return rows.order_by(F("settled_at").asc(nulls_first=True), "pk")


def passages_to_review(report: Report) -> list[Passage]:
    """What the text says in no item; the reviewer sees to it that nothing owed stands there."""
    spans = report.items.values_list("start", "end")
    return list(islice(passages_in_no_item(report.plain, spans), MOST_PASSAGES))


def steps_since(item: Item, revision: int) -> QuerySet[ReviewStep]:
    """What was done to an item after that revision, by whom."""
    return item.steps.filter(revision__gt=revision).select_related("by")


def counterparts_of(report: Report, items: Iterable[Item]) -> dict[int, Item]:
    """What says the same in the other language of that meeting, by the id of the item; a text to review before one
    that is adopted."""
    if report.meeting_id is None:
        return {}
    current = Report.objects.filter(meeting=report.meeting_id).exclude(language=report.language)
    current = current.filter(state__in=(ReportState.TO_REVIEW, ReportState.ADOPTED))
    other = current.select_related("meeting").order_by("-state").first()
    if other is None:
        return {}
    facing = facing_items(report, other)
    wanted = {item.pk: facing[item.pk] for item in items if item.pk in facing}
    rows = Item.objects.select_related("report").defer("report__plain", "report__read")
    found = rows.in_bulk(wanted.values())
    return {ours: found[theirs] for ours, theirs in wanted.items() if theirs in found}


def owing_acts(report: Report) -> list[Act]:
    """The acts that will become commitments when the report is adopted."""
    rows = Act.objects.filter(item__report=report, kind__in=sorted(OWING)).exclude(state=ActState.REMOVED)
    return list(rows.select_related("item").order_by("item__position", "start", "position"))


def corrigenda_of(report: Report) -> QuerySet[Corrigendum]:
    return report.corrigenda.select_related("item", "issued_by")


def next_to_review(item: Item) -> Item | None:
    """The item that is to be reviewed after this one: those with open questions first, then in the report's order."""
    rows = items_to_review(item.report, doubts_first=True).values_list("pk", "reviewed_at")
    places = list(rows)
    at = next((n for n, (pk, _) in enumerate(places) if pk == item.pk), -1)
    following = [pk for pk, reviewed in places[at + 1 :] + places[: max(at, 0)] if reviewed is None]
    return Item.objects.filter(pk=following[0]).first() if following else None
