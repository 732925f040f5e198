"""The parts that all of these share: locks in one order, passages put and moved, titles and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import ProtectedError
from django.utils.text import slugify
from django.utils.translation import get_language

from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.core.locks import lock
from enlace.core.services import write_entry
from enlace.meetings.models import Meeting
from enlace.register.matters import errors
from enlace.register.matters.enums import LinkState
from enlace.register.matters.models import Link, Matter, Passage
from enlace.register.matters.suggesting import Spot
from enlace.reports.enums import ReportState
from enlace.reports.models import Item

LONGEST = 200
STRICT = [Visibility.PUBLIC, Visibility.MEMBERS, Visibility.BODY, Visibility.SECRETARIAT]


@dataclass(frozen=True)
class Title:
    """What a matter is called, in one language at least."""

    en: str = ""
    es: str = ""


def make_matter(title: Title, spots: Sequence[Spot], actor: Actor, on: date) -> Matter:
    """A matter without passages yet, as guarded as the most guarded of those that it is to have."""
    said = checked_title(title)
    return Matter.objects.create(
        slug=_free_slug(said.en or said.es),
        title_en=said.en,
        title_es=said.es,
        visibility=level_of(spots),
        opened_on=on,
        opened_by_id=actor.user_id,
    )


def move_passages(spots: Iterable[Sequence[Any]], out_of: Matter, into: Matter) -> None:
    for meeting, key in spots:
        Passage.objects.filter(matter=out_of, meeting=meeting, item_key=key).update(matter=into)


def root_of(pk: int) -> Matter:
    """The matter that its passages are in now, however often it was joined."""
    matter = Matter.objects.get(pk=pk)
    while matter.merged_into_id:
        matter = Matter.objects.get(pk=matter.merged_into_id)
    return matter


def drop_empty(pk: int) -> None:
    """Take away a matter that a judgement opened and that nothing is part of; a paper that tells of it keeps it."""
    try:
        Matter.objects.filter(pk=pk, passages=None, merged=None).delete()
    except ProtectedError:
        return


def is_held(spot: Spot) -> bool:
    accepted = Link.objects.filter(state=LinkState.ACCEPTED, judged_at__isnull=False)
    back = accepted.filter(later_meeting=spot[0], later_key=spot[1])
    return back.exists() or accepted.filter(earlier_meeting=spot[0], earlier_key=spot[1]).exists()


def lock_spots(spots: Iterable[Spot]) -> None:
    """Whoever changes what is said of a meeting's passages waits for whoever does already."""
    list(Meeting.objects.select_for_update().filter(pk__in={spot[0] for spot in spots}).order_by("pk"))


def spots_of(link: Link) -> list[Spot]:
    return [(link.earlier_meeting_id, link.earlier_key), (link.later_meeting_id, link.later_key)]


def _passages(spots: Iterable[Spot]) -> Any:
    wanted = list(spots)
    rows = Passage.objects.filter(
        meeting__in={spot[0] for spot in wanted}, item_key__in={spot[1] for spot in wanted}
    )
    here = [row.pk for row in rows if (row.meeting_id, row.item_key) in wanted]
    return Passage.objects.filter(pk__in=here)


def held_by(spots: Iterable[Spot]) -> dict[Spot, Matter]:
    """The matters of these passages, locked: whoever joins or closes one meanwhile is waited for, and followed."""
    while True:
        rows = list(_passages(spots))
        locked = lock_matters({row.matter_id for row in rows})
        now = list(_passages(spots))
        if {row.matter_id for row in now} <= set(locked):
            return {(row.meeting_id, row.item_key): locked[row.matter_id] for row in now}


def lock_matters(pks: Iterable[int]) -> dict[int, Matter]:
    """In one order, so that two officers wait for each other and never cross."""
    rows = Matter.objects.select_for_update().filter(pk__in=list(pks)).order_by("pk")
    return {one.pk: one for one in rows}


def find_matter(pk: int) -> Matter:
    matter = Matter.objects.select_for_update().filter(pk=pk).first()
    if matter is None:
        raise errors.NoSuchMatter
    if matter.merged_into_id:
        raise errors.IsMerged
    return matter


def find_open(pk: int) -> Matter:
    """A matter into which passages may be put, and out of which they may be taken."""
    matter = find_matter(pk)
    if matter.closed_on:
        raise errors.IsClosed(title=name_of(matter))
    return matter


def tell_journal(verb: str, matter: Matter, spot: Spot, actor: Actor) -> None:
    write_entry(f"register.{verb}", actor=actor, about=matter.slug, meeting=spot[0], item=spot[1])


def put_passage(matter: Matter, spot: Spot, actor: Actor) -> Passage:
    if matter.closed_on:
        raise errors.IsClosed(title=name_of(matter))
    known = Passage.objects.filter(meeting=spot[0], item_key=spot[1]).select_related("matter").first()
    if known is not None:
        raise errors.InAnotherMatter(title=name_of(known.matter))
    passage = Passage.objects.create(matter=matter, meeting_id=spot[0], item_key=spot[1])
    tell_journal("add_passage", matter, spot, actor)
    return passage


def _items_at(spot: Spot) -> list[Item]:
    rows = Item.objects.filter(report__meeting=spot[0], key=spot[1], report__state=ReportState.ADOPTED)
    return list(rows.select_related("report").defer("report__plain", "report__read"))


def level_of(spots: Iterable[Spot]) -> str:
    """The most guarded level of these paragraphs."""
    levels = [Visibility.PUBLIC]
    for spot in spots:
        items = _items_at(spot)
        if not items:
            raise errors.NoSuchPassage
        levels += [Visibility(item.visibility) for item in items]
    return str(max(levels, key=STRICT.index))


def title_from(spot: Spot) -> Title:
    """The first words of a paragraph, until somebody finds better ones."""
    said = {item.report.language: _begin(item.text) for item in _items_at(spot)}
    return Title(said.get("en", ""), said.get("es", ""))


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def plain_words(said: str) -> str:
    """On one line, without the sign that the database cannot hold."""
    return " ".join(said.replace("\x00", " ").split())


def checked_title(title: Title) -> Title:
    said = Title(plain_words(title.en), plain_words(title.es))
    if not said.en and not said.es:
        raise errors.TitleMissing
    if max(len(said.en), len(said.es)) > LONGEST:
        raise errors.TitleTooLong(limit=LONGEST)
    return said


def _free_slug(title: str) -> str:
    """An address that no other matter has; who opens another of that title waits until this one is kept."""
    base = slugify(title)[:70].strip("-") or "matter"
    base = f"matter-{base}" if base in ("links", "choose") else base  # these pages have that address
    lock(f"register.matter:{base}")
    found, n = base, 1
    while Matter.objects.filter(slug=found).exists():
        n += 1
        found = f"{base}-{n}"
    return found


def name_of(matter: Matter) -> str:
    return matter.title("es" if (get_language() or "").startswith("es") else "en")
