"""A sentence as the grammar sees it: words and named parties, without parentheses and quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from enlace.reader.grammar.lexicon import Lexicon
from enlace.reader.grammar.names import Mark
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.grammar.words import Tongue

_OPEN = {"(": ")", "[": "]", "“": "”", "«": "»", "‹": "›"}
_STRAIGHT = '"'
_LONGEST_ASIDE = 60
_MEMORY = 12  # sentences back that "these countries" may point to
_REACH = 400  # units back in the same sentence
QUOTED = '"'
_STOPS = frozenset(".;?!")
_ABBREVIATIONS = frozenset(
    "no nos art arts num sr sra srs dr dra lic ing mr mrs ms st sta vs etc e i.e u ee uu ee.uu p pp inc ltd ed vol cap par d c us "
    "op cit min max approx tel ext dept gob rep av".split()
)


class Unit:
    """One word, sign, named party or quotation of a sentence."""

    __slots__ = ("first", "last", "party", "raw", "word")

    def __init__(self, word: str, raw: str, party: str, first: int, last: int) -> None:
        self.word = word  # folded; "" for a party
        self.raw = raw
        self.party = party  # id, or ""
        self.first = first  # token indices [first, last)
        self.last = last


class Sentence:
    """The units of the tokens ``[first, last)``."""

    __slots__ = (
        "earlier",
        "first",
        "last",
        "lexicon",
        "limit",
        "organisations",
        "parties",
        "tokens",
        "tongue",
        "units",
        "words",
    )

    def __init__(
        self,
        tokens: Tokens,
        first: int,
        last: int,
        marks: Sequence[Mark],
        tongue: Tongue,
        lexicon: Lexicon,
        earlier: Sequence[Sentence] = (),
        organisations: frozenset[str] = frozenset(),
    ) -> None:
        self.tongue, self.lexicon, self.tokens = tongue, lexicon, tokens
        self.first, self.last = first, last
        self.earlier = tuple(earlier[-_MEMORY:])  # of the same item
        self.organisations = organisations
        self.units = list(_units(tokens, first, last, marks))
        self.limit = len(self.units)  # no list of parties goes past this unit
        self.words = [unit.word for unit in self.units]
        self.parties = [unit.party for unit in self.units]

    def start(self, unit: int) -> int:
        """Where a unit begins in the text; past the last, where the sentence ends."""
        if unit < len(self.units):
            return self.tokens.starts[self.units[unit].first]
        return self.tokens.ends[self.last - 1]

    def end(self, unit: int) -> int:
        return self.tokens.ends[self.units[unit].last - 1]

    def named_before(self, unit: int) -> list[str]:
        """Ids named in the item before this unit, in order, each once."""
        seen = dict.fromkeys(filter(None, (party for one in self.earlier for party in one.parties)))
        seen.update(dict.fromkeys(filter(None, self.parties[max(0, unit - _REACH) : unit])))
        return list(seen)


def _units(tokens: Tokens, first: int, last: int, marks: Sequence[Mark]) -> Iterator[Unit]:
    words, raw = tokens.words, tokens.raw
    at = bisect_left(marks, first, key=lambda mark: mark.first)
    place = first
    while place < last:
        while at < len(marks) and marks[at].first < place:
            at += 1
        if at < len(marks) and marks[at].first == place:
            mark = marks[at]
            yield Unit("", "", mark.id, mark.first, mark.last)
            place = mark.last
            continue
        word = words[place]
        if word in _OPEN or word == _STRAIGHT:
            close = _closing(words, place, last)
            if close:
                if word not in "([":
                    yield Unit(QUOTED, QUOTED, "", place, close + 1)
                place = close + 1
                continue
        yield Unit(word, raw[place], "", place, place + 1)
        place += 1


def _closing(words: list[str], place: int, last: int) -> int:
    """The token that closes the parenthesis or quotation opened at ``place``; 0 where none does soon."""
    sign = _OPEN.get(words[place], _STRAIGHT)
    for other in range(place + 1, min(last, place + _LONGEST_ASIDE)):
        if words[other] == sign:
            return other
    return 0


def sentences(tokens: Tokens, first: int, last: int, text: str) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences between two tokens: to a full stop, a semicolon, or a paragraph's end."""
    words, raw, starts, ends = tokens.words, tokens.raw, tokens.starts, tokens.ends
    begin = first
    depth_until = -1
    for place in range(first, last):
        word = words[place]
        if (
            word in '”»"'
            and place > first
            and words[place - 1] in _STOPS
            and place + 1 < last
            and raw[place + 1][0].isupper()
        ):
            yield begin, place + 1
            begin = place + 1
            continue
        if word in _OPEN and place > depth_until:
            depth_until = max(depth_until, _closing(words, place, last))
        if place < depth_until:
            continue
        after = place + 1
        if word in _STOPS and (word != "." or _is_stop(words, raw, starts, ends, place, last)):
            yield begin, after
            begin = after
        elif after < last and _paragraph_ends(text, ends[place], starts[after]) and begin < after:
            if word not in ",:" or raw[after][0].isupper():
                yield begin, after
                begin = after
    if begin < last:
        yield begin, last


def _is_stop(
    words: list[str], raw: list[str], starts: list[int], ends: list[int], place: int, last: int
) -> bool:
    if place + 1 >= last:
        return True
    before = words[place - 1] if place else ""
    following = raw[place + 1]
    if starts[place + 1] == ends[place] and following[0].isalnum() and not following[0].isupper():
        return False
    if before in _ABBREVIATIONS and starts[place] == ends[place - 1]:
        return (
            before in ("etc", "us", "uu", "d", "c")
            and following[0].isupper()
            and starts[place + 1] > ends[place]
        )
    if len(before) == 1 and before.isalpha():
        return False
    return following[0].isupper() or not following[0].isalnum() or following[0].isdigit()


def _paragraph_ends(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return "\n\n" in gap or gap.count("\n") > 1
