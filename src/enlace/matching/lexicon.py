"""The field's words in both languages, and stems that the two languages share."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources

from enlace.reader.grammar.tokens import fold

_SMALL = """
a al ante as at by con contra de del desde e el en entre for from in into la las lo los no o of on or para per por que
se sin sobre su sus the to un una uno unas unos with within y and u ya its their his her it they this that these those
which who whom whose was were is are be been being has have had will would shall should may might can could not also as
such than then there here where when while other others another any all each both either some more most very de
es son fue fueron ser sera seran sido esta estan este esta estos estas ese esa esos esas dicho dicha dichos dichas cual
cuales quien quienes como asi mas muy tambien donde cuando mientras otro otra otros otras todo toda todos todas cada
ambos ambas ha han habia hay si only through during between among about regarding concerning after before under upon
towards toward against via mediante hacia hasta tras segun relativo relativa relativos relativas concerniente said
above aforementioned mentioned referido referida mencionado mencionada citado citada
""".split()
SMALL = frozenset({*_SMALL, "-", "‐", "‑"})

# Endings that one language writes so and the other so; the first that fits is taken.
_ENDINGS: tuple[tuple[str, str], ...] = tuple(
    (ending, kept)
    for ending, kept in (
        line.split(":")
        for line in """
        izations:iz isations:iz izaciones:iz ization:iz isation:iz izacion:iz
        aciones:a ations:a ation:a acion:a uciones:u utions:u ution:u ucion:u iciones:i itions:i ition:i icion:i
        ciones:c tions:c tion:c cion:c siones:s sions:s sion:s
        mientos:m miento:m ments:m ment:m mentos:m mento:m
        idades:id idad:id ities:id ity:id dades:d dad:d ties:d ty:d tad:d
        encias:nc encia:nc ences:nc ence:nc ancias:nc ancia:nc ances:nc ance:nc ency:nc ancy:nc
        mente: ically:ic ally:al ly:
        icos:ic icas:ic ico:ic ica:ic ical:ic ics:ic
        istas:ist ista:ist ists:ist
        ados:a adas:a ado:a ada:a ated:a ating:a ates:a ate:a ar:a
        idos: idas: ido: ida: ing: ed: ers:er
        orios:or orias:or orio:or oria:or ories:or ory:or ias:i ios:i ies:i
        es: os: as: s: o: a: e: y:i
        """.split()
    )
)
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("ph", "f"),
    ("th", "t"),
    ("ch", "c"),
    ("qu", "c"),
    ("k", "c"),
    ("ct", "t"),
    ("pt", "t"),
    ("y", "i"),
    ("x", "s"),
    ("z", "s"),
    ("ou", "o"),
    ("v", "b"),
    ("mm", "m"),
    ("w", "u"),
)
_DOUBLE = re.compile(r"(.)\1")
_FIRST_E = re.compile(r"^e(?=s[bcdfglmnpqt])")
_LONGEST = 7


@lru_cache(maxsize=50_000)
def stem(folded: str) -> str:
    """What is left of a folded word without its ending and spelling habits: "coalición" and "coalition" are one."""
    if folded.isdigit():
        return folded
    for ending, kept in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            folded = folded[: len(folded) - len(ending)] + kept
            break
    for written, kept in _SPELLINGS:
        folded = folded.replace(written, kept)
    return _DOUBLE.sub(r"\1", _FIRST_E.sub("", folded))[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Found:
    """A concept and the tokens ``[first, last)`` that say it."""

    concept: str
    first: int
    last: int


class _Node:
    __slots__ = ("concept", "prefixes", "words")

    def __init__(self) -> None:
        self.concept: str | None = None
        self.words: dict[str, _Node] = {}
        self.prefixes: dict[str, _Node] = {}


class Lexicon:
    """Concepts by the terms that say them; ``group_of`` tells whether one is an instrument, a theme and so on."""

    def __init__(self, raw: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.implied = {name: tuple(others) for name, others in raw.get("implies", {}).items()}
        self.translations = {said: tuple(others) for said, others in raw.get("translations", {}).items()}
        """English terms of the field and how Spanish says each."""
        self.group_of: dict[str, str] = {}
        self._root = _Node()
        for group, concepts in raw.items():
            if group in ("implies", "translations"):
                continue
            for concept, terms in concepts.items():
                self.group_of[concept] = group
                for term in terms:
                    self._enter(concept, term)

    def _enter(self, concept: str, term: str) -> None:
        node = self._root
        for word in fold(term).split():
            if word in SMALL:
                continue
            if word.endswith("*"):
                node = node.prefixes.setdefault(word[:-1], _Node())
            else:
                node = node.words.setdefault(word, _Node())
        if node is not self._root and node.concept is None:
            node.concept = concept

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """The concepts of these folded words, the longest term first, none over another."""
        at = 0
        while at < len(words):
            found = self._longest(words, at)
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

    def _longest(self, words: Sequence[str], at: int) -> Found | None:
        best: Found | None = None
        nodes, end = [self._root], at
        while nodes and end < len(words):
            if end > at and words[end] in SMALL:
                end += 1
                continue
            nodes = [after for node in nodes for after in _after(node, words[end])]
            end += 1
            said = next((node.concept for node in nodes if node.concept), None)
            if said:
                best = Found(said, at, end)
        return best

    @cached_property
    def common(self) -> frozenset[str]:
        return frozenset(name for name, group in self.group_of.items() if group == "common")


def _after(node: _Node, word: str) -> Iterator[_Node]:
    if (exact := node.words.get(word)) is not None:
        yield exact
    if node.prefixes:
        for length in range(len(word), 1, -1):
            if (begun := node.prefixes.get(word[:length])) is not None:
                yield begun


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that comes with Enlace."""
    data = resources.files("enlace.matching").joinpath("lexicon.toml").read_text("utf-8")
    return Lexicon(tomllib.loads(data))
