"""Of which kind a link is, told by what the later item does."""

from __future__ import annotations

from enlace.matching.likeness import Likeness
from enlace.matching.model import Fingerprint, LinkKind

_ASKING = frozenset({"request", "commit", "offer"})
_ANSWERING = frozenset({"inform", "thank", "note", "approve"})


def kind_of(a: Fingerprint, b: Fingerprint, likeness: Likeness) -> LinkKind:
    """``withdraws`` before ``supersedes`` before ``splits`` and ``merges``; ``answers`` where what was owed comes."""
    if "withdraw" in b.acts or "ends" in b.refers:
        return "withdraws"
    if "instead" in b.refers:
        return "supersedes"
    if "splits" in b.refers and likeness.figures["topic"] > 0.4:
        return "splits"
    if "merges" in b.refers and likeness.figures["topic"] > 0.4:
        return "merges"
    if likeness.figures["topic"] < 0.2 and likeness.probability < 0.4:
        return "mentions"
    if {*a.acts} & _ASKING and {*b.acts} & _ANSWERING and {*a.debtors} & {*b.proposers, *b.players}:
        return "answers"
    return "continues"
