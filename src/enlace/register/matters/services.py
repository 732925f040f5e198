"""What the secretariat does with matters and links; every change is one transaction and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q
from django.utils.text import slugify
from django.utils.translation import get_language

from enlace.core import jobs
from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.meetings.models import Meeting
from enlace.register.matters import access, errors
from enlace.register.matters.enums import LinkKind, LinkState
from enlace.register.matters.models import Fingerprint, Link, Matter, Passage
from enlace.register.matters.remembering import remember
from enlace.register.matters.suggesting import Spot, references_by_number, suggestions
from enlace.reports.enums import ReportState
from enlace.reports.models import Item, Report
from enlace.reports.services.versions import pair_items

LONGEST = 200
WHY_LONGEST = 300
_STRICT = [Visibility.PUBLIC, Visibility.MEMBERS, Visibility.BODY, Visibility.SECRETARIAT]


@dataclass(frozen=True)
class Title:
    """What a matter is called, in one language at least."""

    en: str = ""
    es: str = ""


@transaction.atomic
def open_matter(title: Title, passages: Iterable[Spot], *, actor: Actor, on: date) -> Matter:
    """Open a matter with these passages, shown to whoever may see the most guarded of them."""
    require(access.can_keep_matters(actor))
    spots = sorted(set(passages))
    _lock(spots)
    matter = _made(title, spots, actor, on)
    write_entry("register.open_matter", actor=actor, about=matter.slug, passages=len(spots))
    for spot in spots:
        _put(matter, spot, actor)
    return matter


def _made(title: Title, spots: Sequence[Spot], actor: Actor, on: date) -> Matter:
    """A matter without passages yet, as guarded as the most guarded of those that it is to have."""
    said = _checked(title)
    return Matter.objects.create(
        slug=_free_slug(said.en or said.es),
        title_en=said.en,
        title_es=said.es,
        visibility=_level_of(spots),
        opened_on=on,
        opened_by_id=actor.user_id,
    )


@transaction.atomic
def add_passage(matter_pk: int, meeting_pk: int, item_key: str, *, actor: Actor) -> Passage:
    """Put a paragraph into a matter; one that is there already stays."""
    require(access.can_keep_matters(actor))
    _lock([(meeting_pk, item_key)])
    matter = _matter(matter_pk)
    known = Passage.objects.filter(meeting=meeting_pk, item_key=item_key).select_related("matter").first()
    if known is not None and known.matter_id == matter.pk:
        return known
    if known is not None:
        raise errors.InAnotherMatter(title=_shown(known.matter))
    _level_of([(meeting_pk, item_key)])
    return _put(matter, (meeting_pk, item_key), actor)


@transaction.atomic
def take_out_passage(matter_pk: int, meeting_pk: int, item_key: str, *, actor: Actor) -> None:
    """Take a paragraph out of a matter; the links that somebody accepted stay as they were judged."""
    require(access.can_keep_matters(actor))
    _lock([(meeting_pk, item_key)])
    matter = _open(matter_pk)
    gone, _ = Passage.objects.filter(matter=matter, meeting=meeting_pk, item_key=item_key).delete()
    if gone:
        _tell("take_out_passage", matter, (meeting_pk, item_key), actor)


@transaction.atomic
def rename_matter(matter_pk: int, title: Title, visibility: Visibility, *, actor: Actor) -> Matter:
    """Its address stays."""
    require(access.can_keep_matters(actor))
    matter = _matter(matter_pk)
    said = _checked(title)
    matter.title_en, matter.title_es, matter.visibility = said.en, said.es, visibility
    matter.save(update_fields=["title_en", "title_es", "visibility"])
    write_entry("register.rename_matter", actor=actor, about=matter.slug)
    return matter


@transaction.atomic
def merge_matters(from_pk: int, into_pk: int, *, actor: Actor) -> Matter:
    """Put all passages of the one into the other; the address of the one leads to the other from now on."""
    require(access.can_keep_matters(actor))
    if from_pk == into_pk:
        raise errors.SameMatter
    both = _lock_matters((from_pk, into_pk))
    if len(both) < 2:
        raise errors.NoSuchMatter
    gone, kept = both[from_pk], both[into_pk]
    if gone.merged_into_id or kept.merged_into_id:
        raise errors.IsMerged
    for one in (kept, gone):
        if one.closed_on:
            raise errors.IsClosed(title=_shown(one))
    gone.undo = {"moved": [[one.meeting_id, one.item_key] for one in gone.passages.all()]}
    gone.passages.update(matter=kept)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into", "undo"])
    kept.visibility = max(
        kept.visibility, gone.visibility, key=lambda level: _STRICT.index(Visibility(level))
    )
    kept.save(update_fields=["visibility"])
    write_entry("register.merge_matters", actor=actor, about=kept.slug, gone=gone.slug)
    return kept


@transaction.atomic
def part_matter(pk: int, *, actor: Actor) -> Matter:
    """Take back that a matter was joined with another one: it has again the passages that it had then.

    A passage that was taken out of the joint matter since stays out.
    """
    require(access.can_keep_matters(actor))
    concerned = list(Matter.objects.filter(Q(pk=pk) | Q(merged=pk)).order_by().values_list("pk", flat=True))
    both = _lock_matters(concerned)
    gone = both.get(pk)
    if gone is None:
        raise errors.NoSuchMatter
    kept = both.get(gone.merged_into_id or 0)
    if kept is None or kept.merged_into_id:
        raise errors.IsNotMerged
    if kept.closed_on:
        raise errors.IsClosed(title=_shown(kept))
    _move(gone.undo.get("moved", ()), kept, gone)
    gone.merged_into, gone.undo = None, {}
    gone.save(update_fields=["merged_into", "undo"])
    write_entry("register.part_matter", actor=actor, about=kept.slug, gone=gone.slug)
    return gone


@transaction.atomic
def split_matter(matter_pk: int, passages: Iterable[Spot], title: Title, *, actor: Actor, on: date) -> Matter:
    """Put some of its passages into a matter of their own; links that somebody accepted stay as they were judged."""
    require(access.can_keep_matters(actor))
    chosen = sorted(set(passages))
    _lock(chosen)
    matter = _open(matter_pk)
    held = {(one.meeting_id, one.item_key) for one in matter.passages.all()}
    if not chosen or not held > set(chosen):
        raise errors.NothingToSplit
    made = _made(title, chosen, actor, on)
    _move(chosen, matter, made)
    write_entry("register.split_matter", actor=actor, about=matter.slug, made=made.slug, passages=len(chosen))
    return made


def guard_matters(meeting_pk: int, level: Visibility) -> None:
    """Matters with a passage of this meeting are shown to no more people than now may read its report: their titles
    may say its words. Who keeps matters may open them again."""
    stricter = _STRICT[_STRICT.index(level) :]
    rows = Matter.objects.select_for_update().filter(
        Exists(Passage.objects.filter(matter=OuterRef("pk"), meeting=meeting_pk))
    )
    for matter in rows.exclude(visibility__in=stricter).order_by("pk"):
        matter.visibility = level
        matter.save(update_fields=["visibility"])


def _move(spots: Iterable[Sequence[Any]], out_of: Matter, into: Matter) -> None:
    for meeting, key in spots:
        Passage.objects.filter(matter=out_of, meeting=meeting, item_key=key).update(matter=into)


@transaction.atomic
def close_matter(matter_pk: int, why: str, *, actor: Actor, on: date) -> Matter:
    """Say that nothing more is followed here. Its state stays what its passages say; twice changes nothing."""
    require(access.can_keep_matters(actor))
    matter = _matter(matter_pk)
    said = _plain(why)
    if len(said) > WHY_LONGEST:
        raise errors.WhyTooLong(limit=WHY_LONGEST)
    if matter.closed_on is None:
        matter.closed_on, matter.closed_why = on, said
        matter.save(update_fields=["closed_on", "closed_why"])
        write_entry("register.close_matter", actor=actor, about=matter.slug)
    return matter


@transaction.atomic
def reopen_matter(matter_pk: int, *, actor: Actor) -> Matter:
    require(access.can_keep_matters(actor))
    matter = _matter(matter_pk)
    if matter.closed_on is not None:
        matter.closed_on, matter.closed_why = None, ""
        matter.save(update_fields=["closed_on", "closed_why"])
        write_entry("register.reopen_matter", actor=actor, about=matter.slug)
    return matter


@transaction.atomic
def accept_link(pk: int, *, actor: Actor, at: datetime, on: date, join: bool = False) -> Matter:
    """Say that both passages are of one matter: theirs, the one's, or one that is opened.

    Where they are in different matters it asks (``TwoMatters``), unless ``join`` says that these become one.
    """
    require(access.can_keep_matters(actor))
    link = _link_to_judge(pk)
    spots = _spots(link)
    held = _held_by(spots)
    done: dict[str, Any] = {"put": [list(spot) for spot in spots if spot not in held]}
    matters = list({one.pk: one for one in (held[spot] for spot in spots if spot in held)}.values())
    if not matters:
        matter = open_matter(_title_from(spots[0]), spots, actor=actor, on=on)
        done["opened"] = matter.pk
    elif len(matters) == 1:
        matter = matters[0]
        for spot in spots:
            if spot not in held:
                _put(matter, spot, actor)
    elif not join:
        raise errors.TwoMatters(one=_shown(matters[0]), other=_shown(matters[1]))
    else:
        matter, gone = matters
        done["moved"] = [[one.meeting_id, one.item_key] for one in gone.passages.all()]
        done["from"] = gone.pk
        merge_matters(gone.pk, matter.pk, actor=actor)
    done["matter"] = matter.pk
    _judge(link, LinkState.ACCEPTED, actor, at, done)
    _tell_series(link)
    return matter


def _tell_series(link: Link) -> None:
    """What repeats ends where a later decision supersedes it, and goes on where that is taken back."""
    if link.kind == LinkKind.SUPERSEDES:
        jobs.defer("register.keep_series", meeting_pk=link.earlier_meeting_id)


@transaction.atomic
def decline_link(pk: int, *, actor: Actor, at: datetime) -> Link:
    """Say that the two passages are not of one matter; this pair is never suggested again."""
    require(access.can_keep_matters(actor))
    link = _link_to_judge(pk)
    _judge(link, LinkState.DECLINED, actor, at, {})
    return link


@transaction.atomic
def decline_rest(pk: int, *, actor: Actor, at: datetime) -> int:
    """Decline whatever waits on the later passage of this link, this link too; how many. It is undone as one."""
    require(access.can_keep_matters(actor))
    link = _link_to_judge(pk)
    waiting = Link.objects.to_judge().filter(later_meeting=link.later_meeting_id, later_key=link.later_key)
    rows = list(waiting.select_for_update().order_by("pk"))
    for one in rows:
        _judge(one, LinkState.DECLINED, actor, at, {"rest": True})
    return len(rows)


@transaction.atomic
def undo_judgement(pk: int, *, actor: Actor) -> Link:
    """Take a judgement back: what accepting put into a matter leaves it, unless another accepted link holds it.

    Of links that were declined together all wait again.
    """
    require(access.can_keep_matters(actor))
    link = _locked(pk)
    if link.state == LinkState.SUGGESTED or link.judged_at is None:
        raise errors.NothingJudged
    for one in _judged_with(link):
        done, one.undo = one.undo, {}
        one.state, one.judged_by_id, one.judged_at = LinkState.SUGGESTED, None, None
        one.save(update_fields=["state", "judged_by", "judged_at", "undo"])
        _take_back(done, actor)
        _tell_series(one)
        write_entry("register.undo_judgement", actor=actor, about=str(one))
    link.refresh_from_db()
    return link


def _judged_with(link: Link) -> list[Link]:
    if not link.undo.get("rest"):
        return [link]
    rows = Link.objects.select_for_update().filter(
        later_meeting=link.later_meeting_id,
        later_key=link.later_key,
        state=LinkState.DECLINED,
        judged_at=link.judged_at,
        judged_by=link.judged_by_id,
        undo__rest=True,
    )
    return list(rows.order_by("pk"))


def _take_back(done: dict[str, Any], actor: Actor) -> None:
    into = _root(done["matter"]) if "matter" in done else None
    if "from" in done:
        gone = Matter.objects.select_for_update().get(pk=done["from"])
        if gone.merged_into_id:  # unless somebody has parted the two since
            kept = _root(gone.merged_into_id)
            if kept.closed_on:
                raise errors.IsClosed(title=_shown(kept))
            _move(done["moved"], kept, gone)
            gone.merged_into, gone.undo = None, {}
            gone.save(update_fields=["merged_into", "undo"])
    for meeting, key in done.get("put", ()):
        passage = Passage.objects.filter(meeting=meeting, item_key=key).select_related("matter").first()
        if passage is None or _is_held((meeting, key)) or (into and passage.matter_id != into.pk):
            continue  # gone, held by another link, or put elsewhere by somebody since
        if passage.matter.closed_on:
            raise errors.IsClosed(title=_shown(passage.matter))
        passage.delete()
        _tell("take_out_passage", passage.matter, (meeting, key), actor)
    if "opened" in done:
        _drop_empty(done["opened"])


def _root(pk: int) -> Matter:
    """The matter that its passages are in now, however often it was joined."""
    matter = Matter.objects.get(pk=pk)
    while matter.merged_into_id:
        matter = Matter.objects.get(pk=matter.merged_into_id)
    return matter


def _drop_empty(pk: int) -> None:
    """Take away a matter that a judgement opened and that nothing is part of; a paper that tells of it keeps it."""
    try:
        Matter.objects.filter(pk=pk, passages=None, merged=None).delete()
    except ProtectedError:
        return


def _is_held(spot: Spot) -> bool:
    accepted = Link.objects.filter(state=LinkState.ACCEPTED, judged_at__isnull=False)
    back = accepted.filter(later_meeting=spot[0], later_key=spot[1])
    return back.exists() or accepted.filter(earlier_meeting=spot[0], earlier_key=spot[1]).exists()


@transaction.atomic
def suggest_links(report_pk: int, *, actor: Actor) -> int:
    """Keep the fingerprints of an adopted report and suggest links of its passages; safe to do twice.

    A pair that was judged or is suggested already stays as it is. Suggestions about a paragraph that no version in
    force has any more are dropped.
    """
    require(access.can_suggest(actor))
    report = Report.objects.select_related("meeting").filter(pk=report_pk).first()
    if report is None or report.state != ReportState.ADOPTED or report.meeting is None:
        return 0
    Meeting.objects.select_for_update().get(pk=report.meeting.pk)
    rows = remember(report)
    _drop_stale(report.meeting.pk)
    items = list(report.items.defer("search").order_by("position"))
    found = [*_not_known(suggestions(rows)), *references_by_number(report, items)]
    Link.objects.bulk_create(found, ignore_conflicts=True, batch_size=500)
    return len(found)


def _not_known(links: Sequence[Link]) -> list[Link]:
    """Without pairs that are known the other way round: a meeting that moved may have become the earlier one."""
    turned = {(one.later_meeting_id, one.later_key) for one in links}
    known = Link.objects.filter(
        earlier_meeting__in={spot[0] for spot in turned}, earlier_key__in={spot[1] for spot in turned}
    )
    pairs = {tuple(_spots(one)) for one in known}
    return [one for one in links if tuple(_spots(one)[::-1]) not in pairs]


def _drop_stale(meeting: int) -> None:
    kept = set(Fingerprint.objects.filter(meeting=meeting).values_list("item_key", flat=True))
    rows = Link.objects.to_judge()
    rows.filter(later_meeting=meeting).exclude(later_key__in=kept).delete()
    rows.filter(earlier_meeting=meeting).exclude(earlier_key__in=kept).delete()


def follow_new_version(report: Report) -> None:
    """Let passages and links follow their paragraphs to the numbers that these have in a newer version.

    The language that came first leads; where the other one is renumbered alone, it is that one which is wrong.
    """
    before = report.replaces
    if before is None or report.meeting_id is None or not _leads(report):
        return
    pairs = pair_items(
        list(before.items.defer("search").order_by("position")),
        list(report.items.defer("search").order_by("position")),
    )
    moved = {old.key: new.key for old, new in pairs if old and new and old.key != new.key}
    for rows, field in _keyed(report.meeting_id):
        for one in (touched := list(rows.filter(**{f"{field}__in": list(moved)}))):
            rows.filter(pk=one.pk).update(**{field: f"\x7f{one.pk}"})
        for one in touched:
            _renumber(rows, one, field, moved[getattr(one, field)])


def _keyed(meeting: int) -> Sequence[tuple[Any, str]]:
    return (
        (Passage.objects.filter(meeting=meeting), "item_key"),
        (Link.objects.filter(earlier_meeting=meeting), "earlier_key"),
        (Link.objects.filter(later_meeting=meeting), "later_key"),
    )


def _renumber(rows: Any, one: Any, field: str, key: str) -> None:
    """Where the new number is taken already, by words that are gone, the one that is still said takes it."""
    clash = {"item_key": key} if field == "item_key" else None
    if clash:
        rows.filter(**clash).exclude(pk=one.pk).delete()
    else:
        other = "later" if field == "earlier_key" else "earlier"
        same = {
            f"{other}_meeting": getattr(one, f"{other}_meeting_id"),
            f"{other}_key": getattr(one, f"{other}_key"),
        }
        rows.filter(**same, **{field: key}).exclude(pk=one.pk).delete()
    rows.filter(pk=one.pk).update(**{field: key})


def _leads(report: Report) -> bool:
    first = Report.objects.filter(meeting=report.meeting_id, adopted_at__isnull=False).order_by(
        "adopted_at", "pk"
    )
    return first.values_list("language", flat=True).first() == report.language


def _lock(spots: Iterable[Spot]) -> None:
    """Whoever changes what is said of a meeting's passages waits for whoever does already."""
    list(Meeting.objects.select_for_update().filter(pk__in={spot[0] for spot in spots}).order_by("pk"))


