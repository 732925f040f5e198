"""Users, what each may be, and invitations."""

from __future__ import annotations

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from enlace.core.enums import Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email__iexact=email)


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Somebody who may sign in; known by the address of their mail."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=[("en", "English"), ("es", "Español")], default="es")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_for_each_address")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class RightQuerySet(models.QuerySet["GivenRight"]):
    def in_force(self, *, on: Any) -> RightQuerySet:
        return self.not_over(on=on).filter(starts_on__lte=on)

    def not_over(self, *, on: Any) -> RightQuerySet:
        """In force, or still to come."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on))


@pghistory.track()
class GivenRight(models.Model):
    """What a person may be, for a party and in a body, from a day to a day. Parties and bodies by their code."""

    user = models.ForeignKey(User, models.PROTECT, related_name="given_rights")
    role = models.CharField(max_length=20, choices=Role.choices)
    party = models.CharField(max_length=40, null=True, blank=True)
    body = models.CharField(max_length=40, null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = RightQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="right_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on") - 1),
            ),
            models.CheckConstraint(name="right_has_a_known_role", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="who_answers_has_a_party",
                condition=~Q(role__in=["focal_point", "observer", "delegate"]) | Q(party__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.party or '*'} {self.body or '*'}"


@pghistory.track()
class Invitation(models.Model):
    """A letter by mail that lets one person in, once. Only a hash of its secret is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="es")
    secret_hash = models.CharField(max_length=64, unique=True)
    rights = models.JSONField(default=list)
    invited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="invitation_is_accepted_or_withdrawn",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
