"""Headings between items: those that name a section, and others that end the item before them."""

from __future__ import annotations

import re

from enlace.reader.grammar.tokens import fold
from enlace.reader.profile import Profile

_PREFIX = re.compile(r"\s*(?:[ivxl]{1,6}|\d{1,2}|[a-z])\s?[.)\-–—]+\s*", re.I)
_LONGEST = 90
_SMALL = frozenset(
    "and y e of the de del la las los on for en a adopted adoptados adoptadas adoptadas finales final generales general "
    "main principales following siguientes".split()
)


def section(text: str, profile: Profile, *, titled: bool = False) -> str | None:
    """The section that a line of its own names: "CONCLUSIONS", "II. Recomendaciones:"; None where it names none.

    ``titled`` lets the line go on ("DECISIONES DE LOS VICEMINISTROS"): not in the report's own title.
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip()
    whole = _named(bare, profile, titled)
    if whole:
        return whole
    prefix = _PREFIX.match(bare)
    return _named(bare[prefix.end() :], profile, titled) if prefix else None


def _named(bare: str, profile: Profile, titled: bool) -> str | None:
    folded = fold(bare.strip(' \t\xa0.:;-–—*_#"“”')).strip()
    if not folded:
        return None
    for one, headings in profile.sections.items():
        if folded in headings:
            return one
    words = re.findall(r"[^\W\d_]+", folded)
    if not words or len(words) > 7:
        return None
    if (
        titled
        and len(words) > 1
        and words[1] in _OF
        and bare[-1:] not in ".;"
        and (bare.isupper() or len(words) < 6)
    ):
        return next((one for one, headings in profile.sections.items() if words[0] in headings), None)
    for one, headings in profile.sections.items():
        if words[0] in headings and all(word in _SMALL or _is_section(word, profile) for word in words[1:]):
            return one
    return None


_OF = frozenset(
    ("of", "by", "de", "del", "adopted", "reached", "adoptadas", "adoptados", "alcanzadas", "alcanzados")
)


def _is_section(word: str, profile: Profile) -> bool:
    return any(word in headings for headings in profile.sections.values())


def is_heading(text: str, style: int | None) -> bool:
    """A line that is a heading though it names no section: a heading style, or short and all in capitals."""
    bare = text.strip()
    if not bare or len(bare) > _LONGEST:
        return False
    if style is not None:
        return True
    letters = [char for char in bare if char.isalpha()]
    return len(letters) > 6 and all(char.isupper() for char in letters) and bare[-1] not in ".;,"