def _locked(pk: int) -> Link:
    link = Link.objects.filter(pk=pk).first()
    if link is None:
        raise errors.NoSuchLink
    _lock(_spots(link))
    found = Link.objects.select_for_update().filter(pk=pk).first()
    if found is None:
        raise errors.NoSuchLink
    return found


def _link_to_judge(pk: int) -> Link:
    link = _locked(pk)
    if link.state == LinkState.ACCEPTED:
        raise errors.LinkAlreadyAccepted
    if link.state == LinkState.DECLINED:
        raise errors.LinkAlreadyDeclined
    return link


def _judge(link: Link, state: LinkState, actor: Actor, at: datetime, done: dict[str, Any]) -> None:
    link.state, link.judged_by_id, link.judged_at, link.undo = state, actor.user_id, at, done
    link.save(update_fields=["state", "judged_by", "judged_at", "undo"])
    write_entry(
        f"register.{'accept' if state == LinkState.ACCEPTED else 'decline'}_link",
        actor=actor,
        about=str(link),
    )


def _spots(link: Link) -> list[Spot]:
    return [(link.earlier_meeting_id, link.earlier_key), (link.later_meeting_id, link.later_key)]


def _passages(spots: Iterable[Spot]) -> Any:
    wanted = list(spots)
    rows = Passage.objects.filter(
        meeting__in={spot[0] for spot in wanted}, item_key__in={spot[1] for spot in wanted}
    )
    here = [row.pk for row in rows if (row.meeting_id, row.item_key) in wanted]
    return Passage.objects.filter(pk__in=here)


