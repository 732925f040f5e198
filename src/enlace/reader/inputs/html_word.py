"""What Word leaves in the HTML that it writes: numbers made by lists, spelt out before the text.

In a full export a list paragraph carries ``mso-list:l0 level2 lfo1`` and its number stands in a span marked
``mso-list:Ignore``. In a filtered export only the number is left, and after it a span of hard spaces in 7 points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from enlace.reader.inputs.html_lists import BULLET

_LIST = re.compile(r"mso-list\s*:\s*(l\d{1,4})\s+level(\d)\s+(lfo\d{1,4})")
_LABEL = re.compile(r"mso-list\s*:\s*ignore")
_SPACER = re.compile(r"^\s*font\s*:\s*7\.0pt\s+[\"']?times new roman[\"']?")
_NOTE_MARK = re.compile(r"\bmso(?:foot|end)notereference\b")
_NOTE = re.compile(r"(?:ftn|edn)\d")
_SIGNS = "·o§ØüvqÿÞ\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf06f-–*•"


@dataclass(slots=True)
class WordNumber:
    """A number that Word made: its list, level, and the label once it has been read."""

    list_id: str
    level: int
    label: str | None = None


def list_of(attributes: Mapping[str, str]) -> WordNumber | None:
    found = _LIST.search(_style(attributes))
    return WordNumber(f"{found[1]} {found[3]}", max(int(found[2]) - 1, 0)) if found else None


def is_label(attributes: Mapping[str, str]) -> bool:
    return _LABEL.search(_style(attributes)) is not None


def is_spacer(attributes: Mapping[str, str]) -> bool:
    return _SPACER.match(_style(attributes)) is not None


def is_note(attributes: Mapping[str, str]) -> bool:
    """Whether the element is a footnote or the mark that refers to one."""
    marked = _NOTE_MARK.search(attributes.get("class", "").lower())
    return marked is not None or _NOTE.fullmatch(attributes.get("id", "")) is not None


def label(written: str) -> str | None:
    """The label as it is read: any bullet of Word's symbol fonts is a bullet."""
    bare = written.replace("\xa0", " ").strip()
    return BULLET if bare and bare in _SIGNS else bare or None


def _style(attributes: Mapping[str, str]) -> str:
    return attributes.get("style", "").lower()
