"""What the reader found, in the Akoma Ntoso metadata: the meeting, each act, each due date, each doubt.

Akoma Ntoso has no elements for who acts on whom and who then owes what, but leaves room for them in
``otherAnalysis``. They stand there in a namespace of their own and point by id at the parties in
``references`` and at the words in the text: who has the file has the acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from enlace.reader.model import Act, Commitment, Report
from enlace.reader.outputs.akn_marks import ENLACE, Element, element
from enlace.reader.outputs.table import printable


@dataclass(frozen=True, slots=True)
class PlacedAct:
    """An act, the id of its item, and the ids of the marks that bear its words and those of its due date."""

    act: Act
    item: str
    words: list[str]
    due: str | None


def analysis(meta: Element, report: Report, acts: Sequence[PlacedAct]) -> None:
    """The meeting and each act with its parties and due date, in a namespace of its own."""
    by_enlace = {"source": "#object_enlace"}
    block = element(element(meta, "analysis", by_enlace), "otherAnalysis", by_enlace)
    _own(block, "meeting", _meeting(report))
    for n, placed in enumerate(acts, start=1):
        one = _own(block, "act", _act(placed, f"a{n}"))
        if placed.act.commitment:
            _commitment(one, placed.act.commitment, placed.due)


def _commitment(act: Element, commitment: Commitment, words: str | None) -> None:
    owed_by, owed_to = _point(commitment.owed_by), _point(commitment.owed_to)
    owed = _own(act, "commitment", {"owedBy": owed_by, "owedTo": owed_to})
    due = commitment.due
    if due:
        said = {"edtf": due.edtf, "latest": due.latest.isoformat() if due.latest else None}
        said |= {"rrule": due.rrule, "words": _point([words] if words else [])}
        _own(owed, "due", said).text = printable(due.text)


def _meeting(report: Report) -> dict[str, str | None]:
    meeting = report.meeting
    return {
        "refersTo": "#event_meeting",
        "body": _point((meeting.body,) if meeting.body else ()),
        "start": meeting.start.isoformat() if meeting.start else None,
        "end": meeting.end.isoformat() if meeting.end else None,
        "place": "#location_venue" if meeting.city else None,
        "country": _point((meeting.country,) if meeting.country else ()),
        "participants": _point(meeting.participants),
        "reportsTo": _point((meeting.reports_to,) if meeting.reports_to else ()),
    }


def _act(placed: PlacedAct, own: str) -> dict[str, str | None]:
    act = placed.act
    return {
        "id": own,
        "item": _point((placed.item,)),
        "kind": f"#act_{act.act}",
        "by": _point(act.by),
        "to": _point(act.to),
        "words": _point(placed.words),
        "confidence": f"{act.confidence:g}",
        "rule": act.rule,
    }


def provenance(meta: Element, report: Report) -> None:
    """The file that was read, and what the reader was unsure of."""
    block = element(meta, "proprietary", {"source": "#object_enlace"})
    source = report.source
    said = {"name": source.name, "sha256": source.sha256, "mediaType": source.media_type}
    _own(block, "source", {**said, "language": source.language})
    for doubt in report.warnings:
        _own(block, "doubt", {"code": doubt.code}).text = printable(doubt.message)


def _own(parent: Element, tag: str, attributes: dict[str, str | None]) -> Element:
    child = etree.SubElement(parent, f"{{{ENLACE}}}{tag}")
    for key, value in attributes.items():
        if value:
            child.set(key, printable(value))
    return child


def _point(ids: Sequence[str]) -> str | None:
    return " ".join(f"#{one}" for one in ids) or None
