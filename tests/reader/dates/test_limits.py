from __future__ import annotations

from typing import Any

import pytest

from enlace.reader.dates.limits import limits
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by 15 May", ("by 15 May", "2012-05-15", "2012-05-15", None)),
        ("by the 15th of May 2012", ("by the 15th of May 2012", "2012-05-15", "2012-05-15", None)),
        ("by March 2012", ("by March 2012", "2012-03", "2012-03-31", None)),
        ("until 1 March 2012", ("until 1 March 2012", "2012-03-01", "2012-03-01", None)),
        ("up until 1 March 2012", ("up until 1 March 2012", "2012-03-01", "2012-03-01", None)),
        ("on or before 1 March 2012", ("on or before 1 March 2012", "2012-03-01", "2012-03-01", None)),
        (
            "no later than the end of January 2012",
            ("no later than the end of January 2012", "2012-01", "2012-01-31", None),
        ),
        (
            "not later than the first quarter of 2012",
            ("not later than the first quarter of 2012", "2012-33", "2012-03-31", None),
        ),
        (
            "at the latest by 5 January 2012",
            ("at the latest by 5 January 2012", "2012-01-05", "2012-01-05", None),
        ),
        ("before October 1, 2012", ("before October 1, 2012", "2012-10-01", "2012-09-30", None)),
        ("before June 2012", ("before June 2012", "2012-06", "2012-05-31", None)),
        ("before the end of 2012", ("before the end of 2012", "2012", "2012-12-31", None)),
        ("before the beginning of 2012", ("before the beginning of 2012", "2012", "2011-12-31", None)),
        ("before next year", ("before next year", "2012", "2011-12-31", None)),
        ("prior to 1 March 2012", ("prior to 1 March 2012", "2012-03-01", "2012-02-29", None)),
        ("deadline of 15 December 2011", ("deadline of 15 December 2011", "2011-12-15", "2011-12-15", None)),
        ("before 31 June 2012", ("before 31 June 2012", None, None, None)),
        (
            "before the meeting of the RCGM in June 2012",
            ("before the meeting of the RCGM in June 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "before the meeting of 5-6 May 2012",
            ("before the meeting of 5-6 May 2012", "2012-05-05/2012-05-06", "2012-05-04", None),
        ),
        ("by the next meeting of the RCGM", ("by the next meeting of the RCGM", None, None, None)),
        ("before the next meeting", ("before the next meeting", None, None, None)),
        (
            "no later than the meeting of June 2012",
            ("no later than the meeting of June 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "two weeks before the RCGM meeting of June 5, 2012",
            ("two weeks before the RCGM meeting of June 5, 2012", "2012-06-05", "2012-05-22", None),
        ),
        (
            "one month prior to the meeting of June 2012",
            ("one month prior to the meeting of June 2012", "2012-06", "2012-05-30", None),
        ),
        (
            "at least 15 days before the next meeting",
            ("at least 15 days before the next meeting", None, None, None),
        ),
        ("before the workshop", ("before the workshop", None, None, None)),
        ("to be held before the end of June", ("before the end of June", "2012-06", "2012-06-30", None)),
    ],
)
def test_limits_finds_in_english(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(limits, text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("antes del 15 de mayo de 2012", ("antes del 15 de mayo de 2012", "2012-05-15", "2012-05-14", None)),
        (
            "antes del próximo 15 de enero",
            ("antes del próximo 15 de enero", "2012-01-15", "2012-01-14", None),
        ),
        ("antes de junio de 2012", ("antes de junio de 2012", "2012-06", "2012-05-31", None)),
        ("antes de finales de junio", ("antes de finales de junio", "2012-06", "2012-06-30", None)),
        ("antes de que termine el año", ("antes de que termine el año", "2011", "2011-12-31", None)),
        ("antes de finalizar el año 2012", ("antes de finalizar el año 2012", "2012", "2012-12-31", None)),
        ("a más tardar el 15 de mayo", ("a más tardar el 15 de mayo", "2012-05-15", "2012-05-15", None)),
        ("a más tardar en marzo de 2012", ("a más tardar en marzo de 2012", "2012-03", "2012-03-31", None)),
        (
            "a más tardar antes del 15 de mayo",
            ("a más tardar antes del 15 de mayo", "2012-05-15", "2012-05-14", None),
        ),
        ("hasta el 15 de mayo de 2012", ("hasta el 15 de mayo de 2012", "2012-05-15", "2012-05-15", None)),
        (
            "no más tarde del 15 de mayo de 2012",
            ("no más tarde del 15 de mayo de 2012", "2012-05-15", "2012-05-15", None),
        ),
        (
            "con plazo al 15 de mayo de 2012",
            ("con plazo al 15 de mayo de 2012", "2012-05-15", "2012-05-15", None),
        ),
        (
            "fecha límite el 15 de enero de 2012",
            ("fecha límite el 15 de enero de 2012", "2012-01-15", "2012-01-15", None),
        ),
        (
            "fecha límite: 15 de enero de 2012",
            ("fecha límite: 15 de enero de 2012", "2012-01-15", "2012-01-15", None),
        ),
        (
            "previo a la reunión del GRCM de junio de 2012",
            ("previo a la reunión del GRCM de junio de 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "antes de la reunión del 5 y 6 de junio de 2012",
            ("antes de la reunión del 5 y 6 de junio de 2012", "2012-06-05/2012-06-06", "2012-06-04", None),
        ),
        (
            "hasta su reunión de marzo de 2012",
            ("hasta su reunión de marzo de 2012", "2012-03", "2012-03-31", None),
        ),
        (
            "con al menos quince días de anticipación a la reunión del GRCM de junio de 2012",
            (
                "con al menos quince días de anticipación a la reunión del GRCM de junio de 2012",
                "2012-06",
                "2012-06-15",
                None,
            ),
        ),
        (
            "dos semanas antes de la próxima reunión",
            ("dos semanas antes de la próxima reunión", None, None, None),
        ),
    ],
)
def test_limits_finds_in_spanish(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(limits, text, "es") == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("by the Secretariat", "en"),
        ("not before 1 March 2012", "en"),
        ("from May until October 2012", "en"),
        ("held in San José, Costa Rica, prior to the meeting of the RCGM", "en"),
        ("the report examined by the RCM meeting", "en"),
        ("before the Conference", "en"),
        ("no antes de mayo de 2012", "es"),
        ("desde mayo hasta octubre de 2012", "es"),
        ("del 5 de mayo hasta octubre de 2012", "es"),
        ("celebrada en San José previo a la reunión del GRCM", "es"),
        ("antes de todo", "es"),
    ],
)
def test_limits_leaves_alone(text: str, language: Language, find: Any) -> None:
    assert find(limits, text, language) == []
