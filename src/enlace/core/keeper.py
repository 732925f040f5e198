"""Keeps an embedded PostgreSQL running for the process that started it, and stops it when that process is gone.

``python -m enlace.core.keeper FOLDER`` prints the server's address when it is ready and lives until its standard
input closes: however its parent ends, even killed, the server is stopped in good order.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil  # type: ignore[import-untyped]  # it ships no types

from enlace.core import postgres

PATIENCE = 30
TRIES = 4


class DoesNotStart(Exception):
    """The embedded PostgreSQL could not be started."""


@dataclass(frozen=True)
class Kept:
    """An embedded PostgreSQL that runs as long as its keeper is held."""

    owner_url: str
    web_url: str


@contextmanager
def kept(folder: Path) -> Iterator[Kept]:
    """Run the server of that folder within the block, with both roles and the database. Raises ``DoesNotStart``."""
    log = _log(folder)
    keeper = subprocess.Popen(
        [sys.executable, "-m", "enlace.core.keeper", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        start_new_session=True,  # Ctrl-C is for the one who keeps, not for the server
    )
    os.close(log)
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    try:
        owner, web = keeper.stdout.readline().strip(), keeper.stdout.readline().strip()
        if not web:
            raise DoesNotStart(str(folder))
        yield Kept(owner, web)
    finally:
        with suppress(OSError):
            keeper.stdin.close()
        _wait(keeper)
        keeper.stdout.close()
        if keeper.returncode < 0:
            stop_the_left(folder)


def _log(folder: Path) -> int:
    """Why the server did not start, where it did not; the keeper has no other place to say it."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(log_of(folder), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)


def log_of(folder: Path) -> Path:
    return folder.with_name("postgres.log")


def _wait(keeper: subprocess.Popen[str]) -> None:
    try:
        keeper.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        keeper.kill()
        keeper.wait()


def main(folder: Path) -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(folder.with_name("postgres.lock"), "w") as lock:
        if not _taken(lock):
            return 1
        forget_the_dead(folder)
        stop_the_left(folder)
        server = _start(folder)
        try:
            postgres.make_database(server)
            for role in (postgres.OWNER, postgres.WEB):
                print(postgres.url_for(server, role=role), flush=True)
            with suppress(OSError):
                while os.read(0, 4096):
                    pass
        finally:
            server.stop()
    return 0


def _start(folder: Path) -> Any:
    """On a machine that does much else it may need longer than it is waited for; then it is found running."""
    for _ in range(TRIES - 1):
        try:
            return postgres.start(folder)
        except subprocess.SubprocessError:
            time.sleep(1)
    return postgres.start(folder)


def _taken(lock: IO[str]) -> bool:
    """A keeper whose parent was killed may still be stopping the server: wait for it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.1)
        else:
            return True
    return False


def forget_the_dead(folder: Path) -> None:
    """After a power cut, the number in ``postmaster.pid`` may be another program's by now: then the file goes."""
    if _server_of(folder) is None:
        (folder / "postmaster.pid").unlink(missing_ok=True)


def stop_the_left(folder: Path) -> None:
    """Stop the server of that folder where its keeper was killed and could not do it; none, and nothing happens."""
    left = _server_of(folder)
    for how in (signal.SIGINT, signal.SIGQUIT):  # what is under way is broken off; then at once
        if left is None:
            return
        with suppress(psutil.NoSuchProcess):
            left.send_signal(how)
            with suppress(psutil.TimeoutExpired):
                left.wait(PATIENCE)
        left = _server_of(folder)


def _server_of(folder: Path) -> psutil.Process | None:
    """The server that ``postmaster.pid`` names, if it is one and was started upon that folder."""
    try:
        one = psutil.Process(int((folder / "postmaster.pid").read_text().split("\n", 1)[0]))
        words = one.cmdline()  # of a zombie, none; everybody may read them, where it works only its own user
        is_one = one.name().startswith("postgres") and folder.resolve() in map(_resolved, words[1:])
    except (OSError, ValueError, psutil.Error):
        return None
    return one if is_one else None


def _resolved(word: str) -> Path:
    return Path(word).resolve()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    code = main(Path(sys.argv[1]))
    sys.stdout.flush()
    os._exit(code)  # the server is stopped; the library would try it once more
