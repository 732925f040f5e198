"""Whom an act is aimed at, with pronouns and the next act in view."""

from __future__ import annotations

from dataclasses import replace

from enlace.reader.grammar.addressees import addressees
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.parties import Ids
from enlace.reader.grammar.pronouns import is_aimed_by_pronoun, meant_by_object, owner_of_organ
from enlace.reader.grammar.scan import Scan


def aimed(scan: Scan, group: Group, act: str, lemma: str, by: Ids = ()) -> Ids:
    aim = scan.setting.aims.get(act, "nobody")
    if aim == "nobody":
        return ()
    if is_aimed_by_pronoun(scan, group, direct=aim != "submitted"):
        return meant_by_object(scan, group, by)
    if aim in ("asked", "thanked"):
        owner = owner_of_organ(scan, group, by)
        if owner:
            return owner
    return addressees(scan.sentence, group.end, aim, lemma)


def bound(scan: Scan) -> None:
    """A list of addressees ends where the next act begins.

    "… the support of UNHCR, and Mexico and Costa Rica asked …" thanks UNHCR alone.
    """
    said = scan.predicates
    for number in range(len(said) - 1):
        one, following = said[number], said[number + 1]
        if not one.to or following.first <= one.group.end or one.group.passive:
            continue
        scan.sentence.limit = following.first
        to = aimed(scan, one.group, one.act, one.lemma, one.by)
        if to and set(to) < set(one.to):
            said[number] = replace(one, to=to)
    scan.sentence.limit = len(scan.words)
