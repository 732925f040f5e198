"""Words and signs of a text, folded for comparison, with their places."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_GLUE = re.compile(r"(?<=[a-záéíóúñü])(?=[A-ZÁÉÍÓÚÑ])")
_ACRONYM = re.compile(r"([A-Z]?[a-z]{1,3})([A-Z]{2,6})")
_HYPHENS = frozenset("-‐‑")
_MARKS = dict.fromkeys(range(0x300, 0x370))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case without accents, so that "Panamá", "PANAMA" and "panama" are one word."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return unicodedata.normalize("NFD", lower).translate(_MARKS)


# Small words that typing runs together, and where to take them apart.
_GLUED = {
    "ala": 1,
    "alos": 1,
    "andthe": 3,
    "ofthe": 2,
    "tothe": 2,
    "inthe": 2,
    "forthe": 3,
    "bythe": 2,
    "onthe": 2,
    "thatthe": 4,
    "withthe": 4,
    "fromthe": 4,
    "dela": 2,
    "delos": 2,
    "delas": 2,
    "enla": 2,
    "enel": 2,
    "enlos": 2,
    "yla": 1,
    "yel": 1,
    "ylos": 1,
    "quela": 3,
    "porla": 3,
    "conla": 3,
}


_MOST_KNOWN = 50_000


class Splitter:
    """Takes words apart that were run together, and remembers what it made of each.

    ``names`` says where a name ends inside a word ("Hondurasprior"), 0 where it does not.
    """

    __slots__ = ("known", "names")

    def __init__(self, names: Callable[[str, str], int] | None = None) -> None:
        self.names = names
        self.known: dict[str, str | tuple[str, ...]] = {}

    def take_apart(self, word: str) -> str | tuple[str, ...]:
        """The word folded, or its pieces as they are written."""
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        pieces: str | tuple[str, ...]
        if not word.isalnum():
            pieces = "-" if word in _HYPHENS else word
        else:
            parts = tuple(_pieces(word, self.names))
            pieces = parts if len(parts) > 1 else fold(word)
        self.known[word] = pieces
        return pieces


_PLAIN = Splitter()


class Tokens:
    """The tokens of one text: parallel lists of folded words, raw words and their spans.

    A hyphen or dash inside a word ("Vice-Ministers") is no token of its own. Words that were run together
    ("inTegucigalpa") are taken apart at the inner capital; a ``splitter`` may take others apart.
    """

    __slots__ = ("ends", "raw", "starts", "words")

    def __init__(self, text: str, splitter: Splitter | None = None) -> None:
        self.words: list[str] = []
        self.raw: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        known = splitter.known if splitter is not None else _PLAIN.known
        words, raw, starts, ends = self.words.append, self.raw.append, self.starts.append, self.ends.append
        for match in _TOKEN.finditer(text):
            word = match.group()
            pieces = known.get(word)
            if pieces is None:
                pieces = (splitter or _PLAIN).take_apart(word)
            start, end = match.span()
            if type(pieces) is str:
                if pieces == "-" and _joins(text, start):
                    continue
                words(pieces)
                raw(word)
                starts(start)
                ends(end)
                continue
            for piece in pieces:
                words(fold(piece))
                raw(piece)
                starts(start)
                start += len(piece)
                ends(start)

    def until(self, place: int) -> Tokens:
        """The tokens that begin before a place in the text."""
        first = Tokens("")
        last = bisect_left(self.starts, place)
        first.words, first.raw = self.words[:last], self.raw[:last]
        first.starts, first.ends = self.starts[:last], self.ends[:last]
        return first

    def __len__(self) -> int:
        return len(self.words)


def _joins(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before.isalnum() and after.isalnum()


_BEFORE_ACRONYM = frozenset("la el al del los las the of to by and de y a en in for".split())


def _pieces(word: str, split: Callable[[str, str], int] | None) -> Iterator[str]:
    if len(word) > 6:
        if not (word.islower() or word.isupper() or word[1:].islower()):
            glued = _GLUE.search(word)
            if glued and not word[: glued.start()].isupper() and word[glued.start() + 1 :].islower():
                yield word[: glued.start()]
                yield from _pieces(word[glued.start() :], split)
                return
        if split is not None and word[0].isupper():
            place = split(word, fold(word))
            if place:
                yield word[:place]
                yield word[place:]
                return
    acronym = _ACRONYM.fullmatch(word)
    if acronym and acronym[1].lower() in _BEFORE_ACRONYM:
        yield acronym[1]
        yield acronym[2]
        return
    glued_at = _GLUED.get(word)
    if glued_at:
        yield word[:glued_at]
        yield word[glued_at:]
        return
    yield word
