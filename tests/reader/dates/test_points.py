from __future__ import annotations

from typing import Any

import pytest

from enlace.reader.dates.points import points
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 15 May 2012", ("on 15 May 2012", "2012-05-15", "2012-05-15", None)),
        ("on the 15th of May", ("on the 15th of May", "2012-05-15", "2012-05-15", None)),
        ("in May 2012", ("in May 2012", "2012-05", "2012-05-31", None)),
        ("in the second semester", ("in the second semester", "2011-41", "2011-12-31", None)),
        ("in the course of 2012", ("in the course of 2012", "2012", "2012-12-31", None)),
        ("during 2012 and 2013", ("during 2012 and 2013", "2012/2013", "2013-12-31", None)),
        (
            "within the first quarter of 2012",
            ("within the first quarter of 2012", "2012-33", "2012-03-31", None),
        ),
        (
            "between 1 and 15 May 2012",
            ("between 1 and 15 May 2012", "2012-05-01/2012-05-15", "2012-05-15", None),
        ),
        ("between May and July 2012", ("between May and July 2012", "2012-05/2012-07", "2012-07-31", None)),
        ("at the end of the year", ("at the end of the year", "2011", "2011-12-31", None)),
        ("at the beginning of May", ("at the beginning of May", "2012-05", "2012-05-10", None)),
        ("early in 2012", ("early in 2012", "2012", "2012-03-31", None)),
        ("early next year", ("early next year", "2012", "2012-03-31", None)),
        ("mid-May 2012", ("mid-May 2012", "2012-05", "2012-05-15", None)),
        ("next month", ("next month", "2011-12", "2011-12-31", None)),
        ("later this year", ("later this year", "2011", "2011-12-31", None)),
        (
            "on 5 January 2012 at the latest",
            ("on 5 January 2012 at the latest", "2012-01-05", "2012-01-05", None),
        ),
        ("in 2012", ("in 2012", "2012", "2012-12-31", None)),
        ("on 31 June 2012", ("on 31 June 2012", None, None, None)),
        ("a revised version on 16 August 2012", ("on 16 August 2012", "2012-08-16", "2012-08-16", None)),
        ("will be translated and published in May", ("in May", "2012-05", "2012-05-31", None)),
        ("is to be jointly presented in May", ("in May", "2012-05", "2012-05-31", None)),
    ],
)
def test_points_finds_in_english(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(points, text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("el 15 de mayo de 2012", ("el 15 de mayo de 2012", "2012-05-15", "2012-05-15", None)),
        ("el próximo 15 de enero", ("el próximo 15 de enero", "2012-01-15", "2012-01-15", None)),
        ("los días 5 y 6 de mayo", ("los días 5 y 6 de mayo", "2012-05-05/2012-05-06", "2012-05-06", None)),
        ("en mayo", ("en mayo", "2012-05", "2012-05-31", None)),
        ("en el mes de mayo", ("en el mes de mayo", "2012-05", "2012-05-31", None)),
        (
            "en el próximo mes de mayo de 2012",
            ("en el próximo mes de mayo de 2012", "2012-05", "2012-05-31", None),
        ),
        (
            "en el curso del primer trimestre",
            ("en el curso del primer trimestre", "2012-33", "2012-03-31", None),
        ),
        ("durante el año 2012", ("durante el año 2012", "2012", "2012-12-31", None)),
        ("a lo largo de 2012", ("a lo largo de 2012", "2012", "2012-12-31", None)),
        ("dentro del primer semestre", ("dentro del primer semestre", "2012-40", "2012-06-30", None)),
        (
            "entre el 1 y el 15 de mayo de 2012",
            ("entre el 1 y el 15 de mayo de 2012", "2012-05-01/2012-05-15", "2012-05-15", None),
        ),
        (
            "entre enero y marzo de 2012",
            ("entre enero y marzo de 2012", "2012-01/2012-03", "2012-03-31", None),
        ),
        ("a finales de 2012", ("a finales de 2012", "2012", "2012-12-31", None)),
        ("al cierre de 2012", ("al cierre de 2012", "2012", "2012-12-31", None)),
        ("para el 15 de mayo", ("para el 15 de mayo", "2012-05-15", "2012-05-15", None)),
        ("para finales de mayo", ("para finales de mayo", "2012-05", "2012-05-31", None)),
        ("el próximo año", ("el próximo año", "2012", "2012-12-31", None)),
        ("el próximo mes", ("el próximo mes", "2011-12", "2011-12-31", None)),
        ("este año", ("este año", "2011", "2011-12-31", None)),
        ("el 15 de mayo a más tardar", ("el 15 de mayo a más tardar", "2012-05-15", "2012-05-15", None)),
        (
            "una versión revisada el 16 de agosto de 2012",
            ("el 16 de agosto de 2012", "2012-08-16", "2012-08-16", None),
        ),
        ("será traducido y publicado en mayo", ("en mayo", "2012-05", "2012-05-31", None)),
        ("presentará los resultados en mayo", ("en mayo", "2012-05", "2012-05-31", None)),
    ],
)
def test_points_finds_in_spanish(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(points, text, "es") == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the workshop held on November 5-6, 2011", "en"),
        ("the workshop held in Tegucigalpa, Honduras, on 5 May", "en"),
        ("the Dialogue held in July in Santiago", "en"),
        ("adopted by the Vice-Ministers in May", "en"),
        ("which took place in May", "en"),
        ("was presented in May", "en"),
        ("the workshop to be held in May 2012", "en"),
        ("the seminar scheduled in May 2012", "en"),
        ("starting in May 2012", "en"),
        ("the report on the first quarter of 2012", "en"),
        ("the 2012 work plan", "en"),
        ("in the 2012 work plan", "en"),
        ("the May – October 2013 period", "en"),
        ("the meeting of October 2011", "en"),
        ("the figures for this year", "en"),
        ("in 2000 dollars", "en"),
        ("on the other hand, in the second place", "en"),
        ("at the end of the meeting", "en"),
        ("el taller celebrado en Tegucigalpa, Honduras, el 5 de mayo", "es"),
        ("el taller que se realizó en mayo", "es"),
        ("las medidas que adoptaron en mayo", "es"),
        ("el taller que se celebrará en mayo de 2012", "es"),
        ("el taller a celebrarse el 5 de mayo de 2012", "es"),
        ("el taller previsto para mayo de 2012", "es"),
        ("el plan de trabajo para 2012", "es"),
        ("el plan de trabajo para mayo", "es"),
        ("el terremoto de enero de 2010", "es"),
        ("desde el 5 de mayo", "es"),
        ("a partir del 1 de julio de 2012", "es"),
        ("el período de mayo a octubre de 2013", "es"),
        ("el informe para este año", "es"),
        ("la 2012", "es"),
        ("en la reunión", "es"),
        ("al final de la reunión", "es"),
    ],
)
def test_points_leaves_alone(text: str, language: Language, find: Any) -> None:
    assert find(points, text, language) == []
