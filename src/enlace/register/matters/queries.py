"""What faces ask about matters and links: never a passage, a count or a state that the actor may not see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q

from enlace.core.actor import Actor
from enlace.core.queries import Change, history_of
from enlace.meetings.models import Meeting
from enlace.register.enums import Acceptance
from enlace.register.matters import access
from enlace.register.matters.enums import LinkState, MatterState
from enlace.register.matters.models import Link, Matter, MatterQuerySet, Passage
from enlace.register.matters.states import Said, Standing, standing_of
from enlace.register.matters.suggesting import LIKELY
from enlace.register.models import Answer, Commitment
from enlace.reports.enums import ActState, ReportState
from enlace.reports.models import Act, Item

Spot = tuple[int, str]
MOST_FOUND = 200


def may_keep(actor: Actor) -> bool:
    return access.can_keep_matters(actor)


@dataclass(frozen=True)
class Wish:
    """Which matters somebody looks for; what is empty does not narrow."""

    text: str = ""
    body: str = ""
    state: str = ""


@dataclass
class Told:
    """A passage as somebody may see it: its paragraph in each language, its acts, what is owed after it."""

    passage: Passage
    items: list[Item]
    commitments: list[Commitment]
    kinds: frozenset[str] = frozenset()
    """Kinds of the accepted links that lead from it back to another passage of the same matter."""

    @property
    def meeting(self) -> Meeting:
        return self.passage.meeting

    @property
    def spot(self) -> Spot:
        return self.passage.meeting_id, self.passage.item_key

    def item(self, lang: str) -> Item:
        """Its paragraph in that language, or in the other where that one has none."""
        return next((one for one in self.items if one.report.language == lang), self.items[0])

    @property
    def acts(self) -> list[Act]:
        return list(self.items[0].acts.all())


@dataclass
class Shown:
    """A matter as somebody may see it."""

    matter: Matter
    passages: list[Told]
    standing: Standing
    meetings: list[Meeting] = field(default_factory=list)
    """All meetings of its bodies in its time, with or without a word about it."""

    @property
    def first_on(self) -> date:
        return self.passages[0].meeting.ends_on

    @property
    def last(self) -> Told:
        return self.passages[-1]

    @property
    def bodies(self) -> list[str]:
        """Codes of the bodies that spoke of it, in the order in which they did."""
        return list(dict.fromkeys(one.meeting.body_id for one in self.passages))

    @property
    def because(self) -> list[Told]:
        return [one for one in self.passages if one.passage.pk in self.standing.because]


def matters_for(actor: Actor) -> MatterQuerySet:
    rows: MatterQuerySet = Matter.objects.visible_to(actor)
    return rows


def list_matters(actor: Actor, wish: Wish, *, on: date) -> list[Shown]:
    """The matters wished for, the last spoken of first."""
    rows = matters_for(actor).current()
    if wish.text:
        rows = rows.filter(Q(title_en__icontains=wish.text) | Q(title_es__icontains=wish.text))
    if wish.body:
        here = Passage.objects.visible_to(actor).filter(meeting__body=wish.body)
        rows = rows.filter(Exists(here.filter(matter=OuterRef("pk"))))
    shown = show(rows, actor, on=on)
    if wish.state:
        shown = [one for one in shown if one.standing.state == wish.state]
    return sorted(shown, key=lambda one: (one.last.meeting.ends_on, one.matter.pk), reverse=True)


def states_of(pks: Iterable[int], actor: Actor, *, on: date) -> dict[int, str]:
    """Where these matters stand for who may see them; those that were joined with others are left out."""
    rows = matters_for(actor).current().filter(pk__in=list(pks))
    return {one.matter.pk: str(one.standing.state) for one in show(rows, actor, on=on)}


def show(rows: Iterable[Matter], actor: Actor, *, on: date) -> list[Shown]:
    """Matters with all that this actor may see of them; as many questions to the database for one as for many."""
    matters = {one.pk: one for one in rows}
    found = Passage.objects.visible_to(actor).filter(matter__in=list(matters))
    passages = list(
        found.select_related("meeting__body").order_by("meeting__ends_on", "meeting_id", "item_key")
    )
    told = _told(passages, actor)
    bodies = {one.meeting.body_id for one in passages}
    held = list(
        Meeting.objects.filter(body__in=bodies, ends_on__lte=on, cancelled_on=None)
        .select_related("body")
        .order_by("starts_on")
    )
    of: defaultdict[int, list[Told]] = defaultdict(list)
    for one in told:
        of[one.passage.matter_id].append(one)
    return [_shown(matters[pk], _in_order(several), held) for pk, several in of.items()]


def _in_order(told: list[Told]) -> list[Told]:
    return sorted(told, key=lambda one: (one.meeting.ends_on, one.meeting.pk, one.items[0].position))


def _shown(matter: Matter, told: list[Told], held: Sequence[Meeting]) -> Shown:
    last = told[-1].meeting
    since = sum(one.body_id == last.body_id and one.starts_on > last.ends_on for one in held)
    bodies = {one.meeting.body_id for one in told}
    lane = [one for one in held if one.body_id in bodies and one.ends_on >= told[0].meeting.ends_on]
    standing = standing_of([_said(one) for one in told], meetings_since=since)
    return Shown(matter, told, standing, lane)


def _said(told: Told) -> Said:
    answers = [
        "declined" if answer.acceptance == Acceptance.DECLINED else str(answer.implementation)
        for commitment in told.commitments
        for answer in commitment.answers.all()
    ]
    acts = frozenset(str(act.kind) for item in told.items for act in item.acts.all())
    return Said(told.passage.pk, told.meeting.ends_on, acts, told.kinds, answers)


def _told(passages: Sequence[Passage], actor: Actor) -> list[Told]:
    spots = [(one.meeting_id, one.item_key) for one in passages]
    items = items_at(spots, actor)
    owed: defaultdict[Spot, list[Commitment]] = defaultdict(list)
    rows = Commitment.objects.visible_to(actor).filter(
        meeting__in={spot[0] for spot in spots},
        item_key__in={spot[1] for spot in spots},
        withdrawn_on=None,
        occurrence_of=None,
    )
    answers = Prefetch("answers", Answer.objects.select_related("commitment"))
    for one in rows.prefetch_related(answers).order_by("position", "pk"):
        owed[(one.meeting_id, one.item_key)].append(one)
    back: defaultdict[Spot, set[str]] = defaultdict(set)
    matter_at = {(one.meeting_id, one.item_key): one.matter_id for one in passages}
    links = Link.objects.filter(
        state=LinkState.ACCEPTED,
        later_meeting__in={spot[0] for spot in spots},
        later_key__in={spot[1] for spot in spots},
    )
    ends = ("earlier_meeting", "earlier_key", "later_meeting", "later_key", "kind")
    for a_meeting, a_key, meeting, key, kind in links.values_list(*ends):
        matter = matter_at.get((meeting, key))
        if matter is not None and matter == matter_at.get((a_meeting, a_key)):
            back[(meeting, key)].add(kind)
    return [
        Told(passage, items[spot], owed[spot], frozenset(back[spot]))
        for passage, spot in zip(passages, spots, strict=True)
        if spot in items
    ]


def items_at(spots: Iterable[Spot], actor: Actor) -> dict[Spot, list[Item]]:
    """The paragraphs in force at these places that the actor may see, English first, with their acts."""
    wanted = set(spots)
    rows = Item.objects.visible_to(actor).filter(
        report__state=ReportState.ADOPTED,
        report__meeting__in={spot[0] for spot in wanted},
        key__in={spot[1] for spot in wanted},
    )
    acts = Prefetch("acts", Act.objects.exclude(state=ActState.REMOVED))
    rows = rows.select_related("report__meeting__body").prefetch_related(acts)
    found: defaultdict[Spot, list[Item]] = defaultdict(list)
    for item in rows.defer("search", "report__plain", "report__read").order_by(
        "report__language", "position"
    ):
        spot = (item.report.meeting_id, item.key)
        if spot in wanted and all(one.report_id != item.report_id for one in found[spot]):
            found[spot].append(item)
    return {spot: items for spot, items in found.items() if items}


def find_matter(slug: str, actor: Actor, *, on: date) -> Shown | None:
    """One matter; of one that was joined with another, that other."""
    matter = Matter.objects.filter(slug=slug).first()
    while matter is not None and matter.merged_into_id:
        matter = Matter.objects.filter(pk=matter.merged_into_id).first()
    if matter is None:
        return None
    rows = matters_for(actor).filter(pk=matter.pk)
    shown = show(rows, actor, on=on)
    if shown:
        return shown[0]
    if actor.sees_all and rows.exists():
        return Shown(matter, [], Standing(MatterState.DORMANT))
    return None


def find_item(slug: str, language: str, key: str, actor: Actor) -> Item | None:
    """The paragraph in force at that address."""
    rows: Any = Item.objects.visible_to(actor)
    rows = rows.filter(report__meeting__slug=slug, report__language=language, key=key)
    found: Item | None = rows.filter(report__state=ReportState.ADOPTED).select_related("report").first()
    return found


def other_matters(matter: Matter, actor: Actor) -> list[Matter]:
    """Those that this one could be joined with."""
    if not may_keep(actor):
        return []
    return list(Matter.objects.filter(merged_into=None).exclude(pk=matter.pk)[:MOST_FOUND])


def history_of_matter(matter: Matter, actor: Actor) -> list[Change]:
    """What was changed. For who keeps matters: an earlier title may say what others may not read."""
    return history_of(matter) if may_keep(actor) else []


@dataclass(frozen=True)
class Turn:
    """A passage that was put into a matter or taken out of it: when, by whom."""

    at: datetime
    who: str
    put_in: bool
    item: Item


def turns_of(matter: Matter, actor: Actor, *, limit: int = 60) -> list[Turn]:
    """Which passages came and went, the newest first; those alone that the actor may see."""
    model: Any = Passage.pgh_event_model  # type: ignore[attr-defined]  # of every tracked model
    known = model.objects.filter(matter=matter.pk).values("pgh_obj_id")
    events = list(
        model.objects.filter(pgh_obj_id__in=known)
        .select_related("pgh_context")
        .order_by("pgh_obj_id", "pgh_id")
    )
    ids = {(one.pgh_context.metadata or {}).get("user") for one in events if one.pgh_context}
    users = {
        pk: str(user) for pk, user in get_user_model().objects.in_bulk([one for one in ids if one]).items()
    }
    items = items_at({(one.meeting_id, one.item_key) for one in events}, actor)
    told: list[tuple[int, Turn]] = []
    inside: dict[int, bool] = {}
    for event in events:
        now = event.matter_id == matter.pk and event.pgh_label != "delete"
        item = items.get((event.meeting_id, event.item_key))
        if now != inside.get(event.pgh_obj_id, False) and item:
            by = (event.pgh_context.metadata or {}).get("user") if event.pgh_context else None
            told.append((event.pgh_id, Turn(event.pgh_created_at, users.get(by, "Enlace"), now, item[0])))
        inside[event.pgh_obj_id] = now
    newest = sorted(told, key=lambda pair: pair[0], reverse=True)
    return [turn for _, turn in newest[:limit]]


def joined_into(matter: Matter) -> list[Matter]:
    """Those that were joined with it and can be parted from it again."""
    return list(Matter.objects.filter(merged_into=matter).exclude(undo={}).order_by("pk"))


def matters_to_choose(actor: Actor) -> list[Matter]:
    """Those into which an officer may put a paragraph."""
    return list(Matter.objects.filter(merged_into=None)[:MOST_FOUND]) if may_keep(actor) else []


def bodies_of_matters(actor: Actor) -> list[str]:
    rows = Passage.objects.visible_to(actor)
    return sorted(rows.order_by().values_list("meeting__body", flat=True).distinct())


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


def reports_with_links(actor: Actor) -> list[tuple[Meeting, int]]:
    """The meetings whose reports have links to judge, the last one first, and how many likely ones."""
    rows = links_to_judge(actor).order_by().values("later_meeting")
    counts = {
        row["later_meeting"]: row["n"] for row in rows.annotate(n=Count("pk", filter=Q(score__gte=LIKELY)))
    }
    meetings = Meeting.objects.filter(pk__in=counts).select_related("body").order_by("-starts_on", "pk")
    return [(one, counts[one.pk]) for one in meetings]


def links_to_judge(actor: Actor, *, meeting: str = "") -> Any:
    """Suggested links, by report, the last first, then by passage with its likeliest first.

    Where both passages are of one matter already there is nothing left to say.
    """
    if not may_keep(actor):
        return Link.objects.none()
    together = Passage.objects.filter(
        meeting=OuterRef("earlier_meeting"),
        item_key=OuterRef("earlier_key"),
        matter__passages__meeting=OuterRef("later_meeting"),
        matter__passages__item_key=OuterRef("later_key"),
    )
    rows = Link.objects.filter(~Exists(together), state=LinkState.SUGGESTED)
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


def states_counted(shown: Iterable[Shown]) -> Mapping[str, int]:
    told: defaultdict[str, int] = defaultdict(int)
    for one in shown:
        told[str(one.standing.state)] += 1
    return dict(told)
