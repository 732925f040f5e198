"""Days, EDTF dates and recurrences as a person would say them, in English and Spanish.

Covered of ISO 8601-2:2019: levels 0 and 1, quarters, semesters and four-month terms, decades (``201X``) and a
month or day left open (``2017-XX``, ``2017-11-XX``). Anything else is given back as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from enlace.reader.model import Due, Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}

_SHORT_ES = {9: "sept"}

_TERMS: dict[str, tuple[str, str]] = {
    "21": ("spring of {year}", "primavera de {year}"),
    "22": ("summer of {year}", "verano de {year}"),
    "23": ("autumn of {year}", "otoño de {year}"),
    "24": ("winter of {year}", "invierno de {year}"),
    "33": ("first quarter of {year}", "primer trimestre de {year}"),
    "34": ("second quarter of {year}", "segundo trimestre de {year}"),
    "35": ("third quarter of {year}", "tercer trimestre de {year}"),
    "36": ("fourth quarter of {year}", "cuarto trimestre de {year}"),
    "37": ("first four months of {year}", "primer cuatrimestre de {year}"),
    "38": ("second four months of {year}", "segundo cuatrimestre de {year}"),
    "39": ("last four months of {year}", "tercer cuatrimestre de {year}"),
    "40": ("first semester of {year}", "primer semestre de {year}"),
    "41": ("second semester of {year}", "segundo semestre de {year}"),
}
_TERM_MONTHS = {"33": 1, "34": 4, "35": 7, "36": 10, "37": 1, "38": 5, "39": 9, "40": 1, "41": 7}
"""The first month of each term; a season has none that holds in both hemispheres."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_OPEN = re.compile(r"(\d{3}X|\d\dXX|\d{4})(?:-(XX|\d\d))?(?:-(XX))?")
_QUALIFIED = re.compile(r"(.+?)([~?%])")
_RULE_PART = re.compile(r"([A-Z]+)=([^;]+)")

_DOUBT: dict[str, tuple[str, str]] = {
    "~": ("around {date}", "hacia {date}"),
    "?": ("{date} (uncertain)", "{date} (fecha dudosa)"),
    "%": ("around {date} (uncertain)", "hacia {date} (fecha dudosa)"),
}
_DUE: dict[str, tuple[str, str]] = {
    "before": ("before {date}: in time until {latest}", "antes de {date}: a más tardar el {latest}"),
    "before-day": ("before {date}: in time until {latest}", "antes del {date}: a más tardar el {latest}"),
    "within": ("{date}: in time until {latest}", "{date}: a más tardar el {latest}"),
    "until": ("in time until {latest}", "a más tardar el {latest}"),
    "from-now": ("{rule}, first by {date}", "{rule}; la primera vez, {date}"),
    "quoted": ("“{text}”", "«{text}»"),
}
_EVERY: dict[str, tuple[str, str]] = {
    "DAILY": ("daily", "cada día"),
    "DAILY*": ("every {n} days", "cada {n} días"),
    "WEEKLY": ("weekly", "cada semana"),
    "WEEKLY*": ("every {n} weeks", "cada {n} semanas"),
    "MONTHLY": ("monthly", "cada mes"),
    "MONTHLY*": ("every {n} months", "cada {n} meses"),
    "MONTHLY3": ("quarterly", "cada trimestre"),
    "YEARLY": ("annually", "cada año"),
    "YEARLY*": ("every {n} years", "cada {n} años"),
    "TWICE": ("twice a year", "dos veces al año"),
    "TIMES": ("{n} times a year", "{n} veces al año"),
}
_NUMBERS: dict[Language, tuple[str, ...]] = {
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "es": ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
}


def _pick(pair: tuple[str, str], lang: Language) -> str:
    return pair[1] if lang == "es" else pair[0]


def date_in_words(day: date, lang: Language) -> str:
    """``27 November 2017`` or ``27 de noviembre de 2017``."""
    month = MONTHS[lang][day.month - 1]
    return f"{day.day} de {month} de {day.year}" if lang == "es" else f"{day.day} {month} {day.year}"


def days_in_words(start: date, end: date, lang: Language) -> str:
    """The days of a meeting: ``18–19 November 2013``, ``30 June – 2 July 2014``; ``18 y 19 de noviembre de 2013``."""
    if start == end:
        return date_in_words(start, lang)
    if (start.year, start.month) == (end.year, end.month):
        pair = ("{start}–{end}", "{start} y {end}" if (end - start).days == 1 else "{start} al {end}")
        return _pick(pair, lang).format(start=start.day, end=date_in_words(end, lang))
    pair = ("{start} – {end}", "{start} al {end}")
    return _pick(pair, lang).format(start=date_in_words(start, lang), end=date_in_words(end, lang))


def month_in_words(year: str, month: int, lang: Language) -> str:
    """``November 2017`` or ``noviembre de 2017``."""
    name = MONTHS[lang][month - 1]
    return f"{name} de {year}" if lang == "es" else f"{name} {year}"


