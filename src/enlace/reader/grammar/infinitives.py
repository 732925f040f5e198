"""Acts in the infinitive: "To thank …", "Thank …", "Agradecer …", and bare presents: "Member Countries request …"."""

from __future__ import annotations

from enlace.reader.grammar.complements import is_subordinate
from enlace.reader.grammar.group import Group, sense
from enlace.reader.grammar.lights import borrow, is_lent, lend
from enlace.reader.grammar.parties import Ids
from enlace.reader.grammar.positions import before_adverbs, edge, ends_as_well_as
from enlace.reader.grammar.predicate import Predicate
from enlace.reader.grammar.relatives import in_relative
from enlace.reader.grammar.saying import say
from enlace.reader.grammar.scan import Scan
from enlace.reader.grammar.subjects import Subject, find_subject
from enlace.reader.model import ActKind

# After an act that governs an infinitive ("request IOM to study … and to submit …") only these begin a new act.
_STRONG = frozenset(("thank", "note", "affirm", "request"))
_GOVERNING = frozenset(("request", "commit", "offer", "propose", "recommend"))
_SIGNS = frozenset(":–—")
_GOING_ON = ("infinitive", "lent", "decided", "present")
_INFINITIVE = ("ar", "er", "ir")


def infinitive(scan: Scan, group: Group) -> Predicate | None:
    """An act of the body where a clause begins with it, or of the bare present's subject."""
    light = scan.pending
    if light is not None and is_lent(scan, light, group):
        return borrow(scan, light, group)
    meaning = sense(scan.sentence, group)
    if meaning is None:
        return None
    act, lemma = meaning
    subject = _bare_present(scan, group)
    if act == "light":
        if subject is not None:
            lend(scan, group, subject.ids, subject.first)
        elif _begins_clause(scan, group):
            lend(scan, group, scan.thread.opening, edge(scan.sentence, group.first, scan.after))
        return None
    if subject is not None:
        return say(scan, group, act, subject.ids, subject.first, "present", lemma)
    if scan.thread.quiet:
        return None
    if _begins_clause(scan, group) or _goes_on(scan, group, act):
        first = edge(scan.sentence, group.first, scan.after)
        return say(scan, group, act, _impersonal_actor(scan), first, "infinitive", lemma)
    if act == "request" and _joins_future(scan, group):
        first = edge(scan.sentence, group.first, scan.after)
        return say(scan, group, act, scan.subject or (), first, "future", lemma)
    return None


def _bare_present(scan: Scan, group: Group) -> Subject | None:
    """A plural present without an ending: "Member Countries request …", "Canada and Mexico offer …"."""
    if (
        scan.tongue.language != "en"
        or group.marked
        or in_relative(scan, group)
        or is_subordinate(scan, group)
        or scan.follows(0, scan.tongue.that)  # a bullet "that they approve …" says what its chapeau asks
    ):
        return None
    subject = find_subject(scan, group)
    if subject.ids and subject.kind in ("party", "body") and _touches_a_party(scan, group):
        return subject
    return None


def _touches_a_party(scan: Scan, group: Group) -> bool:
    here = before_adverbs(scan.sentence, group.first)
    word, tongue = scan.words[here], scan.tongue
    return (
        bool(scan.sentence.parties[here])
        or word in ("we", "they")
        or word in tongue.assemblies
        or word in tongue.states
    )


def _begins_clause(scan: Scan, group: Group) -> bool:
    """At the sentence's start, after connectives, or after the comma that ends a leading phrase."""
    if group.first <= scan.begin:
        return True
    if scan.predicates:
        return False
    before = scan.words[before_adverbs(scan.sentence, group.first)]
    return before in _SIGNS or (before == "," and scan.has_lead)


def _goes_on(scan: Scan, group: Group, act: ActKind) -> bool:
    """ "… and to recommend …", "Take note, thank and recognize …" after an act of the body."""
    if not scan.predicates:
        return False
    last, words, tongue = scan.predicates[-1], scan.words, scan.tongue
    decided = last.rule.endswith("decided")
    if not last.rule.endswith(_GOING_ON) or (decided and act not in _STRONG and tongue.language == "en"):
        return False
    here = before_adverbs(scan.sentence, group.first)
    comma = words[here] == ","
    if not comma and words[here] not in tongue.conjunctions and not ends_as_well_as(scan.sentence, here):
        return False
    if comma and not (
        group.first - last.group.end <= 2
        or group.marked
        or tongue.language == "es"
        or _is_listed(scan, group, last, act)
    ):
        return False
    if here <= last.group.end + 1 or not _governs_infinitive(scan, last, here):
        return True
    strong = act in _STRONG
    separated = comma or (here > 0 and words[here - 1] == ",")
    if last.act in _GOVERNING or decided:
        return strong and separated
    return strong or separated


def _is_listed(scan: Scan, group: Group, last: Predicate, act: ActKind) -> bool:
    """ "The Vice-Ministers reaffirm that …, stress that …, and invite …", "To note …, thank …"."""
    if (
        not last.rule.endswith(("present", "infinitive"))
        or act not in _STRONG
        or group.end >= len(scan.words)
    ):
        return False
    word, tongue = scan.words[group.end], scan.tongue
    return word in tongue.that or word in tongue.determiners or bool(scan.sentence.parties[group.end])


def _governs_infinitive(scan: Scan, last: Predicate, here: int) -> bool:
    """Whether another infinitive stands between the last act's verb and here ("with the aim of developing")."""
    if scan.tongue.language == "en":
        return last.act != "thank" and any(_is_to_verb(scan, place) for place in range(last.group.end, here))
    return any(len(word) > 4 and word.endswith(_INFINITIVE) for word in scan.words[last.group.end : here])


def _is_to_verb(scan: Scan, place: int) -> bool:
    word, after = scan.words[place], place + 1
    if word in scan.tongue.that:
        return True
    if word != "to" or after >= len(scan.words):
        return False
    return scan.words[after].isalpha() and scan.words[after] not in scan.tongue.determiners


def _impersonal_actor(scan: Scan) -> Ids:
    """The body, or who decided before ("Mexico decided to thank … and to recognise …")."""
    return scan.predicates[-1].by if scan.predicates else scan.thread.opening


def _joins_future(scan: Scan, group: Group) -> bool:
    """ "The TS will circulate the document and request Member Countries to …"."""
    if not scan.predicates or scan.predicates[-1].rule != "commit.future" or group.marked:
        return False
    return scan.words[before_adverbs(scan.sentence, group.first)] in scan.tongue.conjunctions
