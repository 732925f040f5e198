"""The header of a report: every recogniser's answer put together as one ``Meeting``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from enlace.reader.doubts import doubt
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.meeting.body import meeting_body
from enlace.reader.meeting.closing import closing
from enlace.reader.meeting.days import meeting_days
from enlace.reader.meeting.head import take_in
from enlace.reader.meeting.participants import participants
from enlace.reader.meeting.place import meeting_place
from enlace.reader.meeting.reports_to import reports_to
from enlace.reader.model import Doubt, Language, Meeting
from enlace.reader.profile import Profile

MOST = 12_000
"""So many characters are read of a head; a longer one is no heading."""


def read_meeting(
    head: str,
    *,
    offset: int,
    language: Language,
    profile: Profile,
    body_text: str = "",
    tokens: Tokens | None = None,
) -> tuple[Meeting, tuple[Doubt, ...]]:
    """What ``head``, the text before the first item, says of the meeting, and what is doubtful in it.

    ``offset`` is where the head stands in the plain text, in which the spans of doubts count. ``body_text`` is the rest
    """
    taken = take_in(head[:MOST], language, profile, tokens.until(min(len(head), MOST)) if tokens else None)
    body, body_doubt = meeting_body(taken)
    held, days_doubt = meeting_days(taken)
    place, place_doubt = meeting_place(taken)
    target = reports_to(taken, body)
    if body_text and not (held and place and target):
        last = closing(body_text, language, profile, body, dated=bool(held and place))
        target = target or last.reports_to
        if last.held and not held:
            held, days_doubt = last.held, doubt("date-from-closing")
        if last.place and not place:
            place, place_doubt = last.place, doubt("place-from-closing")
    meeting = Meeting(
        body=body,
        start=held.first if held else None,
        end=held.last if held else None,
        city=place.city if place else None,
        country=place.country if place else None,
        participants=participants(taken),
        reports_to=target,
    )
    return meeting, tuple(_placed((body_doubt, days_doubt, place_doubt), offset))


def _placed(doubts: Iterable[Doubt | None], offset: int) -> Iterable[Doubt]:
    for one in doubts:
        if one and one.span:
            yield replace(one, span=(one.span[0] + offset, one.span[1] + offset))
        elif one:
            yield one
