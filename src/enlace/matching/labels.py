"""What terms and parties are called in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from enlace.matching.model import Fingerprint, Language
from enlace.reader.profile import load


def quoted(term: str, a: Fingerprint, b: Fingerprint) -> str:
    """The words by which each of the two items says it, once where they say it alike; ``""`` where one does not."""
    one, other = a.said.get(term), b.said.get(term)
    if one is None or other is None:
        return f"“{one or other}”" if one or other else ""
    return f"“{one}”" if one.lower() == other.lower() else f"“{one}”/“{other}”"


def parties(codes: Iterable[str], language: Language) -> str:
    """The parties' names, after the built-in profile; an id that it does not know stands for itself."""
    display = load().display
    return ", ".join(display.get(code, {}).get(language, code) for code in codes)
