"""Clauses inside another: what was told, asked or agreed ("that …", "que …"), and "once …", "until …", "si …"."""

from __future__ import annotations

from enlace.reader.grammar import spanish
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.predicate import Predicate
from enlace.reader.grammar.scan import Scan

_NEAR = 9
_PRONOUNS = frozenset(("la", "lo", "las", "los", "le", "les", "se", "no", "tambien"))
_FROM_LIGHT = 12
_OPENING = frozenset(("inform", "request", "recommend", "propose", "offer"))
_HOLDING = frozenset(("note", "affirm", "approve"))
_HOLDING_JOINTS = frozenset(("de", "nota", "note", "en", "a"))
_SUBORDINATORS = {
    "en": frozenset(("once", "until", "if", "when", "unless", "because", "since", "whether")),
    "es": frozenset(("vez", "hasta", "si", "cuando", "porque", "cuanto")),
}
_SAYING = frozenset(
    "agreed decided announced informed indicated stated reported explained said confirmed mentioned noted added "
    "clarified proposed acordo acordaron acuerda acuerdan decidio informo informaron indico indicaron anuncio "
    "anunciaron senalo senalaron manifesto manifestaron comunico explico confirmo menciono expreso preciso agrego "
    "acordado".split()
)


def is_complement(scan: Scan, here: int) -> bool:
    """Whether "that"/"que" here opens what was said or agreed rather than a relative clause."""
    words, tongue = scan.words, scan.tongue
    if words[here] not in tongue.that:
        return False
    if here == 0 or words[here - 1] in tongue.conjunctions:
        return True
    if words[here - 1] == "," and here > 1 and scan.sentence.parties[here - 2] and lies_ahead(scan, here + 1):
        # "… a la Presidencia, que la dará a conocer": a relative clause.
        return False
    light = scan.pending
    if light is not None and here - light.end <= _FROM_LIGHT:
        return True
    if scan.predicates:
        last = scan.predicates[-1]
        near = here - last.group.end
        if near <= _NEAR and last.act in _OPENING:
            return _opens_what_is_told(scan, here, near)
        if last.act in _HOLDING and (near == 0 or (near <= 3 and words[here - 1] in _HOLDING_JOINTS)):
            return True
    return words[here - 1] in _SAYING


def lies_ahead(scan: Scan, place: int) -> bool:
    """Whether a Spanish verb in the future stands at ``place``: "la dará a conocer"."""
    if scan.tongue.language != "es":
        return False
    for here in range(place, min(len(scan.words), place + 3)):
        word = scan.words[here]
        if word.isalpha() and spanish.is_future(scan.sentence.raw[here], word):
            return True
        if word not in _PRONOUNS:
            return False
    return False


def _opens_what_is_told(scan: Scan, here: int, near: int) -> bool:
    """Only those told or asked, and adverbs, may stand between the verb and its "that"."""
    before, tongue = scan.words[here - 1], scan.tongue
    if before == ",":
        return tongue.language == "es"
    return (
        near == 0
        or bool(scan.sentence.parties[here - 1])
        or before in tongue.adverbs
        or before in tongue.many
        or before in tongue.assemblies
        or before in ("to", "a")
        or before in tongue.organs
    )


def is_told_here(scan: Scan, group: Group) -> bool:
    """Inside "that …" of what an act tells or stresses: "underlines that such measures were called for"."""
    last = scan.predicates[-1] if scan.predicates else None
    if last is None or last.act == "commit":
        return False
    words, tongue = scan.words, scan.tongue
    that = _first_that(scan, last, group)
    if that is None or not is_complement(scan, that):
        return False
    return not any(
        words[here] in tongue.conjunctions and words[here - 1] == "," for here in range(that, group.first)
    )


def _first_that(scan: Scan, last: Predicate, group: Group) -> int | None:
    words, that = scan.words, scan.tongue.that
    return next((here for here in range(last.group.end, group.first) if words[here] in that), None)


def is_told_subject(scan: Scan, here: int, group: Group) -> bool:
    """In "that X did …" after an act: what was told or asked, no act of its own unless it lies ahead."""
    if group.tense in ("fut", "modal") or not scan.predicates:
        return False
    words, tongue = scan.words, scan.tongue
    return (here > 0 and words[here - 1] in tongue.that) or (
        here > 1 and words[here - 2] in tongue.that and words[here - 1] in tongue.determiners
    )


def is_subordinate(scan: Scan, group: Group) -> bool:
    """In a clause with "once", "until", "if", "una vez que" before it."""
    words, conjunctions = scan.words, scan.tongue.conjunctions
    subordinators = _SUBORDINATORS[scan.tongue.language]
    for here in range(group.first - 1, scan.after - 1, -1):
        word = words[here]
        if word == "," or word in conjunctions:
            return False
        if word in subordinators:
            return True
    return False


def is_governed(scan: Scan, group: Group) -> bool:
    """Inside "que se …" after a request or a telling."""
    return bool(scan.predicates) and scan.words[group.first - 1 : group.first] == ["que"]
