"""Taking places out of a text without moving the others."""

from __future__ import annotations

from collections.abc import Iterable


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with spaces at those places, as long as before."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(places):
        start, end = max(start, done), max(end, done)
        parts += text[done:start], " " * (end - start)
        done = end
    return "".join((*parts, text[done:]))
