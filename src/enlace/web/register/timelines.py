"""The timeline of a matter as a drawing: bodies as lanes, their meetings as marks, passages as dots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

WIDTH, LANE, TOP, LEFT, RIGHT = 920, 46, 34, 190, 24
NEAR = 16


@dataclass(frozen=True)
class Mark:
    """A meeting; where paragraphs of it are not shown, with the number of the last of these."""

    x: int
    meeting: Any
    spoke: int = 0


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    told: Any
    number: int


@dataclass(frozen=True)
class Lane:
    y: int
    body: Any
    marks: list[Mark]


@dataclass(frozen=True)
class Tick:
    x: int
    label: str


@dataclass(frozen=True)
class Timeline:
    lanes: list[Lane]
    dots: list[Dot]
    ticks: list[Tick]
    height: int
    width: int = WIDTH
    left: int = LEFT

    @property
    def right(self) -> int:
        return self.width - RIGHT


def timeline_of(life: Any) -> Timeline:
    """All its time; a dot for each paragraph that is shown, a mark for each meeting."""
    days = [one.ends_on for one in life.meetings] + [one.on for one in life.words]
    first, last = min(days), max(days)
    bodies = sorted(life.bodies, key=lambda one: (one.position, one.code))
    rows = {one.code: TOP + LANE * at + LANE // 2 for at, one in enumerate(bodies)}
    folded = enumerate(life.words, 1)
    spoke = {one.spot[0]: n for n, one in folded if not life.start < n <= life.stop}
    lanes = [
        Lane(
            rows[body.code],
            body,
            [
                Mark(_at(one.ends_on, first, last), one, spoke.get(one.pk, 0))
                for one in life.meetings
                if one.body_id == body.code
            ],
        )
        for body in bodies
    ]
    height = TOP + LANE * len(bodies) + 8
    return Timeline(lanes, _dots(life, rows, first, last), _ticks(first, last), height)


def _at(day: date, first: date, last: date) -> int:
    span = max((last - first).days, 1)
    inner = WIDTH - LEFT - RIGHT - 20
    return LEFT + 10 + round((day - first).days / span * inner)


def _dots(life: Any, rows: dict[str, int], first: date, last: date) -> list[Dot]:
    """Passages of one meeting stand side by side."""
    dots: list[Dot] = []
    taken: dict[str, int] = {}
    for number, told in enumerate(life.shown.passages, life.start + 1):
        code = told.meeting.body_id
        x = _at(told.meeting.ends_on, first, last)
        if code in taken and x < taken[code] + NEAR:
            x = taken[code] + NEAR
        taken[code] = x
        dots.append(Dot(x, rows[code], told, number))
    shift = max([dot.x for dot in dots], default=0) - (WIDTH - RIGHT)
    if shift > 0:  # too many at the last meeting: they grow to the left
        dots = [
            Dot(dot.x - shift if dot.x > WIDTH // 2 else dot.x, dot.y, dot.told, dot.number) for dot in dots
        ]
    return dots


def _ticks(first: date, last: date) -> list[Tick]:
    years = range(first.year, last.year + 1)
    step = max(1, len(years) // 10 + 1)
    shown = [year for year in years if (year - first.year) % step == 0]
    return [Tick(_at(max(date(year, 1, 1), first), first, last), str(year)) for year in shown]
