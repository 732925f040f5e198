"""A reviewed report in the form of hand-made annotations, and what two such forms have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from enlace.reports.enums import OWING, ActState
from enlace.reports.models import Act, Item, Report

LAYERS = ("items", "mentions", "acts", "actors", "addressees", "commitments", "dates")
Facts = Mapping[str, Counter[tuple[Any, ...]]]
_BEGINS = 50


def gold_of(report: Report, items: Iterable[Item]) -> dict[str, Any]:
    """The report as it was reviewed; items come with their acts."""
    rows = list(items)
    known = frozenset((row.section, row.path) for row in rows)
    return {"meeting": _meeting(report), "items": [_item(row, known) for row in rows]}


def _meeting(report: Report) -> dict[str, Any]:
    held = report.meeting
    if held is None:
        said = report.read.get("meeting", {})
        return {**said, "participants": sorted(said.get("participants", []))}
    return {
        "body": held.body_id,
        "start": held.starts_on.isoformat(),
        "end": held.ends_on.isoformat(),
        "city": held.city or None,
        "country": held.country or None,
        "participants": sorted(held.participants),
        "reports_to": held.reports_to_id,
    }


def _item(item: Item, known: frozenset[tuple[str, str]]) -> dict[str, Any]:
    above = item.path.rpartition(".")[0]
    return {
        "section": item.section or None,
        "path": item.path,
        "parent": above if (item.section, above) in known else None,
        "starts": item.text[:_BEGINS],
        "mentions": sorted(item.mentions),
        "acts": [_act(act) for act in item.acts.all() if act.state != ActState.REMOVED],
    }


def _act(act: Act) -> dict[str, Any]:
    dated = act.due_text or act.due_edtf or act.due_on or act.rrule
    due = {
        "text": act.due_text,
        "edtf": act.due_edtf or None,
        "latest": act.due_on.isoformat() if act.due_on else None,
        "rrule": act.rrule or None,
    }
    return {
        "act": act.kind,
        "by": sorted(act.by),
        "to": sorted(act.to),
        "owed_by": sorted(act.owed_by) if act.kind in OWING else None,
        "due": due if dated else None,
    }


def facts_in(items: Iterable[Mapping[str, Any]]) -> Facts:
    """The facts that these items state, by layer, as often as they state them; of both forms."""
    found: dict[str, Counter[tuple[Any, ...]]] = {layer: Counter() for layer in LAYERS}
    for item in items:
        where = (item["section"], item["path"])
        found["items"][(*where, _squeezed(item.get("starts") or item["text"]))] += 1
        found["mentions"].update((*where, code) for code in item["mentions"])
        for act in item["acts"]:
            _add_act(found, where, act)
    return found


def _add_act(
    found: dict[str, Counter[tuple[Any, ...]]], where: tuple[Any, Any], act: Mapping[str, Any]
) -> None:
    owed = act["commitment"] if "commitment" in act else (act if act["owed_by"] is not None else None)
    here = (*where, act["act"])
    found["acts"][here] += 1
    found["actors"][(*here, *sorted(act["by"]))] += 1
    if act["to"]:
        found["addressees"][(*here, *sorted(act["to"]))] += 1
    if owed:
        found["commitments"][(*where, *sorted(owed["owed_by"]))] += 1
        due = owed.get("due")
        if due and (due["latest"] or due["rrule"]):
            found["dates"][(*where, due["latest"], due["rrule"])] += 1


def _squeezed(text: str) -> str:
    """The first letters and digits of a text, whatever stands between them."""
    return "".join(re.findall(r"\w", text.lower()))[:30]
