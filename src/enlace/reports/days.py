"""What a reviewer writes as a day or period, as EDTF and as the last calendar day in time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from enlace.reader.dates import deadline
from enlace.reader.dates.calendar import last_day as last_of_month
from enlace.reader.model import Language
from enlace.reports.errors import NotADate

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PART = re.compile(r"(\d{4})-?\s?([SQTC])([1-4])", re.I)
_FIGURES = re.compile(r"[\d/.\s-]*")
_CODES = {"S": 39, "Q": 32, "T": 32, "C": 36}
"""EDTF counts quarters from 33, terms of four months from 37, semesters from 40."""
_LAST_MONTH = {33: 3, 34: 6, 35: 9, 36: 12, 37: 4, 38: 8, 39: 12, 40: 6, 41: 12}
_MOST = {"S": 2, "Q": 4, "T": 4, "C": 3}
_LEADS: dict[Language, tuple[str, ...]] = {"en": ("", "by ", "in "), "es": ("", "a más tardar ", "en ")}


@dataclass(frozen=True)
class Written:
    """A day or period: as EDTF, and the last day on which it is still in time."""

    edtf: str
    last: date


def last_day(edtf: str) -> date | None:
    """The last calendar day of an EDTF day, month, part of a year, year or interval; ``None`` where it has none."""
    plain = edtf.rstrip("~?%")
    if "/" in plain:
        start, _, end = plain.partition("/")
        first, last = _last_of_one(start), _last_of_one(end)
        return last if start in ("", "..") or (first and last and first <= last) else None
    return _last_of_one(plain)


def _last_of_one(plain: str) -> date | None:
    found = _PLAIN.fullmatch(plain)
    if not found:
        return None
    year, part, day = int(found[1]), int(found[2] or 12), found[3]
    try:
        if day:
            return date(year, part, int(day))
        return last_of_month(year, _LAST_MONTH.get(part, part))
    except ValueError:
        return None


def written(said: str, *, language: Language, after: date | None) -> Written:
    """A day as people write it: ``2018-07-31``, ``2018-07``, ``2018-S2``, or words of the report's language.

    ``after`` is the meeting's last day: "within two months" counts from it. Raises ``NotADate``.
    """
    edtf = said.strip()
    if (part := _PART.fullmatch(edtf)) and int(part[3]) <= _MOST[part[2].upper()]:
        edtf = f"{part[1]}-{_CODES[part[2].upper()] + int(part[3])}"
    last = last_day(edtf)
    if last is not None:
        return Written(edtf, last)
    is_figures = _FIGURES.fullmatch(edtf) is not None  # 7/8/2018 is August to some and July to others
    found = None if is_figures else in_words(edtf, language=language, after=after, whole=True)
    if found is None:
        raise NotADate(said=said[:40])
    return found


def in_words(said: str, *, language: Language, after: date | None, whole: bool = False) -> Written | None:
    """The day that the words of a report mean; ``None`` where they name none ("as soon as possible").

    ``whole`` asks that all of the words mean it, not only some among them.
    """
    for lead in _LEADS[language]:
        text = lead + said
        found = deadline(text, language=language, after=after)
        if found and found.due.latest and not (whole and (text[: found.start] + text[found.end :]).strip()):
            return Written(found.due.edtf or found.due.latest.isoformat(), found.due.latest)
    return None
