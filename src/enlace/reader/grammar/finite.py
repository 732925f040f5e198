"""Acts in the present and the past: "Honduras informed …", "The Network thanks …", "se solicita a …"."""

from __future__ import annotations

from dataclasses import replace

from enlace.reader.grammar.agents import agent
from enlace.reader.grammar.complements import is_governed, is_subordinate
from enlace.reader.grammar.continuing import inherited
from enlace.reader.grammar.group import Group, sense
from enlace.reader.grammar.lexicon import Light
from enlace.reader.grammar.lights import lend
from enlace.reader.grammar.parties import Ids, row
from enlace.reader.grammar.positions import edge
from enlace.reader.grammar.predicate import Predicate
from enlace.reader.grammar.relatives import has_own_subject, in_relative
from enlace.reader.grammar.saying import Form, commit, remember, say
from enlace.reader.grammar.scan import Scan
from enlace.reader.grammar.subjects import find_subject
from enlace.reader.model import ActKind

_INFINITIVES = tuple(
    ending + clitic
    for ending in ("ar", "er", "ir")
    for clitic in ("", "lo", "la", "los", "las", "se", "les", "le")
)
# Verbs whose "se" is part of them, and hides nobody.
_REFLEXIVE = frozenset(("comprometer", "obligar", "congratular", "ofrecer", "desistir"))
_TO = frozenset(("a", "al"))
_AIMED_BEFORE = frozenset(("request", "thank", "recommend"))


def finite(scan: Scan, group: Group) -> Predicate | None:
    meaning = sense(scan.sentence, group)
    if meaning is None:
        return None
    act, lemma = meaning
    if group.impersonal and lemma not in _REFLEXIVE:
        return _impersonal(scan, group, act, lemma)
    own = has_own_subject(scan, group)
    goes_its_own_way = own and (act == "commit" or group.tense == "pres")
    if (not goes_its_own_way and in_relative(scan, group)) or is_subordinate(scan, group):
        return None
    subject, first, kind = find_subject(scan, group)
    if kind == "told" and not own:
        return None
    if kind == "it":
        subject, kind = scan.setting.body, "body"
    if kind in ("thing", "relative", "none") or (not subject and kind != "body"):
        taken = inherited(scan, group)
        if taken is None:
            return None
        subject, first = taken, edge(scan.sentence, group.first, scan.after)
    if group.tense == "past" and not group.perfect and scan.words[group.end : group.end + 1] == ["by"]:
        return None
    if act == "light":
        lend(scan, group, subject, first)
        return None
    if act == "approve" and _does_follow(scan, group.end):
        # "Accepted to share" undertakes.
        return commit(scan, group, subject, first, "commit.accepted")
    form: Form = "past" if group.tense == "past" else "present"
    return say(scan, group, act, subject, first, form, lemma)


def _does_follow(scan: Scan, place: int) -> bool:
    """Whether an infinitive comes next."""
    words = scan.words
    if place >= len(words):
        return False
    if scan.tongue.language == "en":
        return words[place] == "to" and place + 1 < len(words) and words[place + 1].isalpha()
    return len(words[place]) > 4 and words[place].endswith(_INFINITIVES)


def _impersonal(scan: Scan, group: Group, act: ActKind | Light, lemma: str) -> Predicate | None:
    """ "Se acordó …", "se solicita a …": the meeting's body acts."""
    if lemma == "referir" or (
        scan.pending is None and in_relative(scan, group) and not _withdraws(group, act)
    ):
        return None
    if group.first > 0 and scan.words[group.first - 1] in scan.tongue.negations:
        return None
    if act != "request" and is_governed(scan, group) and not _withdraws(group, act):
        return None
    first = edge(scan.sentence, group.first, scan.after)
    if act == "light":
        lend(scan, group, scan.setting.body, first)
        return None
    if act == "inform" and not scan.follows(group.end, scan.tongue.that) and not agent(scan, group.end):
        # "Se compartieron las experiencias": nobody tells it here.
        return None
    by = agent(scan, group.end) or _on_the_part_of(scan, group) or scan.setting.body
    said = say(scan, group, act, by, first, "passive", lemma)
    return _aimed_before(scan, said) if act in _AIMED_BEFORE and not scan.predicates else said


def _withdraws(group: Group, act: str) -> bool:
    """ "… los artículos 8 y 9, que se retiran del texto": done by saying so, in a relative clause too."""
    return act == "withdraw" and group.tense == "pres"


def _on_the_part_of(scan: Scan, group: Group) -> Ids:
    """ "Por parte de Nicaragua se informó …": the one who acts, before the verb."""
    words = scan.words
    for here in range(max(0, group.first - 12), group.first - 2):
        if words[here : here + 2] == ["parte", "de"] and words[here - 1 : here] in (["por"], ["de"]):
            listed = row(scan.sentence, here + 2)
            if listed is not None and listed.end <= group.first:
                return listed.ids
    return ()


def _aimed_before(scan: Scan, said: Predicate) -> Predicate:
    """ "A la ST se le solicita …": those asked stand before the verb."""
    if not scan.follows(scan.begin, _TO):
        return said
    listed = row(scan.sentence, scan.begin + 1)
    if listed is None or listed.end > said.group.first:
        return said
    return remember(scan, replace(said, to=listed.ids))
