"""Which of the numbered commitments of a letter a reply is about, and what it says of each."""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = (
    r"(?:(?:\[|\(|#|n\.?\s?[º°o]\.?|no\.|n[uú]m(?:ero|\.)?|number|punto|compromiso|commitment|item|answer|respuesta)"
    r"\s?)?"
)
_LIST = r"(\d{1,3}(?:\s?(?:,|;|&|\+|y|e|and|-|–|a|al|to)\s?\d{1,3}){0,30})[º°ª]?"
_BEGINS = rf"^\s{{0,9}}(?:[-*•]\s{{1,9}})?{_WORD}{_LIST}"
_NAMED = re.compile(
    rf"{_BEGINS}\s?(?:[\])]\s?[:.–—-]?(?=\D|$)|:(?=\D|$)|[:.–—-]{{1,2}}(?=\s|$))(.*)$", re.IGNORECASE
)
_ALONE = re.compile(rf"{_BEGINS}[\])]?\s{{0,9}}$", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)(?:\s?(?:-|–|al?|to)\s?(\d+))?", re.IGNORECASE)
_MOST = 100
_HEAD = 400


class NoSuchNumber(Exception):
    """It names a number that the letter does not have."""


def what_is_said(text: str, numbers: Collection[int]) -> dict[int, str]:
    """The text about each number that is named at the beginning of a line; nothing where none is named.

    What stands before the first number is said of all that are named. Where the letter has one number, all is about it.
    """
    if len(numbers) == 1:
        return {next(iter(numbers)): text}
    before: list[str] = []
    said: dict[int, list[str]] = {}
    current: list[int] = []
    for line in text.split("\n"):
        named, rest = _named(line)
        if named:
            if not set(named) <= set(numbers):
                raise NoSuchNumber
            current = named
            for number in current:
                said.setdefault(number, [])
        for one in [said[number] for number in current] if current else [before]:
            one.append(rest)
    return {number: "\n".join([*before, *lines]).strip() for number, lines in said.items()}


def _named(line: str) -> tuple[list[int], str]:
    head, tail = line[:_HEAD], line[_HEAD:]
    if found := _NAMED.match(head):
        return _numbers(found[1]), found[2].strip() + tail
    if not tail and (found := _ALONE.match(head)):
        return _numbers(found[1]), ""
    return [], line


def _numbers(said: str) -> list[int]:
    """``1, 3`` and ``1-3``; of a range that goes down or too far, its two ends."""
    found: list[int] = []
    for first, last in _RANGE.findall(said):
        low, high = int(first), int(last or first)
        found += range(low, high + 1) if low <= high <= low + _MOST else (low, high)
    return list(dict.fromkeys(found))
