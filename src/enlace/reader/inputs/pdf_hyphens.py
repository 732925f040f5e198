"""The ends of lines joined again: words divided by the typesetter made whole, words with a hyphen of their own kept.

A hyphen at a line's end tells nothing by itself, so the rest of the file is asked: a word that stands elsewhere
undivided was divided here; one that stands elsewhere with its hyphen keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from enlace.reader.inputs.pdf_glyphs import SOFT_HYPHEN

_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST_PART = re.compile(r"((?:\w+-)*\w+)[-‐]$")
_FIRST_PART = re.compile(r"\w+(?:-\w+)*")
_OWN_HYPHEN = re.compile(
    r"(?:ad-hoc|pro-tempore|pro-témpore|follow-up|so-called|non-\w+|self-\w+|well-\w+|short-\w+|long-\w+|cross-\w+"
    r"|co-(?:financ|host|sponsor|chair|ordinat|operat)\w*|decision-mak\w+|capacity-build\w+|half-\w+|ex-\w+|(?:one|two|three|four|five|six)-\w+"
    r"|extra-(?:continental|regional)\w*|inter-(?:institutional|american|regional)\w*|socio-\w+|mid-\w+)",
    re.IGNORECASE,
)
_LEAST_SHARE = 0.02
_DASHES = "–—/"


class Joiner:
    """Joins the lines of one file, after what its other words look like."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words = frozenset(word.casefold() for line in lines for word in _inner_words(line))
        divided = sum(line.endswith(("-", SOFT_HYPHEN)) for line in lines)
        self._divides = divided > _LEAST_SHARE * len(lines)

    def join(self, lines: Iterable[str]) -> str:
        parts: list[str] = []
        for line in lines:
            if parts:
                parts[-1], between = self._ending(parts[-1], line)
                parts.append(between)
            parts.append(line)
        return "".join(parts).replace(SOFT_HYPHEN, "-")

    def _ending(self, before: str, after: str) -> tuple[str, str]:
        """The line without a hyphen that is not its word's own, and what belongs between it and the next."""
        if before.endswith(("-", SOFT_HYPHEN)) and len(before) > 1 and before[-2].isalnum():
            return (before[:-1], "") if self._is_divided(before, after) else (before, "")
        glued = before[-1:] in _DASHES and len(before) > 1 and not before[-2].isspace()
        return before, "" if glued else " "

    def _is_divided(self, before: str, after: str) -> bool:
        last, first = _LAST_PART.search(before), _FIRST_PART.match(after)
        if last is None or first is None or not (last[1][-1].isalpha() and first[0][0].islower()):
            return before.endswith(SOFT_HYPHEN) or self._is_capital_word(last, first)
        whole, own = (last[1] + first[0]).casefold(), f"{last[1]}-{first[0]}".casefold()
        if before.endswith(SOFT_HYPHEN) or whole in self._words:
            return True
        if own in self._words or _OWN_HYPHEN.fullmatch(own):
            return False
        return self._divides

    def _is_capital_word(self, last: re.Match[str] | None, first: re.Match[str] | None) -> bool:
        return last is not None and first is not None and (last[1] + first[0]).casefold() in self._words


def _inner_words(line: str) -> list[str]:
    """The words that are certainly whole: not the first, which may be a rest, nor one divided at the line's end."""
    words = _WORD.findall(line)[1:]
    return words[:-1] if line.endswith(("-", SOFT_HYPHEN)) else words
