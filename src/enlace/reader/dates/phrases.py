"""What the recognisers of deadlines say to one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from enlace.reader.dates.folding import fold
from enlace.reader.model import Language


class Rank(IntEnum):
    """How much a phrase says of when, best first."""

    LIMIT = 0
    DATED = 1
    RECURRENCE = 2
    UNDATED = 3


class Phrase(NamedTuple):
    """A deadline phrase, ``text[start:end]``. ``limit``: it also bounds what is held, not only what is delivered."""

    start: int
    end: int
    rank: Rank
    edtf: str | None = None
    latest: date | None = None
    rrule: str | None = None
    limit: bool = False


@dataclass(frozen=True)
class Clause:
    """The text of one clause, folded once; ``after`` is the meeting's last day."""

    raw: str
    text: str
    language: Language
    after: date | None

    @classmethod
    def of(cls, raw: str, language: Language, after: date | None) -> Clause:
        return cls(raw, fold(raw), language, after)
