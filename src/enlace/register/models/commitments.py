"""Commitments, where they come from, the answer of each party, what was said about it, evidence, saved views."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q

from enlace.core.actor import Actor, sees_all_but_the_secretariats, visible
from enlace.core.columns import words_to_search
from enlace.core.enums import Visibility
from enlace.register.days import day_of, past
from enlace.register.enums import (
    UNFINISHED,
    Acceptance,
    Course,
    Implementation,
    Verb,
)
from enlace.reports.enums import ActKind
from enlace.reports.models import codes


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, actor: Actor) -> CommitmentQuerySet:
        """Whom its level says; and always the parties that owe it or to whom it is owed, unless it is the TS's own."""
        if actor.sees_all:
            return self
        return self.filter(_seen(actor))

    def to_come(self, *, on: date) -> CommitmentQuerySet:
        """Times of a series that have not begun: an earlier one is still running, and nobody works on them yet."""
        series = Commitment.objects.filter(
            Q(pk=OuterRef("occurrence_of"), due_on__gte=on)
            | Q(
                occurrence_of=OuterRef("occurrence_of"),
                occurrence_on__lt=OuterRef("occurrence_on"),
                due_on__gte=on,
            )
        )
        worked_on = Answer.objects.filter(commitment=OuterRef("pk")).exclude(
            implementation=Implementation.OPEN
        )
        rows = self.filter(occurrence_of__isnull=False, occurrence_on__gt=on)
        return rows.filter(Exists(series.filter(withdrawn_on=None)), ~Exists(worked_on))

    def begun(self, *, on: date) -> CommitmentQuerySet:
        """All but the times of a series that have not begun, so that one duty is not counted for each time to come."""
        return self.exclude(pk__in=_to_come(on))


def _to_come(on: date) -> models.QuerySet[Any, Any]:
    return CommitmentQuerySet(Commitment).to_come(on=on).order_by().values("pk")


def _seen(actor: Actor, of: str = "") -> Q:
    """Which commitments an actor sees; ``of`` is ``commitment__`` where an answer's is asked for.

    One condition on the commitment itself where the level alone decides, for that is most people and much faster.
    """
    seen = visible(actor, level=f"{of}visibility", body=f"{of}body_id")
    if not actor.parties or sees_all_but_the_secretariats(actor):
        return seen
    parties = sorted(actor.parties)
    owing = Answer.objects.filter(party__in=parties).order_by().values("commitment")
    own = Q(**{f"{of}owed_to__overlap": parties}) | Q(**{f"{of[:-2] or 'pk'}__in": owing})
    return seen | (own & ~Q(**{f"{of}visibility": Visibility.SECRETARIAT}))


