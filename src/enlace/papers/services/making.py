"""Make a paper by its rules; bring it up to date without losing what people wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.queries import events_of
from enlace.core.services import write_entry
from enlace.meetings.models import Meeting
from enlace.papers import access, wording
from enlace.papers.enums import Fate, PaperKind
from enlace.papers.finding import Draft, Found, find
from enlace.papers.models import Paper, Part, Row, Spot
from enlace.papers.rules import rules_for


@dataclass(frozen=True)
class Refreshed:
    """How many rows are new, changed, gone from what the rules find."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


@transaction.atomic
def make_paper(meeting_pk: int, kind: PaperKind, *, actor: Actor, on: date) -> Paper:
    """The paper of that meeting, made by the rules in force; where it is there already, it stays as it is."""
    require(access.can_edit(actor))
    meeting = Meeting.objects.select_for_update().select_related("body").get(pk=meeting_pk)
    known = Paper.objects.filter(meeting=meeting, kind=kind).first()
    if known is not None:
        return known
    paper = Paper.objects.create(
        meeting=meeting, kind=kind, as_of=on, made_by_id=actor.user_id, **wording.title_words(kind, meeting)
    )
    found = find(kind, rules_for(kind, meeting.body_id), meeting, actor=actor, on=on)
    for place, one in enumerate(found):
        part = _part(paper, one, place)
        _write(part, one.drafts, 0, Fate.SAME)
    write_entry("papers.make_paper", actor=actor, about=f"{meeting.slug} {kind}", rows=_rows(found))
    return paper


@transaction.atomic
def refresh_paper(pk: int, *, actor: Actor, on: date, at: datetime) -> Refreshed:
    """Ask the rules again. What people wrote stays; what the rules now say otherwise is told beside it.

    A row that the rules do not find any more is left out, unless people wrote in it; a row that was left out stays so.
    """
    require(access.can_edit(actor))
    paper = Paper.objects.select_for_update().select_related("meeting__body").get(pk=pk)
    kind, meeting = PaperKind(paper.kind), paper.meeting
    found = find(kind, rules_for(kind, meeting.body_id), meeting, actor=actor, on=on)
    known = {
        row.source: row
        for row in Row.objects.select_for_update(of=("self",)).filter(part__paper=paper).exclude(source="")
    }
    _forget_news(known)
    new = changed = 0
    wanted: set[str] = set()
    for place, one in enumerate(found):
        part = _part(paper, one, place)
        wanted.update(draft.source for draft in one.drafts)
        for draft in one.drafts:
            if draft.source in known:
                changed += _renew(known[draft.source], draft, part)
        fresh = [draft for draft in one.drafts if draft.source not in known]
        if fresh:
            _write(part, fresh, _last(part) + 1, Fate.NEW)
            new += len(fresh)
    gone = _let_go(known, wanted)
    _retitle(paper, meeting)
    _drop_empty_parts(paper, {str(one.rule.section) for one in found})
    paper.as_of, paper.refreshed_at, paper.revision = on, at, paper.revision + 1
    paper.save()
    write_entry(
        "papers.refresh_paper",
        actor=actor,
        about=f"{meeting.slug} {kind}",
        new=new,
        changed=changed,
        gone=gone,
    )
    return Refreshed(new, changed, gone)


def _rows(found: list[Found]) -> int:
    return sum(len(one.drafts) for one in found)


def _part(paper: Paper, found: Found, place: int) -> Part:
    rule = found.rule
    part, _ = Part.objects.update_or_create(
        paper=paper,
        section=rule.section,
        defaults={
            "position": place,
            "heading_en": rule.heading_en,
            "heading_es": rule.heading_es,
            "found": found.count,
        },
    )
    return part


def _last(part: Part) -> int:
    last = part.rows.order_by("-position").values_list("position", flat=True).first()
    return -1 if last is None else last


