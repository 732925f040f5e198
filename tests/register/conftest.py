"""Reports as they stand once they are frozen, and commitments with answers, for the tests of the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest


@pytest.fixture
def written(db: None) -> Callable[..., Any]:
    """Writes a report that waits for review: ``written("en", {"1": [{"text": …, "owed_by": […]}]})``."""
    from tests.register.rows import write_report

    return write_report


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Freezing without the questions of a review: only the state and the seal."""
    from tests.register.rows import freeze

    from enlace.reports import services

    monkeypatch.setattr(services, "freeze_report", freeze, raising=False)


@pytest.fixture
def owed(db: None) -> Callable[..., Any]:
    """Makes a commitment with an answer for each party: ``owed(["HND"], due_on=…)``."""
    from tests.register.rows import make_commitment

    return make_commitment


@pytest.fixture
def today() -> date:
    return date(2026, 1, 15)
