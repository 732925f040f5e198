"""How long an invitation stays open, and in which languages people are written to."""

from __future__ import annotations

from datetime import timedelta

INVITATION_STAYS_OPEN = timedelta(days=14)
LANGUAGES = ("en", "es")
