"""Papers with their parts and rows, the rules by which they are made, and Word templates."""

from __future__ import annotations

from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from enlace.core.actor import Actor, visible
from enlace.core.enums import Visibility
from enlace.papers.enums import Fate, PaperKind, SectionKind, TemplateKind
from enlace.register.access import can_see_who_is_late
from enlace.register.matters.models import Matter
from enlace.register.models import Commitment
from enlace.reports.enums import ReportState
from enlace.reports.models import Item


@pghistory.track()
class Plan(models.Model):
    """The rules for one kind of paper in one body; without a body, for all bodies that have none of their own."""

    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    body = models.ForeignKey("directory.Body", models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "body"], name="one_plan_of_a_kind_for_a_body", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.body_id}"


@pghistory.track()
class Rule(models.Model):
    """One section of a plan: whether it is in, where, under which heading, and how much of it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="rules")
    section = models.CharField(max_length=12, choices=SectionKind.choices)
    position = models.PositiveSmallIntegerField()
    is_in = models.BooleanField(default=True)
    heading_en = models.CharField(max_length=200)
    heading_es = models.CharField(max_length=200)
    only = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    """Kinds of acts, or states of matters; empty for all that the section can hold."""
    days_late = models.PositiveSmallIntegerField(default=0)
    """Only what is late for so many days at least."""
    meetings_back = models.PositiveSmallIntegerField(default=0)
    """Only what came of so many last meetings; 0 for all."""
    most = models.PositiveSmallIntegerField(default=100)
    """So many rows at most."""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "section"], name="a_section_once_in_a_plan"),
            models.CheckConstraint(
                name="a_section_has_a_heading_in_both_languages",
                condition=~Q(heading_en="") & ~Q(heading_es=""),
            ),
            models.CheckConstraint(
                name="a_section_holds_some_rows", condition=Q(most__gte=1) & Q(most__lte=500)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.section}"


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, actor: Actor) -> PaperQuerySet:
        """Those of the secretariat alone until it shares them; then for whom their level says."""
        return self.filter(visible(actor, body="meeting__body_id"))


@pghistory.track()
class Paper(models.Model):
    """The follow-up matrix or the annotated agenda of one meeting, in both languages."""

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    title_en = models.CharField(_("Title in English"), max_length=250)
    title_es = models.CharField(_("Title in Spanish"), max_length=250)
    intro_en = models.TextField(_("Introduction in English"), blank=True)
    intro_es = models.TextField(_("Introduction in Spanish"), blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.SECRETARIAT)
    as_of = models.DateField(_("As of"))
    """The day for which it says what is late and what is open."""
    revision = models.PositiveIntegerField(default=0)
    """Counts every change of its head and of the order of its rows; who saw an older one is told."""
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    refreshed_at = models.DateTimeField(_("Brought up to date at"), null=True, blank=True)

    objects: ClassVar[models.Manager[Paper]] = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["-meeting__starts_on", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind"], name="one_paper_of_a_kind_for_a_meeting"),
            models.CheckConstraint(
                name="a_paper_has_a_title_in_both_languages", condition=~Q(title_en="") & ~Q(title_es="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.meeting_id}"

    def title(self, lang: str) -> str:
        return self.title_es if lang == "es" else self.title_en

    def intro(self, lang: str) -> str:
        """In that language, or in the other where that one has none."""
        return (self.intro_es or self.intro_en) if lang == "es" else (self.intro_en or self.intro_es)


class Part(models.Model):
    """A section of a paper with its heading, as the rules said when it was last made."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="parts")
    section = models.CharField(max_length=12, choices=SectionKind.choices)
    position = models.PositiveSmallIntegerField()
    heading_en = models.CharField(max_length=200)
    heading_es = models.CharField(max_length=200)
    found = models.PositiveIntegerField(default=0)
    """How many the rules found; more than the rows where the limit cut them."""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "section"], name="a_section_once_in_a_paper"),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.section}"

    def heading(self, lang: str) -> str:
        return self.heading_es if lang == "es" else self.heading_en


FIELDS = ("title", "text", "who", "due", "state", "action")
"""What the rules say of a row, each in English and in Spanish; people may change all of it."""
WORDS = (*FIELDS, "note")
"""The same, and what people alone write."""


