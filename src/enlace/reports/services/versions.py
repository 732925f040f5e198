"""Two versions of one report in one language: what changed item by item, and what people did that still holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from enlace.reader import model as said
from enlace.reports.enums import ActState, QuestionKind, ReportState
from enlace.reports.models import Act, Item, Question, Report
from enlace.reports.services.recording import ask

ALIKE = 0.5
"""Two items under different numbers are one that was changed if they share this part of their words."""
_MOST_PAIRS = 10_000
_MOST_WORDS = 3_000
_WORDS = re.compile(r"\s+|[^\W\d_]+|\d+|.", re.DOTALL)

ItemPair = tuple[Item | None, Item | None]


@dataclass(frozen=True)
class Piece:
    """A run of words that both versions have, or only the new one, or only the old one."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True)
class ItemChange:
    """One item that is not the same in both versions; ``pieces`` are its words, old and new."""

    kind: Literal["added", "removed", "changed"]
    old: Item | None
    new: Item | None
    pieces: tuple[Piece, ...]


def difference(old: Report, new: Report) -> list[ItemChange]:
    """What the newer version says otherwise than the older one, in the order of the newer; ``[]`` if nothing."""
    pairs = pair_items(_items(old), _items(new))
    return [_change(before, after) for before, after in pairs if not _is_same(before, after)]


def _items(report: Report) -> list[Item]:
    return list(report.items.defer("search").order_by("position"))


def words_of(text: str) -> str:
    """The text as people compare it: where its lines break does not matter."""
    return " ".join(text.split())


def _is_same(before: Item | None, after: Item | None) -> bool:
    return before is not None and after is not None and words_of(before.text) == words_of(after.text)


def _change(before: Item | None, after: Item | None) -> ItemChange:
    if before is None:
        assert after is not None  # a pair has one side at least
        return ItemChange("added", None, after, (Piece("added", after.text),))
    if after is None:
        return ItemChange("removed", before, None, (Piece("removed", before.text),))
    return ItemChange("changed", before, after, tuple(word_pieces(before.text, after.text)))


def word_pieces(before: str, after: str) -> Iterator[Piece]:
    """The words of two texts as one run: without what was added the old, without what was removed the new."""
    ours, theirs = _WORDS.findall(words_of(before)), _WORDS.findall(words_of(after))
    if len(ours) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        yield from (Piece("removed", before), Piece("added", after))
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(ours[a:b]))
            continue
        if a < b:
            yield Piece("removed", "".join(ours[a:b]))
        if c < d:
            yield Piece("added", "".join(theirs[c:d]))


def pair_items(old: Sequence[Item], new: Sequence[Item]) -> list[ItemPair]:
    """Which item of the older version is which of the newer: by number and text, text, number, likeness of words."""
    partner: dict[int, int] = {}
    free = set(range(len(old)))
    for signs in (_number_and_text, _text):
        _pair_by(signs, old, new, partner, free)
    _pair_same_number(old, new, partner, free)
    _pair_alike(old, new, partner, free)
    return list(_in_order(old, new, partner, free))


def _number_and_text(item: Item) -> tuple[str, ...]:
    return item.key, words_of(item.text)


def _text(item: Item) -> tuple[str, ...]:
    return (words_of(item.text),)


def _pair_by(
    signs: object, old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]
) -> None:
    assert callable(signs)
    waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for at in sorted(free):
        waiting[signs(old[at])].append(at)
    for at, item in enumerate(new):
        if at not in partner and (found := waiting.get(signs(item))):
            partner[at] = found.popleft()
            free.discard(partner[at])


def _pair_same_number(
    old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]
) -> None:
    """The same number with words that are not quite others. Numbers shift when an item is put in between."""
    numbered = {old[at].key: at for at in free}
    for at, item in enumerate(new):
        found = numbered.get(item.key)
        if at not in partner and found in free and _likeness(old[found], item) >= ALIKE:
            partner[at] = found
            free.discard(found)


def _pair_alike(old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]) -> None:
    """The likest first; where very much changed, nobody is helped by guesses."""
    left = [at for at in range(len(new)) if at not in partner]
    if len(left) * len(free) > _MOST_PAIRS:
        return
    scored = [(_likeness(old[theirs], new[ours]), ours, theirs) for ours in left for theirs in sorted(free)]
    for score, ours, theirs in sorted(scored, reverse=True):
        if score >= ALIKE and ours not in partner and theirs in free:
            partner[ours] = theirs
            free.discard(theirs)


