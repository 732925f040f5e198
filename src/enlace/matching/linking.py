"""From fingerprints to links: who may be compared with whom, the best first, each with its kind and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from enlace.matching.fingerprints import fingerprints
from enlace.matching.index import Index
from enlace.matching.kinds import kind_of
from enlace.matching.likeness import Likeness, compare
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


def _of(new: Fingerprint, index: Index, top: int) -> Iterator[Link]:
    near = (other for other in index.near(new) if may_link(other, new))
    scored = [(compare(other, new, index.sizes), other) for other in islice(near, MOST)]
    scored.sort(key=lambda one: (-one[0].probability, one[1].order))
    for likeness, other in scored[:top]:
        if likeness.probability >= LEAST:
            yield made(other, new, likeness, index.weights)


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
