"""``enlace import``: files and folders go into the register as if they had been dropped on its page."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from enlace.cli import files, server, writing
from enlace.cli.outcomes import Failure, failure_of
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, pick

if TYPE_CHECKING:
    from uuid import UUID

    from enlace.core.actor import Actor
    from enlace.reports.imports import Progress

POLL_SECONDS = 0.5
LONGEST_WAIT = 15 * 60
"""Seconds without any file done, after which somebody else's reading is no longer waited for."""

_TAKEN: Pair = (
    "Files taken: {count}. Follow them at {page}\n",
    "Archivos recibidos: {count}. Sígalos en {page}\n",
)
_DONE: Pair = (
    "{read} read, {known} already here, {refused} refused.\n",
    "{read} leídos, {known} ya estaban aquí, {refused} rechazados.\n",
)
_STILL: Pair = (
    "Another worker has been reading for a long time; follow it on the page.",
    "Otro proceso lleva mucho tiempo leyendo; sígalo en la página.",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Keep the files and queue their reading; with ``--wait``, read them here. Exit code 1 where one was refused."""
    named = files.gather(args.files)
    settings = server.begin()
    from enlace.core.actor import Actor
    from enlace.reports import services

    unopened = list(named.troubles)
    actor = Actor.system()
    batch = services.start_import(_contents(named, unopened), actor=actor)
    for name, failure in unopened:
        voice.fail(name, failure)
    page = f"{settings.base_url}/import/{batch.pk}/"
    progress = _read_all(batch.pk, actor, voice) if args.wait else _progress(batch.pk, actor)
    _tell_refused(batch.pk, actor, voice)
    writing.write(pick(_TAKEN, voice.lang, count=progress.count, page=page), None)
    if args.wait:
        counts = {"read": progress.read, "known": progress.known, "refused": progress.refused}
        writing.write(pick(_DONE, voice.lang, **counts), None)
    return 1 if unopened or progress.refused or (args.wait and not progress.is_done) else 0


def _contents(named: files.Named, unopened: list[tuple[str, Failure]]) -> Iterator[tuple[str, bytes]]:
    """Each file's name and bytes, one in memory at a time; those that cannot be opened are set apart."""
    for one in named.inputs:
        try:
            data = one.read()
        except OSError as error:
            unopened.append((one.shown, failure_of(error)))
        else:
            yield one.name, data


def _progress(pk: UUID, actor: Actor) -> Progress:
    from enlace.reports import imports

    found = imports.find_import(pk, actor)
    assert found is not None  # it was made a moment ago, and Enlace itself sees all
    return found[1]


def _read_all(pk: UUID, actor: Actor, voice: Voice) -> Progress:
    """Read here what no worker has taken yet, then wait for what a worker reads."""
    from enlace.reports import imports, services

    waiting = imports.waiting_files(pk)
    with voice.progress(len(waiting)):
        for file in waiting:
            services.read_import_file(file, actor=actor)
            voice.step()
    return _wait(pk, actor, voice)


def _wait(pk: UUID, actor: Actor, voice: Voice) -> Progress:
    progress, since = _progress(pk, actor), time.monotonic()
    while not progress.is_done:
        if time.monotonic() - since > LONGEST_WAIT:
            voice.say(f"enlace: {pick(_STILL, voice.lang)}")
            break
        time.sleep(POLL_SECONDS)
        before, progress = progress, _progress(pk, actor)
        since = time.monotonic() if progress.done > before.done else since
    return progress


def _tell_refused(pk: UUID, actor: Actor, voice: Voice) -> None:
    from enlace.reports import imports

    for name, en, es in imports.refusals(pk, actor):
        voice.fail(name, Failure(en, es))