def _held_by(spots: Iterable[Spot]) -> dict[Spot, Matter]:
    """The matters of these passages, locked: whoever joins or closes one meanwhile is waited for, and followed."""
    while True:
        rows = list(_passages(spots))
        locked = _lock_matters({row.matter_id for row in rows})
        now = list(_passages(spots))
        if {row.matter_id for row in now} <= set(locked):
            return {(row.meeting_id, row.item_key): locked[row.matter_id] for row in now}


def _lock_matters(pks: Iterable[int]) -> dict[int, Matter]:
    """In one order, so that two officers wait for each other and never cross."""
    rows = Matter.objects.select_for_update().filter(pk__in=list(pks)).order_by("pk")
    return {one.pk: one for one in rows}


def _matter(pk: int) -> Matter:
    matter = Matter.objects.select_for_update().filter(pk=pk).first()
    if matter is None:
        raise errors.NoSuchMatter
    if matter.merged_into_id:
        raise errors.IsMerged
    return matter


def _open(pk: int) -> Matter:
    """A matter into which passages may be put, and out of which they may be taken."""
    matter = _matter(pk)
    if matter.closed_on:
        raise errors.IsClosed(title=_shown(matter))
    return matter


def _tell(verb: str, matter: Matter, spot: Spot, actor: Actor) -> None:
    write_entry(f"register.{verb}", actor=actor, about=matter.slug, meeting=spot[0], item=spot[1])


