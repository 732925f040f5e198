"""People's own hand in a paper: words, order, what is in and what is out, who may see it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.core.errors import ChangedMeanwhile, require
from enlace.core.services import write_entry
from enlace.papers import access, errors
from enlace.papers.enums import Fate
from enlace.papers.models import Paper, Part, Row, written

RowWords = Mapping[str, str]
"""Fields of a row, such as ``title_en``; those that are not named stay."""
LONGEST = 20_000
MOST_OWN = 300


@transaction.atomic
def edit_row(pk: int, words: RowWords, *, revision: int, actor: Actor) -> Row:
    """Write other words. Nothing is saved where somebody else changed the row since ``revision``."""
    require(access.can_edit(actor))
    row = _row(pk, revision)
    for name, said in _checked(words).items():
        setattr(row, name, said)
    _see_that_it_says_something(row)
    row.revision += 1
    row.save()
    return row


@transaction.atomic
def add_row(part_pk: int, words: RowWords, *, actor: Actor) -> Row:
    """A row of people's own, at the end of a section."""
    require(access.can_edit(actor))
    part = Part.objects.select_for_update().filter(pk=part_pk).first()
    if part is None:
        raise errors.NoSuchRow
    if Row.objects.filter(part__paper=part.paper_id, source="").count() >= MOST_OWN:
        raise errors.TooManyRows(limit=MOST_OWN)
    last = part.rows.order_by("-position").values_list("position", flat=True).first()
    row = Row(part=part, position=0 if last is None else last + 1, **_checked(words))
    _see_that_it_says_something(row)
    row.save()
    return row


@transaction.atomic
def leave_out_row(pk: int, *, revision: int, actor: Actor) -> Row:
    """Out of the paper, and kept: ``take_in_row`` puts it back."""
    require(access.can_edit(actor))
    return _put(pk, False, revision)


@transaction.atomic
def take_in_row(pk: int, *, revision: int, actor: Actor) -> Row:
    require(access.can_edit(actor))
    return _put(pk, True, revision)


@transaction.atomic
def drop_row(pk: int, *, revision: int, actor: Actor) -> None:
    """A row of people's own goes for good once it is left out; its history stays."""
    require(access.can_edit(actor))
    row = _row(pk, revision)
    if row.source or row.is_in:
        raise errors.NoSuchRow
    row.delete()


@transaction.atomic
def move_row(pk: int, to: int, *, revision: int, actor: Actor, section: str = "") -> Row:
    """To that place, counted from 0, among the rows that are in; ``revision`` is the paper's.

    ``section`` names another section of the paper; the row stays there when the paper is brought up to date.
    """
    require(access.can_edit(actor))
    paper_pk = Row.objects.filter(pk=pk).values_list("part__paper", flat=True).first()
    if paper_pk is None:
        raise errors.NoSuchRow
    paper = _paper(paper_pk, revision)
    row = Row.objects.select_for_update(of=("self",)).select_related("part").filter(pk=pk).first()
    if row is None:
        raise errors.NoSuchRow
    if section and section != row.part.section:
        _settle(row, paper, section)
    _place(row, to)
    Paper.objects.filter(pk=paper.pk).update(revision=F("revision") + 1)
    row.refresh_from_db()
    return row


def _settle(row: Row, paper: Paper, section: str) -> None:
    """Into another section; where the rules find the row is remembered, for what they say of it and who may see it."""
    part = paper.parts.filter(section=section).first()
    if part is None or (row.source and part.rows.filter(source=row.source).exists()):
        raise errors.NoSuchSection
    if row.source:
        home = row.home or row.part.section
        row.home = "" if home == section else home
    row.part = part
    row.save(update_fields=["part", "home"])


def _place(row: Row, to: int) -> None:
    rows = list(row.part.rows.select_for_update())
    others = [one for one in rows if one.is_in and one.pk != row.pk]
    to = min(max(to, 0), len(others))
    before = others[to] if to < len(others) else None
    order = [one for one in rows if one.pk != row.pk]
    order.insert(order.index(before) if before else len(order), row)
    moved = [one for place, one in enumerate(order) if one.position != place]
    for place, one in enumerate(order):
        one.position = place
    Row.objects.bulk_update(moved, ["position"], batch_size=500)


@transaction.atomic
def head_paper(pk: int, words: RowWords, *, revision: int, actor: Actor) -> Paper:
    """Another title, another introduction; in both languages."""
    require(access.can_edit(actor))
    paper = _paper(pk, revision)
    for name in ("title_en", "title_es", "intro_en", "intro_es"):
        said = words.get(name, getattr(paper, name)).replace("\r\n", "\n").strip()
        if len(said) > (250 if name.startswith("title") else LONGEST):
            raise errors.TooLong(limit=250 if name.startswith("title") else LONGEST)
        setattr(paper, name, said)
    if not (paper.title_en and paper.title_es):
        raise errors.TitleMissing
    paper.revision += 1
    paper.save()
    return paper


@transaction.atomic
def share_paper(pk: int, visibility: Visibility, *, revision: int, actor: Actor) -> Paper:
    """Say who may see it. A row is shown to those alone who may see what it tells of, whatever the paper's level."""
    require(access.can_edit(actor))
    paper = _paper(pk, revision)
    if paper.visibility != visibility:
        paper.visibility, paper.revision = visibility, paper.revision + 1
        paper.save()
        write_entry(
            "papers.share_paper",
            actor=actor,
            about=f"{paper.meeting.slug} {paper.kind}",
            visibility=str(visibility),
        )
    return paper


def _row(pk: int, revision: int) -> Row:
    row = Row.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise errors.NoSuchRow
    if row.revision != revision:
        raise ChangedMeanwhile
    return row


def _paper(pk: int, revision: int) -> Paper:
    paper = Paper.objects.select_for_update().get(pk=pk)
    if paper.revision != revision:
        raise ChangedMeanwhile
    return paper


def _put(pk: int, is_in: bool, revision: int) -> Row:
    row = _row(pk, revision)
    if row.is_in != is_in:
        row.is_in, row.revision = is_in, row.revision + 1
        if not is_in and row.fate == Fate.GONE:
            row.fate = Fate.SAME  # from now on it is people who left it out
        row.save()
    return row


def _checked(words: RowWords) -> dict[str, str]:
    known = set(written())
    said = {
        name: text.replace("\x00", "").replace("\r\n", "\n").strip()
        for name, text in words.items()
        if name in known
    }
    if any(len(text) > LONGEST for text in said.values()):
        raise errors.TooLong(limit=LONGEST)
    return said


def _see_that_it_says_something(row: Row) -> None:
    if not (row.title_en or row.title_es or row.text_en or row.text_es):
        raise errors.NothingSaid
