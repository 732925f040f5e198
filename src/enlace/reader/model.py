"""What the reader says of one report: the contract ``enlace.report/1`` as frozen values.

Spans are ``(start, end)``, half open, in Unicode code points of ``Report.plain``; for every item and act
``text == plain[start:end]``. States are ISO 3166-1 alpha-3 codes, organisations and bodies are ids of the
process profile. What the report does not say is ``None`` or ``()``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Language = Literal["en", "es"]
Span = tuple[int, int]
ActKind = Literal[
    "thank",
    "note",
    "affirm",
    "inform",
    "approve",
    "recommend",
    "withdraw",
    "request",
    "commit",
    "offer",
    "propose",
]
SCHEMA = "enlace.report/1"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader is unsure of or had to decide; ``code`` is stable, ``message`` is for people.

    ``message`` is English; ``es`` says the same in Spanish where the doubt is one of ``enlace.reader.doubts``.
    """

    code: str
    message: str
    span: Span | None = None
    es: str | None = field(default=None, compare=False)

    def sentence(self, language: Language) -> str:
        """The message in that language."""
        return self.es if language == "es" and self.es is not None else self.message

    def as_dict(self) -> dict[str, Any]:
        said: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.span is not None:
            said["span"] = list(self.span)
        return said


@dataclass(frozen=True, slots=True)
class Due:
    """By when something is owed: the report's words, an EDTF date, the last day in time, an RFC 5545 rule."""

    text: str
    edtf: str | None = None
    latest: date | None = None
    rrule: str | None = None

    def as_dict(self) -> dict[str, Any]:
        latest = self.latest.isoformat() if self.latest else None
        return {"text": self.text, "edtf": self.edtf, "latest": latest, "rrule": self.rrule}


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is owed after an act: by whom, to whom, by when."""

    owed_by: tuple[str, ...] = ()
    owed_to: tuple[str, ...] = ()
    due: Due | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "owed_by": list(self.owed_by),
            "owed_to": list(self.owed_to),
            "due": self.due.as_dict() if self.due else None,
        }


@dataclass(frozen=True, slots=True)
class Act:
    """One finite thing that somebody does in an item.

    ``rule`` is the id of the recogniser that found it, ``confidence`` its sureness from 0 to 1.
    """

    act: ActKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    text: str
    span: Span
    commitment: Commitment | None
    rule: str
    confidence: float

    def as_dict(self) -> dict[str, Any]:
        return {
            "act": self.act,
            "by": list(self.by),
            "to": list(self.to),
            "text": self.text,
            "span": list(self.span),
            "commitment": self.commitment.as_dict() if self.commitment else None,
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered or lettered paragraph or a bullet, with the unnumbered paragraphs that continue it.

    ``marks`` are the places in ``Report.plain`` where a party is named: ``(id, start, end)``, in order.
    """

    section: str | None
    path: str
    parent: str | None
    text: str
    span: Span
    mentions: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    marks: tuple[tuple[str, int, int], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "section": self.section,
            "path": self.path,
            "parent": self.parent,
            "text": self.text,
            "span": list(self.span),
            "mentions": list(self.mentions),
            "acts": [act.as_dict() for act in self.acts],
        }


@dataclass(frozen=True, slots=True)
class Meeting:
    """Which body met, from which day to which, where, with whom, and to which body it reports."""

    body: str | None = None
    start: date | None = None
    end: date | None = None
    city: str | None = None
    country: str | None = None
    participants: tuple[str, ...] = ()
    reports_to: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "body": self.body,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "city": self.city,
            "country": self.country,
            "participants": list(self.participants),
            "reports_to": self.reports_to,
        }


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read. ``name`` is the file's name without its folder; ``sha256`` is of its bytes."""

    name: str
    sha256: str
    media_type: str
    language: Language

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "sha256": self.sha256,
            "media_type": self.media_type,
            "language": self.language,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """One report, read. ``names`` maps each id that occurs to its English and Spanish name."""

    source: Source
    meeting: Meeting
    items: tuple[Item, ...]
    warnings: tuple[Doubt, ...]
    plain: str = field(repr=False)
    names: Mapping[str, Mapping[str, str]] = field(repr=False, default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready values, valid against ``report.schema.json``."""
        return {
            "schema": SCHEMA,
            "source": self.source.as_dict(),
            "meeting": self.meeting.as_dict(),
            "items": [item.as_dict() for item in self.items],
            "warnings": [warning.as_dict() for warning in self.warnings],
        }
