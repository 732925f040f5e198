"""Who acts in a passive clause: "by the TS", "por la ST"."""

from __future__ import annotations

from enlace.reader.grammar import english, spanish
from enlace.reader.grammar.complements import lies_ahead
from enlace.reader.grammar.parties import Ids, row
from enlace.reader.grammar.pronouns import LATTER, named_last
from enlace.reader.grammar.scan import Scan

_REACH = 14
_FINITE = frozenset(("will", "shall", "should", "has", "have", "se", "debera", "deberan"))
_CLAUSE_ENDS = frozenset((";", ":", ".", "will", "shall"))


def agent(scan: Scan, place: int) -> Ids:
    """ "… by the TS", "… por la ST" after a passive verb, before the clause ends."""
    words, tongue = scan.words, scan.tongue
    for here in range(place, min(len(words), place + _REACH)):
        word = words[here]
        if word in tongue.agent:
            if here > place and _is_participle(scan, words[here - 1]):
                return ()
            listed = _bounded(scan, here + 1)
            if listed:
                return listed
            if tuple(words[here + 1 : here + 3]) in LATTER:
                named = named_last(scan.sentence, here)
                return (named,) if named else ()
            if tongue.language == "en":
                return ()
        if word in _CLAUSE_ENDS or (word in tongue.relatives and here > place):
            return ()
        if word == "," and scan.follows(here + 1, tongue.conjunctions):
            return ()
    return ()


def _bounded(scan: Scan, place: int) -> Ids:
    """The parties listed from ``place`` on, without one that begins a clause: "by IOM, and Canada will …"."""
    sentence = scan.sentence
    listed = row(sentence, place)
    if listed is None:
        return ()
    if "," in scan.words[place : listed.end] and (
        scan.follows(listed.end, _FINITE) or lies_ahead(scan, listed.end)
    ):
        limit = sentence.limit
        sentence.limit = listed.end - scan.words[place : listed.end][::-1].index(",")
        listed = row(sentence, place)
        sentence.limit = limit
    return listed.ids if listed is not None else ()


def agent_between(scan: Scan, place: int, end: int) -> Ids:
    for here in range(place, min(end, len(scan.words))):
        if scan.words[here] in scan.tongue.agent:
            listed = row(scan.sentence, here + 1)
            if listed is not None:
                return listed.ids
    return ()


def is_by_others(scan: Scan, place: int) -> bool:
    """ "… by the United Nations": an agent whom the profile does not know."""
    return scan.follows(place, scan.tongue.agent)


def whose_work(scan: Scan, first: int, end: int) -> Ids:
    """ "The work of the TS was recognised": the parties whose work it is."""
    words, tongue = scan.words, scan.tongue
    for place in range(first, end):
        if words[place] in tongue.of or words[place] in tongue.agent:
            listed = row(scan.sentence, place + 1)
            if listed is not None and listed.end <= end:
                return listed.ids
    return ()


def _is_participle(scan: Scan, word: str) -> bool:
    return english.is_participle(word) if scan.tongue.language == "en" else spanish.is_participle(word)