def _put(matter: Matter, spot: Spot, actor: Actor) -> Passage:
    if matter.closed_on:
        raise errors.IsClosed(title=_shown(matter))
    known = Passage.objects.filter(meeting=spot[0], item_key=spot[1]).select_related("matter").first()
    if known is not None:
        raise errors.InAnotherMatter(title=_shown(known.matter))
    passage = Passage.objects.create(matter=matter, meeting_id=spot[0], item_key=spot[1])
    _tell("add_passage", matter, spot, actor)
    return passage


def _items_at(spot: Spot) -> list[Item]:
    rows = Item.objects.filter(report__meeting=spot[0], key=spot[1], report__state=ReportState.ADOPTED)
    return list(rows.select_related("report").defer("report__plain", "report__read"))


def _level_of(spots: Iterable[Spot]) -> str:
    """The most guarded level of these paragraphs."""
    levels = [Visibility.PUBLIC]
    for spot in spots:
        items = _items_at(spot)
        if not items:
            raise errors.NoSuchPassage
        levels += [Visibility(item.visibility) for item in items]
    return str(max(levels, key=_STRICT.index))


def _title_from(spot: Spot) -> Title:
    """The first words of a paragraph, until somebody finds better ones."""
    said = {item.report.language: _begin(item.text) for item in _items_at(spot)}
    return Title(said.get("en", ""), said.get("es", ""))


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _plain(said: str) -> str:
    """On one line, without the sign that the database cannot hold."""
    return " ".join(said.replace("\x00", " ").split())


def _checked(title: Title) -> Title:
    said = Title(_plain(title.en), _plain(title.es))
    if not said.en and not said.es:
        raise errors.TitleMissing
    if max(len(said.en), len(said.es)) > LONGEST:
        raise errors.TitleTooLong(limit=LONGEST)
    return said


def _free_slug(title: str) -> str:
    base = slugify(title)[:70].strip("-") or "matter"
    base = "matter-links" if base == "links" else base  # the page of links has that address
    found, n = base, 1
    while Matter.objects.filter(slug=found).exists():
        n += 1
        found = f"{base}-{n}"
    return found


def _shown(matter: Matter) -> str:
    return matter.title("es" if (get_language() or "").startswith("es") else "en")
