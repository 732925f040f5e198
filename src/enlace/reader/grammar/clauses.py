"""Who does what in a sentence: verb groups become predicates with a subject."""

from __future__ import annotations

from dataclasses import replace

from enlace.reader.grammar.aims import bound
from enlace.reader.grammar.finite import finite
from enlace.reader.grammar.futures import future, modal
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.groups import groups
from enlace.reader.grammar.infinitives import infinitive
from enlace.reader.grammar.lights import close_light
from enlace.reader.grammar.parties import row
from enlace.reader.grammar.passives import passive
from enlace.reader.grammar.positions import before_adverbs
from enlace.reader.grammar.predicate import Predicate, Setting, Thread
from enlace.reader.grammar.scan import Scan
from enlace.reader.grammar.sentence import Sentence
from enlace.reader.model import ActKind

_AFTER = frozenset(("to", "for", "by"))


def predicates(sentence: Sentence, setting: Setting, thread: Thread) -> list[Predicate]:
    """The acts of one sentence in order; ``thread`` is brought up to date for the next sentence."""
    scan = Scan(sentence, setting, thread)
    wish = _wish(scan)
    if wish:
        return wish
    for group in groups(sentence):
        found = _predicate(scan, group)
        if found is not None:
            scan.predicates.append(found)
        if group.tense != "base":
            scan.verbs_end = group.end
    close_light(scan, len(scan.words))
    bound(scan)
    if scan.subject:
        thread.subject = scan.subject
    if scan.spoken:
        thread.spoken = scan.spoken
    return scan.predicates


def _predicate(scan: Scan, group: Group) -> Predicate | None:
    """What each form of the verb needs to be an act."""
    if group.tense == "base":
        return infinitive(scan, group)
    if group.tense == "fut":
        return future(scan, group)
    if group.tense == "cond":
        return future(scan, group) if _is_reported(scan) else None
    if group.tense == "modal":
        return modal(scan, group)
    if group.passive:
        return passive(scan, group)
    if _joins_passive(scan, group):
        return passive(scan, replace(group, passive=True))
    return finite(scan, group)


def _joins_passive(scan: Scan, group: Group) -> bool:
    """ "IOM is thanked for its help and requested to …": a participle that shares the helper before."""
    last = scan.predicates[-1] if scan.predicates else None
    if last is None or not last.group.passive or group.tense != "past" or not scan.follows(group.end, _AFTER):
        return False
    return scan.words[before_adverbs(scan.sentence, group.first)] in scan.tongue.conjunctions


def _is_reported(scan: Scan) -> bool:
    """After "announced that", "agreed that": "would" and "-ría" undertake there."""
    if scan.pending is not None and scan.pending.that:
        return True
    last = scan.predicates[-1] if scan.predicates else None
    return last is not None and last.act == "inform" and last.group.tense == "past"


def _wish(scan: Scan) -> list[Predicate]:
    """ "That the Ministers adopt …", "Que la ST publique …": who is to do it, after a bare "that"."""
    if not scan.follows(0, scan.tongue.that):
        return []
    listed = row(scan.sentence, 1)
    if listed is None or listed.end >= len(scan.words):
        return []
    act: ActKind = "recommend" if scan.setting.recommends else "request"
    group = Group(0, 0, listed.end, "base", word="that")
    return [Predicate(act, scan.thread.opening, listed.ids, 0, group, f"{act}.wish", 0.7)]
