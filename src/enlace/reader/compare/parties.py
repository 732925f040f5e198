"""Parties that one version names and the other does not, or that have changed places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from enlace.reader.compare.blanking import blanked
from enlace.reader.compare.demonyms import has_adjective
from enlace.reader.compare.difference import Difference, Words, against, difference, only_in
from enlace.reader.compare.facts import Facts
from enlace.reader.compare.pairing import paired_acts
from enlace.reader.dates.folding import fold
from enlace.reader.model import Act, Report
from enlace.reader.outputs.words import name_in_words, names_in_words

_STATE = re.compile(r"[A-Z]{3}")
_BEFORE_OF = re.compile(r"\s+(?:of|for|on|to|against)\s.*")
_ROLES: tuple[tuple[Words, Callable[[Act], tuple[str, ...]]], ...] = (
    (Words("Who acts", "Quién actúa"), lambda act: act.by),
    (Words("To whom", "A quién"), lambda act: act.to),
    (Words("Owed by", "Quién debe"), lambda act: act.commitment.owed_by if act.commitment else ()),
    (Words("Owed to", "A quién se debe"), lambda act: act.commitment.owed_to if act.commitment else ()),
)


def other_parties(a: Report, b: Report, ours: Facts, theirs: Facts) -> Iterator[Difference]:
    """At most one difference: the parties that only one names, else parties that have changed places."""
    first, second = _only(a, b, ours, theirs), _only(b, a, theirs, ours)
    if first or second:
        said = only_in(_names(a, first), _names(b, second))
        yield difference("parties", ours.item, theirs.item, said)
    elif ours.kinds == theirs.kinds and _order(ours) != _order(theirs):
        yield from _changed_places(a, b, ours, theirs)


def _names(report: Report, parties: list[str]) -> list[Words]:
    return [Words(name_in_words(report, one, "en"), name_in_words(report, one, "es")) for one in parties]


def _only(a: Report, b: Report, ours: Facts, theirs: Facts) -> list[str]:
    missing = sorted(ours.parties - theirs.parties)
    return [
        one for one in missing if not (_said_otherwise(b, one, theirs) or _understood(a, one, ours, theirs))
    ]


def _said_otherwise(report: Report, party: str, facts: Facts) -> bool:
    """A State by its adjective; a body by the noun of its name that stands for it: "the group", "los países"."""
    if _STATE.fullmatch(party):
        return has_adjective(party, facts.folded)
    head = _head(fold(name_in_words(report, party, facts.language)), facts.language)
    return bool(head and re.search(rf"\b{head}(?:e?s)?\b", _without_names(facts)))


def _head(name: str, language: str) -> str:
    """The noun that a name is about: its first in Spanish, in English its last before "of"."""
    words = name.split() if language == "es" else _BEFORE_OF.sub("", name).split()
    if len(words) < 2:
        return ""
    noun = words[0] if language == "es" else words[-1]
    return re.escape(noun.removesuffix("s"))


def _without_names(facts: Facts) -> str:
    """The item's text with every name that the reader found left blank."""
    start = facts.item.span[0]
    return blanked(facts.folded, ((first - start, last - start) for _, first, last in facts.item.marks))


def _understood(report: Report, party: str, ours: Facts, theirs: Facts) -> bool:
    """The body that meets may be named or understood: "The Network thanks …", "To thank …"."""
    return party == report.meeting.body and all(
        any(party in act.by for act in facts.item.acts) for facts in (ours, theirs)
    )


def _order(facts: Facts) -> list[str]:
    return [party for party, _ in groupby(party for party, _, _ in facts.item.marks)]


def _changed_places(a: Report, b: Report, ours: Facts, theirs: Facts) -> Iterator[Difference]:
    for what, parties in _ROLES:
        for one, other in paired_acts(ours, theirs):
            first, second = parties(one), parties(other)
            if first and second and not set(first) & set(second):
                said = against(what, _all(a, first), _all(b, second))
                yield difference("parties", ours.item, theirs.item, said)
                return


def _all(report: Report, parties: tuple[str, ...]) -> Words:
    return Words(names_in_words(report, parties, "en"), names_in_words(report, parties, "es"))