def short_month_in_words(year: str, month: int, lang: Language) -> str:
    """``Nov 2017`` or ``nov. 2017``, where a column has no room for more."""
    name = MONTHS[lang][month - 1]
    if lang == "es":
        return f"{name} {year}" if month == 5 else f"{_SHORT_ES.get(month, name[:3])}. {year}"
    return f"{name[:3]} {year}"


def edtf_in_words(edtf: str, lang: Language) -> str:
    """``2018-41`` as ``second semester of 2018``; what cannot be said is given back as it stands."""
    readers: tuple[Callable[[str, Language], str | None], ...] = (_plain, _qualified, _interval, _unspecified)
    for read in readers:
        said = read(edtf, lang)
        if said is not None:
            return said
    return edtf


def _plain(edtf: str, lang: Language) -> str | None:
    found = _DATE.fullmatch(edtf)
    if not found:
        return None
    year, month, day = found.groups()
    if day:
        try:
            return date_in_words(date(int(year), int(month), int(day)), lang)
        except ValueError:
            return None
    if month is None:
        return year
    if month in _TERMS:
        return _pick(_TERMS[month], lang).format(year=year)
    return month_in_words(year, int(month), lang) if 1 <= int(month) <= 12 else None


def _qualified(edtf: str, lang: Language) -> str | None:
    found = _QUALIFIED.fullmatch(edtf)
    said = _plain(found[1], lang) if found else None
    return _pick(_DOUBT[found[2]], lang).format(date=said) if found and said else None


def _interval(edtf: str, lang: Language) -> str | None:
    start, slash, end = edtf.partition("/")
    first, last = _plain(start, lang), _plain(end, lang)
    if slash and first and last:
        return _pick(("from {a} to {b}", "de {a} a {b}"), lang).format(a=first, b=last)
    if slash and first and end in ("", ".."):
        return _pick(("from {a}", "desde {a}"), lang).format(a=first)
    if slash and last and start in ("", ".."):
        return _pick(("until {b}", "hasta {b}"), lang).format(b=last)
    return None


def _unspecified(edtf: str, lang: Language) -> str | None:
    found = _OPEN.fullmatch(edtf)
    if not found:
        return None
    year, month, day = found.groups()
    if day and month != "XX" and "X" not in year and 1 <= int(month) <= 12:
        pair = ("a day in {month}", "un día de {month}")
        return _pick(pair, lang).format(month=month_in_words(year, int(month), lang))
    if month == "XX" and "X" not in year:
        return _pick(("some time in {year}", "en algún momento de {year}"), lang).format(year=year)
    if month is None and year.endswith("X") and not year.endswith("XX"):
        return _pick(("the {year}s", "la década de {year}"), lang).format(year=year.replace("X", "0"))
    return None


def first_day(edtf: str) -> date | None:
    """The first calendar day of a plain EDTF day, month, year, quarter or semester; else ``None``."""
    found = _DATE.fullmatch(edtf)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), _TERM_MONTHS.get(month or "01", int(month or 1)), int(day or 1))
    except ValueError:
        return None


def rrule_in_words(rrule: str, lang: Language) -> str:
    """``FREQ=MONTHLY;INTERVAL=3`` as ``quarterly``; a rule beyond those is given back as it stands."""
    parts = dict(_RULE_PART.findall(rrule))
    every, frequency = parts.get("INTERVAL", "1"), parts.get("FREQ", "")
    months = parts.get("BYMONTH", "").split(",")
    if frequency == "YEARLY" and every == "1" and len(months) > 1:
        key, every = ("TWICE" if len(months) == 2 else "TIMES"), str(len(months))
    elif every == "1":
        key = frequency
    else:
        key = frequency + every if frequency + every in _EVERY else frequency + "*"
    if key not in _EVERY or not every.isdecimal():
        return rrule
    return _pick(_EVERY[key], lang).format(n=_number_in_words(int(every), lang))


def _number_in_words(n: int, lang: Language) -> str:
    return _NUMBERS[lang][n - 2] if 2 <= n <= 12 else str(n)


def due_in_words(due: Due | None, lang: Language) -> str:
    """By when, with the last day in time where the date alone does not say it; ``""`` where nothing is said.

    A due date that is words alone ("as soon as possible") is given as those words in quotation marks.
    """
    if due is None:
        return ""
    when = _when(due, lang)
    if not due.rrule:
        return when or _pick(_DUE["quoted"], lang).format(text=due.text)
    rule = rrule_in_words(due.rrule, lang)
    return _pick(_DUE["from-now"], lang).format(rule=rule, date=when) if when else rule


def _when(due: Due, lang: Language) -> str:
    said = edtf_in_words(due.edtf, lang) if due.edtf else ""
    if due.latest is None:
        return said
    latest = date_in_words(due.latest, lang)
    if not due.edtf:
        return _pick(_DUE["until"], lang).format(latest=latest)
    if said == latest:
        return said
    start = first_day(due.edtf)
    key = "within"
    if start is not None and start > due.latest:
        key = "before-day" if len(due.edtf) == 10 else "before"
    return _pick(_DUE[key], lang).format(date=said, latest=latest)
