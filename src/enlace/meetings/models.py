"""One meeting of one body."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def ahead(self, *, on: date) -> MeetingQuerySet:
        return self.filter(ends_on__gte=on, cancelled_on=None).order_by("starts_on")

    def held(self, *, on: date) -> MeetingQuerySet:
        return self.filter(ends_on__lt=on, cancelled_on=None)


@pghistory.track()
class Meeting(models.Model):
    """A meeting, held or planned; its ``slug`` is its permanent address, such as ``rcgm-2013-11-18``."""

    slug = models.SlugField(unique=True, max_length=80)
    body = models.ForeignKey("directory.Body", models.PROTECT, related_name="meetings")
    starts_on = models.DateField()
    ends_on = models.DateField()
    city = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=3, blank=True)
    """ISO 3166-1 alpha-3 of the State where it is held; need not be a party."""
    participants = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    """Codes of the parties that took part."""
    reports_to = models.ForeignKey("directory.Body", models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_on = models.DateField(null=True, blank=True)
    """Set where it does not take place. Its page stays, so that links to it hold."""
    cancelled_why = models.CharField(max_length=500, blank=True)

    objects: ClassVar[models.Manager[Meeting]] = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "body__position"]
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.UniqueConstraint(
                fields=["body", "starts_on"], name="one_meeting_of_a_body_begins_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.slug
