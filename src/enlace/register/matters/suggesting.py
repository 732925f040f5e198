"""Candidates: which passages of other meetings may be of one matter with those of a report just adopted.

The index is PostgreSQL's: the rarest terms of each new passage are looked up, the passages that share most of their
weight are compared closely. What that costs depends on how rare the terms are, hardly on how many passages there are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection

from enlace.matching import Fingerprint as Features
from enlace.matching import Index, Weights, candidates
from enlace.matching import Link as Found
from enlace.register.matters.enums import LinkKind, LinkState
from enlace.register.matters.models import Fingerprint, Link
from enlace.register.matters.remembering import counts_of, weights_of
from enlace.reports.models import Item, Report

Spot = tuple[int, str]
"""A passage: its meeting's key in the database and its item's key."""
Pair = tuple[Spot, Spot]

LEAST = 0.45
"""What is less likely than this is not worth a person's time."""
MOST = 5
"""Suggestions for one passage, on each side."""
TOP = 10
"""Candidates of one passage in one language that are looked at."""
CLOSE = 60
"""Passages compared closely with each new one."""
KEYS = 10
DENSE = 1500
"""A term that more passages than this have is only followed together with another."""


def suggestions(rows: Sequence[Fingerprint]) -> list[Link]:
    """The likeliest links of these passages with those of other meetings, earlier and later ones."""
    features = {row.pk: Features.from_dict(row.features) for row in rows}
    near = _near(rows)
    others = {
        one.pk: one
        for one in Fingerprint.objects.filter(pk__in={pk for found in near.values() for pk in found}).defer(
            "keys"
        )
    }
    known = {pk: Features.from_dict(one.features) for pk, one in others.items()}
    weights = weights_of({term for one in (*features.values(), *known.values()) for term in one.terms})
    best: dict[Pair, Link] = {}
    for row in rows:
        near_it = [(others[pk], known[pk]) for pk in near[row.pk] if pk != row.pk]
        for link in _candidates((row, features[row.pk]), near_it, weights):
            pair = pair_of(link)
            if pair not in best or best[pair].score < link.score:
                best[pair] = link
    return _cut(best.values(), {(row.meeting_id, row.item_key) for row in rows})


Known = tuple[Fingerprint, Features]


def _candidates(mine: Known, near: Sequence[Known], weights: Weights) -> Iterator[Link]:
    """Before it and after it: an old report may come in after newer ones."""
    rows = {id(features): row for row, features in (mine, *near)}
    before = Index((one for _, one in near if one.order < mine[1].order), weights=weights)
    after = [one for _, one in near if one.order > mine[1].order]
    found = candidates([mine[1]], before, top=TOP) + candidates(
        after, Index([mine[1]], weights=weights), top=1
    )
    for one in found:
        a, b = rows[id(one.a)], rows[id(one.b)]
        crossing = a.meeting_id == b.meeting_id and a.language != b.language
        if one.score >= LEAST and not crossing:
            yield _link(a, b, one)


def pair_of(link: Link) -> Pair:
    return (link.earlier_meeting_id, link.earlier_key), (link.later_meeting_id, link.later_key)


def _cut(links: Iterable[Link], new: set[Spot]) -> list[Link]:
    """The likeliest of each new passage: so many before it, so many after it."""
    taken: Counter[tuple[Spot, bool]] = Counter()
    kept = []
    for link in sorted(links, key=lambda one: (-one.score, pair_of(one))):
        earlier, later = pair_of(link)
        mine = [(later, True)] if later in new else [(earlier, False)]
        if all(taken[one] < MOST for one in mine):
            taken.update(mine)
            kept.append(link)
    return kept


def _link(a: Fingerprint, b: Fingerprint, found: Found) -> Link:
    return Link(
        earlier_meeting_id=a.meeting_id,
        earlier_key=a.item_key,
        later_meeting_id=b.meeting_id,
        later_key=b.item_key,
        kind=found.kind,
        score=found.score,
        reasons=[{"code": one.code, "en": one.en, "es": one.es} for one in found.reasons],
    )


