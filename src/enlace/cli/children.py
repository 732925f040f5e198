"""Processes that a command starts beside itself; they end when it ends, whatever ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from enlace.cli.server import WATCH

PATIENCE = 20


@dataclass
class Child:
    """``enlace WORDS`` in a process of its own, its words kept in a log; started again where it ends by itself."""

    words: list[str]
    env: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        with open(os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "enlace.cli", *self.words],
                env={**self.env, WATCH: "1"},
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def let_go(self) -> None:
        """Ask it to end; its standard input closes, which it understands as the end of its parent."""
        if self.process.stdin:
            with suppress(OSError):
                self.process.stdin.close()

    def wait(self) -> None:
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def stop(children: list[Child]) -> None:
    for child in children:
        child.let_go()
    for child in children:
        child.wait()
