"""Words and signs of a text, folded for comparison, with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_GLUE = re.compile(r"(?<=[a-záéíóúñü])(?=[A-ZÁÉÍÓÚÑ])")
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
    "andthe": 3, "ofthe": 2, "tothe": 2, "inthe": 2, "forthe": 3, "bythe": 2, "onthe": 2, "thatthe": 4, "withthe": 4, "fromthe": 4,
    "dela": 2, "delos": 2, "delas": 2, "enla": 2, "enel": 2, "enlos": 2, "yla": 1, "yel": 1, "ylos": 1, "quela": 3, "porla": 3, "conla": 3,
}


class Tokens:
    """The tokens of one text: parallel lists of folded words, raw words and their spans.

    A hyphen or dash inside a word ("Vice-Ministers") is no token of its own. Words that were run together
    ("inTegucigalpa") are taken apart at the inner capital; ``split`` may take others apart.
    """

    __slots__ = ("words", "raw", "starts", "ends")

    def __init__(self, text: str, split: Callable[[str, str], int] | None = None) -> None:
        self.words: list[str] = []
        self.raw: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        words, raw, starts, ends = self.words, self.raw, self.starts, self.ends
        for match in _TOKEN.finditer(text):
            word = match.group()
            start, end = match.span()
            if not word.isalnum():
                if word in "-‐‑" and _joins(text, start):
                    continue
                words.append(word)
                raw.append(word)
                starts.append(start)
                ends.append(end)
                continue
            for piece in _pieces(word, split):
                words.append(fold(piece))
                raw.append(piece)
                starts.append(start)
                start += len(piece)
                ends.append(start)

    def __len__(self) -> int:
        return len(self.words)


def _joins(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before.isalnum() and after.isalnum()


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
    glued_at = _GLUED.get(word)
    if glued_at:
        yield word[:glued_at]
        yield word[glued_at:]
        return
    yield word
