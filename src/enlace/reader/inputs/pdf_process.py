"""Asking the PDF process: started at the first PDF, kept for the next ones, ended when it takes too long."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from enlace.reader import errors
from enlace.reader.inputs.pdf_worker import MAX_MEMORY, give, take

SECONDS = 60
_CRASHES = (-signal.SIGSEGV, -signal.SIGFPE)
# -P: nothing is imported from the folder that the reader happens to be run in.
_COMMAND = (sys.executable, "-P", "-c", "from enlace.reader.inputs.pdf_worker import main; main()")
_lock = threading.Lock()
_running: dict[int, subprocess.Popen[bytes]] = {}
"""The process that each of our own processes has started: one that was forked starts its own."""


def ask(request: str, data: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """The answer to a request (see ``pdf_worker``). Raises the ``ReaderError`` that it answers with.

    Where the process dies on the file: ``Damaged`` if it crashed, ``TooLarge`` if it ran out of memory or of time.
    """
    with _lock:
        worker = _worker()
        timer = threading.Timer(seconds, worker.kill)
        timer.start()
        try:
            answer = _exchange(worker, request, data)
        finally:
            timer.cancel()
        if answer is None:
            raise _cause_of_death(_end(worker), seconds)
    said: dict[str, Any] = json.loads(answer)
    if "refusal" in said:
        raise getattr(errors, said["refusal"])(**said["facts"])
    return said


def _exchange(worker: subprocess.Popen[bytes], request: str, data: bytes) -> bytes | None:
    assert worker.stdin is not None  # both are pipes
    assert worker.stdout is not None
    try:
        give(worker.stdin, request.encode("utf-8"))
        give(worker.stdin, data)
    except OSError:
        return None
    return take(worker.stdout)


def _worker() -> subprocess.Popen[bytes]:
    worker = _running.get(os.getpid())
    if worker is None or worker.poll() is not None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        worker = subprocess.Popen(
            _COMMAND,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        _running[os.getpid()] = worker
    return worker


def _end(worker: subprocess.Popen[bytes]) -> int:
    """End what is left of the process and forget it; how it died."""
    _running.pop(os.getpid(), None)
    with suppress(OSError):  # what was still to be written has nowhere to go
        worker.communicate()
    return worker.wait()


@atexit.register
def stop() -> None:
    """End the process, if there is one; the next PDF starts another."""
    if os.getpid() in _running:
        _end(_running[os.getpid()])


def _cause_of_death(code: int, seconds: float) -> errors.ReaderError:
    if code in _CRASHES:
        return errors.Damaged()
    limit = f"{seconds:.0f} s" if code == -signal.SIGKILL else f"{MAX_MEMORY >> 20} MB"
    return errors.TooLarge(limit=limit)
