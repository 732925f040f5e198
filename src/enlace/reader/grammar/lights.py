"""Verbs that are no act of their own and lend their subject to the next: "decides to …", "agreed that …"."""

from __future__ import annotations

from enlace.reader.grammar.agents import agent_between
from enlace.reader.grammar.group import Group, sense
from enlace.reader.grammar.parties import Ids, row, skip
from enlace.reader.grammar.predicate import Predicate
from enlace.reader.grammar.saying import say
from enlace.reader.grammar.scan import Light, Scan

_THAT_REACH, _AGREED_REACH = 14, 8
_BETWEEN = 12  # units between a light verb and the infinitive that it leads to
_ENDS = frozenset(";:.")
_CLITICS = frozenset(("se", "le", "les"))
_INFINITIVE = ("ar", "er", "ir")


def lend(scan: Scan, group: Group, subject: Ids, first: int) -> None:
    """A light verb has been read: its subject is for the verb that follows."""
    close_light(scan, group.first)
    scan.light = Light(subject, first, group.end, _that_follows(scan, group.end))
    scan.subject = subject
    scan.after = group.end


def _that_follows(scan: Scan, place: int) -> bool:
    words, tongue, parties = scan.words, scan.tongue, scan.sentence.parties
    english = tongue.language == "en"
    for here in range(place, min(len(words), place + _THAT_REACH)):
        word = words[here]
        if word in tongue.that:
            return True
        if word in _ENDS:
            return False
        if word == "to" if english else not parties[here] and word.endswith(_INFINITIVE):
            return False
    return False


def is_lent(scan: Scan, light: Light, group: Group) -> bool:
    """Whether this infinitive is what was decided: the first after the light verb."""
    if light.that or (scan.tongue.language == "en" and not group.marked):
        return False
    return group.first - light.end <= _BETWEEN and ":" not in scan.words[light.end : group.first]


def borrow(scan: Scan, light: Light, group: Group) -> Predicate:
    """What was decided: an act of its own ("decided to thank …"), else a commitment ("decided to hold …")."""
    light.used = True
    meaning = sense(scan.sentence, group)
    if meaning is not None:
        act, lemma = meaning
        if act != "inform" and act != "light":
            return say(scan, group, act, light.subject, light.first, "lent", lemma)
    scan.after = group.end
    scan.subject = light.subject
    return Predicate("commit", light.subject, (), light.first, group, "commit.decided", 0.85, group.word)


def close_light(scan: Scan, end: int) -> None:
    """What was agreed without a verb that says who does it ("agreed that the meeting be held …")."""
    light = scan.pending
    if light is None or not light.that:
        return
    if end == len(scan.words) and scan.words[-1] == ":":
        # "Se acordó asimismo que:": the bullets say what.
        light.used = True
        return
    after, listed = light.end + 1, None
    for here in range(light.end, min(len(scan.words), light.end + _AGREED_REACH)):
        if scan.words[here] in scan.tongue.that:
            after = here + 1
            listed = row(scan.sentence, skip(scan.sentence, after, _CLITICS))
            break
    by = listed.ids if listed else agent_between(scan, after, end) or light.subject
    group = Group(light.end - 1, light.end - 1, light.end, "pres")
    light.used = True
    scan.predicates.append(Predicate("commit", by, (), light.first, group, "commit.agreed", 0.55))
