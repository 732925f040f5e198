"""Who is the subject of a verb."""

from __future__ import annotations

from typing import Literal, NamedTuple

from enlace.reader.grammar.complements import is_told_subject
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.parties import Ids, lower_group, row, skip
from enlace.reader.grammar.positions import edge, only_adverbs, past_connectives, past_openers
from enlace.reader.grammar.pronouns import LATTER, named_last, who_is_meant
from enlace.reader.grammar.relatives import relative_subject
from enlace.reader.grammar.scan import Scan

Kind = Literal["party", "body", "told", "it", "thing", "relative", "none"]

_REACH = 150  # units before a verb in which its subject is sought
_CLOSE = 9
_CLAUSE_SIGNS = frozenset(",–—:;")
_ASIDE_SIGNS = frozenset(",–—")
_WITH_NOUN = frozenset(("which", "cual", "cuales"))  # "for which purpose", "a cual efecto"
_CLAUSE_JOINTS = {
    "en": frozenset(("while", "whereas", "but", "whereby", "if", "although", "where")),
    "es": frozenset(("mientras", "pero", "si", "aunque", "donde", "cuando")),
}
_AFTER_NOUN = {
    "en": frozenset(
        "in with as of from for through having represented present to at on including concerned".split()
    ),
    "es": frozenset(
        "en con como de del para a representado representada presentes por ante incluyendo".split()
    ),
}
_OWNING = frozenset(("its", "their", "su", "sus"))
_WE = frozenset(("we", "nosotros"))
_IT = frozenset(("it", "ello"))


class Subject(NamedTuple):
    """Who the subject is, the first unit of its clause, and of what kind it is.

    ``told`` is a party in what an act tells, ``it`` an "it" that stands for nobody, ``relative`` a thing meant by a
    relative pronoun, ``none`` no subject at all.
    """

    ids: Ids
    first: int
    kind: Kind


def find_subject(scan: Scan, group: Group) -> Subject:
    relative = relative_subject(scan, group)
    if relative is not None:
        return Subject(*relative, "party" if relative[0] else "relative")
    sentence, low, end = scan.sentence, scan.after, group.first
    best: Subject | None = None
    for start in _starts(scan, low, end):
        here = start
        if start == 0:
            here = scan.begin
        elif start == low:
            here = past_connectives(sentence, start)
        here = past_openers(sentence, here)
        if here >= end:
            continue
        found = _noun_phrase(scan, here, end)
        if found is None:
            continue
        ids, stop, kind = found
        if kind == "party" and not scan.spoken and low == 0:
            scan.spoken = ids
        exact = only_adverbs(sentence, stop, end)
        if kind in ("party", "body") and is_told_subject(scan, here, group):
            kind = "told"
        if exact:
            return Subject(ids, here if start else start, kind)
        if best is None and _may_stand_between(scan, stop, group, start):
            best = Subject(ids, here, kind)
    return best or _close_subject(scan, group, low) or _no_party(scan, group, low)


def _no_party(scan: Scan, group: Group, low: int) -> Subject:
    first = edge(scan.sentence, group.first, low)
    if past_openers(scan.sentence, first) >= group.first or low >= group.first:
        return Subject((), first, "none")
    if scan.tongue.language == "es":
        after = subject_after(scan, group)
        if after is not None:
            return Subject(after, 0, "party")
    return Subject((), low, "thing")


def subject_after(scan: Scan, group: Group) -> Ids | None:
    """ "Informó México que …": the subject after a verb that begins its sentence."""
    if group.tense not in ("past", "pres") or group.impersonal or group.first > scan.begin:
        return None
    listed = row(scan.sentence, group.end)
    return listed.ids if listed is not None else None


def _starts(scan: Scan, low: int, end: int) -> list[int]:
    """Where a subject may begin: the clause's start, after commas, dashes, "that", and conjunctions of clauses."""
    words, tongue, parties = scan.words, scan.tongue, scan.sentence.parties
    joints = _CLAUSE_JOINTS[tongue.language]
    starts = [low]
    for here in range(max(low, end - _REACH), end):
        word = words[here]
        if word in tongue.relatives and here + 1 < end:
            starts.append(here + 1)
            if word in _WITH_NOUN:
                starts.append(here + 2)
        elif word in tongue.conjunctions:
            if here == low or (low > 0 and not parties[here - 1]):
                starts.append(here + 1)
        elif word in _CLAUSE_SIGNS or word in tongue.that or word in joints:
            starts.append(here + 1)
    return starts[1:] if low == 0 and scan.has_lead else starts


