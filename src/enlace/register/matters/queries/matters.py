"""Matters as an actor may see them: their passages, their state, their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Prefetch, Q

from enlace.core.actor import Actor
from enlace.core.queries import Change, history_of
from enlace.meetings.models import Meeting
from enlace.register.enums import Acceptance
from enlace.register.matters import access
from enlace.register.matters.enums import LinkState, MatterState
from enlace.register.matters.models import Link, Matter, MatterQuerySet, Passage
from enlace.register.matters.states import Said, Standing, standing_of
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


def states_counted(shown: Iterable[Shown]) -> Mapping[str, int]:
    told: defaultdict[str, int] = defaultdict(int)
    for one in shown:
        told[str(one.standing.state)] += 1
    return dict(told)
