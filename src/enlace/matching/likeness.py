"""How alike two items are: a handful of figures, and from them the probability that they are of one matter."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from enlace.matching.lexicon import lexicon
from enlace.matching.model import Fingerprint, Topic
from enlace.matching.weights import Weights

_FOREIGN = 0.4
"""A stem that only one language may have counts for so much between two languages."""
_FAMILIES = (
    frozenset({"workshop", "training", "course", "seminar", "webinar"}),
    frozenset({"forum", "seminar", "webinar"}),
    frozenset({"memorandum", "agreement"}),
    frozenset({"guide", "guidelines", "protocol", "book"}),
    frozenset({"study", "diagnosis", "matrix"}),
    frozenset({"platform", "registry", "system", "matrix", "app"}),
    frozenset({"project", "programme", "plan"}),
    frozenset({"working_group", "committee", "network"}),
    frozenset({"campaign", "video", "communication"}),
)
_VAGUE = frozenset({"mechanism", "project", "programme", "plan", "system", "study", "diagnosis"})
"""Of these a workshop or a guide on the same subject may well come."""

FIGURES = (
    "bag", "held", "mass", "rare", "topic", "title", "instrument", "other_instrument", "gap", "group_gap", "proposer",
    "player", "other_player", "name", "where_when", "other_edition", "other_place", "refers", "routine", "debtor",
    "core",
)  # fmt: skip
AGAINST = frozenset(
    {"other_instrument", "gap", "group_gap", "other_player", "other_edition", "other_place", "routine"}
)
# Fitted by ``python -m bench.fit_matters`` on samples/matters; see docs/matters.md.
BIAS = -3.71
COEFFICIENTS: Mapping[str, float] = {
    "bag": 2.26, "held": 1.95, "mass": 2.27, "rare": 2.01, "topic": 0.38, "instrument": 0.18,
    "other_instrument": -1.06, "gap": -0.29, "group_gap": -0.39, "player": 1.09, "other_player": -1.32,
    "name": 0.84, "where_when": 0.02, "refers": 0.26, "routine": -1.38, "debtor": 0.34, "core": 1.08,
}  # fmt: skip


@dataclass(frozen=True)
class Likeness:
    """The figures of two items, each from 0 to 1, and what they share."""

    figures: Mapping[str, float]
    shared: frozenset[str]
    topic: tuple[Topic, Topic] | None

    @cached_property
    def probability(self) -> float:
        total = BIAS + sum(weight * self.figures[name] for name, weight in COEFFICIENTS.items())
        return 1 / (1 + math.exp(-total))


class Sizes:
    """How much there is to each item, counted once: the length of its vector and the sum of its weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._known: dict[tuple[int, bool], tuple[float, float]] = {}
        self._kept: list[Fingerprint] = []

    def forget(self) -> None:
        """Let go of the items counted so far, where there will be too many to keep."""
        self._known.clear()
        self._kept.clear()

    def of(self, one: Fingerprint, foreign: bool) -> tuple[float, float]:
        size = self._known.get((id(one), foreign))
        if size is None:
            w = _Across(self.weights, {*one.names}) if foreign else self.weights
            told = [w(term) * share for term, share in one.terms.items()]
            size = math.sqrt(sum(value * value for value in told)), sum(told)
            self._known[id(one), foreign] = size
            self._kept.append(one)  # so that no other item comes to have its id
        return size


def compare(a: Fingerprint, b: Fingerprint, sizes: Sizes) -> Likeness:
    """How alike ``b`` and the earlier ``a`` are."""
    weights = sizes.weights
    foreign = a.language != b.language
    proper = {*a.names} & {*b.names}
    w = _Across(weights, proper) if foreign else weights
    shared = a.terms.keys() & b.terms.keys()
    weighed = [(w(term), a.terms[term], b.terms[term]) for term in shared]
    inner = sum(weight * min(mine, other) for weight, mine, other in weighed)
    dot = sum(weight * weight * mine * other for weight, mine, other in weighed)
    (norm_a, total_a), (norm_b, total_b) = sizes.of(a, foreign), sizes.of(b, foreign)
    best, pair = _best_topics(a, b, w)
    names = proper | {term for term in shared if term[0] == "#"}
    figures = {
        "bag": min(dot / (norm_a * norm_b), 1.0) if dot else 0.0,
        "held": inner / max(min(total_a, total_b), 1.0),
        "mass": 1 - math.exp(-inner / 2),
        "rare": max((weight for weight, _, _ in weighed), default=0.0),
        "topic": best,
        "title": float(pair is not None and any(one.quoted for one in pair)) * best,
        "instrument": _same_instrument(a, b),
        "other_instrument": _other_instrument(a.instruments, b.instruments),
        "gap": _gap(pair, w),
        "group_gap": _group_gap(pair, w),
        "proposer": _overlap(a.proposers, b.proposers),
        "player": _overlap(a.players, b.players),
        "other_player": float(bool(a.players and b.players) and not {*a.players} & {*b.players}),
        "name": 1 - math.exp(-sum(map(w, names))),
        "where_when": _where_when(a, b),
        "other_edition": _other_edition(a, b),
        "other_place": float(bool(a.places and b.places) and not {*a.places} & {*b.places}),
        "refers": float(bool({*b.refers})),
        "routine": (a.routine + b.routine) / 2,
        "debtor": _overlap((*a.debtors,), (*b.debtors, *b.proposers)),
        "core": _core(a, b, weights),
    }
    return Likeness(figures, frozenset(shared), pair)


