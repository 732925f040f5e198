"""Imports, reports with their items and acts, questions for the reviewer, corrigenda."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from enlace.core.actor import Actor, visible
from enlace.core.columns import words_to_search
from enlace.core.enums import Visibility
from enlace.reports.enums import ActKind, ActState, FileState, QuestionKind, ReportState, ReviewVerb

_STAYS = """
    IF EXISTS (SELECT 1 FROM reports_report WHERE id = OLD.report_id AND adopted_at IS NOT NULL) THEN
        RAISE EXCEPTION 'adopted: an item of an adopted report is not changed';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
_ACT_STAYS = """
    IF EXISTS (
        SELECT 1 FROM reports_item JOIN reports_report ON reports_report.id = reports_item.report_id
        WHERE reports_item.id = OLD.item_id AND reports_report.adopted_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'adopted: an act of an adopted report is not changed';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
_NO_MORE_ITEMS = """
    IF EXISTS (SELECT 1 FROM reports_report WHERE id = NEW.report_id AND adopted_at IS NOT NULL) THEN
        RAISE EXCEPTION 'adopted: an adopted report takes no more items';
    END IF;
    RETURN NEW;
"""
_NO_MORE_ACTS = """
    IF EXISTS (
        SELECT 1 FROM reports_item JOIN reports_report ON reports_report.id = reports_item.report_id
        WHERE reports_item.id = NEW.item_id AND reports_report.adopted_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'adopted: an item of an adopted report takes no more acts';
    END IF;
    RETURN NEW;
"""


def codes() -> ArrayField[Any, Any]:
    """A list of codes of parties and bodies."""
    return ArrayField(models.CharField(max_length=40), default=list, blank=True)


class Import(models.Model):
    """Files that somebody brought in together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return str(self.id)


class ImportFile(models.Model):
    """One file of an import and what became of it."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    file = models.ForeignKey("core.StoredFile", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.WAITING)
    reason_en = models.CharField(max_length=500, blank=True)
    reason_es = models.CharField(max_length=500, blank=True)
    report = models.ForeignKey("Report", models.SET_NULL, null=True, related_name="import_files")
    finished_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often its reading was begun; a file that brings the worker down is not tried for ever."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_file_at_a_place_of_an_import"),
            models.CheckConstraint(
                name="a_refused_file_has_a_reason", condition=~Q(state="refused") | ~Q(reason_en="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reason(self) -> str:
        return self.reason_es if (get_language() or "").startswith("es") else self.reason_en


class ReportQuerySet(models.QuerySet["Report"]):
    def adopted(self) -> ReportQuerySet:
        return self.filter(state=ReportState.ADOPTED)

    def to_review(self) -> ReportQuerySet:
        return self.filter(state=ReportState.TO_REVIEW)

    def visible_to(self, actor: Actor) -> ReportQuerySet:
        """What is not adopted yet is the secretariat's; what is, is for whom its level says."""
        if actor.sees_all:
            return self
        held = self.filter(state__in=(ReportState.ADOPTED, ReportState.REPLACED), adopted_at__isnull=False)
        return held.filter(visible(actor, body="meeting__body_id"))


@pghistory.track(exclude=["plain", "read"])
class Report(models.Model):
    """The report of a meeting in one language, as it stood in one file."""

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, related_name="reports")
    """Empty while nobody knows yet which meeting the text is of."""
    language = models.CharField(max_length=2)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.TO_REVIEW)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.MEMBERS)
    file = models.ForeignKey("core.StoredFile", models.PROTECT, related_name="reports")
    file_name = models.CharField(max_length=255)
    plain = models.TextField()
    """The whole text; every span points into it."""
    read = models.JSONField(default=dict)
    """What the reader said, ``enlace.report/1``; kept as it was, to measure the reader by."""
    imported_at = models.DateTimeField(auto_now_add=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text_sha256 = models.CharField(max_length=64, blank=True)
    """The seal set at adoption: SHA-256 of ``plain`` in UTF-8."""

    objects: ClassVar[models.Manager[Report]] = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-meeting__starts_on", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"], name="a_file_is_one_report", condition=~Q(state="set_aside")
            ),
            models.UniqueConstraint(
                fields=["meeting", "language", "state"],
                name="one_current_report_of_a_meeting_in_a_language",
                condition=Q(state__in=["to_review", "adopted"]),
            ),
            models.CheckConstraint(
                name="an_adopted_report_is_sealed_and_has_a_meeting",
                condition=~Q(state="adopted")
                | (Q(meeting__isnull=False) & Q(adopted_at__isnull=False) & ~Q(text_sha256="")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="what_is_adopted_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.adopted_at IS NOT NULL AND "
                    "(OLD.plain, OLD.read, OLD.language, OLD.file_id, OLD.meeting_id, OLD.version, OLD.text_sha256,"
                    " OLD.adopted_at, OLD.adopted_by_id) IS DISTINCT FROM "
                    "(NEW.plain, NEW.read, NEW.language, NEW.file_id, NEW.meeting_id, NEW.version, NEW.text_sha256,"
                    " NEW.adopted_at, NEW.adopted_by_id)"
                ),
            ),
            pgtrigger.Protect(
                name="what_is_adopted_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__adopted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, actor: Actor) -> ItemQuerySet:
        if actor.sees_all:
            return self
        states = (ReportState.ADOPTED, ReportState.REPLACED)
        held = self.filter(report__state__in=states, report__adopted_at__isnull=False)
        return held.filter(visible(actor, body="report__meeting__body_id"))


@pghistory.track(
    pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["search", "text", "marks", "mentions"]
)
class Item(models.Model):
    """A numbered paragraph of a report; ``text`` is ``report.plain[start:end]``."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=60)
    key = models.CharField(max_length=110)
    """Its address within the report: ``conclusions-1.c``, or ``1.c`` under no heading."""
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    mentions = codes()
    marks = models.JSONField(default=list)
    """Where parties are named: ``[code, start, end]`` into ``report.plain``."""
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.MEMBERS)
    revision = models.PositiveIntegerField(default=0)
    """Counts every change of the item or its acts; a reviewer who saw an older one is told."""
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    search = words_to_search("text")

    objects: ClassVar[models.Manager[Item]] = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        indexes = [
            GinIndex(fields=["search"]),
            GinIndex(fields=["mentions"]),
            models.Index(fields=["report", "key"], name="item_by_key"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"],
                name="one_item_at_a_place_of_a_report",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(name="item_ends_after_it_starts", condition=Q(end__gte=F("start"))),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="adopted_items_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["visibility", "search"]),
                func=_STAYS,
            ),
            pgtrigger.Trigger(
                name="adopted_items_are_kept", when=pgtrigger.Before, operation=pgtrigger.Delete, func=_STAYS
            ),
            pgtrigger.Trigger(
                name="adopted_reports_take_no_items",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("report_id"),
                func=_NO_MORE_ITEMS,
            ),
        ]

    def __str__(self) -> str:
        return self.key


@pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Act(models.Model):
    """One thing that somebody does in an item, and what is owed after it; ``removed`` ones are kept."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="acts")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ActKind.choices)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    by = codes()
    to = codes()
    owed_by = codes()
    owed_to = codes()
    due_text = models.CharField(max_length=300, blank=True)
    due_edtf = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True, blank=True)
    """The last calendar day on which it is still in time."""
    rrule = models.CharField(max_length=120, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=10, choices=ActState.choices, default=ActState.READ)
    read = models.JSONField(null=True, blank=True)
    """What the reader had said, where a person changed it."""

    class Meta:
        ordering = ["start", "position"]
        indexes = [GinIndex(fields=["owed_by"])]
        constraints = [
            models.CheckConstraint(name="act_ends_after_it_starts", condition=Q(end__gte=F("start"))),
            models.CheckConstraint(
                name="only_what_owes_has_debtors_and_dates",
                condition=Q(kind__in=["request", "commit", "offer"]) | (Q(owed_by=[]) & Q(due_on=None)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="adopted_acts_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=_ACT_STAYS,
            ),
            pgtrigger.Trigger(
                name="adopted_items_take_no_acts",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("item_id"),
                func=_NO_MORE_ACTS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class Question(models.Model):
    """Something that a person has to look at before adoption."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="questions")
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="questions")
    kind = models.CharField(max_length=12, choices=QuestionKind.choices)
    code = models.CharField(max_length=60)
    text_en = models.TextField()
    text_es = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    @property
    def text(self) -> str:
        return self.text_es if (get_language() or "").startswith("es") else self.text_en


class ReviewStep(models.Model):
    """One change of an item by a reviewer, with the item as it was before: what undoing goes back to."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="steps")
    revision = models.PositiveIntegerField()
    """The item's revision after it."""
    verb = models.CharField(max_length=10, choices=ReviewVerb.choices)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    before = models.JSONField(null=True)
    """Empty where it cannot be undone."""
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "revision"], name="one_step_makes_one_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.revision} {self.verb}"


@pghistory.track()
class Corrigendum(models.Model):
    """A dated correction of an adopted report; the report's own text stays as it was adopted."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="corrigenda")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="corrigenda")
    number = models.PositiveSmallIntegerField()
    dated_on = models.DateField()
    text = models.TextField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "corrigenda"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="corrigenda_are_numbered_in_a_report"),
            models.CheckConstraint(name="a_corrigendum_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"
