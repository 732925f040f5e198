"""The words that make two passages alike, in each language in which they are there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from enlace.register.matters.models import Fingerprint, Link
from enlace.register.matters.queries.standings import Spot

_QUOTED = re.compile("“([^”]+)”")


def words_alike(links: Iterable[Link]) -> dict[int, list[str]]:
    """By link, what its reasons quote, and what says the same in the passages' other languages."""
    rows = list(links)
    said = _said_at({spot for link in rows for spot in _ends(link)})
    return {link.pk: _words(link, [terms for spot in _ends(link) for terms in said[spot]]) for link in rows}


def _words(link: Link, said: list[Mapping[str, str]]) -> list[str]:
    quoted = [word for reason in link.reasons for word in _QUOTED.findall(reason["en"])]
    meant = {word.lower() for word in quoted}
    terms = {term for one in said for term, words in one.items() if words.lower() in meant}
    return list(dict.fromkeys([*quoted, *(one[term] for one in said for term in sorted(terms & one.keys()))]))


def _said_at(spots: set[Spot]) -> defaultdict[Spot, list[Mapping[str, str]]]:
    """Which words say each term of these passages, one for each language."""
    rows = Fingerprint.objects.filter(
        meeting__in={meeting for meeting, _ in spots}, item_key__in={key for _, key in spots}
    )
    found: defaultdict[Spot, list[Mapping[str, str]]] = defaultdict(list)
    for meeting, key, said in rows.order_by("pk").values_list("meeting", "item_key", "features__said"):
        found[(meeting, key)].append(said or {})
    return found


def _ends(link: Link) -> tuple[Spot, Spot]:
    return (link.earlier_meeting_id, link.earlier_key), (link.later_meeting_id, link.later_key)
