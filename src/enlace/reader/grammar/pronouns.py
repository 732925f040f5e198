"""Whom pronouns mean: "it", "they", "the latter", "asked them", "le solicitó"."""

from __future__ import annotations

from collections.abc import Iterator

from enlace.reader.grammar.group import Group
from enlace.reader.grammar.parties import Ids, row
from enlace.reader.grammar.scan import Scan
from enlace.reader.grammar.sentence import Sentence

#: "The latter": the party named last.
LATTER = frozenset(
    (("the", "latter"), ("este", "ultimo"), ("esta", "ultima"), ("la", "ultima"), ("estos", "ultimos"))
)
_PLURAL = frozenset(("they", "these", "those", "estos", "estas", "ellos", "ellas"))
_OBJECTS = frozenset(("them", "it", "him", "her"))
_TO_OBJECTS = (["to", "it"], ["to", "them"])
_CLITICS = frozenset(("le", "les"))
_PLURAL_CLITICS = frozenset(("les", "los", "las"))
_ENCLITICS = ("rle", "rles", "rla", "rlas", "rlo", "rlos")
_IN_ROLE = frozenset(("as", "como", "capacity", "calidad", "position", "condicion"))
_OWNING = frozenset(("its", "their", "su", "sus"))
_ORGANS_OWNED = frozenset(("committee", "comite", "secretariat", "board", "junta"))
_REACH, _NEAR = 150, 60  # units back in which a party is sought
_ROW_REACH = 12
_SENTENCES_BACK = 3


def who_is_meant(scan: Scan, word: str) -> Ids:
    """Whom "it" or "they" as a subject means."""
    plural = word in _PLURAL
    thread = scan.thread
    spoken = scan.subject if scan.predicates else None
    for ids in (spoken, thread.spoken, thread.aimed, thread.subject):
        if ids and _agrees(scan, ids, plural):
            return ids
    if plural:
        parties = scan.sentence.parties
        for party in parties[:-_REACH:-1]:
            if party and _agrees(scan, (party,), True):
                return (party,)
    return thread.spoken or thread.subject or scan.setting.body


def named_last(sentence: Sentence, before: int) -> str | None:
    """The party named last before a unit, in this sentence or the few before it in the item."""
    for one, place in _back(sentence, before, _REACH):
        return one.parties[place]
    return None


def _back(sentence: Sentence, before: int, reach: int) -> Iterator[tuple[Sentence, int]]:
    """Places of named parties from a unit backwards, through the few sentences before."""
    limit = before
    for one in (sentence, *reversed(sentence.earlier[-_SENTENCES_BACK:])):
        if one is not sentence:
            limit = len(one.words)
        for place in range(limit - 1, max(-1, limit - reach), -1):
            if one.parties[place]:
                yield one, place


def is_aimed_by_pronoun(scan: Scan, group: Group, *, direct: bool) -> bool:
    """ "Asked them to …", "se le invita a …": those whom the act before was aimed at.

    Not ``direct``: only "to it", since "refer it to …" means the thing.
    """
    words = scan.words
    if scan.tongue.language == "en":
        return (direct and scan.follows(group.end, _OBJECTS)) or words[
            group.end : group.end + 2
        ] in _TO_OBJECTS
    pronoun = any(
        word in _CLITICS or (word == "se" and not group.impersonal)
        for word in words[group.first : group.head]
    ) or (group.tense == "base" and words[group.head].endswith(_ENCLITICS))
    if not pronoun:
        return False
    return (
        words[group.end : group.end + 1] not in (["a"], ["al"]) or row(scan.sentence, group.end + 1) is None
    )


def meant_by_object(scan: Scan, group: Group, by: Ids) -> Ids:
    """Whom a pronoun means: who spoke before, whom the act before was aimed at, or the party named last."""
    plural = _is_plural(scan, group)
    for ids in (scan.thread.spoken, scan.thread.aimed):
        if ids and ids not in (by, scan.setting.body) and _agrees(scan, ids, plural):
            return ids
    for sentence, place in (*_ahead(scan, group.first), *_back(scan.sentence, group.first, _NEAR)):
        if _IN_ROLE.isdisjoint(sentence.words[max(0, place - 3) : place]):
            ids = _row_ending(sentence, place) if plural else (sentence.parties[place],)
            if ids != by and _agrees(scan, ids, plural):
                return ids
    return ()


def _ahead(scan: Scan, before: int) -> Iterator[tuple[Sentence, int]]:
    """Places of the parties named since the last verb: "la decisión de la OIM de quedarse en X y exhortarla …"."""
    for place in range(max(scan.after, before - _NEAR), before):
        if scan.sentence.parties[place]:
            yield scan.sentence, place


def _is_plural(scan: Scan, group: Group) -> bool:
    words = scan.words
    if scan.tongue.language == "en":
        return "them" in words[group.end : group.end + 2]
    clitics = words[group.first : group.head]
    if "se" in clitics and scan.thread.spoken:
        return _agrees(scan, scan.thread.spoken, True)
    return not _PLURAL_CLITICS.isdisjoint(clitics) or words[group.head].endswith("s")


def _row_ending(sentence: Sentence, place: int) -> Ids:
    """The list of parties of which the one at ``place`` is a member."""
    for start in range(max(0, place - _ROW_REACH), place + 1):
        listed = row(sentence, start) if sentence.parties[start] else None
        if listed is not None and listed.end > place:
            return listed.ids
    return (sentence.parties[place],)


def _agrees(scan: Scan, ids: Ids, plural: bool) -> bool:
    many = len(ids) > 1 or ids == (scan.setting.member_group,) or ids == ("vice-ministers",)
    return many == plural


def owner_of_organ(scan: Scan, group: Group, by: Ids) -> Ids:
    """ "Congratulated its delegation": the organ of the party named last, other than the subject."""
    words, tongue = scan.words, scan.tongue
    here = group.end
    if tongue.language == "es" and words[here : here + 1] == ["a"]:
        here += 1
    if not scan.follows(here, _OWNING):
        return ()
    owned = words[here + 1 : here + 3]
    if tongue.organs.isdisjoint(owned) and _ORGANS_OWNED.isdisjoint(owned):
        return ()
    for sentence, place in _back(scan.sentence, group.first, _REACH):
        if (sentence.parties[place],) != by:
            return (sentence.parties[place],)
    return ()
