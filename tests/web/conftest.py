"""An officer at work on the papers of a meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.papers.rows import make_scene

MEETS_ON = date(2096, 3, 10)
"""Ahead for a long time to come: pages ask for the day that it is."""


@pytest.fixture
def world(client: Any, people: Any) -> Any:
    """An officer is signed in; the RCGM is to meet."""
    found = make_scene(meets_on=MEETS_ON)
    found.officer = people.actor("secretariat")
    client.force_login(people.user("secretariat"))
    client.cookies["enlace_language"] = "en"
    return found
