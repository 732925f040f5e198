from __future__ import annotations

from typing import Any

import pytest

from enlace.reader.dates.rhythms import rhythms
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("will report quarterly to the RCGM", ("quarterly", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("quarterly reports on the Fund", ("quarterly", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("a quarterly report", ("quarterly", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("submit monthly statistics", ("monthly", None, None, "FREQ=MONTHLY")),
        ("the quarterly reports", ("quarterly", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("annually", ("annually", None, None, "FREQ=YEARLY")),
        ("semi-annually", ("semi-annually", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("biannually", ("biannually", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("on a semi-annual basis", ("on a semi-annual basis", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("bimonthly", ("bimonthly", None, None, "FREQ=MONTHLY;INTERVAL=2")),
        ("weekly", ("weekly", None, None, "FREQ=WEEKLY")),
        ("an annual report", ("annual", None, None, "FREQ=YEARLY")),
        ("annual progress reports", ("annual", None, None, "FREQ=YEARLY")),
    ],
)
def test_rhythms_finds_in_english(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(rhythms, text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("trimestralmente", ("trimestralmente", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("informes trimestrales", ("trimestrales", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("un informe semestral", ("semestral", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("presentar informe trimestral", ("trimestral", None, None, "FREQ=MONTHLY;INTERVAL=3")),
        ("informes de avance semestrales", ("semestrales", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("un informe anual", ("anual", None, None, "FREQ=YEARLY")),
        ("de manera semestral", ("de manera semestral", None, None, "FREQ=MONTHLY;INTERVAL=6")),
        ("con periodicidad mensual", ("con periodicidad mensual", None, None, "FREQ=MONTHLY")),
        ("anualmente", ("anualmente", None, None, "FREQ=YEARLY")),
        ("bienalmente", ("bienalmente", None, None, "FREQ=YEARLY;INTERVAL=2")),
    ],
)
def test_rhythms_finds_in_spanish(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(rhythms, text, "es") == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the annual report", "en"),
        ("their annual contributions", "en"),
        ("the annual figures", "en"),
        ("the quarterly budget", "en"),
        ("the monthly meeting", "en"),
        ("semi-annual", "en"),
        ("biennial plan", "en"),
        ("el informe anual", "es"),
        ("sus contribuciones anuales", "es"),
        ("presupuesto bienal", "es"),
        ("presentar informe anual", "es"),
        ("el informe trimestral", "es"),
    ],
)
def test_rhythms_leaves_alone(text: str, language: Language, find: Any) -> None:
    assert find(rhythms, text, language) == []
