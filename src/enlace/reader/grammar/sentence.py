"""A sentence as the grammar sees it: words and named parties, without parentheses and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from enlace.reader.grammar.lexicon import Lexicon
from enlace.reader.grammar.names import Mark
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.grammar.words import Tongue

_OPEN = {"(": ")", "[": "]", "“": "”", "«": "»", "‹": "›"}
_STRAIGHT = '"'
_OPENERS = frozenset((*_OPEN, _STRAIGHT))
_CLOSERS = frozenset('”»"')
_LONGEST_ASIDE = 60
REMEMBERED = 12  # sentences back that "these countries" may point to
_REACH = 400  # units back in the same sentence
QUOTED = '"'
_STOPS = frozenset(".;?!")
_SIGNS = _OPENERS | _CLOSERS | _STOPS
_GAP = re.compile(r"\n\s*\n")
_MAY_END = frozenset(("etc", "us", "uu", "d", "c"))  # "…, etc. The TS …"
_ABBREVIATIONS = frozenset(
    "no nos art arts num sr sra srs dr dra lic ing mr mrs ms st sta vs etc e i.e u ee uu ee.uu p pp "
    "inc ltd ed vol cap par d c us op cit min max approx tel ext dept gob rep av".split()
)


class Sentence:
    """The units of the tokens ``[first, last)``: words, signs, named parties and quotations, in parallel lists.

    A party's word is empty; ``parties`` holds its id there and nothing elsewhere. Parentheses are left out.
    """

    __slots__ = (
        "_ends",
        "_last",
        "_starts",
        "earlier",
        "lexicon",
        "limit",
        "members",
        "organisations",
        "parties",
        "raw",
        "tokens",
        "tongue",
        "walked",
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
        members: str | None = None,
    ) -> None:
        self.tongue, self.lexicon, self.tokens = tongue, lexicon, tokens
        self.earlier = tuple(earlier[-REMEMBERED:])  # of the same item
        self.organisations = organisations
        self.walked = False  # its lists are being gone through for "these countries"
        self.members = members  # the id of all members together
        self.words: list[str] = []
        self.raw: list[str] = []
        self.parties: list[str] = []
        self._starts: list[int] = []  # first token of each unit
        self._ends: list[int] = []  # the token after each unit
        self._last = last
        self._lay_out(first, last, marks)
        self.limit = len(self.words)  # no list of parties goes past this unit

    def _lay_out(self, first: int, last: int, marks: Sequence[Mark]) -> None:
        words = self.tokens.words
        named = {mark.first: mark for mark in marks}
        turns = set(named)
        if not _OPENERS.isdisjoint(words[first:last]):
            turns.update(place for place in range(first, last) if words[place] in _OPENERS)
        place = first
        for here in sorted(turns):
            if here < place:
                continue
            mark = named.get(here)
            end = mark.last if mark else _past_closing(words, here, last)
            if not end:
                continue
            self._copy(place, here)
            place = end
            if mark:
                self._add("", mark.id, here, place)
            elif words[here] not in "([":
                self._add(QUOTED, "", here, place)
        self._copy(place, last)

    def _copy(self, first: int, last: int) -> None:
        if first < last:
            self.words += self.tokens.words[first:last]
            self.raw += self.tokens.raw[first:last]
            self.parties += [""] * (last - first)
            self._starts += range(first, last)
            self._ends += range(first + 1, last + 1)

    def _add(self, word: str, party: str, first: int, last: int) -> None:
        self.words.append(word)
        self.raw.append(word)
        self.parties.append(party)
        self._starts.append(first)
        self._ends.append(last)

    def start(self, unit: int) -> int:
        """Where a unit begins in the text; past the last, where the sentence ends."""
        if unit < len(self.words):
            return self.tokens.starts[self._starts[unit]]
        return self.tokens.ends[self._last - 1]

    def end(self, unit: int) -> int:
        return self.tokens.ends[self._ends[unit] - 1]

    def named_before(self, unit: int) -> list[str]:
        """Ids named in the item before this unit, in order, each once."""
        seen = dict.fromkeys(filter(None, (party for one in self.earlier for party in one.parties)))
        seen.update(dict.fromkeys(filter(None, self.parties[max(0, unit - _REACH) : unit])))
        return list(seen)


def _past_closing(words: list[str], place: int, last: int) -> int:
    """The token after the parenthesis or quotation opened at ``place``; 0 where nothing closes it soon."""
    sign = _OPEN.get(words[place], _STRAIGHT)
    for other in range(place + 1, min(last, place + _LONGEST_ASIDE)):
        if words[other] == sign:
            return other + 1
    return 0


def sentences(tokens: Tokens, first: int, last: int, text: str) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences between two tokens: to a full stop, a semicolon, or a paragraph's end."""
    words, raw = tokens.words, tokens.raw
    gaps = _paragraph_ends(tokens, first, last, text)
    begin = first
    depth_until = -1
    for place in range(first, last):
        word = words[place]
        if word not in _SIGNS and place not in gaps:
            continue
        after = place + 1
        if word in _CLOSERS and first < place < last - 1 and _closes_sentence(tokens, place):
            yield begin, after
            begin = after
            continue
        if word in _OPENERS and place > depth_until:
            depth_until = max(depth_until, _past_closing(words, place, last) - 1)
        if place < depth_until:
            continue
        ends = word in _STOPS and (word != "." or _is_stop(tokens, place, last))
        if ends or (place in gaps and (word not in ",:" or raw[after][0].isupper())):
            yield begin, after
            begin = after
    if begin < last:
        yield begin, last


def _paragraph_ends(tokens: Tokens, first: int, last: int, text: str) -> frozenset[int]:
    """The tokens before an empty line."""
    if last - first < 2:
        return frozenset()
    starts = tokens.starts
    gaps = _GAP.finditer(text, starts[first], starts[last - 1])
    return frozenset(bisect_left(starts, gap.end(), first, last) - 1 for gap in gaps)


def _closes_sentence(tokens: Tokens, place: int) -> bool:
    """A quotation mark after a full stop, before a new sentence."""
    return tokens.words[place - 1] in _STOPS and tokens.raw[place + 1][0].isupper()


def _is_stop(tokens: Tokens, place: int, last: int) -> bool:
    """Whether a full stop ends a sentence, not an abbreviation or a number."""
    if place + 1 >= last:
        return True
    before = tokens.words[place - 1] if place else ""
    following = tokens.raw[place + 1][0]
    touches = tokens.starts[place + 1] == tokens.ends[place]
    if touches and following.isalnum() and not following.isupper():
        return False
    if before in _ABBREVIATIONS and tokens.starts[place] == tokens.ends[place - 1]:
        return before in _MAY_END and following.isupper() and not touches
    if len(before) == 1 and before.isalpha():
        return False
    return following.isupper() or not following.isalnum() or following.isdigit()
