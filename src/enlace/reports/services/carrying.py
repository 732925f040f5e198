"""What people said of a report holds for its newer version as far as the words are the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from django.db.models import Q

from enlace.reports.enums import ActState, QuestionKind
from enlace.reports.models import Act, Item, Question, Report
from enlace.reports.services.steps import facts_of, set_facts
from enlace.reports.services.versions import ItemPair, is_same, words_of

Acts = Mapping[int, Sequence[Act]]
_BY_PEOPLE = (ActState.CORRECTED, ActState.ADDED, ActState.REMOVED)


def carry_over(old: Report, new: Report, pairs: Sequence[ItemPair]) -> None:
    """Numbers, acceptances, corrections and settled questions of items that read as they did; of items that were
    changed, the corrections of acts that read as they did. What was reviewed in the new version already stays."""
    both = [(before, after) for before, after in pairs if before and after]
    acts = _acts_of([item for pair in both for item in pair])
    both = [(before, after) for before, after in both if not _is_touched(after, acts.get(after.pk, ()))]
    same = [(before, after) for before, after in both if is_same(before, after)]
    _keep_numbers(old, new, same)
    _keep_items(same, acts)
    _keep_settled(old, new, same)
    for before, after in both:
        if not is_same(before, after):
            _keep_corrections(acts.get(before.pk, ()), after, acts.get(after.pk, ()))


def _acts_of(items: Collection[Item]) -> Acts:
    acts: dict[int, list[Act]] = defaultdict(list)
    for act in Act.objects.filter(item__in=[item.pk for item in items]).order_by("position"):
        acts[act.item_id].append(act)
    return acts


def _keep_numbers(old: Report, new: Report, same: Sequence[tuple[Item, Item]]) -> None:
    """The number that a person corrected, where the reader misread it once more and nobody else has it."""
    misread = {tuple(one["span"]): one["path"] for one in old.read.get("items", ())}
    taken = set(new.items.values_list("key", flat=True))
    for before, after in same:
        was = misread.get((before.start, before.end))
        again = was not in (None, before.path) and (after.path, after.section) == (was, before.section)
        if again and before.key not in taken:
            after.path, after.key = before.path, before.key
            after.save(update_fields=["path", "key"])


def _keep_items(same: Sequence[tuple[Item, Item]], acts: Acts) -> None:
    """Acceptances and all acts as people left them."""
    touched = [(before, after) for before, after in same if _is_touched(before, acts.get(before.pk, ()))]
    for before, after in touched:
        after.reviewed_at, after.reviewed_by_id = before.reviewed_at, before.reviewed_by_id
        after.revision, after.visibility = before.revision, before.visibility
    Item.objects.bulk_update(
        [after for _, after in touched], ["reviewed_at", "reviewed_by", "revision", "visibility"]
    )
    Act.objects.filter(item__in=[after for _, after in touched]).delete()
    kept = [_moved(act, before, after) for before, after in touched for act in acts.get(before.pk, ())]
    Act.objects.bulk_create(kept, batch_size=1000)


def _keep_corrections(said: Sequence[Act], after: Item, now: Sequence[Act]) -> None:
    """What people said of acts whose words still stand in an item that was changed; the item is reviewed anew."""
    unread = {words_of(act.text): act for act in reversed(now)}
    for act in said:
        place = _only_place(act.text, after)
        if act.state not in _BY_PEOPLE or place is None:
            continue
        if act.state == ActState.ADDED and words_of(act.text) not in unread:
            _say_of(Act(item=after, position=len(now) + act.position), act, place)
        elif act.state != ActState.ADDED and act.read:
            again = unread.pop(words_of(act.read.get("text", act.text)), None)
            if again is not None:
                again.read = facts_of(again)
                _say_of(again, act, place)


def _say_of(act: Act, said: Act, place: tuple[int, int]) -> None:
    set_facts(act, facts_of(said))
    act.start, act.end = place
    act.text = act.item.text[place[0] - act.item.start : place[1] - act.item.start]
    act.state = said.state
    act.save()


def _only_place(text: str, item: Item) -> tuple[int, int] | None:
    """Where these words stand in the item, wherever its lines break; ``None`` if nowhere or more than once."""
    words = r"\s+".join(map(re.escape, text.split()))
    found = list(re.finditer(words, item.text)) if words else []
    return (item.start + found[0].start(), item.start + found[0].end()) if len(found) == 1 else None


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


def _keep_settled(old: Report, new: Report, same: Sequence[tuple[Item, Item]]) -> None:
    """What somebody has answered about an item, or of the file as a whole, is not asked again in the same words."""
    after_of: dict[int | None, int | None] = {before.pk: after.pk for before, after in same}
    after_of[None] = None
    doubts = Question.objects.filter(Q(item=None, kind=QuestionKind.DOUBT) | Q(item__isnull=False))
    settled = {
        (after_of[one.item_id], one.code, one.text_en): one
        for one in doubts.filter(report=old, settled_at__isnull=False)
        if one.item_id in after_of
    }
    kept = []
    for one in doubts.filter(report=new, settled_at=None):
        known = settled.get((one.item_id, one.code, one.text_en))
        if known is not None:
            one.settled_at, one.settled_by_id = known.settled_at, known.settled_by_id
            one.remark = known.remark
            kept.append(one)
    Question.objects.bulk_update(kept, ["settled_at", "settled_by", "remark"])
