"""Commitments, the answer of each party that owes, what was said about it, evidence, saved views; reminders of them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from enlace.core.actor import Actor, sees_all_but_the_secretariats, visible
from enlace.core.columns import words_to_search
from enlace.core.enums import Visibility
from enlace.register.days import day_of, past
from enlace.register.enums import (
    UNFINISHED,
    Acceptance,
    AnchorKind,
    Course,
    DigestState,
    DueReason,
    Implementation,
    Unit,
    Verb,
)
from enlace.reports.enums import ActKind
from enlace.reports.models import codes


def days_before() -> list[int]:
    """The days before a due day on which people are reminded where the secretariat says nothing else."""
    return [30, 14, 7, 1, 0]


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, actor: Actor) -> CommitmentQuerySet:
        """Whom its level says; and always the parties that owe it or to whom it is owed, unless it is the TS's own."""
        if actor.sees_all:
            return self
        return self.filter(_seen(actor))


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
                        "withdrawn_on",
                        "reference",
                        "meeting",
                        "course",
                    ),
                ],
                name="commitment_facts",
            ),  # what sums over all answers ask of their commitments, without reading the texts
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


@pghistory.track()
class Schedule(models.Model):
    """When people are reminded; one row, which the secretariat edits."""

    days_before = ArrayField(models.PositiveSmallIntegerField(), default=days_before)
    """How many days before the due day; 0 is the day itself."""
    late_every = models.PositiveSmallIntegerField(default=7)
    """Once it is late, again after so many days, until it is answered."""
    head_after = models.PositiveSmallIntegerField(default=14)
    """After so many days late, the head of the post is told too."""
    presidency_after = models.PositiveSmallIntegerField(default=28)
    """After so many days late, the presidency is told too."""
    send_hour = models.PositiveSmallIntegerField(default=7)
    """The hour of the process's day from which digests go out."""
    on_weekends = models.BooleanField(default=False)
    on_holidays = models.BooleanField(default=False)
    """Whether a digest goes out on a national holiday of the State for which the person answers."""

    class Meta:
        constraints = [
            models.CheckConstraint(name="there_is_one_schedule", condition=Q(pk=1)),
            models.CheckConstraint(name="late_is_told_again_after_days", condition=Q(late_every__gte=1)),
            models.CheckConstraint(
                name="digests_go_out_at_an_hour_of_the_day", condition=Q(send_hour__lte=23)
            ),
        ]

    def __str__(self) -> str:
        return "schedule"


class Silence(models.Model):
    """Somebody does not want digests for now. While the row is there, none is written to them."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="silence")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id}"


class Digest(models.Model):
    """The one letter of reminders that a person gets on a day; written in one transaction with its job.

    ``sending`` is kept before the mail server is spoken to. A worker that dies after that leaves the digest ``unsure``:
    it is never sent again, and what it told counts as not told, so that the next day's digest tells it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="digests")
    day = models.DateField()
    state = models.CharField(max_length=8, choices=DigestState.choices, default=DigestState.QUEUED)
    made_at = models.DateTimeField()
    sending_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    late_by_party = models.JSONField(default=dict, blank=True)
    """For the presidency: how many answers of each party are late for long."""
    help_wanted = ArrayField(models.BigIntegerField(), default=list, blank=True)
    """For the secretariat: the answers about which a party asks for help."""
    refusal = models.CharField(max_length=80, blank=True)
    """What the mail server said where it did not take it: a code, never an address."""

    class Meta:
        ordering = ["-day", "user_id"]
        indexes = [models.Index(fields=["state"])]
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="one_digest_a_day_for_each_person"),
            models.CheckConstraint(
                name="a_digest_that_is_sent_has_a_moment",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day} {self.state}"


