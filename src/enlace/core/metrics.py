"""Figures about jobs for those who watch the machine. No figure tells anything about a person."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class QueueFigures:
    """How many jobs wait and failed, and since how many seconds the oldest that could be done waits."""

    waiting: int
    failed: int
    oldest_seconds: float


def queue_figures() -> QueueFigures:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) FILTER (WHERE j.status = 'todo'), count(*) FILTER (WHERE j.status = 'failed'),
                   coalesce(extract(epoch FROM now() - min(
                       greatest(e.at, coalesce(j.scheduled_at, e.at))
                   ) FILTER (WHERE j.status = 'todo' AND coalesce(j.scheduled_at, now()) <= now())), 0)
              FROM procrastinate_jobs j
              LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
             WHERE j.status IN ('todo', 'failed')
            """
        )
        waiting, failed, oldest = cursor.fetchone()
    return QueueFigures(waiting, failed, max(0.0, float(oldest)))
