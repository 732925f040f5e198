"""Work that is done after the answer: queued in the same transaction as the change that asks for it."""

from __future__ import annotations

import logging
import time

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.manager import JobManager
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

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
    """Do the jobs that wait until SIGTERM or SIGINT; a database that goes away is waited for."""
    stopped = False
    while not stopped:
        try:
            with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
                app.run_worker(concurrency=concurrency, name="enlace", delete_jobs="never")
            stopped = True
        except (ConnectorException, OperationalError, PoolTimeout):
            logger.warning("The database does not answer; trying again in %s seconds.", RETRY_SECONDS)
            time.sleep(RETRY_SECONDS)
