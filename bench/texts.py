"""What is read: texts of one length made of the samples, and reports as long as one likes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice, pairwise
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
LENGTH = 4_000
_LABEL = re.compile(r"^ *(\d+)([.)]) ?", re.MULTILINE)
_FEWEST = 8
_HIGHEST = 999
"""From there on numbers begin again: no report counts further."""


@dataclass(frozen=True)
class Numbered:
    """A report as what comes before its items, and its items with all that stands below them."""

    name: str
    head: str
    mark: str
    items: tuple[str, ...]

    @property
    def language(self) -> str:
        return self.name.split(".")[1]


def samples() -> list[Path]:
    """All sample reports that the built-in profile is for."""
    return [path for path in sorted(SAMPLES.glob("**/*.txt")) if "caribbean" not in str(path)]


def equal_texts(length: int = LENGTH) -> list[str]:
    """One text of about that length for each numbered sample, in both languages."""
    return [long_text(one, length) for one in numbered_samples()]


@cache
def numbered_samples() -> tuple[Numbered, ...]:
    found = [numbered(path) for path in samples() if _is_utf8(path)]
    return tuple(one for one in found if len(one.items) >= _FEWEST)


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def numbered(path: Path) -> Numbered:
    """The report taken apart at the labels 1, 2, 3 … of its first list; its last item is left away."""
    text = path.read_text("utf-8")
    cuts: list[re.Match[str]] = []
    for found in _LABEL.finditer(text):
        if int(found[1]) == len(cuts) + 1:
            cuts.append(found)
    items = [text[one.end() : other.start()].rstrip() for one, other in pairwise(cuts)]
    head = text[: cuts[0].start()] if cuts else text
    return Numbered(path.name, head, cuts[0][2] if cuts else ".", tuple(items))


def long_text(report: Numbered, length: int) -> str:
    """The report's head and items, then those of the others of its language, with running numbers."""
    others = [one for one in numbered_samples_of(report.language) if one.name != report.name]
    items = [*report.items, *(item for one in others for item in one.items)]
    return report.head + "".join(_fill(items, report.mark, length - len(report.head)))


def numbered_samples_of(language: str) -> list[Numbered]:
    return [one for one in numbered_samples() if one.language == language]


def _fill(items: Sequence[str], mark: str, room: int) -> list[str]:
    average = sum(map(len, items)) // len(items)
    parts: list[str] = []
    for number, item in enumerate(islice(cycle(items), 2 + room // 20)):
        if room < average // 2:
            break
        parts.append(f"{number % _HIGHEST + 1}{mark} {item}\n\n")
        room -= len(parts[-1])
    return parts
