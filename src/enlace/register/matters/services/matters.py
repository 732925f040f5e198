"""Matters: opened, filled, renamed, joined, parted, split, closed; as guarded as the most guarded of their passages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.register.matters import access, errors
from enlace.register.matters.models import Matter, Passage
from enlace.register.matters.services.keeping import (
    STRICT,
    Title,
    checked_title,
    find_matter,
    find_open,
    level_of,
    lock_matters,
    lock_spots,
    make_matter,
    move_passages,
    name_of,
    plain_words,
    put_passage,
    tell_journal,
)
from enlace.register.matters.suggesting import Spot

WHY_LONGEST = 300


@transaction.atomic
def open_matter(title: Title, passages: Iterable[Spot], *, actor: Actor, on: date) -> Matter:
    """Open a matter with these passages, shown to whoever may see the most guarded of them."""
    require(access.can_keep_matters(actor))
    spots = sorted(set(passages))
    lock_spots(spots)
    matter = make_matter(title, spots, actor, on)
    write_entry("register.open_matter", actor=actor, about=matter.slug, passages=len(spots))
    for spot in spots:
        put_passage(matter, spot, actor)
    return matter


@transaction.atomic
def add_passage(matter_pk: int, meeting_pk: int, item_key: str, *, actor: Actor) -> Passage:
    """Put a paragraph into a matter; one that is there already stays."""
    require(access.can_keep_matters(actor))
    lock_spots([(meeting_pk, item_key)])
    matter = find_matter(matter_pk)
    known = Passage.objects.filter(meeting=meeting_pk, item_key=item_key).select_related("matter").first()
    if known is not None and known.matter_id == matter.pk:
        return known
    if known is not None:
        raise errors.InAnotherMatter(title=name_of(known.matter))
    level_of([(meeting_pk, item_key)])
    return put_passage(matter, (meeting_pk, item_key), actor)


@transaction.atomic
def take_out_passage(matter_pk: int, meeting_pk: int, item_key: str, *, actor: Actor) -> None:
    """Take a paragraph out of a matter; the links that somebody accepted stay as they were judged."""
    require(access.can_keep_matters(actor))
    lock_spots([(meeting_pk, item_key)])
    matter = find_open(matter_pk)
    gone, _ = Passage.objects.filter(matter=matter, meeting=meeting_pk, item_key=item_key).delete()
    if gone:
        tell_journal("take_out_passage", matter, (meeting_pk, item_key), actor)


@transaction.atomic
def rename_matter(matter_pk: int, title: Title, visibility: Visibility, *, actor: Actor) -> Matter:
    """Its address stays."""
    require(access.can_keep_matters(actor))
    matter = find_matter(matter_pk)
    said = checked_title(title)
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
    both = lock_matters((from_pk, into_pk))
    if len(both) < 2:
        raise errors.NoSuchMatter
    gone, kept = both[from_pk], both[into_pk]
    if gone.merged_into_id or kept.merged_into_id:
        raise errors.IsMerged
    for one in (kept, gone):
        if one.closed_on:
            raise errors.IsClosed(title=name_of(one))
    gone.undo = {"moved": [[one.meeting_id, one.item_key] for one in gone.passages.all()]}
    gone.passages.update(matter=kept)
    gone.merged_into = kept
    gone.save(update_fields=["merged_into", "undo"])
    kept.visibility = max(kept.visibility, gone.visibility, key=lambda level: STRICT.index(Visibility(level)))
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
    both = lock_matters(concerned)
    gone = both.get(pk)
    if gone is None:
        raise errors.NoSuchMatter
    kept = both.get(gone.merged_into_id or 0)
    if kept is None or kept.merged_into_id:
        raise errors.IsNotMerged
    if kept.closed_on:
        raise errors.IsClosed(title=name_of(kept))
    move_passages(gone.undo.get("moved", ()), kept, gone)
    gone.merged_into, gone.undo = None, {}
    gone.save(update_fields=["merged_into", "undo"])
    write_entry("register.part_matter", actor=actor, about=kept.slug, gone=gone.slug)
    return gone


@transaction.atomic
def split_matter(matter_pk: int, passages: Iterable[Spot], title: Title, *, actor: Actor, on: date) -> Matter:
    """Put some of its passages into a matter of their own; links that somebody accepted stay as they were judged."""
    require(access.can_keep_matters(actor))
    chosen = sorted(set(passages))
    lock_spots(chosen)
    matter = find_open(matter_pk)
    held = {(one.meeting_id, one.item_key) for one in matter.passages.all()}
    if not chosen or not held > set(chosen):
        raise errors.NothingToSplit
    made = make_matter(title, chosen, actor, on)
    move_passages(chosen, matter, made)
    write_entry("register.split_matter", actor=actor, about=matter.slug, made=made.slug, passages=len(chosen))
    return made


def guard_matters(meeting_pk: int, level: Visibility) -> None:
    """Matters with a passage of this meeting are shown to no more people than now may read its report: their titles
    may say its words. Who keeps matters may open them again."""
    stricter = STRICT[STRICT.index(level) :]
    rows = Matter.objects.select_for_update().filter(
        Exists(Passage.objects.filter(matter=OuterRef("pk"), meeting=meeting_pk))
    )
    for matter in rows.exclude(visibility__in=stricter).order_by("pk"):
        matter.visibility = level
        matter.save(update_fields=["visibility"])


@transaction.atomic
def close_matter(matter_pk: int, why: str, *, actor: Actor, on: date) -> Matter:
    """Say that nothing more is followed here. Its state stays what its passages say; twice changes nothing."""
    require(access.can_keep_matters(actor))
    matter = find_matter(matter_pk)
    said = plain_words(why)
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
    matter = find_matter(matter_pk)
    if matter.closed_on is not None:
        matter.closed_on, matter.closed_why = None, ""
        matter.save(update_fields=["closed_on", "closed_why"])
        write_entry("register.reopen_matter", actor=actor, about=matter.slug)
    return matter
