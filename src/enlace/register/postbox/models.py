"""Messages that came in, what was attached to them, and addresses to which letters cannot be delivered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from enlace.core.actor import Actor
from enlace.core.enums import Role
from enlace.register.postbox.enums import WAITING, Fate, Reason, Way


class IncomingQuerySet(models.QuerySet["Incoming"]):
    def visible_to(self, actor: Actor) -> IncomingQuerySet:
        """All for officers of the secretariat; for others what they wrote themselves."""
        if Role.SECRETARIAT in actor.roles:
            return self
        return self.filter(user=actor.user_id) if actor.is_signed_in else self.none()

    def waiting(self) -> IncomingQuerySet:
        return self.filter(fate__in=WAITING)


class Incoming(models.Model):
    """A message that came in, once however often it is delivered. ``user`` only where it is believed to be theirs."""

    key = models.CharField(max_length=64, unique=True)
    """A hash of who sent it and its Message-ID, or of all of it where it has none."""
    way = models.CharField(max_length=8, choices=Way.choices)
    fate = models.CharField(max_length=8, choices=Fate.choices)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    came_at = models.DateTimeField()
    sender = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    """What it says, without what it quotes."""
    attached = models.JSONField(default=list, blank=True)
    """The names of what was attached; kept are only the files of those who are known."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    is_vouched = models.BooleanField(default=True)
    """Whether our own mail server stood for its sender; if not, it is added only once its writer confirms it."""
    asked_at = models.DateTimeField(null=True, blank=True)
    """When the letter that asks its writer to confirm it was handed to the mail server."""
    digest = models.ForeignKey("register.Digest", models.PROTECT, null=True, related_name="replies")
    statements = models.ManyToManyField("register.Statement", related_name="came_by")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[models.Manager[Incoming]] = IncomingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "incoming"
        ordering = ["-came_at", "-pk"]
        indexes = [models.Index(fields=["fate", "-came_at"])]
        constraints = [
            models.CheckConstraint(
                name="what_was_added_is_somebodys", condition=~Q(fate="added") | Q(user__isnull=False)
            ),
            models.CheckConstraint(
                name="who_waits_to_say_which_is_known",
                condition=~Q(fate__in=("which", "confirm")) | Q(user__isnull=False, digest__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fate} {self.pk}"

    def may_be_added_by(self, actor: Actor) -> bool:
        """Where nobody vouches for its sender, by no one but the person in whose name it came."""
        return self.is_vouched or self.user_id == actor.user_id


class IncomingFile(models.Model):
    """A file that came with a message of somebody known, until it is evidence of what they say."""

    message = models.ForeignKey(Incoming, models.CASCADE, related_name="files")
    file = models.ForeignKey("core.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class AddressTrouble(models.Model):
    """Letters to this person's address cannot be delivered. While the row is there none is written to it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="address_trouble")
    email = models.EmailField()
    """The address that it was; with another one, letters go out again."""
    since = models.DateTimeField()
    code = models.CharField(max_length=20, blank=True)
    """What the mail server said, such as 5.1.1; never an address."""

    def __str__(self) -> str:
        return f"{self.user_id}"
