"""Reports built from gold files and their texts, so that outputs are tested without the reader.

Gold says where an item starts, not where it ends or which words an act stands in. Here an item runs to the
next label, and an act over the whole item, or over one of its sentences where there are several acts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from enlace.reader.model import Act, Commitment, Due, Item, Meeting, Report, Source

SAMPLES = Path(__file__).parents[3] / "samples"
SHARED = Path(os.environ.get("ENLACE_REPORTS", Path(__file__).parents[4] / "shared" / "reports"))
"""Real reports, beside the repository; tests that read them are skipped where they are absent."""

_LABEL = re.compile(
    r"\s*(?:\[bookmark:[^\]]*\]|\(?[0-9]{1,3}[.)](?:-|\.)?|\(?[a-zA-Z]{1,5}[.)/]-?|[•·▪●o*–-]|"
    r"[A-ZÉÁÚÍÓ][A-Za-zéáúíó]+(?: [a-záéíóú]+)?(?::|\.-))\s*$"
)
_HEADING = re.compile(r"\s*\n[^\n]{1,60}$")


def gold_files() -> list[Path]:
    """Gold files of the samples and, where they are there, of the real reports."""
    return sorted([*SAMPLES.glob("*.gold.json"), *SHARED.glob("*.gold.json")])


def report_from_gold(gold: Path) -> Report:
    text_file = gold.with_name(gold.name.removesuffix(".gold.json") + ".txt")
    data = text_file.read_bytes()
    plain = _decoded(data)
    lang = "es" if ".es." in gold.name else "en"
    said = json.loads(gold.read_text("utf-8"))
    source = Source(text_file.name, hashlib.sha256(data).hexdigest(), "text/plain", lang)
    return Report(source, _meeting(said["meeting"]), _items(said["items"], plain, lang), (), plain, names())


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    raise AssertionError("no encoding fits")


@lru_cache(maxsize=1)
def names() -> dict[str, dict[str, str]]:
    """The first English and Spanish name of every State, organisation and body of the built-in profile."""
    return {key: {lang: all_[0] for lang, all_ in both.items()} for key, both in _all_names().items()}


@lru_cache(maxsize=1)
def _all_names() -> dict[str, dict[str, list[str]]]:
    folder = resources.files("enlace.reader.profiles")
    found: dict[str, dict[str, list[str]]] = tomllib.loads((folder / "states.toml").read_text("utf-8"))
    rcm = tomllib.loads((folder / "rcm.toml").read_text("utf-8"))
    for entry in (*rcm["organisations"], *rcm["bodies"]):
        found[entry["id"]] = entry["names"]
    return found


def _meeting(said: dict[str, Any]) -> Meeting:
    return Meeting(
        body=said["body"],
        start=_day(said["start"]),
        end=_day(said["end"]),
        city=said["city"],
        country=said["country"],
        participants=tuple(said["participants"]),
        reports_to=said["reports_to"],
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _items(said: list[dict[str, Any]], plain: str, lang: str) -> tuple[Item, ...]:
    starts, cursor = [], 0
    for entry in said:
        words = re.compile(r"\s+".join(map(re.escape, entry["starts"].split())))
        found = words.search(plain, cursor)
        assert found, f"{entry['path']}: {entry['starts']!r} is not in the text"
        starts.append(found.start())
        cursor = found.start() + 1
    items = []
    for entry, start, after, following in zip(
        said, starts, [*starts[1:], len(plain)], [*said[1:], None], strict=True
    ):
        text = plain[start:after]
        if following:
            text = _LABEL.sub("", text).rstrip()
            if following["section"] != entry["section"]:
                text = _HEADING.sub("", text)
        text = text.rstrip()
        items.append(_item(entry, text, start, lang))
    return tuple(items)


def _item(entry: dict[str, Any], text: str, start: int, lang: str) -> Item:
    pieces = [(found.start(), found.end()) for found in re.finditer(r"\S.*?(?:[.;](?=\s)|\Z)", text, re.S)]
    acts = []
    for n, said in enumerate(entry["acts"]):
        low, high = pieces[n] if 1 < len(entry["acts"]) <= len(pieces) else (0, len(text))
        acts.append(_act(said, text, low, high, start))
    return Item(
        section=entry["section"],
        path=entry["path"],
        parent=entry["parent"],
        text=text,
        span=(start, start + len(text)),
        mentions=tuple(entry["mentions"]),
        acts=tuple(acts),
        marks=tuple(_marks(entry["mentions"], text, start, lang)),
    )


def _marks(mentions: list[str], text: str, start: int, lang: str) -> list[tuple[str, int, int]]:
    spelt = {name: key for key in mentions for name in _all_names()[key].get(lang, ())}
    if not spelt:
        return []
    longest_first = sorted(spelt, key=len, reverse=True)
    found = re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", text)
    return [(spelt[one[0]], start + one.start(), start + one.end()) for one in found]


def _act(said: dict[str, Any], text: str, low: int, high: int, start: int) -> Act:
    commitment = None
    if said["owed_by"] is not None:
        due = said["due"]
        if due is not None:
            due = Due(due["text"], due["edtf"], _day(due["latest"]), due["rrule"])
            if due.text not in text[low:high]:
                low, high = 0, len(text)
        commitment = Commitment(tuple(said["owed_by"]), tuple(said.get("owed_to") or ()), due)
    return Act(
        act=said["act"],
        by=tuple(said["by"]),
        to=tuple(said["to"]),
        text=text[low:high],
        span=(start + low, start + high),
        commitment=commitment,
        rule=f"gold.{said['act']}",
        confidence=1.0,
    )
