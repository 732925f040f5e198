"""Candidates: which passages of other meetings may be of one matter with those of a report just adopted.

The index is a table of PostgreSQL: the rarest terms of each new passage are looked up in it, and the passages that
share most of their weight are compared closely. That costs the same however many passages there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection

from enlace.matching import Fingerprint as Features
from enlace.matching import Link as Found
from enlace.matching import Sizes, Weights, closest
from enlace.register.matters.enums import LinkKind, LinkState
from enlace.register.matters.models import Fingerprint, Link
from enlace.register.matters.remembering import EVERY, counts_of, number_of, weights_of
from enlace.reports.models import Item, Report

Spot = tuple[int, str]
"""A passage: its meeting's key in the database and its item's key."""
Pair = tuple[Spot, Spot]

LIKELY = 0.6
"""What is less likely than this is doubtful, and shown only to who asks for it."""
LEAST = 0.3
"""What is less likely than this is not worth a person's time."""
MOST = 4
"""Suggestions for one passage, on each side."""
DOUBTFUL = 2
"""So many suggestions for one passage are doubtful at most, and only where no more than so many are likely."""
TOP = 10
"""Candidates of one passage in one language that are looked at."""
CLOSE = 80
"""Passages compared closely with each new one."""
FOUND = 600
"""Passages found by rare terms, of which the closest are chosen by all their terms."""
_NAMED = 0.6
"""What a party that both name weighs in that choice."""
KEYS = 14
ENOUGH = 30_000
"""So many entries of the index are read for one passage."""


def suggestions(rows: Sequence[Fingerprint]) -> list[Link]:
    """The likeliest links of these passages with those of other meetings, earlier and later ones."""
    features = {row.pk: Features.from_dict(row.features) for row in rows}
    found = near(rows)
    rows_near = Fingerprint.objects.filter(pk__in={pk for several in found.values() for pk in several})
    others = {one.pk: one for one in rows_near.defer("keys")}
    known = {pk: Features.from_dict(one.features) for pk, one in others.items()}
    terms = {term for one in (*features.values(), *known.values()) for term in one.terms}
    sizes = Sizes(weights_of(terms))
    best: dict[Pair, Link] = {}
    for row in rows:
        close = [(others[pk], known[pk]) for pk in found[row.pk] if pk in known]
        for link in _candidates((row, features[row.pk]), close, sizes):
            pair = pair_of(link)
            if pair not in best or best[pair].score < link.score:
                best[pair] = link
    return _cut(best.values(), {(row.meeting_id, row.item_key) for row in rows})


def best_before(row: Fingerprint, *, first: int) -> list[tuple[int, float]]:
    """The likeliest earlier passages, however unlikely they are, with their scores: to measure how they are found."""
    mine = Features.from_dict(row.features)
    rows = Fingerprint.objects.filter(pk__in=near([row])[row.pk]).values_list("pk", "features")
    known = {pk: Features.from_dict(features) for pk, features in rows}
    sizes = Sizes(weights_of({term for one in (mine, *known.values()) for term in one.terms}))
    at = {id(one): pk for pk, one in known.items()}
    earlier = [one for one in known.values() if one.order < mine.order]
    return [(at[id(one.a)], one.score) for one in closest(mine, earlier, sizes, top=first)]


Known = tuple[Fingerprint, Features]


def _candidates(mine: Known, close: Sequence[Known], sizes: Sizes) -> Iterator[Link]:
    """Before it and after it: an old report may come in after newer ones."""
    rows = {id(features): row for row, features in (mine, *close)}
    for later in (False, True):
        beside = (one for _, one in close if (one.order > mine[1].order) == later)
        for one in closest(mine[1], beside, sizes, top=TOP, least=LEAST):
            a, b = rows[id(one.a)], rows[id(one.b)]
            if a.meeting_id != b.meeting_id or a.language == b.language:
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
        most = MOST if link.score >= LIKELY else DOUBTFUL
        if all(taken[one] < most for one in mine):
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


def near(rows: Sequence[Fingerprint], *, most: int = CLOSE) -> dict[int, list[int]]:
    """For each passage the keys of those that share the most with it: found by rare terms, ranked by all of them."""
    counts = counts_of({EVERY, *(key for row in rows for key in row.keys)})
    weigh = Weights(counts, counts[EVERY])
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        for row in rows:
            weights = {key: _NAMED if key[0] == "@" else weigh(key) for key in row.keys}
            followed = list(_followed(row.keys, counts))
            numbers, told = [number_of(key) for key in followed], [weights[key] for key in followed]
            asked: list[Any] = [numbers, told, row.pk, FOUND, list(weights), list(weights.values()), most]
            cursor.execute(_LOOK_UP, asked)
            found[row.pk] = [pk for (pk,) in cursor.fetchall()]
    return found


def _followed(keys: Iterable[str], counts: Mapping[str, int]) -> Iterator[str]:
    """The rarest keys, as long as their holders together are few enough to be counted; two at least."""
    read = 0
    for at, key in enumerate(sorted(keys, key=lambda one: (counts[one], one))[:KEYS]):
        read += counts[key]
        if at >= 2 and read > ENOUGH:
            return
        yield key


# Each key by itself: the planner, who does not know how rare it is, would else read the whole table.
_LOOK_UP = """
WITH held AS MATERIALIZED (
    SELECT entry.fingerprint AS id, sum(asked.weight) AS share
    FROM unnest(%s::int[], %s::float8[]) AS asked (key, weight)
    CROSS JOIN LATERAL (
        SELECT fingerprint FROM register_holder WHERE register_holder.key = asked.key OFFSET 0
    ) AS entry
    WHERE entry.fingerprint <> %s
    GROUP BY entry.fingerprint ORDER BY share DESC, entry.fingerprint DESC LIMIT %s
)
SELECT one.id FROM held CROSS JOIN LATERAL (
    SELECT id, keys FROM register_fingerprint WHERE id = held.id OFFSET 0
) AS one
ORDER BY (
    SELECT sum(asked.weight) FROM unnest(%s::text[], %s::float8[]) AS asked (key, weight)
    WHERE asked.key = ANY (one.keys)
) / sqrt(6 + cardinality(one.keys)) DESC, one.id DESC LIMIT %s
"""


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