def _likeness(one: Item, other: Item) -> float:
    """The part of their words that two items share, in any order, from 0 to 1."""
    ours, theirs = (set(re.findall(r"\w+", item.text.casefold())) for item in (one, other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0


def _in_order(
    old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], free: set[int]
) -> Iterator[ItemPair]:
    """In the order of the newer; what is gone stands after what it used to follow."""
    gone = deque(sorted(free))
    for at, item in enumerate(new):
        found = partner.get(at)
        while found is not None and gone and gone[0] < found:
            yield old[gone.popleft()], None
        yield (old[found] if found is not None else None), item
    yield from ((old[at], None) for at in gone)


def take_over(old: Report, new: Report) -> None:
    """Make the new report the next version of the old one.

    An old one that is still to review is replaced: what people corrected and accepted in items whose words stayed the
    same is kept. An adopted one stays in force until the new version is adopted. Each change becomes a question.
    """
    pairs = pair_items(_items(old), _items(new))
    new.version, new.replaces, new.visibility = old.version + 1, old, old.visibility
    new.items.update(visibility=old.visibility)
    if old.state == ReportState.TO_REVIEW:
        same = [(before, after) for before, after in pairs if before and after and _is_same(before, after)]
        _carry_over(same)
        old.state = ReportState.REPLACED
        old.save(update_fields=["state"])
    _ask_about_changes(new, pairs)


def step_back(report: Report) -> None:
    """Undo that the report is a version of another: one that it replaced before adoption is to review again."""
    earlier, report.replaces, report.version = report.replaces, None, 1
    report.save(update_fields=["replaces", "version"])
    machine_made = (QuestionKind.CHANGE, QuestionKind.DISCREPANCY)
    report.questions.filter(kind__in=machine_made, settled_at=None).delete()
    if earlier is not None and earlier.state == ReportState.REPLACED and earlier.adopted_at is None:
        earlier.state = ReportState.TO_REVIEW
        earlier.save(update_fields=["state"])


def _carry_over(same: Sequence[tuple[Item, Item]]) -> None:
    """Acceptances, corrections and settled questions of items that read as they did."""
    acts: dict[int, list[Act]] = defaultdict(list)
    for act in Act.objects.filter(item__in=[before for before, _ in same]).order_by("position"):
        acts[act.item_id].append(act)
    touched = [(before, after) for before, after in same if _is_touched(before, acts[before.pk])]
    for before, after in touched:
        after.reviewed_at, after.reviewed_by_id = before.reviewed_at, before.reviewed_by_id
        after.revision, after.visibility = before.revision, before.visibility
    Item.objects.bulk_update(
        [after for _, after in touched], ["reviewed_at", "reviewed_by", "revision", "visibility"]
    )
    Act.objects.filter(item__in=[after for _, after in touched]).delete()
    Act.objects.bulk_create(
        [_moved(act, before, after) for before, after in touched for act in acts[before.pk]], batch_size=1000
    )
    _keep_settled(same)


def _is_touched(item: Item, acts: Sequence[Act]) -> bool:
    return (
        item.reviewed_at is not None or item.revision > 0 or any(act.state != ActState.READ for act in acts)
    )


def _moved(act: Act, before: Item, after: Item) -> Act:
    """The same act, at the place where its words stand in the new text."""
    place = _places(before, after)
    act.pk, act.item = None, after
    act._state.adding = True
    act.start, act.end = place(act.start), place(act.end - 1) + 1
    act.text = after.text[act.start - after.start : act.end - after.start] or act.text
    if act.read and "start" in act.read:
        start, end = place(act.read["start"]), place(act.read["end"] - 1) + 1
        words = after.text[start - after.start : end - after.start] or act.read["text"]
        act.read = {**act.read, "start": start, "end": end, "text": words}
    return act


def _places(before: Item, after: Item) -> Callable[[int], int]:
    """Where a character of the old text stands in the new one, whose lines may break elsewhere."""
    shift = after.start - before.start
    if before.text == after.text:
        return lambda at: at + shift
    theirs = [at for at, letter in enumerate(after.text) if not letter.isspace()]
    nth = [at for at, letter in enumerate(before.text) if not letter.isspace()]

    def place(at: int) -> int:
        n = min(max(bisect_left(nth, at - before.start), 0), len(theirs) - 1)
        return after.start + theirs[n] if theirs else after.start

    return place


def _keep_settled(same: Sequence[tuple[Item, Item]]) -> None:
    """What somebody has answered about an item is not asked again about the same words."""
    after_of = {before.pk: after.pk for before, after in same}
    settled = {
        (after_of[one.item_id], one.code, one.text_en): one
        for one in Question.objects.filter(item__in=after_of, settled_at__isnull=False)
        if one.item_id is not None
    }
    asked = list(Question.objects.filter(item__in=after_of.values(), settled_at=None)) if settled else []
    kept = []
    for one in asked:
        known = settled.get((one.item_id or 0, one.code, one.text_en))
        if known is not None:
            one.settled_at, one.settled_by_id, one.remark = (
                known.settled_at,
                known.settled_by_id,
                known.remark,
            )
            kept.append(one)
    Question.objects.bulk_update(kept, ["settled_at", "settled_by", "remark"])


_SENTENCES = {
    "changed": (
        "Point {key} was changed since the earlier version.",
        "El punto {key} cambió desde la versión anterior.",
    ),
    "added": (
        "Point {key} was not in the earlier version.",
        "El punto {key} no estaba en la versión anterior.",
    ),
    "removed": (
        "The earlier version had a point {key} that is no longer there: “{quote}”",
        "La versión anterior tenía un punto {key} que ya no está: «{quote}»",
    ),
}
_LONGEST_QUOTE = 160


def _ask_about_changes(new: Report, pairs: Sequence[ItemPair]) -> None:
    questions = []
    for before, after in pairs:
        if _is_same(before, after):
            continue
        kind = "changed" if before and after else "added" if after else "removed"
        item = after or before
        assert item is not None  # a pair has one side at least
        questions.append(_question(new, kind, item, after))
    Question.objects.bulk_create(questions, batch_size=500)


def _question(new: Report, kind: str, item: Item, after: Item | None) -> Question:
    quote = " ".join(item.text.split())
    quote = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    en, es = (sentence.format(key=item.key, quote=quote) for sentence in _SENTENCES[kind])
    span = (after.start, after.end) if after else None
    return ask(new, said.Doubt(f"item-{kind}", en, span, es), after, QuestionKind.CHANGE)
