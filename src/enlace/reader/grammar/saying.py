"""An act is said: by whom, to whom, and what the sentence remembers of it."""

from __future__ import annotations

from typing import Literal

from enlace.reader.grammar.aims import aimed
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.parties import Ids
from enlace.reader.grammar.predicate import Predicate
from enlace.reader.grammar.relatives import in_relative
from enlace.reader.grammar.scan import Scan
from enlace.reader.model import ActKind

Form = Literal["infinitive", "present", "past", "passive", "lent", "future"]

_CONFIDENCE: dict[Form, float] = {
    "infinitive": 0.95,
    "present": 0.9,
    "past": 0.85,
    "lent": 0.85,
    "passive": 0.8,
    "future": 0.8,
}
_TOLD_BY_PARTIES = frozenset(("note", "recall", "recordar"))


def say(scan: Scan, group: Group, act: ActKind, by: Ids, first: int, form: Form, lemma: str) -> Predicate:
    scan.spend_light()
    if lemma in _TOLD_BY_PARTIES and by != scan.setting.body and scan.follows(group.end, scan.tongue.that):
        act = "inform"
    to = aimed(scan, group, act, lemma, by)
    return remember(scan, Predicate(act, by, to, first, group, f"{act}.{form}", _CONFIDENCE[form], lemma))


def remember(scan: Scan, predicate: Predicate) -> Predicate:
    """The next verb may take over this one's subject, and a pronoun may mean those it was aimed at."""
    scan.subject = predicate.by
    if predicate.to:
        scan.thread.aimed = predicate.to
    scan.after = predicate.group.end
    return predicate


def commit(scan: Scan, group: Group, by: Ids, first: int, rule: str, confidence: float = 0.85) -> Predicate:
    scan.spend_light()
    if scan.subject is None or not in_relative(scan, group):
        scan.subject = by
    scan.after = group.end
    return Predicate("commit", by, (), first, group, rule, confidence, group.word)
