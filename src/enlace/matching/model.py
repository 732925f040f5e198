"""What matching speaks in: the fingerprint of an item, and the link between two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

LinkKind = Literal["continues", "answers", "supersedes", "withdraws", "splits", "merges", "mentions"]
Language = Literal["en", "es"]


@dataclass(frozen=True)
class Topic:
    """A thing that an item names: what kind of instrument it is (``""`` where none) and the terms of its name."""

    instrument: str
    terms: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True)
class Fingerprint:
    """All that matching knows of one item; small, and JSON both ways (``as_dict``, ``from_dict``).

    ``terms`` maps a term to how much of it is the item's own (1) or its parent's (less). A term is a concept of the
    lexicon (``trafficking``), an acronym (``#micic``) or a stem that both languages share (``~toncont``); ``said`` has
    the words that say it. ``day`` is
    the last day of the meeting, ISO, ``""`` where it is not known; ``meeting`` is the same for the language versions
    of one report.
    """

    report: str
    section: str | None
    path: str
    day: str
    rank: int
    position: int
    body: str | None
    meeting: str
    language: str
    terms: Mapping[str, float]
    said: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    instruments: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    players: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    debtors: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    rhythms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    routine: bool = False

    @property
    def order(self) -> tuple[str, int, str, int]:
        """Earlier items sort first: by the meeting's day, then from the networks up to the plenary."""
        return (self.day, self.rank, self.report, self.position)

    @property
    def key(self) -> tuple[str, str | None, str, int]:
        return (self.report, self.section, self.path, self.position)

    def place(self) -> dict[str, str | None]:
        return {"report": self.report, "section": self.section, "path": self.path}

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Fingerprint:
        """The fingerprint that ``as_dict`` wrote, also after a way through JSON."""
        said: dict[str, Any] = {
            name: tuple(value) if type(value) is list else value for name, value in raw.items()
        }
        said["topics"] = tuple(
            Topic(one["instrument"], tuple(one["terms"]), one["quoted"]) for one in raw["topics"]
        )
        if said.keys() != _NAMES:
            return cls(**said)
        made = object.__new__(
            cls
        )  # a database gives thousands at once: no setting of two dozen fields one by one
        made.__dict__.update(said)
        return made

    @cached_property
    def subject(self) -> frozenset[str]:
        """The terms of all topics."""
        return frozenset(term for topic in self.topics for term in topic.terms)


_NAMES = frozenset(Fingerprint.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two items may be of one matter, as a sentence; ``code`` is stable."""

    code: str
    en: str
    es: str

    def sentence(self, language: Language) -> str:
        return self.es if language == "es" else self.en


@dataclass(frozen=True, slots=True)
class Link:
    """Item ``b`` may be of one matter with the earlier item ``a``; ``score`` is its probability, 0 to 1."""

    a: Fingerprint
    b: Fingerprint
    kind: LinkKind
    score: float
    reasons: tuple[Reason, ...] = field(default=())

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        return {
            "a": self.a.place(),
            "b": self.b.place(),
            "kind": self.kind,
            "score": self.score,
            "reasons": [reason.sentence(language) for reason in self.reasons],
        }
