"""Parties, bodies, memberships, presidencies, persons, posts and who held them."""

from __future__ import annotations

from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from enlace.core.actor import MEMBER_ROLES, Actor
from enlace.directory.enums import BodyKind, MembershipRole, PartyKind, PostKind


class DateRange(Func):
    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"


class Named(models.Model):
    """A name and a short name in English and in Spanish."""

    name_en = models.CharField(max_length=250)
    name_es = models.CharField(max_length=250)
    short_en = models.CharField(max_length=80, blank=True)
    short_es = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True

    def name(self, lang: str) -> str:
        return self.name_es if lang == "es" else self.name_en

    def short(self, lang: str) -> str:
        return (self.short_es if lang == "es" else self.short_en) or self.name(lang)


@pghistory.track()
class Body(Named):
    """A forum of the process; known by the id that the process profile gives it."""

    code = models.SlugField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    reports_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reporting")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                name="body_does_not_report_to_itself", condition=Q(reports_to=None) | ~Q(reports_to=F("code"))
            ),
        ]

    def __str__(self) -> str:
        return self.name_en


@pghistory.track()
class Party(Named):
    """A State or organisation that takes part; organs and groups stand beside them, since they too can owe.

    Known by its code: ISO 3166-1 alpha-3 for States, the id of the process profile for all others.
    """

    code = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=20, choices=PartyKind.choices)
    body = models.OneToOneField(Body, models.PROTECT, null=True, blank=True, related_name="as_party")

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name_en


@pghistory.track()
class Membership(models.Model):
    """As what a party takes part in the process (``body`` empty) or in one body, from a day to a day."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=MembershipRole.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["party__name_en", "starts_on"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.role}"


@pghistory.track()
class Presidency(models.Model):
    """Which State presides from a day to a day; never two at once."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="presidencies")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "presidencies"
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="presidency_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            ExclusionConstraint(
                name="one_presidency_at_a_time",
                expressions=[(DateRange("starts_on", "ends_on"), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.starts_on}"


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Actor) -> PersonQuerySet:
        """People are shown to those who sign in, never to the public."""
        return self if actor.is_signed_in or actor.is_system else self.none()

    def reachable_by(self, actor: Actor) -> PersonQuerySet:
        """Whose mail and telephone this actor is told: of the same party, or of a body in which both take part."""
        if actor.is_system or actor.is_secretariat or actor.is_presidency:
            return self
        if not actor.is_signed_in:
            return self.none()
        near = Q(party__in=actor.parties) | Q(user=actor.user_id)
        bodies = {right.body for right in actor.rights if right.role in MEMBER_ROLES}
        if bodies:
            held = Q(holdings__ends_on=None, holdings__isnull=False)
            near |= (
                held if None in bodies else held & Q(holdings__post__body__in=sorted(filter(None, bodies)))
            )
        return self.filter(near).distinct()


@pghistory.track()
class Person(models.Model):
    """Somebody who holds a post or comes to meetings; may or may not be able to sign in."""

    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, default="es")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="people")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )

    objects: ClassVar[models.Manager[Person]] = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Post(models.Model):
    """A seat that people hold one after another, such as the focal point of Honduras in the consular network."""

    kind = models.CharField(max_length=20, choices=PostKind.choices)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="posts")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="posts")
    institution_en = models.CharField(max_length=200, blank=True)
    institution_es = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="heading")
    """To whom the holder reports, and who is told of what stays late."""

    class Meta:
        ordering = ["party__name_en", "body__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "party", "body"],
                name="one_post_of_a_kind_for_a_party_in_a_body",
                nulls_distinct=False,
                condition=Q(closed_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.party_id} {self.body_id}"

    @property
    def holder(self) -> Holding | None:
        """Who holds it now. Reads ``holdings`` as they may have been fetched before."""
        return next((one for one in self.holdings.all() if one.ends_on is None), None)

    def institution(self, lang: str) -> str:
        return (
            (self.institution_es or self.institution_en)
            if lang == "es"
            else (self.institution_en or self.institution_es)
        )


@pghistory.track()
class Holding(models.Model):
    """Who held a post from a day to a day; at most one person holds it now."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    """What the one who leaves tells the one who comes."""

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["post"], name="one_holder_of_a_post", condition=Q(ends_on=None)),
            models.CheckConstraint(
                name="holding_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_on}"
