"""Matters as an actor may see them: their passages, their state, their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import F, Prefetch

from enlace.core.actor import Actor
from enlace.core.queries import Change, events_of, history_of
from enlace.directory.models import Body
from enlace.meetings.models import Meeting
from enlace.register.matters import access
from enlace.register.matters.enums import MatterState
from enlace.register.matters.models import Matter, Passage
from enlace.register.matters.queries.listing import briefs_of, matters_for, says
from enlace.register.matters.queries.standings import Spot, Word, spoken_of
from enlace.register.matters.states import Standing
from enlace.register.models import Answer, Commitment
from enlace.register.queries.times import Times, times_of
from enlace.reports.enums import ActState, ReportState
from enlace.reports.models import Act, Item

SHOWN = 20
"""So many paragraphs of a matter are shown at once."""
CHOICES = 12
"""So many matters are offered at once to who chooses one."""
MOST_WORDS = 8
REASONS = 5
"""So many paragraphs, the last ones, are named as those that make a matter's state."""


def may_keep(actor: Actor) -> bool:
    return access.can_keep_matters(actor)


@dataclass
class Told:
    """A passage as somebody may see it: its paragraph in each language, its acts, what is owed after it."""

    passage: Passage
    items: list[Item]
    commitments: list[Commitment]
    times: dict[int, Times] = field(default_factory=dict)
    """How far what repeats is done, by commitment."""

    @property
    def owed(self) -> list[tuple[Commitment, Times | None]]:
        return [(one, self.times.get(one.pk)) for one in self.commitments]

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

    @property
    def last(self) -> Told:
        return self.passages[-1]

    @property
    def because(self) -> list[Told]:
        return [one for one in self.passages if one.passage.pk in self.standing.because]


def show(rows: Iterable[Matter], actor: Actor, *, on: date) -> list[Shown]:
    """Matters with all that this actor may see of them; as many questions to the database for one as for many."""
    matters = {one.pk: one for one in rows}
    briefs = briefs_of(matters, actor, on=on)
    of: defaultdict[int, list[Told]] = defaultdict(list)
    for one in _told(Passage.objects.visible_to(actor).filter(matter__in=list(briefs)), actor, on):
        of[one.passage.matter_id].append(one)
    return [
        Shown(matters[pk], of[pk], brief.standing) for pk, brief in briefs.items() if of[pk]
    ]  # one whose last passage was taken out just now is gone


def show_in_order(pks: Sequence[int], actor: Actor, *, on: date) -> list[Shown]:
    """Matters told by their numbers, in that order."""
    found = {one.matter.pk: one for one in show(Matter.objects.filter(pk__in=pks), actor, on=on)}
    return [found[pk] for pk in pks if pk in found]


def spoken_of_at(pks: Iterable[int], meetings: Iterable[int], actor: Actor) -> set[int]:
    """Those of these matters of which the actor may read in a report of one of these meetings."""
    rows = Passage.objects.visible_to(actor).filter(matter__in=list(pks), meeting__in=list(meetings))
    return set(rows.order_by().values_list("matter", flat=True))


@dataclass
class Life:
    """A matter as somebody may see it, some of its passages told, the others named."""

    shown: Shown
    words: list[Word]
    """All its passages."""
    start: int = 0
    """So many passages are before those that are shown."""
    because: list[tuple[Told, int]] = field(default_factory=list)
    """The last of the passages that make its state so; with its number where it is not among those shown."""
    bodies: list[Body] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    """All meetings of its bodies in its time, with or without a word about it."""

    @property
    def last(self) -> Word:
        return self.words[-1]

    @property
    def stop(self) -> int:
        return self.start + len(self.shown.passages)

    @property
    def later(self) -> int:
        """How far those are shown that come next; none where the last ones are shown."""
        return min(self.stop + SHOWN, len(self.words)) if self.stop < len(self.words) else 0


