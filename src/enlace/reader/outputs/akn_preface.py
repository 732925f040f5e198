"""The title page in Akoma Ntoso: title, place, days and parties in the lines before the first item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from enlace.reader.model import Report, Span
from enlace.reader.outputs.akn_days import meeting_days
from enlace.reader.outputs.akn_marks import Element, Layer, Mark, element, fill, name_marks, party_tag
from enlace.reader.outputs.akn_meta import parties

_LONGEST_TITLE = 250


def preface(document: Element, report: Report, lines: Sequence[Span]) -> None:
    """The lines as paragraphs, with the title, the meeting's days, its place and its parties marked."""
    if not lines:
        return
    block = element(document, "preface", {"eId": "preface"})
    layers = line_layers(report, lines)
    titles = Layer(_title(report, lines, layers[-1]))
    for n, line in enumerate(lines, start=1):
        fill(element(block, "p", {"eId": f"preface__p_{n}"}), report.plain, line, (titles, *layers))


def line_layers(report: Report, lines: Sequence[Span]) -> tuple[Layer, ...]:
    """Marks for lines outside items: the meeting's days, the first and the last of them, and names."""
    meeting = report.meeting
    first, last = meeting.start or meeting.end, meeting.end or meeting.start
    names = name_marks(report, lines, _names(report))
    if first is None or last is None:
        return (names,)
    found = [days for line in lines for days in meeting_days(report.plain, line, first, last)]
    wholes = [_date("docDate", last, days.whole) for days in found]
    halves = [
        _date("date", day, span)
        for days in found
        for day, span in ((first, days.first), (last, days.last))
        if span
    ]
    return Layer(wholes), Layer(halves), names


def _date(tag: str, day: date, span: Span) -> Mark:
    return Mark(*span, tag, {"date": day.isoformat(), "refersTo": "#event_meeting"})


def _title(report: Report, lines: Sequence[Span], names: Layer) -> Iterator[Mark]:
    """The first short line that names the body that met."""
    body = f"#{report.meeting.body}"
    for start, end in lines:
        named = {mark.attributes["refersTo"] for mark in names.within(start, end)}
        if end - start <= _LONGEST_TITLE and body in named:
            yield Mark(start, end, "docTitle", {"eId": "preface__docTitle", "refersTo": "#event_meeting"})
            return


def _names(report: Report) -> dict[str, Mark]:
    lang = report.source.language
    named = [(one, report.names.get(one, {}).get(lang)) for one in parties(report)]
    found = {name: Mark(0, 0, party_tag(one), {"refersTo": f"#{one}"}) for one, name in named if name}
    if report.meeting.city:
        found[report.meeting.city] = Mark(0, 0, "location", {"refersTo": "#location_venue"})
    return found
