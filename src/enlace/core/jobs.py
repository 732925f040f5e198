"""Work that is done after the answer: queued in the same transaction as the change that asks for it."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def defer(task: str, *, once_as: str | None = None, **ids: int | str) -> None:
    """Queue a task by its name ``room.verb_noun``; with ``once_as``, only one such job waits at a time."""
    try:
        with transaction.atomic():  # a refusal must not spoil the change that asks for the job
            app.configure_task(task, queueing_lock=once_as).defer(**ids)
    except AlreadyEnqueued:
        return
