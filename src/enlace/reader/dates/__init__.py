"""When: the calendar days that a report names, and the deadlines of what it commits its parties to.

A pure library over text. Its verbs: ``days`` and ``deadline``.
"""

from __future__ import annotations

from enlace.reader.dates.deadlines import Deadline, deadline
from enlace.reader.dates.naming import Days, days

__all__ = ["Days", "Deadline", "days", "deadline"]