class Reminder(models.Model):
    """One answer in a digest: which step of the schedule, and by which day it was due then."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="reminders")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="reminders")
    due_on = models.DateField(null=True, blank=True)
    """Empty where the meeting by which it was due is cancelled, and no other one is planned."""
    step = models.SmallIntegerField()
    """Days before the due day at which this is told; less than 0 where it is late."""
    moved_from = models.DateField(null=True, blank=True)
    """The day by which it was due before its meeting was moved."""
    used = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    """The answers that were already given by the links of this reminder; each can be given once."""
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    """Under which number the letter tells it, and a reply names it; empty where it is not in the letter."""
    as_head = models.BooleanField(default=False)
    """Told to the head of the post whose holder lets it be late; a head does not answer in their place."""

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["digest", "answer"], name="an_answer_once_in_a_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.step}"


class CalendarAddress(models.Model):
    """The secret address of somebody's own calendar. Only a hash of it is kept; one is valid at a time."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_address")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id}"


@pghistory.track()
class Anchor(models.Model):
    """The meeting of a body that a due day hangs on."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="anchor")
    kind = models.CharField(max_length=9, choices=AnchorKind.choices)
    body = models.ForeignKey("directory.Body", models.PROTECT, related_name="+")
    month = models.CharField(max_length=7, blank=True)
    """In which month that meeting is to be, such as ``2018-06``; empty for the next one after the commitment."""
    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="anchored"
    )
    """The meeting itself, once it is planned; it stays the same when it is moved."""
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    """So many units before its first day or after its last; empty for the day before, and for the meeting itself."""
    unit = models.CharField(max_length=5, choices=Unit.choices, default=Unit.DAY)
    by_hand = models.BooleanField(default=False)
    """Said by the secretariat: what a newer version of the report says does not change it."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="after_a_meeting_is_so_long_after", condition=~Q(kind="after") | Q(count__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.body_id}"


class DueChange(models.Model):
    """A due day was computed again: a meeting was planned, moved or cancelled, or a condition was met."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="due_changes")
    was = models.DateField(null=True, blank=True)
    becomes = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField()
    why = models.CharField(max_length=9, choices=DueReason.choices, default=DueReason.MEETING)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["changed_at"], name="due_change_lately")]

    def __str__(self) -> str:
        return f"{self.was} {self.becomes}"


@pghistory.track()
class Condition(models.Model):
    """What has to happen first: "once IOM shares the link". Until somebody says that it is met, it waits."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="condition")
    text_en = models.CharField(max_length=400, blank=True)
    text_es = models.CharField(max_length=400, blank=True)
    """Its words in the report, in each language."""
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=5, choices=Unit.choices, default=Unit.DAY)
    """How long after it is met the commitment is due; where nothing is said, as the report says, or without a day."""
    held_due_on = models.DateField(null=True, blank=True)
    """The due day that counts again once it is met."""
    by_hand = models.BooleanField(default=False)
    met_on = models.DateField(null=True, blank=True)
    """The day on which it was met."""
    said_at = models.DateTimeField(null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_by_name = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    """What shows that it is met."""
    dropped_on = models.DateField(null=True, blank=True)
    """The secretariat says that these words are no condition; a newer version does not bring it back."""

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_condition_has_words", condition=~Q(text_en="") | ~Q(text_es="")),
            models.CheckConstraint(
                name="who_says_it_is_met_is_known",
                condition=Q(met_on=None) | (Q(said_at__isnull=False) & ~Q(said_by_name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.met_on or 'waits'}"

    @property
    def is_waiting(self) -> bool:
        return self.met_on is None and self.dropped_on is None

    def text(self, lang: str) -> str:
        return (self.text_es or self.text_en) if lang == "es" else (self.text_en or self.text_es)


@pghistory.track()
class Ending(models.Model):
    """From which day on a commitment does not repeat any more, and what took its place."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="ending")
    ends_on = models.DateField()
    """What is due after this day is not owed any more."""
    replaced_by = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="took_the_place_of"
    )
    link = models.ForeignKey("register.Link", models.CASCADE, null=True, blank=True, related_name="endings")
    """The link between passages that says so; empty where the secretariat said it by hand."""
    note = models.CharField(max_length=500, blank=True)
    said_by_name = models.CharField(max_length=200, blank=True)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.ends_on}"