class _Across:
    """The weights between two languages; what both write as a name counts in full."""

    def __init__(self, weights: Weights, proper: Collection[str]) -> None:
        self._weights = weights
        self._proper = proper

    def __call__(self, term: str) -> float:
        whole = term[0] != "~" or term in self._proper
        return self._weights(term) * (1.0 if whole else _FOREIGN)


def _best_topics(
    a: Fingerprint, b: Fingerprint, w: Weights | _Across
) -> tuple[float, tuple[Topic, Topic] | None]:
    best, pair = 0.0, None
    for one in a.topics:
        for other in b.topics:
            if (score := _topic_likeness(one, other, w)) > best:
                best, pair = score, (one, other)
    return best, pair


def _topic_likeness(a: Topic, b: Topic, w: Weights | _Across) -> float:
    """Shared weight over all weight, less what hangs on a name of one term; 1 where the names are equal."""
    mine, others = {*a.terms}, {*b.terms}
    shared = sum(map(w, mine & others))
    if not shared:
        return 0.0
    small = min(sum(map(w, mine)), sum(map(w, others)))
    every = sum(map(w, mine | others))
    likeness = (shared / every + shared / small) / 2
    if a.instrument and b.instrument and a.instrument != b.instrument:
        likeness *= 0.9 if related(a.instrument, b.instrument) else 0.7
    return likeness * (1 - math.exp(-1.6 * shared))


def related(one: str, other: str) -> bool:
    return any(one in family and other in family for family in _FAMILIES)


def _same_instrument(a: Fingerprint, b: Fingerprint) -> float:
    if {*a.instruments} & {*b.instruments}:
        return 1.0
    return 0.5 * any(related(one, other) for one in a.instruments for other in b.instruments)


def _other_instrument(a: Collection[str], b: Collection[str]) -> float:
    if not a or not b or {*a} & {*b}:
        return 0.0
    vague = {*a} <= _VAGUE or {*b} <= _VAGUE
    return 0.3 if vague or any(related(one, other) for one in a for other in b) else 1.0


def _gap(pair: tuple[Topic, Topic] | None, w: Weights | _Across) -> float:
    """How much each of the two nearest names says that the other does not: both must say something else."""
    if pair is None:
        return 1.0
    a, b = ({*one.terms} for one in pair)
    apart = min(sum(map(w, a - b)), sum(map(w, b - a)))
    return 1 - math.exp(-apart)


def _group_gap(pair: tuple[Topic, Topic] | None, w: Weights | _Across) -> float:
    """As above among those whom the things are about: children here, workers there."""
    if pair is None:
        return 0.0
    group_of = lexicon().group_of
    a, b = ({term for term in one.terms if group_of.get(term) == "population"} for one in pair)
    return float(bool(a and b and not a & b))


def _core(a: Fingerprint, b: Fingerprint, weights: Weights) -> float:
    """How much of what the one is about, people and themes, the other is about too, whatever is done about it.

    It is whole where all that a short item says is "missing migrants" and a longer one speaks of them as well.
    """
    mine, others = _about(a), _about(b)
    shared = sum(weights(term) * min(a.terms[term], b.terms[term]) for term in mine & others)
    if not shared:
        return 0.0
    least = min(
        sum(weights(term) * one.terms[term] for term in told) for one, told in ((a, mine), (b, others))
    )
    return shared / least * (1 - math.exp(-1.6 * shared))


def _about(one: Fingerprint) -> set[str]:
    group_of = lexicon().group_of
    return {term for term in one.terms if group_of.get(term) in ("population", "theme")}


def _overlap(a: Collection[str], b: Collection[str]) -> float:
    if not a or not b:
        return 0.0
    return len({*a} & {*b}) / min(len({*a}), len({*b}))


def _where_when(a: Fingerprint, b: Fingerprint) -> float:
    places = bool({*a.places} & {*b.places})
    days = any(len(day) > 4 and day in b.dates for day in a.dates)
    return 0.5 * places + 0.5 * days


def _other_edition(a: Fingerprint, b: Fingerprint) -> float:
    return float(bool(a.editions and b.editions) and not {*a.editions} & {*b.editions})
