"""Of which kind a link is, told by what the later item does."""

from __future__ import annotations

from enlace.matching.likeness import Likeness
from enlace.matching.model import Fingerprint, LinkKind

_ASKING = frozenset({"request", "commit", "offer"})
_ANSWERING = frozenset({"inform", "thank", "note", "approve"})
_UNLIKELY = 0.3


def kind_of(a: Fingerprint, b: Fingerprint, likeness: Likeness) -> LinkKind:
    """``mentions`` where it is unlikely; else by the words of the end, of a change, of who owed what."""
    if likeness.probability < _UNLIKELY:
        return "mentions"
    if "withdraw" in b.acts or "ends" in b.refers:
        return "withdraws"
    if "instead" in b.refers or (a.rhythms and b.rhythms and a.rhythms != b.rhythms):
        return "supersedes"
    if "splits" in b.refers:
        return "splits"
    if "merges" in b.refers:
        return "merges"
    if is_answer(a, b):
        return "answers"
    return "continues"


def is_answer(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether somebody who owed something after ``a`` tells of it, or is thanked for it, in ``b``."""
    return bool({*a.acts} & _ASKING and {*b.acts} & _ANSWERING and {*a.debtors} & {*b.actors})
