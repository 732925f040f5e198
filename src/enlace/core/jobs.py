"""Work that is done after the answer: queued in the same transaction as the change that asks for it."""

from __future__ import annotations

import logging
import time

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.manager import JobManager
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from enlace.core import checks

RETRY_SECONDS = 3
logger = logging.getLogger(__name__)


def defer(task: str, *, once_as: str | None = None, **ids: int | str) -> None:
    """Queue a task by its name ``room.verb_noun``; with ``once_as``, only one such job waits at a time."""
    try:
        with transaction.atomic():  # a refusal must not spoil the change that asks for the job
            deferrer = app.configure_task(task, queueing_lock=once_as)
            deferrer.job_manager = _in_our_transaction()
            deferrer.defer(**ids)
    except AlreadyEnqueued:
        return


def _in_our_transaction() -> JobManager:
    """Queues on Django's own connection; in a worker, the app has another one, which knows of no transaction."""
    return JobManager(DjangoConnector(alias="default"))


def work(*, concurrency: int) -> None:
    """Do the jobs that wait until SIGTERM or SIGINT; a database that goes away, or is not ready yet, is waited for."""
    stopped = False
    while not stopped:
        _wait_until_up_to_date()
        try:
            with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
                app.run_worker(concurrency=concurrency, name="enlace", delete_jobs="never")
            stopped = True
        except (ConnectorException, OperationalError, PoolTimeout):
            logger.warning("The database does not answer; trying again in %s seconds.", RETRY_SECONDS)
            time.sleep(RETRY_SECONDS)


def _wait_until_up_to_date() -> None:
    """A worker that starts before the migrations would fail every job for want of a table."""
    looked_at: int | None = None
    while True:
        seen = checks.migrations_seen()
        if (
            seen != looked_at and checks.is_up_to_date()
        ):  # a closer look costs, so only where something changed
            break
        if looked_at is None:
            logger.warning("The database does not answer or is not up to date; waiting for enlace migrate.")
        looked_at = seen
        connection.close()
        time.sleep(RETRY_SECONDS)
    connection.close()
