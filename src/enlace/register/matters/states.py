"""Where a matter stands: a pure function of what its passages do, in time order, of links, and of what is owed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from enlace.register.matters.enums import LinkKind, MatterState

QUIET_MEETINGS = 2
"""So many meetings of its body in a row that say nothing of a matter make it dormant."""
OVER = (MatterState.DONE, MatterState.WITHDRAWN)
"""What is over does not sleep."""
_DECIDING = frozenset({"approve", "commit"})
_PROPOSING = frozenset({"propose", "offer", "recommend"})
_CONSULTING = frozenset({"request", "note", "inform", "affirm", "thank"})
_LIVING = frozenset({"propose", "offer", "recommend", "approve", "commit", "request"})


@dataclass(frozen=True)
class Said:
    """One passage: when it was said, what is done in it, and how its commitments were answered.

    ``answers`` are states of implementation, ``declined`` among them; ``links`` are the kinds of the accepted links
    that lead from it back to an earlier passage.
    """

    key: Hashable
    on: date
    acts: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    answers: Sequence[str] = ()


@dataclass(frozen=True)
class Standing:
    """The state and the passages that make it so, in time order."""

    state: MatterState
    because: tuple[Hashable, ...] = ()


def standing_of(passages: Iterable[Said], *, is_quiet: bool = False) -> Standing:
    """The state of a matter. ``is_quiet``: its body has met ``QUIET_MEETINGS`` times since the last passage."""
    told = sorted(passages, key=lambda one: one.on)
    if not told:
        return Standing(MatterState.DORMANT)
    found = _withdrawn(told) or _executed(told) or _decided(told) or _proposed(told)
    return asleep(found, told[-1].key) if is_quiet else found


def asleep(found: Standing, last: Hashable) -> Standing:
    """The same once it is quiet; ``last`` is its last passage."""
    return found if found.state in OVER else Standing(MatterState.DORMANT, (last,))


def _withdrawn(told: Sequence[Said]) -> Standing | None:
    """Withdrawn, and nothing done about it at a later day."""
    for at in reversed(range(len(told))):
        one = told[at]
        if "withdraw" in one.acts or LinkKind.WITHDRAWS in one.links:
            later = [other for other in told[at + 1 :] if other.on > one.on and other.acts & _LIVING]
            return None if later else Standing(MatterState.WITHDRAWN, (one.key,))
    return None


def _executed(told: Sequence[Said]) -> Standing | None:
    """Done when all that is owed is, and one answer at least was confirmed; in execution once somebody began."""
    owing = [one for one in told if one.answers]
    answers = [answer for one in owing for answer in one.answers]
    if answers and all(one in ("confirmed_done", "not_applicable", "declined") for one in answers):
        done = tuple(one.key for one in owing if "confirmed_done" in one.answers)
        later = [one for one in told if one.on > owing[-1].on and one.acts & (_PROPOSING | {"request"})]
        return Standing(MatterState.DONE, done) if done and not later else None
    begun = tuple(
        one.key for one in owing if {"in_progress", "reported_done", "confirmed_done"} & set(one.answers)
    )
    return Standing(MatterState.IN_EXECUTION, begun) if begun else None


def _decided(told: Sequence[Said]) -> Standing | None:
    """Approved, and nothing else proposed at a later day."""
    for at in reversed(range(len(told))):
        if told[at].acts & _DECIDING:
            later = [one for one in told[at + 1 :] if one.on > told[at].on and one.acts & _PROPOSING]
            return None if later else Standing(MatterState.APPROVED, (told[at].key,))
    return None


def _proposed(told: Sequence[Said]) -> Standing:
    """Under consultation once something was said about the last proposal."""
    proposing = [one for one in told if one.acts & _PROPOSING]
    if not proposing:
        asked = [one for one in told if one.acts & _CONSULTING]
        return Standing(MatterState.CONSULTED, (asked[-1].key,)) if asked else _first(told)
    last = proposing[-1]
    after = [one for one in told if one.on >= last.on and one is not last and one.acts & _CONSULTING]
    if after:
        return Standing(MatterState.CONSULTED, (last.key, after[-1].key))
    return Standing(MatterState.PROPOSED, (last.key,))


def _first(told: Sequence[Said]) -> Standing:
    return Standing(MatterState.PROPOSED, (told[0].key,))
