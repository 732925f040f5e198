"""In which city and State the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enlace.reader.doubts import doubt
from enlace.reader.meeting.address import Place, address_at
from enlace.reader.meeting.asides import flat
from enlace.reader.meeting.gazetteer import city_at, state_at
from enlace.reader.meeting.head import Head
from enlace.reader.model import Doubt, Span

_IN = frozenset(("in", "en"))
_ARTICLES = frozenset(("the", "la", "el", "los", "las"))
_CITY = frozenset(("city", "ciudad"))
_OF = frozenset(("of", "de", "del"))
_FAR = re.compile(r"\b(?:virtual(?:ly|mente)?|videoconferenc\w+|online|on-line|remote(?:ly)?|en linea)\b")


def meeting_place(head: Head) -> tuple[Place | None, Doubt | None]:
    """City and State by the opening sentence, else by the heading, and a doubt where the two differ."""
    found = [one for span in head.opening for one in places_in(head, span)]
    sentence = next((one for one in found if not head.is_aside(one.span[0])), None)
    in_heading = next(places_by_line(head, head.heading), None)
    if sentence is None:
        place = in_heading or next(iter(found), None) or next(places_by_line(head, (0, len(head.text))), None)
        missing = place is None and not _FAR.search(head.flat)
        return place, doubt("no-place") if missing else None
    if in_heading is None:
        return sentence, None
    if _differ(sentence, in_heading):
        return sentence, doubt("heading-differs-place", in_heading.span)
    return _merged(sentence, in_heading), None


def places_in(head: Head, sentence: Span) -> Iterator[Place]:
    """The addresses of a sentence: what stands after "in", with a State or a city that the profile knows."""
    tokens = head.tokens
    first, last = head.token_range(sentence)
    for place in range(first, last - 1):
        if tokens.words[place] in _IN and (found := _after_in(head, place + 1, last)):
            yield found


def _after_in(head: Head, place: int, last: int) -> Place | None:
    """The address after "in", past "the city of"; but the Ciudad de Panamá keeps its name."""
    words, raw = head.tokens.words, head.tokens.raw
    if words[place] in _ARTICLES and raw[place].islower():
        place += 1
    if place + 2 >= last or words[place] not in _CITY or words[place + 1] not in _OF:
        return address_at(head, place, last)
    bare = address_at(head, place + 2, last, named=True)
    if bare and words[place] == "ciudad" and _is_whole_name(head, place, bare):
        city = "Ciudad de " + (bare.city or head.text[slice(*bare.span)])
        return Place(city, bare.country, (head.tokens.starts[place], bare.span[1]))
    return bare


def _is_whole_name(head: Head, place: int, bare: Place) -> bool:
    """Whether "Ciudad de" belongs to the name: a known city's, or one that bears the name of its State."""
    state = state_at(head.tokens, place + 2)
    return city_at(head.tokens, place, head.profile) is not None or (
        state is not None and state[0] == bare.country
    )


def places_by_line(head: Head, heading: Span) -> Iterator[Place]:
    """The addresses of a heading: at the beginning of a line, after a date, where capitals end."""
    first, last = head.token_range(heading)
    until = first
    for place in range(first, last):
        if place >= until:
            until = _line_end(head, place, last)
        if _may_begin(head, place) and (found := address_at(head, place, until)) and found.city:
            yield found


def _line_end(head: Head, place: int, last: int) -> int:
    """Past the last token of the line; a comma at its end takes the next line along."""
    tokens = head.tokens
    for end in range(place + 1, last):
        if tokens.words[end - 1] != "," and "\n" in head.text[tokens.ends[end - 1] : tokens.starts[end]]:
            return end
    return last


def _may_begin(head: Head, place: int) -> bool:
    tokens = head.tokens
    if not tokens.raw[place][0].isupper():
        return False
    if place == 0 or "\n" in head.text[tokens.ends[place - 1] : tokens.starts[place]]:
        return True
    before = tokens.raw[place - 1]
    if before == "," and tokens.starts[place] >= head.heading[1]:
        return city_at(tokens, place, head.profile) is not None
    runs_on = before.isupper() and len(before) > 1 and not tokens.raw[place].isupper()
    return runs_on or not before.isalpha() or tokens.words[place - 1] in _IN


def _differ(one: Place, other: Place) -> bool:
    if one.country and other.country and one.country != other.country:
        return True
    if not one.city or not other.city:
        return False
    first, second = flat(one.city), flat(other.city)
    return first not in second and second not in first


def _merged(sentence: Place, heading: Place) -> Place:
    """What both say together; where the sentence says "la ciudad de Panamá", the heading knows the name."""
    city = sentence.city or heading.city
    if heading.city and city == f"Ciudad de {heading.city}":
        city = heading.city
    return sentence._replace(city=city, country=sentence.country or heading.country)
