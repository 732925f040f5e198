"""The calendar days that a text names: "November 18 – 19, 2013", "los días 18 y 19 de noviembre de 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from enlace.reader.dates.folding import fold
from enlace.reader.dates.iso import iso_at
from enlace.reader.dates.moments import WORDS, Moment, days_read
from enlace.reader.dates.patterns import compiled
from enlace.reader.model import Language


class Days(NamedTuple):
    """A day or a range of days, from ``first`` to ``last``, named in ``text[start:end]``."""

    start: int
    end: int
    first: date
    last: date


_FIGURES = compiled(r"(?<![\d./-])\d(?=\d{0,3}[./-]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d|\b(?:mil|thousand)\s", re.IGNORECASE)
_OPENING = r"(?<!\d)(?:(?<![a-z])|(?=\d)|(?<=\bon))"
_WRITTEN = {
    language: tuple(re.compile(_OPENING + form.pattern) for form in (words.DAY_FIRST, words.MONTH_FIRST))
    for language, words in WORDS.items()
}


def days(text: str, *, language: Language) -> list[Days]:
    """Every calendar day or range of days that ``text`` names with its year, in the text's order.

    Days without a year are left alone, and so are days that no calendar has and figures such as "8/06/2016", in
    which day and month could be confused.
    """
    if not _YEAR.search(text):
        return []
    found = sorted(_named(fold(text), language), key=lambda named: (named.start, -named.end))
    kept: list[Days] = []
    for named in found:
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


def _named(text: str, language: Language) -> Iterator[Days]:
    for figure in _FIGURES.finditer(text):
        placed = iso_at(text, figure.start())
        if placed:
            yield from _reckoned(figure.start(), Moment(*placed))
    for form in _WRITTEN[language]:
        for found in form.finditer(text):
            yield from _reckoned(found.start(), days_read(found, language, None))


def _reckoned(start: int, moment: Moment) -> Iterator[Days]:
    stretch = moment.reckon(None)
    if stretch and stretch.first <= stretch.last and moment.kind == "day":
        yield Days(start, moment.end, stretch.first, stretch.last)
