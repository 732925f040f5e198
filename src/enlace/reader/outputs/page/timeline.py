"""What is owed by date: a picture with a line for each body, and the same facts as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from enlace.reader.outputs.page.html import attribute, quoted, shorten, text
from enlace.reader.outputs.page.ledger import Entry, Ledger, urgency
from enlace.reader.outputs.page.owed import item_in_words, meeting_in_words, when_cell
from enlace.reader.outputs.page.strings import relative_in_words, say, say_count
from enlace.reader.outputs.words import (
    column_head,
    date_in_words,
    days_in_words,
    name_in_words,
    names_in_words,
)

WIDTH, LEFT, RIGHT = 960, 12, 948
MARK, PITCH, TALLEST = 11, 11, 132
TOP = 66  # below two lines of words, of the mark that is pointed at, and the years


def write_timeline(ledger: Ledger) -> str:
    dated = sorted((entry for entry in ledger.entries if entry.latest), key=urgency)
    said = sorted((entry for entry in ledger.entries if entry.commitment.due), key=urgency)
    picture = (
        _picture(ledger, dated)
        if dated
        else f'<p class="empty">{text(say("timeline.none", ledger.lang))}</p>'
    )
    return picture + _table(ledger, said) + _meetings(ledger)


class Scale:
    """Days as places from left to right, over whole years."""

    def __init__(self, days: Iterable[date]) -> None:
        years = sorted({day.year for day in days})
        self.first, self.last = years[0], years[-1] + 1
        self._start = date(self.first, 1, 1).toordinal()
        self._length = date(self.last, 1, 1).toordinal() - self._start

    def at(self, day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day.toordinal() - self._start) / self._length, 1)

    def years(self) -> list[int]:
        """At most some sixteen years to name, at even steps."""
        step = next(
            step for step in (1, 2, 5, 10, 25, 100, 1000, 10_000) if (self.last - self.first) / step <= 16
        )
        return [year for year in range(self.first, self.last) if not (year - self.first) % step]


def _picture(ledger: Ledger, dated: list[Entry]) -> str:
    lang = ledger.lang
    meetings = [report.meeting for report in ledger.reports if report.meeting.start]
    scale = Scale([*(meeting.start for meeting in meetings if meeting.start), *_latest_days(dated)])
    lanes: dict[str, list[Entry]] = defaultdict(list)
    for meeting in meetings:
        lanes[meeting.body or ""]
    for entry in dated:
        lanes[entry.report.meeting.body or ""].append(entry)
    drawn, y = [], TOP
    for body in sorted(lanes, key=lambda body: (not body, ledger.name(body).casefold())):
        lane, y = _lane(ledger, scale, body, lanes[body], y)
        drawn.append(lane)
    height = y + 48
    title = say_count("timeline.title", len(dated), lang)
    return (
        f'<p class="about">{text(say("timeline.about", lang))} {text(say("timeline.hint", lang))}</p>'
        '<div class="scroll" tabindex="0" role="region" '
        f'aria-label="{attribute(say("timeline.scroll", lang))}">'
        f'<svg id="picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="group" '
        f'aria-labelledby="picture-title"><title id="picture-title">{text(title)}</title>'
        f"{_years(scale, y)}{_today(ledger, scale, y)}{''.join(drawn)}"
        f"{_legend(ledger, y + 38)}</svg></div>"
        f'<p class="js"><button type="button" id="save" data-file="{attribute(say("timeline.file", lang))}">'
        f"{text(say('timeline.save', lang))}</button></p>"
    )


def _latest_days(entries: Iterable[Entry]) -> list[date]:
    return [entry.latest for entry in entries if entry.latest]


def _years(scale: Scale, bottom: int) -> str:
    parts = []
    for year in scale.years():
        x = scale.at(date(year, 1, 1))
        parts.append(
            f'<path class="year" d="M{x} 44V{bottom}"/><text class="year" x="{x + 4}" y="54">{year}</text>'
        )
    return "".join(parts)


def _today(ledger: Ledger, scale: Scale, bottom: int) -> str:
    if not scale.first <= ledger.today.year < scale.last:
        return ""
    x = scale.at(ledger.today)
    said = text(say("timeline.today", ledger.lang, day=date_in_words(ledger.today, ledger.lang)))
    side, shift = ("end", -4) if x > WIDTH / 2 else ("start", 4)
    return (
        f'<path class="today" d="M{x} 44V{bottom}"/>'
        f'<text class="today" x="{x + shift}" y="{bottom + 13}" text-anchor="{side}">{said}</text>'
    )


def _lane(ledger: Ledger, scale: Scale, body: str, entries: list[Entry], top: int) -> tuple[str, int]:
    """One body: its name, its meetings on a line, and above it the last days, stacked where they meet."""
    stacked = _stack(scale, entries)
    tallest = max((level for _, level in stacked), default=-1) + 1
    pitch = min(PITCH, TALLEST / max(tallest, 1))
    line = round(top + 34 + pitch * max(tallest - 1, 0) + MARK)
    bars = "".join(
        _bar(ledger, scale, at, line)
        for at, report in enumerate(ledger.reports)
        if (report.meeting.body or "") == body
    )
    dots = "".join(_dot(ledger, entry, scale, line - 14 - pitch * level) for entry, level in stacked)
    name = ledger.name(body) if body else say("body.unknown", ledger.lang)
    return (
        f'<g class="lane"><text class="lane" x="{LEFT}" y="{top + 16}">{text(name)}</text>'
        f'<path class="line" d="M{LEFT} {line}H{RIGHT}"/>{bars}{dots}</g>',
        line + 14,
    )


def _stack(scale: Scale, entries: Iterable[Entry]) -> list[tuple[Entry, int]]:
    """Each entry with the lowest level at which its mark touches no other."""
    stacked: list[tuple[Entry, int]] = []
    ends: list[float] = []
    for entry in sorted(entries, key=lambda entry: (entry.latest or date.max, entry.number)):
        x = scale.at(entry.latest or date.max)
        level = next((level for level, end in enumerate(ends) if end <= x), len(ends))
        ends[level : level + 1] = [x + MARK]
        stacked.append((entry, level))
    return stacked


def _bar(ledger: Ledger, scale: Scale, at: int, line: int) -> str:
    report = ledger.reports[at]
    if report.meeting.start is None or at in ledger.version_of:
        return ""
    x = scale.at(report.meeting.start)
    return (
        f'<a class="meeting" href="#r{at}" data-meeting="{at}">'
        f'<rect x="{x - 2}" y="{line - 6}" width="4" height="12"/>'
        f"{_tip(meeting_in_words(ledger, report), '')}</a>"
    )


def _dot(ledger: Ledger, entry: Entry, scale: Scale, y: float) -> str:
    latest = entry.latest
    assert latest is not None
    lang = ledger.lang
    x, y = scale.at(latest), round(y, 1)
    who = names_in_words(entry.report, entry.parties, lang) or say("nobody", lang)
    when = f"{date_in_words(latest, lang)}, {relative_in_words(latest, ledger.today, lang)}"
    head = say("timeline.dot", lang, when=when, who=who)
    shape = _diamond(x, y) if entry.state == "passed" else f'<circle cx="{x}" cy="{y}" r="4.5"/>'
    return (
        f'<a class="dot {entry.state}" href="#c{entry.number}" data-c="{entry.number}">{shape}'
        f"{_tip(head, shorten(entry.act.text, 120))}</a>"
    )


def _tip(head: str, words: str) -> str:
    """The words of a mark: its name for those who hear the page, shown at the top when it is pointed at."""
    second = f'<tspan class="words" x="{LEFT}" dy="17">{text(words)}</tspan>' if words else ""
    return f'<text class="tip" x="{LEFT}" y="14">{text(head)} {second}</text>'


def _diamond(x: float, y: float) -> str:
    return f'<path d="M{x} {y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z"/>'


def _legend(ledger: Ledger, y: int) -> str:
    lang = ledger.lang
    return (
        f'<g class="legend" transform="translate({LEFT} {y})"><g class="passed">{_diamond(6, -4)}</g>'
        f'<text x="18" y="0">{text(say("state.passed", lang))}</text>'
        '<g class="ahead"><circle cx="156" cy="-4" r="4.5"/></g>'
        f'<text x="168" y="0">{text(say("state.ahead", lang))}</text>'
        f'<g class="meeting"><rect x="304" y="-10" width="4" height="12"/></g>'
        f'<text x="316" y="0">{text(say("timeline.meeting", lang))}</text></g>'
    )


def _table(ledger: Ledger, entries: list[Entry]) -> str:
    if not entries:
        return ""
    lang = ledger.lang
    heads = ("due", "owed_by", "words", "owed_to", "meeting", "path")
    rows = []
    for entry in entries:
        source = entry.report.source.language
        cells = (
            f"<td>{when_cell(ledger, entry)}</td>"
            f"<td>{text(names_in_words(entry.report, entry.parties, lang) or say('nobody', lang))}</td>"
            f"<td>{quoted(shorten(entry.act.text, 160), source)}</td>"
            f"<td>{text(names_in_words(entry.report, entry.commitment.owed_to, lang))}</td>"
            f"<td>{text(meeting_in_words(ledger, entry.report))}</td>"
            f'<td><a href="#c{entry.number}">{text(item_in_words(ledger, entry.item))}</a></td>'
        )
        rows.append(f'<tr data-c="{entry.number}">{cells}</tr>')
    return _as_table(say("timeline.table", lang), [column_head(head, lang) for head in heads], rows)


def _meetings(ledger: Ledger) -> str:
    lang = ledger.lang
    heads = [
        column_head("body", lang),
        say("report.when", lang),
        say("report.where", lang),
        say("nav.owed", lang),
    ]
    rows = []
    for at, report in enumerate(ledger.reports):
        meeting = report.meeting
        if at in ledger.version_of:
            continue
        body = name_in_words(report, meeting.body, lang) if meeting.body else report.source.name
        days = days_in_words(meeting.start, meeting.end or meeting.start, lang) if meeting.start else ""
        owed = say_count("report.owed", sum(entry.report_at == at for entry in ledger.entries), lang)
        rows.append(
            f'<tr data-meeting="{at}"><td><a href="#r{at}">{text(body)}</a></td><td>{text(days)}</td>'
            f"<td>{text(meeting.city or '')}</td><td>{text(owed)}</td></tr>"
        )
    return _as_table(say("timeline.meetings", lang), heads, rows)


def _as_table(title: str, heads: list[str], rows: list[str]) -> str:
    cells = "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
    return (
        f'<details class="table"><summary>{text(title)}</summary><div class="scroll" tabindex="0" role="region" '
        f'aria-label="{attribute(title)}"><table><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody>'
        "</table></div></details>"
    )
