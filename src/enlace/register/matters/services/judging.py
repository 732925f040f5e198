"""Suggested links: accepted, declined, and that undone, by the secretariat alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from enlace.core import jobs
from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.services import write_entry
from enlace.register.matters import access, errors
from enlace.register.matters.enums import LinkKind, LinkState
from enlace.register.matters.models import Link, Matter, Passage
from enlace.register.matters.services.keeping import (
    drop_empty,
    held_by,
    is_held,
    lock_spots,
    move_passages,
    name_of,
    put_passage,
    root_of,
    spots_of,
    tell_journal,
    title_from,
)
from enlace.register.matters.services.matters import merge_matters, open_matter


@transaction.atomic
def accept_link(pk: int, *, actor: Actor, at: datetime, on: date, join: bool = False) -> Matter:
    """Say that both passages are of one matter: theirs, the one's, or one that is opened.

    Where they are in different matters it asks (``TwoMatters``), unless ``join`` says that these become one.
    """
    require(access.can_keep_matters(actor))
    link = _link_to_judge(pk)
    spots = spots_of(link)
    held = held_by(spots)
    done: dict[str, Any] = {"put": [list(spot) for spot in spots if spot not in held]}
    matters = list({one.pk: one for one in (held[spot] for spot in spots if spot in held)}.values())
    if not matters:
        matter = open_matter(title_from(spots[0]), spots, actor=actor, on=on)
        done["opened"] = matter.pk
    elif len(matters) == 1:
        matter = matters[0]
        for spot in spots:
            if spot not in held:
                put_passage(matter, spot, actor)
    elif not join:
        raise errors.TwoMatters(one=name_of(matters[0]), other=name_of(matters[1]))
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
    """Decline whatever waits on the later passage of this link, this link too; how many. It is undone as one.

    What is of one matter with it already is not declined: nobody was asked about it.
    """
    require(access.can_keep_matters(actor))
    link = _link_to_judge(pk)
    waiting = Link.objects.to_judge().apart()
    waiting = waiting.filter(later_meeting=link.later_meeting_id, later_key=link.later_key)
    rows = list(waiting.select_for_update(of=("self",)).order_by("pk"))
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
    into = root_of(done["matter"]) if "matter" in done else None
    if "from" in done:
        gone = Matter.objects.select_for_update().get(pk=done["from"])
        if gone.merged_into_id:  # unless somebody has parted the two since
            kept = root_of(gone.merged_into_id)
            if kept.closed_on:
                raise errors.IsClosed(title=name_of(kept))
            move_passages(done["moved"], kept, gone)
            gone.merged_into, gone.undo = None, {}
            gone.save(update_fields=["merged_into", "undo"])
    for meeting, key in done.get("put", ()):
        passage = Passage.objects.filter(meeting=meeting, item_key=key).select_related("matter").first()
        if passage is None or is_held((meeting, key)) or (into and passage.matter_id != into.pk):
            continue  # gone, held by another link, or put elsewhere by somebody since
        if passage.matter.closed_on:
            raise errors.IsClosed(title=name_of(passage.matter))
        passage.delete()
        tell_journal("take_out_passage", passage.matter, (meeting, key), actor)
    if "opened" in done:
        drop_empty(done["opened"])


def _locked(pk: int) -> Link:
    link = Link.objects.filter(pk=pk).first()
    if link is None:
        raise errors.NoSuchLink
    lock_spots(spots_of(link))
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
