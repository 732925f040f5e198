"""Passages: what can be found, one row for each thing of another room. Triggers write them, nothing else does."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from enlace.core.actor import Actor, sees_all_but_the_secretariats, visible
from enlace.core.enums import Visibility
from enlace.directory import access as directory
from enlace.library.enums import MEMBERS_OF_BODY, SIGNED_IN, PassageKind
from enlace.reports.models import codes


def _span(first: int | None, last: int | None) -> dict[str, date]:
    said = {"held_on__gte": first and date(first, 1, 1), "held_on__lt": last and date(last, 1, 1)}
    return {name: day for name, day in said.items() if day}


_EDGES = (None, *range(1996, 2042, 2), None)
SPANS = tuple(_span(first, last) for first, last in pairwise(_EDGES))
"""Years by twos, the oldest first, and what is before and after. Each has an index of words of its own, so that what
very many say is looked up among the newest alone."""


class PassageQuerySet(models.QuerySet["Passage"]):
    def visible_to(self, actor: Actor) -> PassageQuerySet:
        """What the rooms themselves would show: by level and body; commitments also to whom they concern."""
        if actor.sees_all:
            return self
        seen = visible(actor, body="body")
        if directory.can_see_people(actor):
            seen |= Q(visibility=SIGNED_IN)
        if actor.is_member and actor.is_signed_in:
            within = Q(visibility=MEMBERS_OF_BODY)
            seen |= within if actor.bodies is None else within & Q(body__in=sorted(actor.bodies))
        if actor.parties:
            seen |= Q(seen_by__overlap=sorted(actor.parties)) & ~Q(visibility=Visibility.SECRETARIAT)
        return self.filter(seen)


def words_seen_by(actor: Actor) -> str:
    """What all that this actor may see says in the index, of ``visible_to`` as far as it can tell, so that it hands out
    little else; ``""`` for whom it would leave out next to nothing."""
    if actor.sees_all or sees_all_but_the_secretariats(actor):
        return ""
    levels: list[str] = [Visibility.PUBLIC, *([Visibility.MEMBERS] if actor.is_member else [])]
    levels += [SIGNED_IN] if directory.can_see_people(actor) else []
    words = [quoted(f"v:{level}") for level in levels]
    if actor.is_signed_in and actor.bodies != frozenset():
        within = " | ".join(quoted(f"v:{level}") for level in (Visibility.BODY, MEMBERS_OF_BODY))
        bodies = " | ".join(quoted(f"b:{body}") for body in sorted(actor.bodies or ()))
        words.append(f"({within}) & ({bodies})" if bodies else within)
    if actor.parties:
        concerned = " | ".join(quoted(f"p:{party}") for party in sorted(actor.parties))
        words.append(f"{quoted(f'k:{PassageKind.COMMITMENT}')} & ({concerned})")
    return " | ".join(words)


def quoted(word: str) -> str:
    """A word of the index as a ``tsquery`` in text has it."""
    return "'" + word.replace("'", "''").replace("\\", "\\\\") + "'"


class Passage(models.Model):
    """Something that can be found, as its own room tells it; the view ``library_told_<kind>`` says how."""

    kind = models.CharField(max_length=10, choices=PassageKind.choices)
    ref = models.CharField(max_length=90)
    """The primary key of the row that it tells of; of a matter, with the level and body of these of its passages."""
    language = models.CharField(max_length=2, blank=True)
    """Empty for what is told in both."""
    title_en = models.TextField(blank=True)
    title_es = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    text_es = models.TextField(blank=True)
    body = models.CharField(max_length=40, blank=True)
    meeting = models.CharField(max_length=80, blank=True)
    """The address of the meeting."""
    key = models.CharField(max_length=255, blank=True)
    """The rest of its address: the key of an item, the reference of a commitment, the code of a party."""
    path = models.CharField(max_length=60, blank=True)
    section = models.CharField(max_length=40, blank=True)
    held_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    parties = codes()
    acts = codes()
    states = codes()
    visibility = models.CharField(max_length=12)
    """What is not adopted is the secretariat's, whatever level it will have."""
    seen_by = codes()
    """Parties that see it whatever its level, unless it is the secretariat's own."""
    is_current = models.BooleanField(default=True)
    """Neither replaced nor withdrawn nor set aside."""
    words = SearchVectorField()

    objects: ClassVar[models.Manager[Passage]] = PassageQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="passage_words", gin_pending_list_limit=1024),
            GinIndex(fields=["words"], name="passage_words_undated", condition=Q(held_on=None)),
            *(
                GinIndex(fields=["words"], name=f"passage_words_{n}", condition=Q(**span))
                for n, span in enumerate(SPANS)
            ),
            models.Index(fields=["-held_on"], name="passage_newest"),
            models.Index(fields=["meeting", "key"], name="passage_address"),
            models.Index(
                fields=["key"],
                name="passage_reference",
                opclasses=["varchar_pattern_ops"],
                condition=~Q(kind__in=("item", "report")),
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="one_passage_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"


class Name(models.Model):
    """How a party, body, person or matter is called, once for each of its words: ``tail`` begins with that word."""

    passage = models.ForeignKey(Passage, models.CASCADE, db_constraint=False, related_name="names")
    """The database itself holds the constraint: names go with their passage."""
    language = models.CharField(max_length=2, blank=True)
    said = models.TextField()
    tail = models.TextField()
    """From one of its words on, folded."""
    grams = ArrayField(models.CharField(max_length=3))
    """The letters of that word, three by three: what is mistyped shares most of them."""

    class Meta:
        indexes = [
            models.Index(fields=["tail"], name="name_begins", opclasses=["text_pattern_ops"]),
            GinIndex(fields=["grams"], name="name_by_letters"),
        ]

    def __str__(self) -> str:
        return self.said
