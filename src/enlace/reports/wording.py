"""Where words stand in an item, and how a list of parties is written and read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from enlace.directory import names
from enlace.reader.profile import states
from enlace.reports.errors import NoWords, UnknownParty
from enlace.reports.models import Item

_LISTED = re.compile(r"\s*[;\n]\s*")
_JOINED = re.compile(r"\s*,\s*(?:and\s+|y\s+|e\s+)?|\s+(?:and|y|e)\s+")


def place_of(item: Item, words: str, *, near: int = 0) -> tuple[int, int]:
    """The span in the report's text of words of an item, however their white space is; of several, the one at
    ``near`` or the next. Raises ``NoWords``."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise NoWords
    found = [
        (one.start() + item.start, one.end() + item.start)
        for one in re.finditer(r"\s+".join(parts), item.text)
    ]
    if not found:
        raise NoWords
    return min(found, key=lambda span: (abs(span[0] - near), span))


def label_of(code: str, lang: str) -> str:
    """The short name of a party or body, or the name of a State that is no party."""
    if code in names.names():
        return names.short_name_of(code, lang)
    state = states().get(code)
    return state[lang][0] if state else code


def written_list(codes: Iterable[str], lang: str) -> str:
    """``Honduras; Mexico; IOM``."""
    return "; ".join(label_of(code, lang) for code in codes)


def codes_in(said: str) -> tuple[str, ...]:
    """The codes of parties that are listed by name, short name or code, in either language.

    Raises ``UnknownParty`` at the first that is none.
    """
    known = _known()
    found: list[str] = []
    for part in filter(None, _LISTED.split(said.strip())):
        whole = known.get(_folded(part))
        found += [whole] if whole else [_code_of(one, known) for one in filter(None, _JOINED.split(part))]
    return tuple(dict.fromkeys(found))


def _code_of(name: str, known: dict[str, str]) -> str:
    code = known.get(_folded(name))
    if code is None:
        raise UnknownParty(code=name[:40])
    return code


def _known() -> dict[str, str]:
    known = {
        _folded(name): code for code, said in states().items() for name in [code, *said["en"], *said["es"]]
    }
    for code, said in names.names().items():
        known.update({_folded(name): code for name in (code, *said)})
    return known


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold().replace(" ", " "))
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())