def first_phrase(scan: Scan, end: int) -> tuple[Ids, int] | None:
    """Who the sentence begins with, and the unit after."""
    found = _noun_phrase(scan, past_openers(scan.sentence, scan.begin), end) if scan.begin < end else None
    return (found[0], found[1]) if found is not None and found[2] in ("party", "body") else None


def _noun_phrase(scan: Scan, here: int, end: int) -> tuple[Ids, int, Kind] | None:
    """Who is named from ``here`` on, the unit after, and of what kind; None where nobody is."""
    words, tongue, sentence = scan.words, scan.tongue, scan.sentence
    listed = row(sentence, here)
    if listed is not None and listed.end <= end:
        return listed.ids, listed.end, "party"
    group = lower_group(sentence, here)
    if group is not None and group.end <= end:
        return group.ids, group.end, "party"
    if tuple(words[here : here + 2]) in LATTER:
        named = named_last(sentence, here)
        return ((named,), here + 2, "party") if named else None
    word = words[here]
    if word in _OWNING and here + 1 < end and words[here + 1] in tongue.organs:
        # "Its delegation": the organ of whoever spoke.
        return (scan.thread.spoken or scan.thread.subject), here + 2, "party"
    if word in _WE:
        return scan.setting.body, here + 1, "body"
    if word in _IT or (word in tongue.pronouns and only_adverbs(sentence, here + 1, end)):
        if word == "it" and not (scan.subject or scan.thread.subject):
            return (), here + 1, "it"
        return who_is_meant(scan, word), here + 1, "party"
    after = skip(sentence, here, tongue.modifiers)
    if after < end and words[after] in tongue.assemblies:
        narrowed = after + 1 < end and words[after + 1] in tongue.of
        return None if narrowed else (scan.setting.body, after + 1, "body")
    return None


def _may_stand_between(scan: Scan, place: int, group: Group, start: int) -> bool:
    """A subject followed by an aside: ", in coordination with the TS,", "that have campaigns", "of the region"."""
    words, tongue, end = scan.words, scan.tongue, group.first
    word = words[place]
    after_noun = _AFTER_NOUN[tongue.language]
    if scan.predicates and start == scan.after and word not in _ASIDE_SIGNS:
        return False
    if word in tongue.conjunctions:
        return _is_unknown_party(scan, place + 1, end)
    if group.tense in ("fut", "modal") and word in tongue.adjectives:
        return True
    near = start == scan.after and end - place <= 2
    if near and group.tense == "fut" and tongue.language == "es" and word.isalpha():
        return True
    if word in after_noun and not group.passive and group.tense in ("pres", "past", "base"):
        return False
    if word in _ASIDE_SIGNS:
        return words[end - 1] in _ASIDE_SIGNS or scan.follows(place + 1, tongue.relatives)
    if word in tongue.relatives or word in after_noun:
        return not any(words[here] in (";", ":") for here in range(place, end))
    return False


def _is_unknown_party(scan: Scan, place: int, end: int) -> bool:
    """ "Guatemala y la OEA": one that the profile does not know."""
    raw, words, determiners = scan.sentence.raw, scan.words, scan.tongue.determiners
    return place < end and all(
        raw[here][:1].isupper() or words[here] in determiners for here in range(place, end)
    )


def _close_subject(scan: Scan, group: Group, low: int) -> Subject | None:
    """ "After a long exchange the Group adopted …": a subject right before its verb, with no comma before it."""
    if not (scan.has_lead or low > 0):
        return None
    words, tongue, sentence = scan.words, scan.tongue, scan.sentence
    for start in range(max(low, group.first - _CLOSE), group.first):
        if words[start] not in tongue.determiners and not sentence.parties[start]:
            continue
        before = words[start - 1] if start else ""
        if not before.isalpha() or before in tongue.binding:
            continue
        listed = row(sentence, start)
        if listed is None or listed.end > group.first:
            continue
        if only_adverbs(sentence, listed.end, group.first):
            return Subject(listed.ids, start, "party")
    return None
