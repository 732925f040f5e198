"""Acts that one version has and the other has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from enlace.reader.compare.cues import are_neighbours, has_cue
from enlace.reader.compare.difference import Difference, Words, difference, only_in
from enlace.reader.compare.facts import Facts
from enlace.reader.outputs.words import ACTS

#: So much longer or shorter than usual for the pair of reports, and something was left out.
_LOPSIDED = 1.35
#: An act that was read with less in one version alone is no news.
_SURE = 0.75


def other_acts(a: Facts, b: Facts, usual: float) -> Iterator[Difference]:
    """At most one difference: the kinds of acts that only one version has.

    What was read is doubted before the report is: an act counts as missing where the other version has no word that
    could say it, or is too short to say it. ``usual`` is how much longer the second version of an item usually is.
    """
    first, second = a.kinds - b.kinds, b.kinds - a.kinds
    ratio = len(b.folded) / max(1, len(a.folded)) / usual
    if _confirmed(first, second, a, b, ratio) or _confirmed(second, first, b, a, 1 / max(ratio, 0.01)):
        yield difference("acts", a.item, b.item, only_in(_names(first), _names(second)))


def _confirmed(extra: Counter[str], instead: Counter[str], a: Facts, b: Facts, ratio: float) -> bool:
    """Whether ``b`` surely lacks one of the acts that ``a`` alone has."""
    return any(
        not _is_doubtful(kind, instead, a, b)
        and (not has_cue(kind, b.folded, b.language) or (not instead and ratio * _LOPSIDED < 1))
        for kind in extra
    )


def _is_doubtful(kind: str, instead: Counter[str], a: Facts, b: Facts) -> bool:
    """Whether such an act may be none: read with little confidence, or with words for what ``b`` has instead."""
    if instead:
        return any(are_neighbours(kind, other, a.folded, b.folded) for other in instead)
    return not any(act.act == kind and act.confidence >= _SURE for act in a.item.acts)


def _names(kinds: Counter[str]) -> list[Words]:
    return [Words(*words) for kind, words in ACTS.items() for _ in range(kinds[kind])]
