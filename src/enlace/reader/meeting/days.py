"""On which days the meeting was held."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from enlace.reader.doubts import doubt
from enlace.reader.meeting.head import Head
from enlace.reader.model import Doubt, Span

_JOIN = re.compile(r"\s*(?:,|-|–|—|and|y|to|al?|until|through|hasta)?\s*(?:the|el|on)?\s*$")
_OF_THE_PAPER = re.compile(
    r"\b(?:approved|adopted|version|draft|revised|issued|distributed|printed|aprobad[oa]|borrador"
    r"|revisad[oa]|distribuid[oa]"
    r"|emitid[oa]|fecha de (?:emision|elaboracion)|impreso|actualizad[oa]|updated)\b"
)
_LONGEST = timedelta(days=10)


class Held(NamedTuple):
    first: date
    last: date
    span: Span


def meeting_days(head: Head) -> tuple[Held | None, Doubt | None]:
    """The meeting's days by the opening sentence, else by the heading, and a doubt where the two differ."""
    sentence = next(filter(None, (_first(head, span) for span in head.opening)), None)
    in_heading = _first(head, head.heading)
    if sentence is None:
        elsewhere = (_first(head, span) for span in head.sentences if span not in head.opening)
        asides = (_any(head, span) for span in head.opening)
        held = in_heading or next(filter(None, (*elsewhere, *asides)), None)
        return held, None if held else doubt("no-date")
    if in_heading and in_heading[:2] != sentence[:2]:
        return sentence, doubt("heading-differs-date", in_heading.span)
    return sentence, None


def _first(head: Head, span: Span) -> Held | None:
    """The first days of that part that are the meeting's own, with those that continue them."""
    held: Held | None = None
    for one in head.days_in(span):
        if held is None:
            if not head.is_aside(one.start) and not _is_of_the_paper(head, one.start):
                held = Held(one.first, one.last, (one.start, one.end))
        elif (
            _JOIN.match(head.flat, held.span[1], one.start) and held.last <= one.last <= held.first + _LONGEST
        ):
            held = Held(held.first, one.last, (held.span[0], one.end))
        else:
            break
    return held


def _any(head: Head, span: Span) -> Held | None:
    """Days that stand in an aside, where the report has no others."""
    return next((Held(one.first, one.last, (one.start, one.end)) for one in head.days_in(span)), None)


def _is_of_the_paper(head: Head, place: int) -> bool:
    """Whether the line dates the paper ("Approved on …"), not the meeting."""
    line = head.flat.rfind("\n", 0, place) + 1
    return _OF_THE_PAPER.search(head.flat, max(line, place - 60), place) is not None
