"""A meeting that is to come, and what its papers gather."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

TODAY = date(2026, 1, 15)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def scene(db: None) -> SimpleNamespace:
    """The RCGM meets in March; one commitment of each sort; the bodies below and above have reported."""
    from tests.papers.rows import make_scene

    return make_scene()


@pytest.fixture
def make(scene: SimpleNamespace, secretariat: Any, today: date) -> Any:
    """``make("matrix")`` makes that paper of the coming meeting."""
    from enlace.papers.enums import PaperKind
    from enlace.papers.services import make_paper

    return lambda kind: make_paper(scene.meeting.pk, PaperKind(kind), actor=secretariat, on=today)
