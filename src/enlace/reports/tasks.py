"""Jobs of this room: each takes ids, makes one service call, and is safe to run twice."""

from __future__ import annotations

from django.db.utils import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from enlace.core.actor import Actor
from enlace.reports import services

WHEN_THE_DATABASE_IS_BACK = RetryStrategy(
    max_attempts=10, exponential_wait=2, retry_exceptions=[OperationalError, InterfaceError]
)


@app.task(name="reports.read_file", retry=WHEN_THE_DATABASE_IS_BACK)
def read_file(pk: int) -> None:
    services.read_import_file(pk, actor=Actor.system())


@app.periodic(cron="*/5 * * * *")
@app.task(name="reports.take_up_lost", queueing_lock="reports.take_up_lost")
def take_up_lost(timestamp: int) -> None:
    services.take_up_lost(actor=Actor.system())
