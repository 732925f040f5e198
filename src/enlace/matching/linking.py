"""From fingerprints to links: who may be compared with whom, the best first, each with its kind and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from enlace.matching.fingerprints import fingerprints
from enlace.matching.index import Index
from enlace.matching.kinds import kind_of
from enlace.matching.likeness import Likeness, Sizes, compare
from enlace.matching.model import Fingerprint, Link
from enlace.matching.reasons import reasons
from enlace.matching.weights import Weights
from enlace.reader.model import Report
from enlace.reader.profile import Profile, load

LEAST = 0.001
TOP = 10
MOST = 60
"""Earlier items looked at closely for each new one."""


def link(reports: Sequence[Report], *, profile: Profile | str | None = None, top: int = TOP) -> list[Link]:
    """For each item of each report the ``top`` earlier items it may be of one matter with, the likeliest first.

    Reports are ordered by the days of their meetings; the language versions of one report are not linked to each
    other, and inside one report an item is linked only where it refers to what stands above it.
    """
    used = load(profile)
    made = sorted((one for report in reports for one in fingerprints(report, profile=used)), key=_order)
    return candidates(made, Index(made), top=top)


def candidates(
    new: Sequence[Fingerprint], earlier: Iterable[Fingerprint] | Index, *, top: int = TOP
) -> list[Link]:
    """For each new item, in the order given, its ``top`` earlier items, the likeliest first."""
    index = earlier if isinstance(earlier, Index) else Index(earlier)
    return [one for item in new for one in _of(item, index, top)]


def _order(one: Fingerprint) -> tuple[str, int, str, int]:
    return one.order


def _of(new: Fingerprint, index: Index, top: int) -> list[Link]:
    near = islice((other for other in index.near(new) if may_link(other, new)), MOST)
    return closest(new, near, index.sizes, top=top)


def closest(
    one: Fingerprint, others: Iterable[Fingerprint], sizes: Sizes, *, top: int = TOP, least: float = LEAST
) -> list[Link]:
    """The likeliest links of one item with these others, earlier and later ones; each of them is compared closely."""
    pairs = [(one, other) if one.order < other.order else (other, one) for other in others]
    scored = [(compare(a, b, sizes), a, b) for a, b in pairs if may_link(a, b)]
    scored.sort(key=lambda found: (-found[0].probability, found[1].order, found[2].order))
    return [
        made(a, b, likeness, sizes.weights)
        for likeness, a, b in scored[:top]
        if likeness.probability >= least
    ]


def made(a: Fingerprint, b: Fingerprint, likeness: Likeness, weights: Weights) -> Link:
    kind = kind_of(a, b, likeness)
    return Link(a, b, kind, round(likeness.probability, 4), reasons(a, b, likeness, weights))


def may_link(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether ``a`` is an earlier item that ``b`` could follow up."""
    if a.report == b.report:
        return a.order < b.order and "above" in b.refers and not _kin(a, b)
    return a.meeting != b.meeting and a.order < b.order


def _kin(a: Fingerprint, b: Fingerprint) -> bool:
    """Parent and child, which stand together anyway."""
    return a.section == b.section and f"{b.path}.".startswith(f"{a.path}.")
