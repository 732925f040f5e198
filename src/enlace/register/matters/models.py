"""Matters, the passages they gather, the links between passages, and what is kept to find links by."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import get_language

from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.directory.models import Body
from enlace.register.matters.enums import LinkKind, LinkState, MatterState
from enlace.reports.enums import ReportState
from enlace.reports.models import Item, codes


def levels_of(actor: Actor) -> list[str]:
    """The levels of visibility that this actor reaches at all; of ``BODY``, in which bodies is another question."""
    levels = [Visibility.PUBLIC]
    if actor.is_member:
        levels.append(Visibility.MEMBERS)
    if actor.is_signed_in:
        levels.append(Visibility.BODY)
    return [str(level) for level in levels]


class MatterQuerySet(models.QuerySet["Matter"]):
    def current(self) -> MatterQuerySet:
        return self.filter(merged_into=None)

    def visible_to(self, actor: Actor) -> MatterQuerySet:
        """Whom its level says, and only where they may see one of its passages."""
        if actor.sees_all:
            return self
        mine = Passage.objects.visible_to(actor).filter(matter=OuterRef("pk"))
        inside = mine if actor.bodies is None else mine.filter(meeting__body__in=sorted(actor.bodies))
        within = Q(visibility=Visibility.BODY) & Exists(inside)
        return self.filter(Exists(mine), visibility__in=levels_of(actor)).filter(
            ~Q(visibility=Visibility.BODY) | within
        )


@pghistory.track(exclude=["undo"])
class Matter(models.Model):
    """One subject through many reports: what was proposed, decided, done. Its state is derived, never stored."""

    slug = models.SlugField(unique=True, max_length=90)
    title_en = models.CharField(max_length=200, blank=True)
    title_es = models.CharField(max_length=200, blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility.choices)
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    """Where its passages are now; its own address leads there."""
    closed_on = models.DateField(null=True, blank=True)
    """Since then no passage is put in or taken out; what its passages say of its state stays derived."""
    closed_why = models.CharField(max_length=300, blank=True)
    undo = models.JSONField(default=dict, blank=True)
    """Which passages it had when it was joined with another one, so that the two can be parted again."""

    objects: ClassVar[models.Manager[Matter]] = MatterQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="a_matter_has_a_title", condition=~Q(title_en="") | ~Q(title_es="")),
            models.CheckConstraint(
                name="a_matter_is_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="a_matter_is_closed_on_a_day", condition=Q(closed_why="") | Q(closed_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def title(self, lang: str) -> str:
        return (self.title_es or self.title_en) if lang == "es" else (self.title_en or self.title_es)

    def name(self, lang: str) -> str:
        return self.title(lang)


class PassageQuerySet(models.QuerySet["Passage"]):
    def visible_to(self, actor: Actor) -> PassageQuerySet:
        """Those of which the actor may see the paragraph in one language at least."""
        rows = Item.objects.visible_to(actor).filter(report__state=ReportState.ADOPTED)
        return self.filter(Exists(rows.filter(report__meeting=OuterRef("meeting"), key=OuterRef("item_key"))))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Passage(models.Model):
    """A paragraph of a meeting's report, in whichever language, as part of a matter."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="passages")
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="passages")
    item_key = models.CharField(max_length=110)
    added_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager[Passage]] = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["meeting__ends_on", "meeting_id", "item_key"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item_key"], name="a_passage_is_of_one_matter"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.item_key}"


def level_in(visibility: str, body: str) -> str:
    """A level of visibility as kept standings name it: of what is for one body, with that body."""
    return f"{visibility}:{body}" if visibility == Visibility.BODY else visibility


def reach_of(actor: Actor) -> list[str] | None:
    """All levels, so named, that this actor reaches; ``None`` for who sees all."""
    if actor.sees_all:
        return None
    bodies = Body.objects.values_list("code", flat=True) if actor.bodies is None else actor.bodies
    reached = levels_of(actor)
    within = [level_in(Visibility.BODY, code) for code in sorted(bodies)]
    return [one for level in reached for one in (within if level == Visibility.BODY else [level])]


class KeptStandingQuerySet(models.QuerySet["KeptStanding"]):
    def settled(self) -> KeptStandingQuerySet:
        """Those that are still true."""
        return self.filter(~Exists(Unsettled.objects.filter(matter=OuterRef("matter"))))

    def whole_for(self, actor: Actor) -> KeptStandingQuerySet:
        """Of the matters that the actor may see, as ``Matter.visible_to``, those of which nothing is hidden."""
        rows = self.settled().filter(passages__gt=0)
        reach = reach_of(actor)
        if reach is None:
            return rows
        rows = rows.filter(levels__contained_by=reach, matter__visibility__in=levels_of(actor))
        if actor.bodies is None:
            return rows
        return rows.filter(~Q(matter__visibility=Visibility.BODY) | Q(bodies__overlap=sorted(actor.bodies)))


class KeptStanding(models.Model):
    """Where a matter stands for who sees all of it, how quiet it is left aside, and what lists tell of it.

    It is true as long as no row of ``Unsettled`` names the matter; ``keep_standings`` alone writes it.
    """

    matter = models.OneToOneField(Matter, models.CASCADE, primary_key=True, related_name="kept")
    state = models.CharField(max_length=12, choices=MatterState.choices)
    because = ArrayField(models.BigIntegerField(), default=list)
    """Its passages that make it so."""
    passages = models.PositiveIntegerField()
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    last_passage = models.BigIntegerField(null=True)
    last_body = models.CharField(max_length=40, blank=True)
    bodies = codes()
    """In the order in which they spoke."""
    levels = codes()
    """What one has to reach to see all paragraphs and commitments that it follows from, see ``level_in``."""

    objects: ClassVar[models.Manager[KeptStanding]] = KeptStandingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-last_on", "-matter"], name="matter_last_spoken_of")]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.state}"


class Unsettled(models.Model):
    """Something changed that a matter's kept standing follows from.

    Triggers of the tables concerned write it, in the transaction of the change. Nobody waits for anybody: rows are only
    put in, until ``keep_standings`` takes them away.
    """

    matter = models.ForeignKey(Matter, models.DO_NOTHING, db_constraint=False, related_name="+")
    """Without a constraint: no row of a matter is locked for it, and it may name one that is gone."""

    def __str__(self) -> str:
        return f"{self.matter_id}"


class LinkQuerySet(models.QuerySet["Link"]):
    def to_judge(self) -> LinkQuerySet:
        return self.filter(state=LinkState.SUGGESTED)

    def apart(self) -> LinkQuerySet:
        """Without those whose passages are of one matter already: there is nothing left to say."""
        together = Passage.objects.filter(
            meeting=OuterRef("earlier_meeting"),
            item_key=OuterRef("earlier_key"),
            matter__passages__meeting=OuterRef("later_meeting"),
            matter__passages__item_key=OuterRef("later_key"),
        )
        return self.filter(~Exists(together))


@pghistory.track(exclude=["reasons"])
class Link(models.Model):
    """A later passage that may speak of the same matter as an earlier one, and what a person said of it."""

    earlier_meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="links_on")
    earlier_key = models.CharField(max_length=110)
    later_meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="links_back")
    later_key = models.CharField(max_length=110)
    kind = models.CharField(max_length=10, choices=LinkKind.choices)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    """Sentences: ``{"code": …, "en": …, "es": …}``, the heaviest first."""
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.SUGGESTED)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    judged_at = models.DateTimeField(null=True, blank=True)
    """Empty for a reference by number, which stands in the report itself."""
    undo = models.JSONField(default=dict, blank=True)
    """What accepting it did to matters, so that it can be taken back."""

    objects: ClassVar[models.Manager[Link]] = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [
            models.Index(
                fields=["later_meeting", "-score"], condition=Q(state="suggested"), name="link_to_judge"
            ),
            models.Index(fields=["earlier_meeting", "earlier_key"], name="link_of_earlier"),
            models.Index(fields=["later_meeting", "later_key"], name="link_of_later"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["earlier_meeting", "earlier_key", "later_meeting", "later_key"],
                name="one_link_between_two_passages",
            ),
            models.CheckConstraint(
                name="a_link_has_a_probability", condition=Q(score__gte=0) & Q(score__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_meeting_id} {self.earlier_key} – {self.later_meeting_id} {self.later_key}"

    @property
    def why(self) -> list[str]:
        """The reasons in the language that is active now."""
        lang = "es" if (get_language() or "").startswith("es") else "en"
        return [str(reason[lang]) for reason in self.reasons]


class Fingerprint(models.Model):
    """What matching knows of a paragraph in one language; made again whenever the report is."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="fingerprints")
    language = models.CharField(max_length=2)
    item_key = models.CharField(max_length=110)
    features = models.JSONField()
    keys = ArrayField(models.CharField(max_length=80), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "language", "item_key"], name="one_fingerprint_of_a_passage_in_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.language} {self.item_key}"


class Holder(models.Model):
    """A fingerprint under one of its keys: the index by which earlier passages are found.

    Rows are two numbers, read from the index alone and never from the wide rows of the fingerprints; so it has no
    foreign key, and a row whose fingerprint is gone is passed over.
    """

    pk = models.CompositePrimaryKey("key", "fingerprint")
    key = models.IntegerField()
    """The number of the key, see ``number_of``."""
    fingerprint = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key} {self.fingerprint}"


class Term(models.Model):
    """In how many fingerprints a term stands; the empty term stands for all of them."""

    key = models.CharField(primary_key=True, max_length=80)
    items = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key} {self.items}"
