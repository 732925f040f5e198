"""How much of what reports say is read right: precision, recall and F1, by layer, against the gold beside them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import tables, texts
from enlace.reader import read
from enlace.reader.errors import ReaderError

LAYERS = ("items", "mentions", "acts", "actors", "addressees", "commitments", "dates", "meeting")
_FIELDS = ("body", "start", "end", "city", "country", "participants", "reports_to")
_SHARED = texts.SAMPLES.parent.parent / "shared" / "reports"
_ENDINGS = {".docx": "word", ".pdf": "pdf", ".html": "html"}
_WIDTHS = (-27, -3, *[11] * len(LAYERS))

Facts = dict[str, Counter[tuple[Any, ...]]]


@dataclass
class Tally:
    """What was found, said and due, by layer."""

    reports: int = 0
    found: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Facts, said: Facts) -> None:
        self.reports += 1
        for layer in LAYERS:
            self.found[layer] += (gold[layer] & said[layer]).total()
            self.said[layer] += said[layer].total()
            self.due[layer] += gold[layer].total()

    def figures(self, layer: str) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        found, said, due = self.found[layer], self.said[layer], self.due[layer]
        precision = found / said if said else float(not due)
        recall = found / due if due else 1.0
        return precision, recall, 2 * found / (said + due) if said + due else 1.0


def main(*, quick: bool) -> None:
    del quick  # it is short
    tables.heading("Accuracy: facts found, facts due, by layer")
    tables.line(("reports", "", *LAYERS), _WIDTHS)
    for name, tally in _tallies():
        figures = [tally.figures(layer) for layer in LAYERS]
        for row, figure in enumerate(("P", "R", "F1")):
            cells = (f"{some[row]:.3f}" for some in figures)
            tables.line((f"{name} ({tally.reports})" if row == 0 else "", figure, *cells), _WIDTHS)
        tables.line(("", "due", *(f"{tally.due[layer]:,}" for layer in LAYERS)), _WIDTHS)


def _tallies() -> Iterator[tuple[str, Tally]]:
    if _SHARED.is_dir():
        yield "reports of the process", _tally(_SHARED)
    yield "samples", _tally(texts.SAMPLES)
    for folder in sorted(texts.SAMPLES.iterdir()):
        if any(folder.glob("*.gold.json")):
            yield folder.name, _tally(folder)
    for ending, name in _ENDINGS.items():
        yield f"samples as {ending}", _tally(texts.SAMPLES / name, gold=texts.SAMPLES)
        yield "the same as .txt", _tally(texts.SAMPLES / name, gold=texts.SAMPLES, others=texts.SAMPLES)


def _tally(folder: Path, *, gold: Path | None = None, others: Path | None = None) -> Tally:
    """Each report of a folder that has its gold; ``others`` holds the files to read in their place."""
    profile = folder / "profile.toml"
    tally = Tally()
    for path in sorted(folder.glob("*.*")):
        annotated = (gold or folder) / f"{path.stem}.gold.json"
        if path.suffix in (".txt", *_ENDINGS) and annotated.exists():
            source = others / f"{path.stem}.txt" if others else path
            said = _said(source, profile if profile.exists() else None)
            tally.add(facts(json.loads(annotated.read_text("utf-8"))), said)
    return tally


def _said(path: Path, profile: Path | None) -> Facts:
    try:
        return facts(read(path, profile=profile).as_dict())
    except ReaderError as refusal:
        print(f"  {path.name}: {refusal}")
    except Exception as error:
        print(f"  {path.name}: {type(error).__name__}: {error}")
    return {layer: Counter() for layer in LAYERS}


def facts(report: Mapping[str, Any]) -> Facts:
    """What a report or an annotation states, each fact as often as it is stated."""
    stated: Facts = {layer: Counter() for layer in LAYERS}
    for item in report["items"]:
        place = (item["section"], item["path"])
        stated["items"][*place, _beginning(item.get("starts") or item["text"])] += 1
        stated["mentions"].update((*place, one) for one in item["mentions"])
        for act in item["acts"]:
            _state_act(stated, place, act)
    for name in _FIELDS:
        stated["meeting"][name, _comparable(name, report["meeting"].get(name))] += 1
    return stated


def _state_act(stated: Facts, place: tuple[Any, ...], act: Mapping[str, Any]) -> None:
    what = (*place, act["act"])
    stated["acts"][what] += 1
    stated["actors"][*what, *sorted(act["by"])] += 1
    if act["to"]:
        stated["addressees"][*what, *sorted(act["to"])] += 1
    owed = _owed(act)
    if owed is None:
        return
    stated["commitments"][*place, *sorted(owed["owed_by"])] += 1
    due = owed.get("due") or {}
    if due.get("latest") or due.get("rrule"):
        stated["dates"][*place, due["latest"], due["rrule"]] += 1


def _owed(act: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A report has commitments; an annotation writes who owes, and by when, beside the act."""
    if "commitment" in act:
        commitment: Mapping[str, Any] | None = act["commitment"]
        return commitment
    return act if act.get("owed_by") is not None else None


def _beginning(text: str) -> str:
    """The first thirty letters and digits, whatever stands between them."""
    return "".join(re.findall(r"\w", text.lower()))[:30]


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(sorted(value))
    if name == "city" and value:
        apart = unicodedata.normalize("NFD", value.casefold())
        return "".join(letter for letter in apart if not unicodedata.combining(letter))
    return value
