"""The words of a commitment, so that it can be understood away from its report.

A chapeau ("The TS is instructed to:") says little without its bullets, and a bullet ("renew the website") does not say
who is asked: each takes from the other what it lacks. What goes on in the middle of a sentence ("which will be sent by
the TS") takes the words before it along, and what only led on to the next words (", and") is left off. The source
paragraph stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enlace.reports.models import Act, Item

MOST = 400
WORDS_BEFORE = 14
_ENDS_OPEN = re.compile(r"[:,;–-]\s*$")
_LEADS_ON = re.compile(
    r"(?:[\s,;:]+(?:and|but|or|y|e|o|u|pero))?[\s,;:]+$|[\s,;:]+(?:and|but|or|y|e|o|u|pero)$"
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÁÉÍÓÚÑ«“\"])")


def words_in_full(acts: Sequence[Act], items: Sequence[Item]) -> dict[int, str]:
    """The words of each act by its id; ``items`` are all items of its report, in order."""
    by_place = {(item.section, item.path): item for item in items}
    owing = {act.item_id for act in acts}
    return {act.pk: _LEADS_ON.sub("", _words(act, by_place, items, owing)) for act in acts}


def _words(act: Act, by_place: dict[tuple[str, str], Item], items: Sequence[Item], owing: set[int]) -> str:
    item = by_place.get((act.item.section, act.item.path), act.item)
    chapeau = by_place.get((item.section, item.path.rpartition(".")[0]))
    if chapeau and act.start <= item.start + _label(item, act) and _needs_chapeau(act.text, chapeau.text):
        return f"{_ENDS_OPEN.sub('', _SENTENCE.split(chapeau.text)[-1].strip())}: {act.text}"[: MOST * 2]
    if _ENDS_OPEN.search(item.text) and act.end >= item.end - 3:
        below = [one.text for one in items if _stands_below(one, item) and one.pk not in owing]
        if below:
            return _short(f"{_ENDS_OPEN.sub('', act.text.strip())}: {' '.join(below)}")
    return _sentence_so_far(act, item) + act.text


def _sentence_so_far(act: Act, item: Item) -> str:
    """What stands before an act that goes on in the middle of a sentence: what "which" or "it" means is there."""
    before = item.text[: max(act.start - item.start, 0)].rstrip()
    if not act.text[:1].islower() or before.endswith((".", ";", "!", "?")):
        return ""
    words = _SENTENCE.split(before)[-1].split()
    if len(words) > WORDS_BEFORE:
        words = ["…", *words[-WORDS_BEFORE:]]
    return "".join(f"{word} " for word in words)


def _label(item: Item, act: Act) -> int:
    """A label or an opening quotation mark may stand before the act's own first word."""
    return 8 if act.start >= item.start else 0


def _needs_chapeau(text: str, chapeau: str) -> bool:
    return bool(_ENDS_OPEN.search(chapeau)) or text[:1].islower()


def _stands_below(one: Item, item: Item) -> bool:
    return one.section == item.section and one.path.rpartition(".")[0] == item.path


def _short(text: str) -> str:
    return text if len(text) <= MOST else text[:MOST].rsplit(" ", 1)[0] + " …"
