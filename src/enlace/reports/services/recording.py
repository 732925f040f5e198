"""Rows made of what the reader said of one file: the report, its items and acts, and what it is unsure of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from enlace.core.models import StoredFile
from enlace.reader import model as said
from enlace.reader.doubts import doubt
from enlace.reports.enums import OWING, ActKind, QuestionKind
from enlace.reports.errors import ItemTooLong, TooManyItems
from enlace.reports.models import Act, Item, Question, Report

SURE = 0.6
"""An act of less confidence is asked about; the same bound as the reader's."""
LONGEST_ITEM = 200_000
"""Characters that PostgreSQL can index as one text, whatever its words are."""
MOST_ACTS = 32_767
MOST_ITEMS = 10_000
"""Of one report; the longest known has some hundreds, and a page of review must be able to bear them."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what PostgreSQL cannot hold; as long as before, so that spans still hold."""
    return _UNSTORABLE.sub("\ufffd", text)


def _storable_values(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: _storable_values(one) for key, one in value.items()}
    return [_storable_values(one) for one in value] if isinstance(value, list) else value


def record_report(read: said.Report, *, file: StoredFile, file_name: str) -> Report:
    """Write the report with its items, acts and doubts; it belongs to no meeting yet."""
    if any(len(item.text) > LONGEST_ITEM for item in read.items):
        raise ItemTooLong
    if len(read.items) > MOST_ITEMS:
        raise TooManyItems(limit=MOST_ITEMS)
    spoken = read.as_dict()
    report = Report.objects.create(
        language=read.source.language,
        file=file,
        file_name=file_name,
        plain=storable(read.plain),
        read=_storable_values(spoken) if _UNSTORABLE.search(read.plain) else spoken,
    )
    items = Item.objects.bulk_create(_items(report, read.items), batch_size=500)
    acts = (act for row, item in zip(items, read.items, strict=True) for act in acts_of(row, item.acts))
    Act.objects.bulk_create(acts, batch_size=1000)
    Question.objects.bulk_create(_doubts(report, items, read), batch_size=500)
    return report


def _items(report: Report, items: Sequence[said.Item]) -> list[Item]:
    keys: Counter[str] = Counter()
    return [
        Item(
            report=report,
            position=position,
            section=storable(one.section or "")[:40],
            path=storable(one.path)[:60],
            key=_key(one, keys),
            text=storable(one.text),
            start=one.span[0],
            end=one.span[1],
            mentions=list(one.mentions),
            marks=[list(mark) for mark in one.marks],
        )
        for position, one in enumerate(items)
    ]


def _key(item: said.Item, taken: Counter[str]) -> str:
    """``conclusions-1.c``; where a number stands twice, the later one is told apart: ``1.c~2``."""
    plain = storable(f"{item.section[:40]}-{item.path[:60]}" if item.section else item.path[:60])
    key = re.sub(r"[^\w.~-]+", "-", plain)
    taken[key] += 1
    return key if taken[key] == 1 else f"{key}~{taken[key]}"


def acts_of(row: Item, acts: Iterable[said.Act]) -> Iterator[Act]:
    """The acts that the reader found in an item, in order."""
    for position, act in enumerate(acts):
        if position > MOST_ACTS:
            return
        owed = act.commitment if act.act in {kind.value for kind in OWING} else None
        due = owed.due if owed else None
        yield Act(
            item=row,
            position=position,
            kind=ActKind(act.act),
            text=storable(act.text),
            start=act.span[0],
            end=act.span[1],
            by=list(act.by),
            to=list(act.to),
            owed_by=list(owed.owed_by) if owed else [],
            owed_to=list(owed.owed_to) if owed else [],
            due_text=storable(due.text)[:300] if due else "",
            due_edtf=(due.edtf or "")[:40] if due else "",
            due_on=due.latest if due else None,
            rrule=(due.rrule or "")[:120] if due else "",
            rule=act.rule[:80],
            confidence=act.confidence,
        )


def _doubts(report: Report, rows: Sequence[Item], read: said.Report) -> Iterator[Question]:
    """What the reader doubts, and what it should have doubted: unsure acts, items in which nothing was found."""
    starts = [row.start for row in rows]
    asked: set[tuple[str, int]] = set()
    for one in read.warnings:
        at = _place(one.span, starts, rows)
        if at is not None:
            asked.add((one.code, at))
        yield ask(report, one, rows[at] if at is not None else None)
    chapeaux = {(item.section, item.parent) for item in read.items}
    speaking = {(item.section, item.path) for item in read.items if item.acts}
    for at, item in enumerate(read.items):
        is_leaf = (item.section, item.path) not in chapeaux
        told_above = (item.section, item.parent) in speaking  # a list of what its chapeau asks for
        if not item.acts and is_leaf and not told_above and ("no-acts", at) not in asked:
            yield ask(report, doubt("no-acts", item.span, path=item.path), rows[at])
        unsure = [act for act in item.acts if act.confidence < SURE]
        if unsure and ("unsure-act", at) not in asked:
            for act in unsure:
                yield ask(report, doubt("unsure-act", act.span, path=item.path), rows[at])


def _place(span: said.Span | None, starts: Sequence[int], rows: Sequence[Item]) -> int | None:
    """The item in which a doubt lies, or which begins right after it: a doubt about its number."""
    if span is None or not rows:
        return None
    at = bisect_right(starts, span[0]) - 1
    if at >= 0 and span[0] < rows[at].end:
        return at
    following = at + 1
    return following if following < len(rows) and span[1] + 2 >= rows[following].start else None


def ask(
    report: Report, one: said.Doubt, item: Item | None, kind: QuestionKind = QuestionKind.DOUBT
) -> Question:
    """A question made of a doubt, in both languages."""
    start, end = one.span or (None, None)
    return Question(
        report=report,
        item=item,
        kind=kind,
        code=one.code[:60],
        text_en=storable(one.message),
        text_es=storable(one.sentence("es")),
        start=start,
        end=end,
    )
