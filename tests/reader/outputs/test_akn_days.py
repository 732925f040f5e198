from datetime import date

import pytest

from enlace.reader.outputs.akn_days import meeting_days

ONE = date(2009, 6, 9), date(2009, 6, 9)
TWO = date(2013, 11, 18), date(2013, 11, 19)
ACROSS = date(2011, 11, 30), date(2011, 12, 1)


def found(line, days):
    def cut(span):
        return line[slice(*span)] if span else None

    return [
        (cut(one.whole), cut(one.first), cut(one.last)) for one in meeting_days(line, (0, len(line)), *days)
    ]


@pytest.mark.parametrize(
    ("line", "days", "whole", "first", "last"),
    [
        ("held on June 9, 2009, in", ONE, "June 9, 2009", None, None),
        ("celebrada el 9 de junio de 2009.", ONE, "9 de junio de 2009", None, None),
        ("June 9th, 2009", ONE, "June 9th, 2009", None, None),
        ("November 18 – 19, 2013", TWO, "November 18 – 19, 2013", "November 18", "19, 2013"),
        ("on November 18 -19, 2013 in", TWO, "November 18 -19, 2013", "November 18", "19, 2013"),
        (
            "los días 18 y 19 de noviembre de 2013",
            TWO,
            "18 y 19 de noviembre de 2013",
            "18",
            "19 de noviembre de 2013",
        ),
        (
            "30 November – 1 December 2011",
            ACROSS,
            "30 November – 1 December 2011",
            "30 November",
            "1 December 2011",
        ),
        (
            "del 30 de noviembre al 1 de diciembre de 2011",
            ACROSS,
            "30 de noviembre al 1 de diciembre de 2011",
            "30 de noviembre",
            "1 de diciembre de 2011",
        ),
        ("November 19, 2013", TWO, "November 19, 2013", None, None),
        ("November 18, 19, 2013", TWO, "November 18, 19, 2013", None, None),
    ],
)
def test_the_days_of_the_meeting_are_found(line, days, whole, first, last):
    assert found(line, days) == [(whole, first, last)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "June 2009",
        "9 2009",
        "May 9, 2009",
        "June 9, 2008",
        "in 2009, on 9 June",
        "Resolution 9, 2009 of June",
    ],
)
def test_other_dates_are_left_alone(line):
    assert found(line, ONE) == []


def test_each_place_is_found():
    assert len(found("June 9, 2009. It met on 9 June 2009 again.", ONE)) == 2
