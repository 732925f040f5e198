"""Relative clauses: "…, which will be circulated", "… who will …", "that the RCGM will …"."""

from __future__ import annotations

from enlace.reader.grammar.complements import is_complement
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.parties import Ids, row, skip
from enlace.reader.grammar.positions import before_adverbs
from enlace.reader.grammar.scan import Scan

_REACH = 7
_PREPOSITIONS = frozenset(("for", "to", "in", "of", "on", "at", "with", "from", "by", "after", "since"))
_ARTICLES = frozenset(("el", "la", "los", "las", "lo"))
_RELATIVE_RULES = frozenset(("commit.agent", "commit.relative"))
# Verbs with which a relative clause is complete, so that a later verb is the main one ("those that have campaigns
# offered …").
_OWN_VERBS = frozenset(
    "have has had are is was were do did attended participated wish so hold lead chair tienen tiene cuentan cuenta "
    "han ha son es estan asistieron participaron desean asi coordina coordinan preside".split()
)


def in_relative(scan: Scan, group: Group) -> bool:
    """Whether the verb is that of a relative clause."""
    words, tongue = scan.words, scan.tongue
    for here in range(group.first - 1, max(scan.after, group.first - _REACH) - 1, -1):
        word = words[here]
        if word == "," or word in tongue.conjunctions:
            return False
        if word == "that" and words[here - 1] in _PREPOSITIONS:
            return False
        if word in tongue.relatives:
            complete = words[here + 1] in _OWN_VERBS and group.first > here + 2
            if here == 0 or complete or scan.verbs_end > here + 1:
                return False
            return not is_complement(scan, here)
    return False


def has_own_subject(scan: Scan, group: Group) -> bool:
    """ "…, which Honduras undertook to …": a relative clause with a party as its subject."""
    here = before_adverbs(scan.sentence, group.first)
    return here > 0 and bool(scan.sentence.parties[here]) and in_relative(scan, group)


def relative_subject(scan: Scan, group: Group) -> tuple[Ids, int] | None:
    """Whom the relative pronoun before the verb stands for, nobody where it is a thing, and the clause's first unit.

    None where no relative pronoun stands before the verb.
    """
    words, tongue = scan.words, scan.tongue
    here = before_adverbs(scan.sentence, group.first)
    if here < 1:
        return None
    word = words[here]
    if (
        word in tongue.that
        and words[here - 1] in tongue.conjunctions
        and _goes_on(scan)
        and not group.passive
    ):
        return _set_up(scan), here
    if word not in tongue.relatives or is_complement(scan, here):
        return None
    before = here - 1
    if tongue.language == "es" and words[before] in _ARTICLES:
        before -= 1
    if words[before] == ",":
        before -= 1
    if before >= 0 and not group.passive and (not group.impersonal or group.word.startswith("reun")):
        antecedent = _antecedent(scan, before) if scan.sentence.parties[before] else ()
        if not antecedent or (_is_agent(scan, before) and _last_actor(scan) != antecedent):
            antecedent = _set_up(scan) or antecedent
        if antecedent:
            return antecedent, here
    return (), before + 1


def _goes_on(scan: Scan) -> bool:
    """Whether the last act stood in a relative clause, which "and that …" goes on with."""
    return bool(scan.predicates) and scan.predicates[-1].rule in _RELATIVE_RULES


def _last_actor(scan: Scan) -> Ids:
    return scan.predicates[-1].by if scan.predicates else ()


def _is_agent(scan: Scan, before: int) -> bool:
    """ "…, chaired by Guyana, which will …": the agent of a participle is not what the clause is about."""
    return not scan.tongue.agent.isdisjoint(scan.words[max(0, before - 2) : before])


def _set_up(scan: Scan) -> Ids:
    """The body that the last verb sets up ("establish a Task Team on …, which will report")."""
    if not scan.predicates:
        return ()
    sentence, modifiers = scan.sentence, scan.tongue.modifiers
    decided = [one.group.end for one in scan.predicates if one.rule == "commit.decided"]
    here = skip(sentence, decided[-1] if decided else scan.after, modifiers)
    body = sentence.parties[here] if here < len(scan.words) else ""
    return (body,) if body and not body.isupper() else ()


def _antecedent(scan: Scan, before: int) -> Ids:
    """The party or list that ends just before a relative pronoun."""
    words, parties, conjunctions = scan.words, scan.sentence.parties, scan.tongue.conjunctions
    start = before
    while start > 0 and (parties[start - 1] or words[start - 1] in conjunctions or words[start - 1] == ","):
        start -= 1
    rows = ((place, row(scan.sentence, place)) for place in range(start, before + 1))
    alone = (before, (parties[before],))
    place, ids = next(((place, one.ids) for place, one in rows if one and one.end == before + 1), alone)
    return alone[1] if 0 < start == place and words[before - 1] == "," else ids
