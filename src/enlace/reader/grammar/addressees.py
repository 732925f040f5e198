"""Whom an act is aimed at, read from what follows its verb."""

from __future__ import annotations

from enlace.reader.acts.recogniser import Aim
from enlace.reader.grammar.asked import asked
from enlace.reader.grammar.parties import Ids
from enlace.reader.grammar.sentence import Sentence
from enlace.reader.grammar.thanked import thanked
from enlace.reader.grammar.told import submitted, told


def addressees(sentence: Sentence, place: int, aim: Aim, lemma: str) -> Ids:
    """Ids of those whom the act whose verb ends before ``place`` is aimed at; the aim is not "nobody"."""
    if aim == "thanked":
        return thanked(sentence, place, lemma)
    if aim == "asked":
        return asked(sentence, place)
    if aim == "told":
        return told(sentence, place)
    return submitted(sentence, place)
