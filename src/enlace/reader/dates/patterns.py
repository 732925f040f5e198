"""Regular expressions that stay linear on any text."""

from __future__ import annotations

import re


def compiled(source: str) -> re.Pattern[str]:
    r"""Compile with every ``\s*`` and ``\s+`` possessive: long white space is walked over once, never again.

    Nothing that follows white space in ``source`` may itself match white space.
    """
    return re.compile(source.replace(r"\s*", r"\s*+").replace(r"\s+", r"\s++"))
