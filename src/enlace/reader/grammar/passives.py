"""Acts in the passive: "The TS is requested to …", "it is suggested …", "the leadership of Mexico was highlighted"."""

from __future__ import annotations

from enlace.reader.grammar.agents import agent, is_by_others, whose_work
from enlace.reader.grammar.aims import aimed
from enlace.reader.grammar.asked import also_asked
from enlace.reader.grammar.complements import is_subordinate, is_told_here
from enlace.reader.grammar.group import Group, sense
from enlace.reader.grammar.lights import lend
from enlace.reader.grammar.parties import Ids, Row
from enlace.reader.grammar.predicate import Predicate
from enlace.reader.grammar.relatives import in_relative
from enlace.reader.grammar.saying import remember
from enlace.reader.grammar.scan import Scan
from enlace.reader.grammar.subjects import find_subject
from enlace.reader.model import ActKind

_PUT_OFF = frozenset(("postpone", "defer", "posponer", "aplazar", "postergar", "diferir"))
_CONFIDENCE: dict[ActKind, float] = {"request": 0.85, "thank": 0.8}


def passive(scan: Scan, group: Group) -> Predicate | None:
    meaning = sense(scan.sentence, group)
    if meaning is None or is_subordinate(scan, group):
        return None
    act, lemma = meaning
    if in_relative(scan, group) and not (act == "withdraw" and group.tense == "pres"):
        return None
    subject, first, kind = find_subject(scan, group)
    doer = agent(scan, group.end)
    if act == "light":
        near = doer if is_by_others(scan, group.end) else ()
        lend(scan, group, near or scan.setting.body, first)
        return None
    if kind != "it" and is_told_here(scan, group):
        return None
    if kind == "none" and scan.predicates:
        subject, kind = _joined_subject(scan), "party"
    party = kind == "party"
    if act == "inform" and not doer:
        return _received(scan, group, subject, first, lemma) if party else None
    if (act == "commit" and lemma not in _PUT_OFF) or (act == "offer" and not doer):
        return None
    to: Ids = ()
    if act == "request":
        to = also_asked(scan.sentence, Row(subject, group.end)) if party else aimed(scan, group, act, lemma)
    elif act == "thank":
        to = subject if party else whose_work(scan, scan.after, group.first)
    elif act == "recommend":
        to = aimed(scan, group, act, lemma)
    elif act == "inform" and party:
        to = subject
    confidence = _CONFIDENCE.get(act, 0.75)
    by = doer or scan.setting.body
    return remember(scan, Predicate(act, by, to, first, group, f"{act}.passive", confidence, lemma))


def _joined_subject(scan: Scan) -> Ids:
    """ "IOM is thanked … and requested …": the subject of the passive before."""
    last = scan.predicates[-1]
    return last.to if last.group.passive else scan.subject or ()


def _received(scan: Scan, group: Group, subject: Ids, first: int, lemma: str) -> Predicate | None:
    """ "The RCGM was informed of …": what the body was told, it took note of."""
    if subject != scan.setting.body:
        return None
    return remember(scan, Predicate("note", subject, (), first, group, "note.told", 0.6, lemma))