def life_of(matter: Matter, actor: Actor, *, on: date, until: int = 0) -> Life:
    """Its last passages, or those before another one, told by its number."""
    words = spoken_of(matter.pk, actor)
    if not words:
        return Life(Shown(matter, [], Standing(MatterState.DORMANT)), [])
    stop = until if 0 < until < len(words) else len(words)
    start = max(stop - SHOWN, 0)
    brief = briefs_of([matter.pk], actor, on=on).get(matter.pk)
    standing = brief.standing if brief else Standing(MatterState.DORMANT)
    reasons = {one.passage: n for n, one in enumerate(words, 1) if one.passage in standing.because}
    reasons = dict(list(reasons.items())[-REASONS:])
    wanted = {*reasons, *(one.passage for one in words[start:stop])}
    told = {one.passage.pk: one for one in _told(Passage.objects.filter(pk__in=wanted), actor, on)}
    passages = [told[one.passage] for one in words[start:stop] if one.passage in told]
    codes = {one.body for one in words}
    held = Meeting.objects.filter(
        body__in=codes, cancelled_on=None, ends_on__gte=words[0].on, ends_on__lte=on
    )
    return Life(
        Shown(matter, passages, standing),
        words,
        start,
        [(told[pk], 0 if start < n <= stop else n) for pk, n in reasons.items() if pk in told],
        list(Body.objects.filter(code__in=codes)),
        list(held.order_by("starts_on")),
    )


def _told(rows: Any, actor: Actor, on: date) -> list[Told]:
    """In time order."""
    passages = list(rows.select_related("meeting__body"))
    spots = [(one.meeting_id, one.item_key) for one in passages]
    items = items_at(spots, actor)
    owed: defaultdict[Spot, list[Commitment]] = defaultdict(list)
    commitments: Any = Commitment.objects.visible_to(actor).filter(withdrawn_on=None, occurrence_of=None)
    commitments = commitments.extra(
        **_at(spots, "register_commitment.meeting_id, register_commitment.item_key")
    )
    answers = Prefetch("answers", Answer.objects.select_related("commitment"))
    for one in commitments.prefetch_related(answers).order_by("position", "pk"):
        owed[(one.meeting_id, one.item_key)].append(one)
    times = times_of((one for several in owed.values() for one in several), actor, on=on)
    told = [
        Told(passage, items[spot], owed[spot], times)
        for passage, spot in zip(passages, spots, strict=True)
        if spot in items
    ]
    return sorted(told, key=lambda one: (one.meeting.ends_on, one.meeting.pk, one.items[0].position))


def _at(spots: Iterable[Spot], columns: str) -> dict[str, Any]:
    """Only rows at these places, for ``extra``: both columns together, for the numbers of paragraphs recur in each
    meeting."""
    wanted = sorted(set(spots))
    where = f"({columns}) IN (SELECT * FROM unnest(%s::bigint[], %s::text[]))"
    return {"where": [where], "params": [[one for one, _ in wanted], [key for _, key in wanted]]}


def items_at(spots: Iterable[Spot], actor: Actor) -> dict[Spot, list[Item]]:
    """The paragraphs in force at these places that the actor may see, English first, with their acts."""
    rows: Any = Item.objects.visible_to(actor).filter(report__state=ReportState.ADOPTED)
    rows = rows.extra(**_at(spots, "reports_report.meeting_id, reports_item.key"))
    acts = Prefetch("acts", Act.objects.exclude(state=ActState.REMOVED))
    rows = rows.select_related("report__meeting__body").prefetch_related(acts)
    found: defaultdict[Spot, list[Item]] = defaultdict(list)
    for item in rows.defer("search", "report__plain", "report__read").order_by(
        "report__language", "position"
    ):
        spot = (item.report.meeting_id, item.key)
        if all(one.report_id != item.report_id for one in found[spot]):
            found[spot].append(item)
    return dict(found)


def find_visible(slug: str, actor: Actor) -> Matter | None:
    """The matter at that address; of one that was joined with another, that other."""
    matter = Matter.objects.filter(slug=slug).first()
    while matter is not None and matter.merged_into_id:
        matter = Matter.objects.filter(pk=matter.merged_into_id).first()
    return matters_for(actor).filter(pk=matter.pk).first() if matter else None


