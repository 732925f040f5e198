"""What is said on standard error: failures, details, and a progress bar where it is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from enlace.cli.outcomes import Failure
from enlace.cli.words import Language, Pair, one_line, pick

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from enlace.reader.model import Report

REDRAW_SECONDS = 0.1

_READING: Pair = ("Reading", "Leyendo")
_DETAIL: Pair = (
    "{name}: items: {items}, commitments: {owed}, doubts: {doubts}",
    "{name}: puntos: {items}, compromisos: {owed}, dudas: {doubts}",
)
_DOUBT: Pair = ("{name}: doubt ({code}): {message}", "{name}: duda ({code}): {message}")
_UNREAD: Pair = (
    "{failed} of {all} could not be read.",
    "Archivos que no se pudieron leer: {failed} de {all}.",
)


@dataclass
class Voice:
    """Speaks to people on standard error, one line a thing, in one language."""

    lang: Language
    verbose: bool = False
    _bar: _Bar | None = field(default=None, init=False)

    def say(self, line: str) -> None:
        line = one_line(line)
        if self._bar:
            self._bar.say(line)
        elif sys.stderr is not None:
            with suppress(OSError):
                print(line, file=sys.stderr, flush=True)

    def detail(self, lines: str) -> None:
        """With -v, a traceback or the like, line by line."""
        if self.verbose:
            for line in lines.splitlines():
                self.say(line)

    def fail(self, name: str, failure: Failure) -> None:
        self.say(f"enlace: {name}: {failure.sentence(self.lang)}")
        self.detail(failure.detail)

    def tell(self, name: str, report: Report) -> None:
        """With -v, what was found in a file and what the reader doubts there."""
        if not self.verbose:
            return
        owed = sum(act.commitment is not None for item in report.items for act in item.acts)
        counts = {"items": len(report.items), "owed": owed, "doubts": len(report.warnings)}
        self.say(pick(_DETAIL, self.lang, name=name, **counts))
        for doubt in report.warnings:
            self.say(pick(_DOUBT, self.lang, name=name, code=doubt.code, message=doubt.sentence(self.lang)))

    def count_failed(self, failed: int, of: int) -> None:
        self.say("enlace: " + pick(_UNREAD, self.lang, failed=failed, all=of))

    @contextmanager
    def progress(self, total: int) -> Iterator[None]:
        """A progress bar over that many files while standard error is a terminal."""
        if total < 2 or sys.stderr is None or not sys.stderr.isatty():
            yield
            return
        self._bar = _Bar(total, pick(_READING, self.lang))
        try:
            yield
        finally:
            self._bar.close()
            self._bar = None

    def step(self) -> None:
        if self._bar:
            self._bar.step()


class _Bar:
    """A bar drawn by this process's one thread, since processes are forked beside it."""

    def __init__(self, total: int, title: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns: Sequence[TextColumn | BarColumn | MofNCompleteColumn | TimeRemainingColumn] = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self._bar: Progress = Progress(
            *columns, console=Console(stderr=True, highlight=False), transient=True, auto_refresh=False
        )
        self._task: TaskID = self._bar.add_task(title, total=total)
        self._drawn = 0.0
        self._bar.start()

    def step(self) -> None:
        self._bar.advance(self._task)
        if time.monotonic() - self._drawn > REDRAW_SECONDS:
            self._drawn = time.monotonic()
            self._bar.refresh()

    def say(self, line: str) -> None:
        self._bar.console.print(line, markup=False, soft_wrap=True)

    def close(self) -> None:
        self._bar.stop()
