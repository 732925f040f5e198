"""What is doubtful in the items that were read: nothing recognised, an act that is unsure, a misspelt name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from enlace.reader.doubts import doubt
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.model import Doubt, Item
from enlace.reader.profile import Profile

SURE = 0.6
"""An act of less confidence is to be compared with the original."""

_LONG = 60  # characters; a shorter item may be a mere topic


def item_doubts(items: Sequence[Item], plain: str, profile: Profile) -> Iterator[Doubt]:
    """Doubts about items in the order of the text; each misspelling is told once."""
    parents = {(item.section, item.parent) for item in items}
    told: set[str] = set()
    for item in items:
        alone = item.parent is None and (item.section, item.path) not in parents
        if alone and not item.acts and len(item.text) > _LONG:
            yield doubt("no-acts", item.span, path=item.path)
        for act in item.acts:
            if act.confidence < SURE:
                yield doubt("unsure-act", act.span, path=item.path)
        yield from _misspelt(item, plain, profile, told)


def _misspelt(item: Item, plain: str, profile: Profile, told: set[str]) -> Iterator[Doubt]:
    if not profile.misspelt:
        return
    for identifier, start, end in item.marks:
        said = plain[start:end]
        if said not in told and _words(said) in profile.misspelt:
            told.add(said)
            yield doubt("misspelt-name", (start, end), said=said, name=_name(identifier, profile.display))


@lru_cache(maxsize=4096)
def _words(said: str) -> tuple[str, ...]:
    return tuple(Tokens(said).words)


def _name(identifier: str, names: Mapping[str, Mapping[str, str]]) -> str:
    known = names[identifier]
    return known.get("en") or next(iter(known.values()))
