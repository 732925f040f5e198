"""Where a line says the days of the meeting, in either language and whatever the order of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enlace.reader.model import Span
from enlace.reader.outputs.dates_in_words import MONTHS

_TOKEN = re.compile(r"\w+|[^\w\s]")
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")
_JOINTS = {"–", "-", "—", "to", "al", "a", "and", "y", "&"}
_BETWEEN = _JOINTS | {",", "de", "del", "of", "the", "el"}


@dataclass(frozen=True, slots=True)
class Days:
    """``November 18 – 19, 2013``: the whole, and where there are two days the words of each."""

    whole: Span
    first: Span | None = None
    last: Span | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    said: str
    start: int
    end: int


def meeting_days(plain: str, line: Span, first: date, last: date) -> Iterator[Days]:
    """Each place in the line that gives the last day, its month and year, and nothing else between them."""
    own = {str(first.day), str(last.day), str(first.year), str(last.year)}
    own |= {months[day.month - 1].lower() for months in MONTHS.values() for day in (first, last)}
    run: list[_Word] = []
    for found in _TOKEN.finditer(plain, *line):
        word = _Word(_said(found[0]), found.start(), found.end())
        if word.said in own or (run and word.said in _BETWEEN):
            run.append(word)
        elif run:
            yield from _days(run, first, last)
            run = []
    yield from _days(run, first, last)


def _said(token: str) -> str:
    number = _NUMBER.fullmatch(token.lower())
    return str(int(number[1])) if number else token.lower()


def _days(run: list[_Word], first: date, last: date) -> Iterator[Days]:
    said = [word.said for word in run]
    months = {months[last.month - 1].lower() for months in MONTHS.values()}
    years = [at for at, word in enumerate(said) if word == str(last.year) and str(last.day) in said[:at]]
    if not years or not months.intersection(said[: years[0]]):
        return
    run, said = run[: years[0] + 1], said[: years[0] + 1]
    whole = run[0].start, run[-1].end
    joint = _joint(said, str(first.day), str(last.day)) if first != last else None
    if joint is None:
        yield Days(whole)
    else:
        yield Days(whole, (run[0].start, run[joint - 1].end), (run[joint + 1].start, run[-1].end))


def _joint(said: list[str], first: str, last: str) -> int | None:
    """Where the word stands that joins the first day to the last."""
    if first not in said:
        return None
    start = said.index(first)
    joints = (at for at in range(start + 1, len(said)) if said[at] in _JOINTS and last in said[at:])
    return next(joints, None)
