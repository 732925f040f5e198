"""What faces ask of the library: what is found, how it reads, what somebody may be about to type."""

from __future__ import annotations

from enlace.core.actor import Actor
from enlace.library.models import Passage
from enlace.library.queries import naming
from enlace.library.queries.finding import MOST, Found, Hit, find, passages_for
from enlace.library.queries.naming import Suggestion
from enlace.library.queries.showing import Shown, shown

__all__ = [
    "MOST",
    "Found",
    "Hit",
    "Shown",
    "Suggestion",
    "find",
    "jump",
    "passages_for",
    "shown",
    "suggestions",
]


def jump(said: str, actor: Actor, lang: str = "en") -> Passage | None:
    """What an exact reference names, where this actor may see it."""
    return naming.jump(said, passages_for(actor), lang)


def suggestions(said: str, actor: Actor, lang: str, *, most: int = 8) -> list[Suggestion]:
    """What somebody who types this may want, of what they may see."""
    return naming.suggestions(said, passages_for(actor), lang, most=most)
