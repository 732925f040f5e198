"""What due days hang on: meetings, conditions, ends of what repeats; and how they changed."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from enlace.register.enums import (
    AnchorKind,
    DueReason,
    Unit,
)
from enlace.register.models.commitments import Commitment


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
