"""What faces ask of the register."""

from enlace.register.queries.asking import (
    Passage,
    Standpoint,
    answers_for,
    commitments_for,
    evidence_for,
    may_assign,
    may_say,
    may_share_views,
    passages_of,
    saved_views_for,
    standpoints,
    unassigned_for,
    verbs_for,
)
from enlace.register.queries.filters import MatrixFilter
from enlace.register.queries.matrix import Cell, Matrix, Row, Table, matrix
from enlace.register.queries.owing import (
    Owing,
    answers_to_do,
    commitments_of_meeting,
    last_said,
    owing_in,
    owing_of,
    promised_by,
)
from enlace.register.queries.reminding import (
    digests_for,
    is_silent,
    may_plan_reminders,
    people_to_remind,
    preview_for,
    telling_for,
    who_is_told,
)
from enlace.register.queries.tallies import Counts
from enlace.register.queries.waiting import open_ended_for, waiting_for

__all__ = [
    "Cell",
    "Counts",
    "Matrix",
    "MatrixFilter",
    "Owing",
    "Passage",
    "Row",
    "Standpoint",
    "Table",
    "answers_for",
    "answers_to_do",
    "commitments_for",
    "commitments_of_meeting",
    "digests_for",
    "evidence_for",
    "is_silent",
    "last_said",
    "matrix",
    "may_assign",
    "may_plan_reminders",
    "may_say",
    "may_share_views",
    "open_ended_for",
    "owing_in",
    "owing_of",
    "passages_of",
    "people_to_remind",
    "preview_for",
    "promised_by",
    "saved_views_for",
    "standpoints",
    "telling_for",
    "unassigned_for",
    "verbs_for",
    "waiting_for",
    "who_is_told",
]
