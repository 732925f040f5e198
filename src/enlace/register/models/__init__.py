"""Commitments and the answers of those who owe them; what due days hang on; reminders."""

from enlace.register.models.commitments import (
    Answer,
    AnswerQuerySet,
    Commitment,
    CommitmentQuerySet,
    Evidence,
    SavedView,
    Source,
    Statement,
)
from enlace.register.models.deadlines import Anchor, Condition, DueChange, Ending
from enlace.register.models.reminding import CalendarAddress, Digest, Reminder, Schedule, Silence, days_before

__all__ = [
    "Anchor",
    "Answer",
    "AnswerQuerySet",
    "CalendarAddress",
    "Commitment",
    "CommitmentQuerySet",
    "Condition",
    "Digest",
    "DueChange",
    "Ending",
    "Evidence",
    "Reminder",
    "SavedView",
    "Schedule",
    "Silence",
    "Source",
    "Statement",
    "days_before",
]