def find_matter(slug: str, actor: Actor, *, on: date) -> Shown | None:
    """The same with all its passages."""
    matter = find_visible(slug, actor)
    if matter is None:
        return None
    return next(iter(show([matter], actor, on=on)), Shown(matter, [], Standing(MatterState.DORMANT)))


def find_item(slug: str, language: str, key: str, actor: Actor) -> Item | None:
    """The paragraph in force at that address."""
    rows: Any = Item.objects.visible_to(actor)
    rows = rows.filter(report__meeting__slug=slug, report__language=language, key=key)
    found: Item | None = rows.filter(report__state=ReportState.ADOPTED).select_related("report").first()
    return found


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
    known = events_of(Passage).filter(matter=matter.pk).values("pgh_obj_id")
    events = events_of(Passage).filter(pgh_obj_id__in=known).select_related("pgh_context")
    told: list[Any] = []
    inside: dict[int, bool] = {}
    for event in events.order_by("pgh_obj_id", "pgh_id"):
        now = event.matter_id == matter.pk and event.pgh_label != "delete"
        if now != inside.get(event.pgh_obj_id, False):
            told.append((event, now))
        inside[event.pgh_obj_id] = now
    seen = _seen_at({(one.meeting_id, one.item_key) for one, _now in told}, actor)
    told = [pair for pair in told if (pair[0].meeting_id, pair[0].item_key) in seen]
    newest = sorted(told, key=lambda pair: pair[0].pgh_id, reverse=True)[:limit]
    items = items_at({(one.meeting_id, one.item_key) for one, _now in newest}, actor)
    names = _names_of({_by(one) for one, _now in newest})
    return [
        Turn(one.pgh_created_at, names.get(_by(one), "Enlace"), now, items[(one.meeting_id, one.item_key)][0])
        for one, now in newest
    ]


def _by(event: Any) -> Any:
    return (event.pgh_context.metadata or {}).get("user") if event.pgh_context else None


def _names_of(users: Iterable[Any]) -> dict[Any, str]:
    return {
        pk: str(user) for pk, user in get_user_model().objects.in_bulk([one for one in users if one]).items()
    }


def _seen_at(spots: Iterable[Spot], actor: Actor) -> set[Spot]:
    """Those of these places where the actor may see a paragraph."""
    rows: Any = Item.objects.visible_to(actor).filter(report__state=ReportState.ADOPTED).order_by()
    rows = rows.extra(**_at(spots, "reports_report.meeting_id, reports_item.key"))
    return set(rows.values_list("report__meeting", "key"))


def joined_into(matter: Matter) -> list[Matter]:
    """Those that were joined with it and can be parted from it again."""
    return list(Matter.objects.filter(merged_into=matter).exclude(undo={}).order_by("pk"))


@dataclass(frozen=True)
class Choices:
    """Matters to choose one of; ``is_more`` where the words name more than are shown."""

    matters: list[Matter]
    is_more: bool = False


def choices(said: str, actor: Actor, *, apart_from: str = "", most: int = CHOICES) -> Choices:
    """Those into which an officer may put a paragraph, or another matter: whose title, in either language, says all
    these words; the last spoken of first."""
    if not may_keep(actor):
        return Choices([])
    rows = Matter.objects.current().filter(closed_on=None).exclude(slug=apart_from)
    for word in said.split()[:MOST_WORDS]:
        rows = rows.filter(says(word))
    found = list(rows.order_by(F("kept__last_on").desc(nulls_last=True), "-pk")[: most + 1])
    return Choices(found[:most], len(found) > most)


def spots_in(matter: Matter, passages: Iterable[Any], actor: Actor) -> list[Spot]:
    """Where these passages of the matter, told by their numbers, stand in reports."""
    rows = Passage.objects.visible_to(actor).filter(matter=matter, pk__in=list(passages))
    return list(rows.order_by().values_list("meeting", "item_key"))
