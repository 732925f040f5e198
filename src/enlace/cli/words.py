"""In which language the command line speaks, and its sentences as pairs: English, Spanish (formal es-419)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

Language = Literal["en", "es"]
Pair = tuple[str, str]


def pick(pair: Pair, lang: Language, **facts: object) -> str:
    """The sentence of that pair, its ``{facts}`` filled in."""
    sentence = pair[1] if lang == "es" else pair[0]
    return sentence.format(**facts) if facts else sentence


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """``--lang`` where it is given, else the first of LC_ALL, LC_MESSAGES and LANG that is set, else English."""
    named = _named_in(argv)
    if named is None:
        settings = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        named = next(filter(None, settings), "en")
    return "es" if named.lower().replace("-", "_").split("_")[0].split(".")[0] == "es" else "en"


def _named_in(argv: Sequence[str]) -> str | None:
    for place, word in enumerate(argv):
        if word == "--":
            return None
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(argv):
            return argv[place + 1]
    return None
