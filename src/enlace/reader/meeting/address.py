"""One address: "Tapachula, Chiapas, México", "the city of San Jose", "Panama City, Panama"."""

from __future__ import annotations

from typing import NamedTuple

from enlace.reader.grammar.tokens import Tokens
from enlace.reader.meeting.gazetteer import city_at, state_at
from enlace.reader.meeting.head import Head
from enlace.reader.model import Span

_LINKS = frozenset(("of", "de", "del", "la", "las", "los", "el", "au", "sur", "upon"))
_NO_CITY = frozenset(
    "hotel palacio palace centro center centre sede headquarters cancilleria ministerio ministry casa salon auditorio "
    "auditorium secretaria secretariat office oficina instalaciones edificio building parlamento venue lugar "
    "meeting reunion report informe conference conferencia network red group grupo session sesion body".split()
)
_REGION_WORDS = frozenset(
    "in en the el la estado departamento provincia state department province of de".split()
)
_DISTRICTS = frozenset(("dc", "df", "cdmx"))
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre".split()
)
_SEPARATORS = frozenset((",", "(", "-", "–", "—", "/"))
_LONGEST, _PARTS = 6, 3


class Place(NamedTuple):
    city: str | None
    country: str | None
    span: Span


def address_at(head: Head, place: int, last: int, *, named: bool = False) -> Place | None:
    """The address that begins at that token: a city before its State, a city that the profile knows, or a State.

    A city of which neither is known counts where the text calls it a city (``named``).
    """
    tokens = head.tokens
    if place >= last or not (tokens.raw[place][0].isupper() or named):
        return None
    known = city_at(tokens, place, head.profile)
    if known and not _is_linked(tokens, known[1], last):
        end = known[1]
    else:
        known, end = None, _run_end(tokens, place, last)
    if not _NO_CITY.isdisjoint(tokens.words[place:end]):
        return None
    end = _past_district(tokens, end, last)
    state = _state_after(tokens, end, last)
    alone = state_at(tokens, place)
    if alone and alone[1] == end and state and state[0] != alone[0] and not known:
        return None
    if state:
        return _place(head, place, end, *state)
    if known:
        return _place(head, place, end, known[0], end)
    if alone and alone[1] == end:
        return Place(None, alone[0], (tokens.starts[place], tokens.ends[end - 1]))
    return _place(head, place, end, None, end) if named and end > place else None


def _run_end(tokens: Tokens, place: int, last: int) -> int:
    """Past the capitalised words of a name and the small words between them, before a State that follows at once."""
    end = place
    while end < min(place + _LONGEST, last) and _goes_on(tokens, place, end):
        if (
            end > place
            and tokens.words[end - 1] not in _LINKS
            and state_at(tokens, end)
            and not _state_after(tokens, end + 1, last)
        ):
            break
        end += 1
        if end < last and tokens.words[end] == "." and len(tokens.raw[end - 1]) <= 3:
            end += 1
        linked = end
        while linked < last and tokens.raw[linked].islower() and tokens.words[linked] in _LINKS:
            linked += 1
        if linked < last and tokens.raw[linked][0].isupper():
            end = linked
    return end


def _goes_on(tokens: Tokens, place: int, end: int) -> bool:
    """Whether the token may be of the name: a capitalised word, no month, and in all capitals as the first is."""
    word, first = tokens.raw[end], tokens.raw[place]
    if not word[0].isupper() or tokens.words[end] in _MONTHS:
        return False
    return not (first.isupper() and len(first) > 1 and not word.isupper())


def _is_linked(tokens: Tokens, end: int, last: int) -> bool:
    """Whether the name of a known city goes on to be another's ("San José de las Matas")."""
    return end + 1 < last and tokens.words[end] in ("de", "del") and tokens.raw[end + 1][0].isalpha()


def _past_district(tokens: Tokens, end: int, last: int) -> int:
    """Past ", D.C." and the like, which belong to the name of the city."""
    start = end + 1 if end < last and tokens.words[end] == "," else end
    district = start
    letters = ""
    while district < min(start + 4, last) and (
        tokens.words[district] == "." or tokens.raw[district].isupper()
    ):
        letters += tokens.words[district].strip(".")
        district += 1
    return district if letters in _DISTRICTS else end


def _state_after(tokens: Tokens, end: int, last: int) -> tuple[str, int] | None:
    """The State after a city, with up to two districts or regions between them."""
    state = state_at(tokens, end)
    for _ in range(_PARTS):
        if state or end >= last or tokens.words[end] not in _SEPARATORS:
            break
        end += 1
        state = state_at(tokens, end)
        end = _region_end(tokens, end, last)
    return state if state and state[1] <= last else None


def _region_end(tokens: Tokens, end: int, last: int) -> int:
    while end < last and tokens.raw[end].islower() and tokens.words[end] in _REGION_WORDS:
        end += 1
    return _run_end(tokens, end, last)


def _place(head: Head, place: int, end: int, country: str | None, until: int) -> Place:
    tokens = head.tokens
    city = " ".join(head.text[tokens.starts[place] : tokens.ends[end - 1]].split())
    if city.isupper() and len(city) > 4:
        city = " ".join(word.lower() if word.lower() in _LINKS else word.title() for word in city.split())
    return Place(city, country, (tokens.starts[place], tokens.ends[max(end, until) - 1]))
