"""What is owed, taken from reports: one entry for each commitment, with its state on a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from enlace.reader.model import Act, Commitment, Item, Language, Report

State = Literal["passed", "ahead", "recurring", "words", "none"]
STATES: tuple[State, ...] = ("passed", "ahead", "recurring", "words", "none")


@dataclass(frozen=True, slots=True)
class Entry:
    """One commitment. ``number`` counts from 1 over the page; ``report_at``, ``item_at`` are places in lists."""

    number: int
    report: Report
    report_at: int
    item: Item
    item_at: int
    act: Act
    commitment: Commitment
    state: State

    @property
    def parties(self) -> tuple[str, ...]:
        return self.commitment.owed_by

    @property
    def latest(self) -> date | None:
        return self.commitment.due.latest if self.commitment.due else None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The page's facts. ``version_of[i]`` is the report that report ``i`` is another version of."""

    reports: tuple[Report, ...]
    entries: tuple[Entry, ...]
    version_of: Mapping[int, int]
    names: Mapping[str, Mapping[str, str]]
    lang: Language
    today: date

    def name(self, identifier: str) -> str:
        """The latest name of a State, organisation or body in the page's language; else its id."""
        return self.names.get(identifier, {}).get(self.lang) or identifier

    def by_party(self) -> list[tuple[str | None, list[Entry]]]:
        """Each party with what it owes, the one that owes most first; ``None``, where nobody is named, last."""
        groups: dict[str | None, list[Entry]] = {}
        for entry in self.entries:
            for party in entry.parties or (None,):
                groups.setdefault(party, []).append(entry)
        order = sorted(
            groups, key=lambda p: (p is None, -len(groups[p]), self.name(p or "").casefold(), p or "")
        )
        return [(party, sorted(groups[party], key=urgency)) for party in order]

    def count_states(self) -> Counter[State]:
        return Counter(entry.state for entry in self.entries)


def urgency(entry: Entry) -> tuple[int, int, int]:
    """Sorts by state, then by how near the last day in time is to the page's day, then in reading order."""
    day = entry.latest.toordinal() if entry.latest else 0
    return STATES.index(entry.state), -day if entry.state == "passed" else day, entry.number


def state_on(commitment: Commitment, today: date) -> State:
    due = commitment.due
    if due is None:
        return "none"
    if due.rrule:
        return "recurring"
    if due.latest is None:
        return "words"
    return "passed" if due.latest < today else "ahead"


def open_ledger(reports: Sequence[Report], lang: Language, today: date) -> Ledger:
    """Collect what is owed, reports in the order of their meetings; versions of one report count once."""
    ordered = tuple(sorted(reports, key=_by_meeting))
    version_of = _versions(ordered, lang)
    entries: list[Entry] = []
    for at, report in enumerate(ordered):
        if at in version_of:
            continue
        for item_at, item in enumerate(report.items):
            for act in item.acts:
                if act.commitment is not None:
                    state = state_on(act.commitment, today)
                    entries.append(
                        Entry(len(entries) + 1, report, at, item, item_at, act, act.commitment, state)
                    )
    names = {identifier: said for report in ordered for identifier, said in report.names.items()}
    return Ledger(ordered, tuple(entries), version_of, names, lang, today)


def _by_meeting(report: Report) -> tuple[date, str, str, str]:
    meeting, source = report.meeting, report.source
    return meeting.start or date.max, meeting.body or "", source.name, source.sha256


def _versions(reports: tuple[Report, ...], lang: Language) -> dict[int, int]:
    """Which reports say what another says: one meeting in another language, or the same items in another file.

    Counted is the version in the page's language, and of several files the first.
    """
    counted: dict[tuple[object, ...], int] = {}
    version_of: dict[int, int] = {}
    order = sorted(range(len(reports)), key=lambda at: (reports[at].source.language != lang, at))
    for at in order:
        meeting, language = reports[at].meeting, reports[at].source.language
        if meeting.body is None or meeting.start is None:
            continue
        place = (meeting.body, meeting.start, meeting.end)
        same_text = (*place, language, _outline(reports[at]))
        other_language = (*place, "en" if language == "es" else "es")
        first = counted.get(same_text, counted.get(other_language))
        if first is None:
            counted[same_text] = at
            counted.setdefault((*place, language), at)
        else:
            version_of[at] = first
    return version_of


def _outline(report: Report) -> tuple[object, ...]:
    return tuple((item.section, item.path, _words(item.text)) for item in report.items)


def _words(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