def _near(rows: Sequence[Fingerprint]) -> dict[int, list[int]]:
    """For each passage the keys of those that share the most weight of rare terms with it."""
    counts = counts_of({key for row in rows for key in row.keys})
    weights = weights_of({key for row in rows for key in row.keys})
    wanted: dict[int, list[tuple[str, ...]]] = {}
    for row in rows:
        ranked = sorted(row.keys, key=lambda key: (counts[key], key))
        rare: list[tuple[str, ...]] = []
        rare.extend((key,) for key in ranked[:KEYS] if counts[key] <= DENSE)
        wanted[row.pk] = rare if len(rare) >= 3 else [*rare, *_together(ranked, counts)]
    held = _holders({keys for several in wanted.values() for keys in several})
    near: dict[int, list[int]] = {}
    for row in rows:
        shared: defaultdict[int, float] = defaultdict(float)
        for keys in wanted[row.pk]:
            weight = sum(0.1 if key[0] == "@" else weights(key) for key in keys)
            for pk in held.get(keys, ()):
                shared[pk] += weight
        shared.pop(row.pk, None)
        near[row.pk] = sorted(shared, key=lambda pk: (-shared[pk], pk))[:CLOSE]
    return near


def _together(ranked: Sequence[str], counts: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Frequent terms three at a time: what many passages have one by one, few have together."""
    dense = [key for key in ranked if counts[key] > DENSE][:5]
    if len(dense) < 3:
        yield from ((key,) for key in dense[:1])
    for at in range(len(dense) - 2):
        yield tuple(dense[at : at + 3])


_LOOK_UP = """
SELECT asked.no, found.id FROM unnest(%s::int[], %s::text[]) AS asked (no, keys)
CROSS JOIN LATERAL (
    SELECT id FROM register_fingerprint WHERE keys @> string_to_array(asked.keys, chr(31))::varchar[] LIMIT %s
) AS found
"""


def _holders(wanted: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    """Which fingerprints have all of these terms, for each of several sets of terms, in one question."""
    asked = sorted(wanted)
    held: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_LOOK_UP, [list(range(len(asked))), ["\x1f".join(keys) for keys in asked], DENSE])
        for no, pk in cursor.fetchall():
            held[asked[no]].append(pk)
    return held


_BY_NUMBER = re.compile(
    r"\b(?:item|paragraph|point|conclusion|recommendation|numeral|punto|párrafo|conclusión|recomendación)s?"
    r"\s+(\d{1,3}(?:\.?[a-z]\b|\.\d{1,3})?)(?![\w/])(?!\s+(?:of|de|del)\s)",
    re.IGNORECASE,
)


def references_by_number(report: Report, items: Sequence[Item]) -> list[Link]:
    """Links within one report that its own words make: "as said in paragraph 3". The only ones nobody judges."""
    spots = {(item.section, item.path): item for item in items}
    found: dict[Pair, Link] = {}
    for item in items:
        for match in _BY_NUMBER.finditer(item.text):
            path = re.sub(r"(?<=\d)(?=[a-z])", ".", match[1].lower())
            named = spots.get((item.section, path))
            if named is None or named.position >= item.position or item.path.startswith(f"{named.path}."):
                continue
            link = _reference(report, named, item, match[0])
            found[pair_of(link)] = link
    return list(found.values())


def _reference(report: Report, named: Item, item: Item, words: str) -> Link:
    quoted = " ".join(words.split())
    return Link(
        earlier_meeting=report.meeting,
        earlier_key=named.key,
        later_meeting=report.meeting,
        later_key=item.key,
        kind=LinkKind.MENTIONS,
        score=1.0,
        state=LinkState.ACCEPTED,
        reasons=[
            {
                "code": "number",
                "en": f"It names the paragraph by its number: “{quoted}”.",
                "es": f"Nombra el punto por su número: «{quoted}».",
            }
        ],
    )