class RowQuerySet(models.QuerySet["Row"]):
    def visible_to(self, actor: Actor) -> RowQuerySet:
        """Those whose commitment, matter and paragraphs this actor may see today, whatever the paper's own level.

        A paragraph that is hidden in one of its languages hides the row: its words stand in it in both. Who is not
        told which party is late is shown no row that says so.
        """
        if actor.sees_all:
            return self
        commitments = Commitment.objects.visible_to(actor).filter(pk=OuterRef("commitment"))
        matters = Matter.objects.visible_to(actor).filter(pk=OuterRef("matter"))
        items = Item.objects.filter(
            report__state=ReportState.ADOPTED, report__meeting=OuterRef("meeting"), key=OuterRef("item_key")
        )
        seen = Item.objects.visible_to(actor).filter(pk=OuterRef("pk"))
        closed = Q(~Exists(items)) | Q(Exists(items.filter(~Exists(seen))))
        rows = self.filter(
            Q(commitment=None) | Exists(commitments),
            Q(matter=None) | Exists(matters),
            ~Exists(Spot.objects.filter(closed, row=OuterRef("pk"))),
        )
        if can_see_who_is_late(actor):
            return rows
        late = Q(part__section=SectionKind.LATE) | Q(home=SectionKind.LATE)
        return rows.exclude(late, commitment__isnull=False)


@pghistory.track(exclude=["made", "news"])
class Row(models.Model):
    """A row of a paper: what the rules found, as people have since edited it; or one that they added."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField(_("Order"))
    source = models.CharField(max_length=240, blank=True)
    """What it tells of, such as ``commitment:…``; empty for a row that people added."""
    home = models.CharField(max_length=12, choices=SectionKind.choices, blank=True)
    """The section in which the rules find it, where people moved it into another; it stays where they put it."""
    commitment = models.ForeignKey(
        "register.Commitment", models.PROTECT, null=True, blank=True, related_name="+"
    )
    matter = models.ForeignKey("register.Matter", models.PROTECT, null=True, blank=True, related_name="+")
    title_en = models.TextField(_("Title in English"), blank=True)
    title_es = models.TextField(_("Title in Spanish"), blank=True)
    text_en = models.TextField(_("Text in English"), blank=True)
    text_es = models.TextField(_("Text in Spanish"), blank=True)
    who_en = models.TextField(_("Who, in English"), blank=True)
    who_es = models.TextField(_("Who, in Spanish"), blank=True)
    due_en = models.TextField(_("By when, in English"), blank=True)
    due_es = models.TextField(_("By when, in Spanish"), blank=True)
    state_en = models.TextField(_("State, in English"), blank=True)
    state_es = models.TextField(_("State, in Spanish"), blank=True)
    action_en = models.TextField(_("Suggested action in English"), blank=True)
    action_es = models.TextField(_("Suggested action in Spanish"), blank=True)
    note_en = models.TextField(_("Note in English"), blank=True)
    note_es = models.TextField(_("Note in Spanish"), blank=True)
    is_in = models.BooleanField(_("Is in the paper"), default=True)
    revision = models.PositiveIntegerField(default=0)
    fate = models.CharField(max_length=8, choices=Fate.choices, default=Fate.SAME)
    made = models.JSONField(default=dict)
    """What the rules said last, field by field: what differs from it was written by people and is kept."""
    news = models.JSONField(default=list, blank=True)
    """What changed when it was last brought up to date: ``{"field", "old", "new", "kept"}``."""

    objects: ClassVar[models.Manager[Row]] = RowQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["part", "position"], name="row_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["part", "source"], name="a_source_once_in_a_part", condition=~Q(source="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.source or 'own'}"

    def said(self, field: str, lang: str) -> str:
        """A field in that language, or in the other where that one has none."""
        here, there = ("es", "en") if lang == "es" else ("en", "es")
        return str(getattr(self, f"{field}_{here}") or getattr(self, f"{field}_{there}"))

    def words(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in written()}


class Spot(models.Model):
    """A paragraph whose words or acts a row tells; who may not see it does not see the row."""

    row = models.ForeignKey(Row, models.CASCADE, related_name="spots")
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="+")
    item_key = models.CharField(max_length=110)

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.item_key}"


@pghistory.track()
class Template(models.Model):
    """A Word template that the secretariat brought in; older ones are kept. Without one, Enlace has its own."""

    kind = models.CharField(max_length=10, choices=TemplateKind.choices)
    language = models.CharField(max_length=2)
    file = models.ForeignKey("core.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"],
                name="one_current_template_of_a_kind_in_a_language",
                condition=Q(is_current=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name


def written(fields: tuple[str, ...] = WORDS) -> tuple[str, ...]:
    """The names of these fields in both languages: ``title_en``, ``title_es`` …"""
    return tuple(f"{field}_{lang}" for field in fields for lang in ("en", "es"))
