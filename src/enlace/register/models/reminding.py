"""Reminders: when, to whom not, the one letter of a day, what it tells, addresses of calendars."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from enlace.register.enums import (
    DigestState,
)
from enlace.register.models.commitments import Answer


def days_before() -> list[int]:
    """The days before a due day on which people are reminded where the secretariat says nothing else."""
    return [30, 14, 7, 1, 0]


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
