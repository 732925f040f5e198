"""What faces ask of the register."""

from enlace.register.queries.asking import (
    Standpoint,
    answers_for,
    commitments_for,
    evidence_for,
    saved_views_for,
    sources_of,
    standpoints,
    unassigned_for,
    verbs_for,
)
from enlace.register.queries.filters import MatrixFilter
from enlace.register.queries.matrix import Cell, Counts, Matrix, Row, Table, matrix

__all__ = [
    "Cell",
    "Counts",
    "Matrix",
    "MatrixFilter",
    "Row",
    "Standpoint",
    "Table",
    "answers_for",
    "commitments_for",
    "evidence_for",
    "matrix",
    "saved_views_for",
    "sources_of",
    "standpoints",
    "unassigned_for",
    "verbs_for",
]
