"""Other people's programs, run without a shell, within a time limit, leaving nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def run(command: Sequence[str], folder: Path, seconds: float) -> str | None:
    """What the program printed, or ``None`` where it failed or took too long; then it and its children are ended."""
    places = dict.fromkeys(("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(folder))
    environment = os.environ | places | {"OMP_THREAD_LIMIT": "1"}
    try:
        started = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError:
        return None
    try:
        printed, _ = started.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(started)
        return None
    except BaseException:  # Ctrl-C or SIGTERM: nothing goes on working for nobody
        _end(started)
        raise
    return printed.decode("utf-8", "replace") if started.returncode == 0 else None


def _end(started: subprocess.Popen[bytes]) -> None:
    """Kill the program's whole group: LibreOffice works in a child of the program that is called."""
    with suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)
    started.communicate()
