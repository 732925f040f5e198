"""Names of States and cities as they stand in an address, where every part says a place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from enlace.reader.grammar.tokens import Tokens
from enlace.reader.profile import Profile, states

_LONGEST = 6
_BEFORE = frozenset(
    ("the", "la", "el", "los", "las", "republic", "republica", "of", "de", "del", "commonwealth")
)


def state_at(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """The State named at that token and the token after it; "the Republic of" and articles are passed over."""
    for start in range(place, min(place + 4, len(tokens))):
        found = _longest(_state_names(), tokens, start)
        if found and tokens.raw[start][0].isupper():
            return found
        if tokens.words[start] not in _BEFORE:
            break
    return None


def city_at(tokens: Tokens, place: int, profile: Profile) -> tuple[str, int] | None:
    """The State of the profile's well-known city named at that token, and the token after it."""
    return _longest(profile.towns, tokens, place)


def _longest(names: Mapping[tuple[str, ...], str], tokens: Tokens, place: int) -> tuple[str, int] | None:
    for length in range(_LONGEST, 0, -1):
        code = names.get(tuple(tokens.words[place : place + length]))
        if code:
            return code, min(place + length, len(tokens))
    return None


@lru_cache(maxsize=1)
def _state_names() -> dict[tuple[str, ...], str]:
    return {
        tuple(Tokens(text).words): code
        for code, state in states().items()
        for names in state.values()
        for text in names
    }