def _write(part: Part, drafts: Sequence[Draft], first: int, fate: Fate) -> None:
    """Rows of these in their order, the first at that position; as many questions for one as for many."""
    made = [
        Row(
            part=part,
            position=position,
            source=draft.source,
            commitment_id=draft.commitment,
            matter_id=draft.matter,
            fate=fate,
            made=draft.words,
            **draft.words,
        )
        for position, draft in enumerate(drafts, first)
    ]
    rows = Row.objects.bulk_create(made)
    Spot.objects.bulk_create(
        Spot(row=row, meeting_id=meeting, item_key=key)
        for row, draft in zip(rows, drafts, strict=True)
        for meeting, key in draft.spots
    )


def _place_spots(row: Row, draft: Draft) -> None:
    """The paragraphs that a row tells now; where people keep older words in it, those that it told before as well."""
    known = {(one.meeting_id, one.item_key) for one in row.spots.all()}
    wanted = set(draft.spots)
    if not is_edited(row):
        for meeting, key in known - wanted:
            row.spots.filter(meeting=meeting, item_key=key).delete()
    new = [spot for spot in draft.spots if spot not in known]
    Spot.objects.bulk_create(Spot(row=row, meeting_id=meeting, item_key=key) for meeting, key in new)


def _forget_news(known: dict[str, Row]) -> None:
    """What the last bringing up to date told is told; only what this one finds is news."""
    for row in known.values():
        if row.fate in (Fate.NEW, Fate.CHANGED):
            row.fate, row.news = Fate.SAME, []
            row.save(update_fields=["fate", "news"])


def _renew(row: Row, draft: Draft, part: Part) -> int:
    """Take what the rules say now, field by field, where nobody wrote otherwise. 1 where something changed."""
    news = []
    for name, new in draft.words.items():
        old = row.made.get(name, "")
        if new == old:
            continue
        kept = getattr(row, name) != old
        news.append({"field": name, "old": old, "new": new, "kept": kept})
        if not kept:
            setattr(row, name, new)
    has_moved = _follow(row, part)
    came_back = row.fate == Fate.GONE
    if not (news or has_moved or came_back):
        return 0
    if has_moved:
        row.part, row.position = part, _last(part) + 1
    if came_back:
        row.is_in = True
    row.made, row.news, row.fate, row.revision = draft.words, news, Fate.CHANGED, row.revision + 1
    row.save()
    _place_spots(row, draft)
    return 1


def _follow(row: Row, part: Part) -> bool:
    """Does it go where the rules find it now? Where people put it elsewhere it stays, and that is remembered."""
    if not row.home:
        return row.part_id != part.pk
    home = "" if row.part_id == part.pk else part.section
    if home != row.home:
        row.home = home
        row.save(update_fields=["home"])
    return False


def _let_go(known: dict[str, Row], wanted: set[str]) -> int:
    """Rows that the rules do not find any more; 1 for each that they found the last time.

    What people left out is out already, and stays so should the rules find it again.
    """
    gone = 0
    for source, row in known.items():
        if source in wanted or row.fate == Fate.GONE or not row.is_in:
            continue
        gone += 1
        row.is_in = is_edited(row)
        row.fate, row.news, row.revision = Fate.GONE, [], row.revision + 1
        row.save()
    return gone


def is_edited(row: Row) -> bool:
    """Did people write in it?"""
    return bool(row.note_en or row.note_es) or any(
        getattr(row, name) != said for name, said in row.made.items()
    )


def _retitle(paper: Paper, meeting: Meeting) -> None:
    """A title that people wrote stays; Enlace's own follows a meeting that was moved."""
    before = events_of(Paper).filter(pgh_obj=paper.pk).order_by("pgh_id").first()
    if before and (before.title_en, before.title_es) == (paper.title_en, paper.title_es):
        said = wording.title_words(PaperKind(paper.kind), meeting)
        paper.title_en, paper.title_es = said["title_en"], said["title_es"]


def _drop_empty_parts(paper: Paper, wanted: set[str]) -> None:
    """A section that the rules have no more goes, unless a row of it is in, or people wrote it or left it out."""
    for part in paper.parts.exclude(section__in=wanted):
        rows = list(part.rows.all())
        kept = [row for row in rows if row.is_in or row.fate != Fate.GONE or is_edited(row)]
        if kept:
            Part.objects.filter(pk=part.pk).update(position=90, found=0)
        else:
            part.rows.all().delete()
            part.delete()
