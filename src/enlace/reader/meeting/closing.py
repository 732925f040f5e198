"""What the last lines of a report say where its beginning is silent: "Managua, 21 March 2014"."""

from __future__ import annotations

from typing import NamedTuple

from enlace.reader.meeting.address import Place
from enlace.reader.meeting.asides import flat
from enlace.reader.meeting.days import Held
from enlace.reader.meeting.head import Head, take_in
from enlace.reader.meeting.place import places_by_line
from enlace.reader.meeting.reports_to import THIS_REPORT, closing_reports_to
from enlace.reader.model import Language, Span
from enlace.reader.profile import Profile

_TAIL, _LINE = 1_500, 100


class Closing(NamedTuple):
    """The place and day of the dated line, and the body to which "this report" is submitted."""

    place: Place | None
    held: Held | None
    reports_to: str | None


def closing(rest: str, language: Language, profile: Profile, body: str | None, *, dated: bool) -> Closing:
    """Read the last lines of ``rest``, the report after its head; ``dated`` where place and days are known."""
    start = max(0, len(rest) - _TAIL)
    last = rest[rest.find("\n", start) + 1 if start else 0 :]
    if dated and not THIS_REPORT.search(flat(last)):
        return Closing(None, None, None)
    tail = take_in(last, language, profile)
    target = closing_reports_to(tail, body)
    for line in tail.sentences:
        place, held = _dated(tail, line)
        if place and held:
            return Closing(place, held, target)
    return Closing(None, None, target)


def _dated(tail: Head, line: Span) -> tuple[Place | None, Held | None]:
    """The place and the day of a line that says nothing else."""
    days = tail.days_in(line)
    if not days or line[1] - line[0] > _LINE:
        return None, None
    place = next(places_by_line(tail, line), None)
    if place is None or place.span[0] > line[0] or place.span[1] > days[0].start:
        return None, None
    return place, Held(days[0].first, days[0].last, (days[0].start, days[0].end))
