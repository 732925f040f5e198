"""Clauses about what lies ahead: "will", "shall", "-rá", "should", "deberá"."""

from __future__ import annotations

from enlace.reader.grammar.agents import agent, is_by_others
from enlace.reader.grammar.aims import aimed
from enlace.reader.grammar.complements import is_subordinate, is_told_here
from enlace.reader.grammar.continuing import carried
from enlace.reader.grammar.group import Group, sense
from enlace.reader.grammar.parties import Ids
from enlace.reader.grammar.positions import edge
from enlace.reader.grammar.predicate import Predicate
from enlace.reader.grammar.relatives import in_relative
from enlace.reader.grammar.saying import commit, remember
from enlace.reader.grammar.scan import Scan
from enlace.reader.grammar.subjects import Subject, find_subject

# Verbs whose "se" is no passive: "se sumará a la iniciativa".
_REFLEXIVE = (
    "reunir",
    "sumar",
    "unir",
    "incorporar",
    "adherir",
    "encargar",
    "ocupar",
    "abstendr",
    "dirigir",
    "esforzar",
    "responsabilizar",
    "abocar",
    "comprometer",
    "pronunciar",
    "retirar",
)
# What only tells of a thing that happens elsewhere, and what only talks of one.
_ELSEWHERE = (
    "addressed",
    "held",
    "discussed",
    "dealt",
    "celebra",
    "be",
    "ser",
    "aborda",
    "trata",
    "discuti",
)
_TALKED_OF = (
    "addressed",
    "discussed",
    "dealt",
    "be",
    "ser",
    "aborda",
    "trata",
    "discuti",
    "llev",
    "required",
    "needed",
    "based",
)
# What the meeting does with a body: "a working group will be established".
_SETTING_UP = (
    "established",
    "created",
    "set",
    "formed",
    "constituted",
    "convened",
    "cread",
    "conformad",
    "integrad",
    "establecid",
    "constituid",
    "convocad",
)
_REMINDING = frozenset(("remind", "recordar"))


def future(scan: Scan, group: Group) -> Predicate | None:
    """ "The TS will …", "la ST enviará …": a commitment, or a request where the verb asks."""
    meaning = sense(scan.sentence, group)
    act, lemma = meaning if meaning is not None else ("commit", group.word)
    reflexive = group.impersonal and group.word.startswith(_REFLEXIVE)
    asks = act == "request" and lemma not in _REMINDING and not reflexive
    subject = find_subject(scan, group)
    if group.passive or (group.impersonal and not subject.ids and not reflexive):
        return _asked_in_passive(scan, group, subject, lemma) if asks else _done_to(scan, group, subject)
    ids, first, kind = subject
    if not ids and kind in ("none", "thing"):
        ids, first = carried(scan, group), edge(scan.sentence, group.first, scan.after)
    if ids and asks:
        to = aimed(scan, group, "request", lemma)
        scan.spend_light()
        return remember(scan, Predicate("request", ids, to, first, group, "request.future", 0.85, lemma))
    if ids:
        return commit(scan, group, ids, first, "commit.future", 0.9 if kind == "party" else 0.75)
    return None


def _asked_in_passive(scan: Scan, group: Group, subject: Subject, lemma: str) -> Predicate:
    """ "Nicaragua will be asked to confirm", "se solicitará a la ST": the body asks."""
    light = scan.pending
    by = agent(scan, group.end) or (light.subject if light is not None else ()) or scan.setting.body
    to = subject.ids or (aimed(scan, group, "request", lemma) if group.impersonal else ())
    scan.spend_light()
    return Predicate("request", by, to, subject.first, group, "request.passive", 0.85, lemma)


def _done_to(scan: Scan, group: Group, subject: Subject) -> Predicate | None:
    """ "…, which will be circulated by the TS", "agreed that a workshop will be held"."""
    by, body, light = agent(scan, group.end), scan.setting.body, scan.pending
    if by:
        return commit(scan, group, by, subject.first, "commit.agent")
    others = is_by_others(scan, group.end)
    if subject.kind == "relative" and not group.word.startswith(_ELSEWHERE) and not others:
        return commit(scan, group, body, subject.first, "commit.relative", 0.65)
    if light is not None and light.that:
        return commit(scan, group, light.subject or body, subject.first, "commit.agreed", 0.8)
    set_up = subject.kind == "party" and group.word.startswith(_SETTING_UP)
    if (set_up or subject.kind in ("thing", "none")) and not others and _is_planned(scan, group):
        return commit(scan, group, body, subject.first, "commit.planned", 0.6)
    return None


def _is_planned(scan: Scan, group: Group) -> bool:
    """ "A working group will be established": the meeting's own doing, where nobody else is named."""
    if group.word.startswith(_TALKED_OF):
        return False
    return not (in_relative(scan, group) or is_told_here(scan, group) or is_subordinate(scan, group))


def modal(scan: Scan, group: Group) -> Predicate | None:
    """ "Countries should …", "los países deberán …": the meeting asks them."""
    if scan.words[group.first] in ("is", "are", "was", "were") and in_relative(scan, group):
        # "Guatemala, which is to hold the Presidency, …" only tells of it.
        return None
    asked, first, kind = find_subject(scan, group)
    may_be_nobody = kind in ("thing", "none") and not scan.predicates
    if group.passive or (group.impersonal and not asked):
        asked = agent(scan, group.end)
        if not asked and (not may_be_nobody or group.word.startswith(_ELSEWHERE)):
            return None
    elif not asked and not (may_be_nobody and group.word.endswith("rse")):
        return None
    return _ask(scan, group, asked, first)


def _ask(scan: Scan, group: Group, asked: Ids, first: int) -> Predicate:
    scan.spend_light()
    scan.subject, scan.after = asked, group.end
    return Predicate("request", scan.setting.body, asked, first, group, "request.modal", 0.75, group.word)
