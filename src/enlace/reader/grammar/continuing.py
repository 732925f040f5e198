"""Subjects that go on: "… and will also send …", "On the budget, takes note of …", "… and thanks …"."""

from __future__ import annotations

from enlace.reader.grammar.complements import is_complement
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.parties import Ids, row
from enlace.reader.grammar.positions import before_adverbs, ends_as_well_as
from enlace.reader.grammar.scan import Scan
from enlace.reader.grammar.subjects import first_phrase, subject_after

_JOINTS = frozenset((",", "but", "pero", "while", "then"))
_FUTURE_JOINTS = frozenset((",", "but", "pero", "then"))
_WHOSE = frozenset(("cuyo", "cuya", "cuyos", "cuyas", "whose"))
_WHOSE_REACH = 5
_NOT_AFTER_VERB = frozenset(("of", "on", "by", "from", "in", "for", ",", ".", ";"))
_NOT_AFTER_OPENING = frozenset(("of", "by", "from", "on", ","))
_NOUNS_TOO = frozenset(
    "requests reports offers notes comments supports thanks states calls welcomes updates advances".split()
)


def inherited(scan: Scan, group: Group) -> Ids | None:
    """The subject that a coordinated or sentence-opening verb takes over."""
    words, tongue = scan.words, scan.tongue
    if group.first <= scan.begin:
        return _opening_subject(scan, group)
    here = before_adverbs(scan.sentence, group.first)
    word = words[here]
    joined = word in tongue.conjunctions or word in _JOINTS or ends_as_well_as(scan.sentence, here)
    if not joined or scan.subject is None:
        first = _first_subject(scan, group) if joined and word in tongue.conjunctions else None
        return first if first is not None else _after_lead(scan, group, word)
    if not (_is_of_the_same_time(scan, group) or (word == "," and _ends_relative(scan))):
        return None
    may_be_noun = tongue.language == "en" and (word == "," or group.word in _NOUNS_TOO)
    if may_be_noun and scan.follows(group.end, _NOT_AFTER_VERB):
        return None
    if group.tense == "past" and not group.perfect and scan.follows(group.end, tongue.agent):
        return None
    return scan.subject


def _first_subject(scan: Scan, group: Group) -> Ids | None:
    """ "The Group examined the changes and adopted them": the subject of a verb that is no act."""
    if scan.predicates or group.tense != "past" or scan.light is not None:
        return None
    found = first_phrase(scan, group.first)
    if found is None:
        return None
    ids, end = found
    if scan.tongue.language == "en":
        return ids if end < group.first and scan.words[end].endswith("ed") else None
    raw = scan.sentence.raw[end] if end < group.first else ""
    return ids if raw.endswith(("ó", "aron", "ieron")) else None


def _after_lead(scan: Scan, group: Group, word: str) -> Ids | None:
    """ "On the budget, takes note of …" where the chapeau has named who acts."""
    if not scan.has_lead or word not in (",", ":") or scan.predicates:
        return None
    if group.tense == "pres" or scan.tongue.language == "es":
        return _opening_subject(scan, group)
    return None


def _opening_subject(scan: Scan, group: Group) -> Ids | None:
    thread = scan.thread
    if scan.tongue.language == "es":
        if group.tense != "past":
            return thread.opening
        after = subject_after(scan, group)
        return after if after is not None else thread.subject or thread.opening
    if group.tense == "past" and not thread.listed:
        return None
    if group.word in _NOUNS_TOO and (
        group.end >= len(scan.words) or scan.words[group.end] in _NOT_AFTER_OPENING
    ):
        return None
    return thread.opening


def _ends_relative(scan: Scan) -> bool:
    """ "Mexico, which will print the plan, thanked …": the relative clause is over."""
    before = before_adverbs(scan.sentence, scan.predicates[-1].group.first)
    return before >= 0 and scan.words[before] in scan.tongue.relatives


def _is_of_the_same_time(scan: Scan, group: Group) -> bool:
    """Whether the verb is in a tense that may go on with that of the verb before."""
    last = scan.predicates[-1].group if scan.predicates else None
    if last is None or (scan.light is not None and scan.light.end > last.end):
        return True
    if group.tense == "past":
        return last.tense == "past" or (
            scan.tongue.language == "es" and last.tense in ("fut", "pres", "base")
        )
    return last.tense in ("pres", "fut", "base", "past")


def carried(scan: Scan, group: Group) -> Ids:
    """ "… and will also send …", "anunció que enviará …": the subject of the verb before."""
    here = before_adverbs(scan.sentence, group.first)
    if here < 0:
        return ()
    word, tongue = scan.words[here], scan.tongue
    told = is_complement(scan, here)
    if tongue.language == "es" and not told:
        after = row(scan.sentence, group.end)
        if after is not None and scan.words[group.end] not in ("a", "al"):
            return after.ids
    whose = _whose_organ(scan, group)
    if whose:
        return whose
    if scan.subject is None:
        return ()
    goes_on = (
        told
        or word in tongue.pronouns
        or word in tongue.conjunctions
        or word in _FUTURE_JOINTS
        or _is_whose(scan, group)
        or ends_as_well_as(scan.sentence, here)
    )
    return scan.subject if goes_on else ()


def _whose_organ(scan: Scan, group: Group) -> Ids:
    """ "… Belice, cuya delegación hará llegar …": an organ of the party before "whose"."""
    words = scan.words
    for here in range(max(2, group.first - _WHOSE_REACH), group.first):
        if words[here] in _WHOSE and not scan.tongue.organs.isdisjoint(words[here + 1 : group.first]):
            before = here - 2 if words[here - 1] == "," else here - 1
            party = scan.sentence.parties[before]
            return (party,) if party else ()
    return ()


def _is_whose(scan: Scan, group: Group) -> bool:
    """ "…, cuya nota conceptual enviará": the subject goes on."""
    return not _WHOSE.isdisjoint(scan.words[max(0, group.first - _WHOSE_REACH) : group.first])
