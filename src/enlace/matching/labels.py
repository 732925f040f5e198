"""What terms and parties are called in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from enlace.matching.model import Language
from enlace.reader.profile import load


def called(term: str, language: Language) -> str:
    """A concept's name in that language; a stem and an acronym are shown as they are."""
    return term.lstrip("~#").replace("_", " ")


def parties(codes: Iterable[str], language: Language) -> str:
    """The parties' names, after the built-in profile; an id that it does not know stands for itself."""
    display = load().display
    return ", ".join(display.get(code, {}).get(language, code) for code in codes)