@pghistory.track(exclude=["search"])
class Commitment(models.Model):
    """What somebody owes after an act of an adopted report; the same in every language of the report."""

    reference = models.CharField(max_length=120, unique=True)
    """Its permanent address, such as ``rcgm-2013-11-18-conclusions-1.c``; with ``-2`` for the second in an item, and
    with ``~2014-05-18`` for one that repeats."""
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="commitments")
    body = models.ForeignKey("directory.Body", models.PROTECT, related_name="commitments")
    item_key = models.CharField(max_length=110)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=ActKind.choices)
    text_en = models.TextField(blank=True)
    text_es = models.TextField(blank=True)
    made_on = models.DateField()
    owed_by = codes()
    """As the report says it; "Member Countries" stands for itself here, its members have an answer each."""
    owed_to = codes()
    due_text = models.CharField(max_length=300, blank=True)
    due_edtf = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True, blank=True)
    rrule = models.CharField(max_length=120, blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility.choices)
    withdrawn_on = models.DateField(null=True, blank=True)
    """Set where a newer version of the report does not say it any more, or where a series of commitments was ended."""
    course = models.CharField(max_length=9, choices=Course.choices, default=Course.GOES_ON)
    """While it waits it has no due day, so that nobody is late or reminded."""
    occurrence_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="occurrences"
    )
    """The commitment that repeats; it is itself the first of its series."""
    occurrence_on = models.DateField(null=True, blank=True)
    """The day of its series that this one stands for; it stays, also where the due day is moved."""
    search = words_to_search("text_en", "text_es")

    objects: ClassVar[models.Manager[Commitment]] = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_on", "body", "position"]
        indexes = [
            GinIndex(fields=["search"]),
            GinIndex(fields=["owed_to"]),
            models.Index(fields=["due_on"]),
            models.Index(fields=["body", "made_on"]),
            models.Index(fields=["-made_on", "body", "position"], name="commitment_in_order"),
            models.Index(
                fields=["id"],
                include=[
                    *(
                        "visibility",
                        "body",
                        "due_on",
                        "made_on",
                        "position",
                        "withdrawn_on",
                        "reference",
                        "meeting",
                        "course",
                    ),
                ],
                name="commitment_facts",
            ),  # what sums over all answers ask of their commitments, without reading the texts
            models.Index(
                fields=["course"], condition=Q(course__in=["condition", "meeting"]), name="commitment_waits"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["occurrence_of", "occurrence_on"], name="one_occurrence_of_a_series_on_a_day"
            ),
            models.CheckConstraint(
                name="an_occurrence_has_its_day",
                condition=Q(occurrence_of=None, occurrence_on=None)
                | Q(occurrence_of__isnull=False, occurrence_on__isnull=False),
            ),
            models.CheckConstraint(
                name="what_waits_has_no_due_day",
                condition=~Q(course__in=["condition", "meeting"]) | Q(due_on=None),
            ),
            models.CheckConstraint(
                name="what_is_ended_is_out_of_force",
                condition=~Q(course="ended") | Q(withdrawn_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def text(self, lang: str) -> str:
        """Its words in that language, or in the other where that one has none."""
        return (self.text_es or self.text_en) if lang == "es" else (self.text_en or self.text_es)


class Source(models.Model):
    """The act of a report, in one language, that a commitment comes from."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="sources")
    act = models.OneToOneField("reports.Act", models.PROTECT, related_name="source")
    language = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "language"], name="one_source_in_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.language}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def unfinished(self) -> AnswerQuerySet:
        """Still to be done: open or in progress, and not declined."""
        rows = self.filter(implementation__in=sorted(UNFINISHED), commitment__withdrawn_on=None)
        return rows.exclude(acceptance=Acceptance.DECLINED)

    def begun(self, *, on: date) -> AnswerQuerySet:
        """All but those to times of a series that have not begun."""
        return self.exclude(commitment__in=_to_come(on))

    def late(self, *, on: date) -> AnswerQuerySet:
        """Those whose due day is over for the party that owes them."""
        return self.unfinished().filter(past(on))

    def help_wanted(self) -> AnswerQuerySet:
        """A party asked for help with it, and nobody has settled that yet."""
        return self.unfinished().filter(help_since__isnull=False)

    def to_confirm(self) -> AnswerQuerySet:
        return self.filter(implementation=Implementation.REPORTED_DONE)

    def visible_to(self, actor: Actor) -> AnswerQuerySet:
        if actor.sees_all:
            return self
        return self.filter(_seen(actor, of="commitment__"))


@pghistory.track()
class Answer(models.Model):
    """Where one party stands with one commitment."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="answers")
    party = models.ForeignKey("directory.Party", models.PROTECT, related_name="answers")
    acceptance = models.CharField(max_length=10, choices=Acceptance.choices, default=Acceptance.NOT_ASKED)
    implementation = models.CharField(
        max_length=15, choices=Implementation.choices, default=Implementation.OPEN
    )
    changed_at = models.DateTimeField(auto_now=True)
    done_on = models.DateField(null=True, blank=True)
    """The day on which it was confirmed done."""
    help_since = models.DateTimeField(null=True, blank=True)
    """Since when the party asks for help; empty once the secretariat has settled it."""

    objects: ClassVar[models.Manager[Answer]] = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["party_id"]
        indexes = [
            models.Index(fields=["party", "implementation"]),
            models.Index(fields=["implementation"]),
            models.Index(fields=["changed_at"]),
            models.Index(
                fields=["help_since"], name="answer_help_wanted", condition=Q(help_since__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "party"], name="one_answer_of_a_party"),
            models.CheckConstraint(
                name="what_is_confirmed_done_has_a_day",
                condition=Q(implementation="confirmed_done", done_on__isnull=False)
                | (~Q(implementation="confirmed_done") & Q(done_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.implementation}"

    def is_late(self, *, on: date) -> bool:
        due = self.commitment.due_on
        unfinished = self.implementation in UNFINISHED and self.acceptance != Acceptance.DECLINED
        return due is not None and unfinished and due < day_of(self.party_id, on)


class Statement(models.Model):
    """Who said what about an answer, when, and what it changed. Never edited: taking back is a statement too."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="statements")
    verb = models.CharField(max_length=12, choices=Verb.choices)
    said_at = models.DateTimeField(auto_now_add=True)
    said_on = models.DateField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    said_by_name = models.CharField(max_length=200)
    said_as = models.CharField(max_length=20)
    """The role in which it was said."""
    note = models.TextField(blank=True)
    by_mail = models.BooleanField(default=False)
    """Said through the link of a reminder, without signing in."""
    acceptance_before = models.CharField(max_length=10, choices=Acceptance.choices)
    acceptance_after = models.CharField(max_length=10, choices=Acceptance.choices)
    implementation_before = models.CharField(max_length=15, choices=Implementation.choices)
    implementation_after = models.CharField(max_length=15, choices=Implementation.choices)

    class Meta:
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="sending_back_and_declining_give_a_reason",
                condition=~Q(verb__in=["send_back", "decline", "waive"]) | ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.said_on}"

    @property
    def is_on_behalf(self) -> bool:
        """Was it the secretariat that wrote down what a party told it?"""
        said = self.verb in (Verb.ACCEPT, Verb.DECLINE, Verb.START, Verb.REPORT_DONE, Verb.ASK_HELP)
        return said and self.said_as == "secretariat"


class Evidence(models.Model):
    """A file or a link that shows what a statement says."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="evidence")
    file = models.ForeignKey("core.StoredFile", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_file_or_a_link", condition=Q(file__isnull=False) ^ ~Q(url="")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SavedView(models.Model):
    """A set of filters of the matrix that somebody keeps under a name."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=80)
    filters = models.CharField(max_length=1000)
    """The query string, without the page."""
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="one_view_of_a_name_for_each_person"),
        ]

    def __str__(self) -> str:
        return self.name
