"""How long an invitation stays open, in which languages people are written to, what a session remembers."""

from __future__ import annotations

from datetime import timedelta

INVITATION_STAYS_OPEN = timedelta(days=14)
LANGUAGES = ("en", "es")
SECOND_FACTOR_BY_PROVIDER = "enlace_second_factor_by_provider"
"""In a session: single sign-on said that it asked for several factors."""
