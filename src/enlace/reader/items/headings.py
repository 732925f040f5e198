"""Headings between items: those that name a section, and others that end the item before them."""

from __future__ import annotations

import re

from enlace.reader.grammar.tokens import fold
from enlace.reader.profile import Profile

_PREFIX = re.compile(r"\s*(?:[ivxl]{1,6}|\d{1,2}|[a-z])\s?[.)\-–—]+\s*", re.I)
_LONGEST = 90
_EDGES = ' \t\xa0.:;-–—*_#"“”'
_SMALL = frozenset(
    "and y e of the de del la las los on for en a adopted adoptados adoptadas finales final generales general "
    "main principales following siguientes reached alcanzados alcanzadas".split()
)
_OF = frozenset(
    (
        "of",
        "by",
        "to",
        "for",
        "de",
        "del",
        "a",
        "al",
        "para",
        "adopted",
        "reached",
        "adoptadas",
        "adoptados",
        "alcanzadas",
        "alcanzados",
    )
)
_CLOSING = re.compile(
    r"(?:signatures?|signed(?: by)?|signatories|annex(?:es)?|attachments?|closing|list of (?:participants|annexes)"
    r"|firmas?|firman|firmantes|suscriben|anexos?|adjuntos?|clausura|cierre|lista de (?:participantes|anexos))"
    r"(?:\s+(?:\d{1,2}|[ivx]{1,4}|[a-z]))?\s*:?"
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


def opens_section(word: str, profile: Profile) -> bool:
    """Whether a section's heading may begin with this word, or with a number before such a word."""
    bare = fold(word.strip(_EDGES))
    return not bare.isalpha() or any(
        heading.startswith(bare) for headings in profile.sections.values() for heading in headings
    )


def is_heading(text: str, style: int | None) -> bool:
    """A line that is a heading though it names no section: by its style, in capitals, or over the signatures."""
    bare = text.strip()
    if not bare or len(bare) > _LONGEST:
        return False
    if style is not None or _CLOSING.fullmatch(fold(bare)):
        return True
    letters = [char for char in bare if char.isalpha()]
    return len(letters) > 6 and all(char.isupper() for char in letters) and bare[-1] not in ".;,"


def may_head(text: str) -> bool:
    """A short line without a sentence's end, which is a heading where a list begins anew after it."""
    bare = text.strip()
    return len(bare) <= 60 and bare[:1].isupper() and bare[-1:].isalpha() and len(bare.split()) <= 8


def _named(bare: str, profile: Profile, titled: bool) -> str | None:
    folded = fold(bare.strip(_EDGES)).strip()
    found = _section_of(folded, profile)
    if found:
        return found
    words = re.findall(r"[^\W\d_]+", folded)
    if not words or len(words) > 7:
        return None
    first = _section_of(words[0], profile)
    if first is None:
        return None
    goes_on = titled and words[1:2] and words[1] in _OF and bare[-1:] not in ".;"
    if goes_on and (bare.isupper() or len(words) < 6):
        return first
    known = all(word in _SMALL or _section_of(word, profile) for word in words[1:])
    return first if known else None


def _section_of(folded: str, profile: Profile) -> str | None:
    return next((one for one, headings in profile.sections.items() if folded in headings), None)
