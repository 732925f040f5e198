"""Dates, rhythms and deadlines that one version names and the other does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal

from enlace.reader.compare.dates import Between, Day, Hour, Month, Part, When, Year
from enlace.reader.compare.difference import Difference, Words, against, difference, only_in
from enlace.reader.compare.facts import Facts
from enlace.reader.compare.pairing import paired_acts
from enlace.reader.model import Act, Due, Language, Report
from enlace.reader.outputs.dates_in_words import MONTHS, due_in_words, rrule_in_words

_BY_WHEN = Words("By when", "Plazo")
_UNITS = {
    "hour": Words("hours", "horas"),
    "day": Words("days", "días"),
    "week": Words("weeks", "semanas"),
    "month": Words("months", "meses"),
    "quarter": Words("quarters", "trimestres"),
    "semester": Words("semesters", "semestres"),
    "year": Words("years", "años"),
}
_PARTS = {
    2: Words("half of the year", "semestre"),
    3: Words("four-month term", "cuatrimestre"),
    4: Words("quarter", "trimestre"),
}
#: "By the 15th" and "before the 15th" are used one for the other.
_A_DAY = timedelta(days=1)


def other_dates(a: Report, b: Report, ours: Facts, theirs: Facts) -> Iterator[Difference]:
    """At most one difference: dates named, else how long a time is given, else by when something is owed."""
    said = _named(ours, theirs) or _lasting(ours, theirs)
    if not said and a.meeting.end == b.meeting.end:
        said = _owed(ours, theirs)
    if said:
        yield difference("dates", ours.item, theirs.item, said)


def _named(a: Facts, b: Facts) -> Words | None:
    """Dates that only one names, in the reading of figures such as "8/06/2016" that leaves the fewest."""
    readings = [(_only(x, y, b), _only(y, x, a)) for x in (a.dates, a.swapped) for y in (b.dates, b.swapped)]
    first, second = min(readings, key=lambda reading: len(reading[0]) + len(reading[1]))
    return only_in(_listed(first), _listed(second)) if first or second else None


def _only(some: frozenset[When], others: frozenset[When], other: Facts) -> set[When]:
    """What is in ``some`` alone, but for days that the other counts in a range and years that it has as a number."""
    left = some - others
    return {
        when
        for when in left
        if not (
            isinstance(when, Between)
            or (isinstance(when, Day) and Between(when.month, when.day) in others)
            or (isinstance(when, Year) and Decimal(when.year) in other.amounts.numbers)
        )
    }


def _lasting(a: Facts, b: Facts) -> Words | None:
    """Times of the same number and another unit: two weeks, two months."""
    first, second = a.amounts.spans - b.amounts.spans, b.amounts.spans - a.amounts.spans
    same = {count for count, _ in first} & {count for count, _ in second}
    if not same:
        return None
    return only_in(*([_span(*one) for one in sorted(side) if one[0] in same] for side in (first, second)))


def _owed(a: Facts, b: Facts) -> Words | None:
    for one, other in paired_acts(a, b):
        first, second = _due(one), _due(other)
        if first and second and _differ(first, second, counted=a.amounts.numbers != b.amounts.numbers):
            return against(_BY_WHEN, _due_in_words(first), _due_in_words(second))
    return None


def _due(act: Act) -> Due | None:
    return act.commitment.due if act.commitment else None


def _differ(a: Due, b: Due, *, counted: bool) -> bool:
    """Whether two deadlines differ, where the dates named do not: in what the reader reckons from the same words."""
    if a.latest is None or b.latest is None or abs(a.latest - b.latest) <= _A_DAY:
        return False
    return a.edtf == b.edtf or counted or not (_has_figures(a) or _has_figures(b))


def _has_figures(due: Due) -> bool:
    return any(map(str.isdigit, due.text))


def _due_in_words(due: Due) -> Words:
    return Words(due_in_words(due, "en"), due_in_words(due, "es"))


def _listed(found: Iterable[When]) -> list[Words]:
    """In words; a month is left out where one of its days is told."""
    days = {when.month for when in found if isinstance(when, Day)}
    told = [when for when in found if not (isinstance(when, Month) and when.month in days)]
    return [in_words(when) for when in sorted(told, key=repr)]


def in_words(when: When) -> Words:
    match when:
        case Year(year):
            return Words(str(year), str(year))
        case Month(month):
            return Words(_month("en", month), _month("es", month))
        case Day(month, day) | Between(month, day):
            return Words(f"{day} {_month('en', month)}", f"{day} de {_month('es', month)}")
        case Part(part, parts):
            return Words(f"{_PARTS[parts].en} {part}", f"{_PARTS[parts].es} {part}")
        case Hour(minutes):
            clock = f"{minutes // 60 or 12}:{minutes % 60:02}"
            return Words(clock, clock)
        case _:
            every, unit = when.every, when.unit
            rule = f"FREQ={unit.upper()}LY;INTERVAL={every}".replace("DAYLY", "DAILY")
            whole_years = unit == "month" and every % 12 == 0
            return _rule(f"FREQ=YEARLY;INTERVAL={every / 12}" if whole_years else rule)


def _rule(rule: str) -> Words:
    rule = rule.removesuffix(";INTERVAL=1")
    return Words(rrule_in_words(rule, "en"), rrule_in_words(rule, "es"))


def _span(count: int, unit: str) -> Words:
    return Words(f"{count} {_UNITS[unit].en}", f"{count} {_UNITS[unit].es}")


def _month(lang: Language, month: int) -> str:
    return MONTHS[lang][month - 1] if 1 <= month <= 12 else str(month)
