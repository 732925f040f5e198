"""Numbers that one version names and the other does not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from enlace.reader.compare.dates import Year
from enlace.reader.compare.difference import Difference, Words, difference, only_in
from enlace.reader.compare.facts import Facts


def other_numbers(a: Facts, b: Facts) -> Iterator[Difference]:
    """At most one difference: the numbers, whole or roman, that only one version has."""
    first, second = only_numbers(a, b), only_numbers(b, a)
    if a.amounts.romans and b.amounts.romans:
        first |= {Decimal(one) for one in a.amounts.romans - b.amounts.romans} - b.amounts.numbers
        second |= {Decimal(one) for one in b.amounts.romans - a.amounts.romans} - a.amounts.numbers
    if first or second:
        said = only_in([_words(one) for one in sorted(first)], [_words(one) for one in sorted(second)])
        yield difference("numbers", a.item, b.item, said)


def only_numbers(a: Facts, b: Facts) -> set[Decimal]:
    """The numbers of ``a`` that ``b`` says in no way, not in words such as "both", as a year or a roman numeral."""
    years = {Decimal(when.year) for when in b.dates if isinstance(when, Year)}
    romans = {Decimal(one) for one in b.amounts.romans}
    return set(a.amounts.numbers - b.amounts.numbers - b.amounts.implied - years - romans)


def _words(number: Decimal) -> Words:
    plain = f"{number:,f}"
    return Words(plain, plain.replace(",", "\u00a0"))
