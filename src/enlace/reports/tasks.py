"""Jobs of this room: each takes ids, makes one service call, and is safe to run twice."""

from __future__ import annotations

from procrastinate.contrib.django import app

from enlace.core.actor import Actor
from enlace.reports import services


@app.task(name="reports.read_file")
def read_file(pk: int) -> None:
    services.read_import_file(pk, actor=Actor.system())
