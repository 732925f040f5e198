"""Suggested links as an actor may see them: what waits, what was judged, what a paragraph is linked with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q

from enlace.core.actor import Actor
from enlace.meetings.models import Meeting
from enlace.register.matters.enums import LinkState
from enlace.register.matters.models import Link, Matter, Passage
from enlace.register.matters.queries.listing import matters_for
from enlace.register.matters.queries.matters import items_at, may_keep
from enlace.register.matters.queries.standings import Spot
from enlace.register.matters.suggesting import LIKELY
from enlace.reports.models import Item


@dataclass
class Judged:
    """A link with both paragraphs."""

    link: Link
    earlier: list[Item]
    later: list[Item]
    matter: Matter | None = None
    together: int = 1
    """How many links were declined at once with it."""

    def pair(self, lang: str) -> tuple[Item, Item]:
        """Both paragraphs: in that language where both have it."""
        return _in(self.earlier, lang), _in(self.later, lang)


def _in(items: Sequence[Item], lang: str) -> Item:
    return next((one for one in items if one.report.language == lang), items[0])


def count_links_to_judge(actor: Actor, *, meeting: str = "") -> int:
    """The likely ones; who asks sees doubtful ones too."""
    found: int = links_to_judge(actor, meeting=meeting).filter(score__gte=LIKELY).count()
    return found


def count_doubtful_links(actor: Actor, *, meeting: str = "") -> int:
    found: int = links_to_judge(actor, meeting=meeting).filter(score__lt=LIKELY).count()
    return found


def count_judged_links(actor: Actor, *, meeting: str = "") -> int:
    """The likely ones that people have judged, in the reports on which some wait still."""
    waiting = links_to_judge(actor, meeting=meeting).filter(score__gte=LIKELY)
    rows = Link.objects.exclude(state=LinkState.SUGGESTED).filter(score__gte=LIKELY, judged_at__isnull=False)
    found: int = rows.filter(later_meeting__in=waiting.order_by().values("later_meeting")).count()
    return found


def reports_with_links(actor: Actor) -> list[tuple[Meeting, int]]:
    """The meetings whose reports have links to judge, the last one first, and how many likely ones."""
    rows = links_to_judge(actor).order_by().values("later_meeting")
    counts = {
        row["later_meeting"]: row["n"] for row in rows.annotate(n=Count("pk", filter=Q(score__gte=LIKELY)))
    }
    meetings = Meeting.objects.filter(pk__in=counts).select_related("body").order_by("-starts_on", "pk")
    return [(one, counts[one.pk]) for one in meetings]


def links_to_judge(actor: Actor, *, meeting: str = "") -> Any:
    """Suggested links, by report, the last first, then by passage with its likeliest first."""
    if not may_keep(actor):
        return Link.objects.none()
    rows = Link.objects.to_judge().apart()
    if meeting:
        rows = rows.filter(later_meeting__slug=meeting)
    return rows.order_by("-later_meeting__starts_on", "later_meeting", "-score", "pk")


def passages_to_judge(actor: Actor, *, meeting: str = "", doubtful: bool = False) -> Any:
    """Passages on which links wait, as rows of ``later_meeting`` and ``later_key``, the likeliest of a report first."""
    rows = links_to_judge(actor, meeting=meeting).order_by().values("later_meeting", "later_key")
    rows = rows.annotate(best=Max("score"))
    rows = rows if doubtful else rows.filter(best__gte=LIKELY)
    return rows.order_by("-later_meeting__starts_on", "later_meeting", "-best", "later_key")


@dataclass
class Waiting:
    """A passage and the earlier ones that it may go on with, the likeliest first."""

    later: list[Item]
    likely: list[Judged]
    doubtful: list[Judged]
    matter: Matter | None = None

    @property
    def first(self) -> Judged:
        return (self.likely or self.doubtful)[0]

    @property
    def count(self) -> int:
        return len(self.likely) + len(self.doubtful)


def waiting_on(spots: Iterable[Spot], actor: Actor) -> list[Waiting]:
    """What waits on these passages, in their order; as many questions to the database for one as for many."""
    wanted = list(spots)
    rows = links_to_judge(actor).filter(
        later_meeting__in={spot[0] for spot in wanted}, later_key__in={spot[1] for spot in wanted}
    )
    of: defaultdict[Spot, list[Judged]] = defaultdict(list)
    for one in with_paragraphs(rows.order_by("-score", "pk"), actor):
        of[(one.link.later_meeting_id, one.link.later_key)].append(one)
    ends = {(one.link.earlier_meeting_id, one.link.earlier_key) for several in of.values() for one in several}
    held = matters_at({*wanted, *ends})
    for several in of.values():
        for one in several:
            one.matter = held.get((one.link.earlier_meeting_id, one.link.earlier_key))
    return [
        Waiting(
            of[spot][0].later,
            [one for one in of[spot] if one.link.score >= LIKELY],
            [one for one in of[spot] if one.link.score < LIKELY],
            held.get(spot),
        )
        for spot in wanted
        if of[spot]
    ]


def matters_at(spots: Iterable[Spot]) -> dict[Spot, Matter]:
    """The matter of each of these passages that is part of one; for who keeps matters."""
    wanted = set(spots)
    rows = Passage.objects.filter(
        meeting__in={spot[0] for spot in wanted}, item_key__in={spot[1] for spot in wanted}
    )
    found = {(one.meeting_id, one.item_key): one.matter for one in rows.select_related("matter")}
    return {spot: matter for spot, matter in found.items() if spot in wanted}


def with_paragraphs(links: Iterable[Link], actor: Actor) -> list[Judged]:
    """Links of which the actor may see both paragraphs."""
    rows = list(links)
    ends = [
        ((one.earlier_meeting_id, one.earlier_key), (one.later_meeting_id, one.later_key)) for one in rows
    ]
    items = items_at({spot for pair in ends for spot in pair}, actor)
    return [
        Judged(link, items[earlier], items[later])
        for link, (earlier, later) in zip(rows, ends, strict=True)
        if earlier in items and later in items
    ]


def find_link(earlier: tuple[str, str], later: tuple[str, str], actor: Actor) -> Link | None:
    """The link that waits between two passages, each told by its meeting's slug and its item's key."""
    (a_slug, a_key), (b_slug, b_key) = earlier, later
    rows = links_to_judge(actor, meeting=b_slug).filter(later_key=b_key)
    found: Link | None = rows.filter(earlier_meeting__slug=a_slug, earlier_key=a_key).first()
    return found


def judged_lately(actor: Actor, *, count: int = 5) -> list[Judged]:
    """What this officer judged last, to be undone."""
    if not may_keep(actor):
        return []
    rows = Link.objects.exclude(state=LinkState.SUGGESTED).filter(judged_by=actor.user_id)
    lately = with_paragraphs(rows.order_by("-judged_at", "pk")[: count * 8], actor)
    told: dict[Any, Judged] = {}
    for one in lately:
        link = one.link
        together = (
            (link.later_meeting_id, link.later_key, link.judged_at) if link.undo.get("rest") else link.pk
        )
        if together in told:
            told[together].together += 1
        else:
            told[together] = one
    return list(told.values())[:count]


@dataclass
class Linked:
    """The matter of a paragraph and the accepted links from and to it, as an actor may see them."""

    matter: Matter | None
    before: list[Judged]
    after: list[Judged]
    to_judge: int = 0

    def __bool__(self) -> bool:
        return bool(self.matter or self.before or self.after or self.to_judge)


def linked_of(meeting: int, key: str, actor: Actor) -> Linked:
    """What a paragraph continues, what continues it, and its matter."""
    mine = Q(earlier_meeting=meeting, earlier_key=key) | Q(later_meeting=meeting, later_key=key)
    rows = with_paragraphs(Link.objects.filter(mine, state=LinkState.ACCEPTED).order_by("pk")[:50], actor)
    here = (meeting, key)
    before = [one for one in rows if (one.link.later_meeting_id, one.link.later_key) == here]
    after = [one for one in rows if one not in before]
    matter = (
        matters_for(actor)
        .current()
        .filter(Exists(Passage.objects.filter(matter=OuterRef("pk"), meeting=meeting, item_key=key)))
    )
    waiting: int = links_to_judge(actor).filter(mine, score__gte=LIKELY).count()
    return Linked(matter.first(), before, after, waiting)
