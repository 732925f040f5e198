"""Where output goes: to standard output, or to a file that is written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from enlace.cli.errors import CannotWrite, IsAFolder, NoSuchFolder
from enlace.cli.words import reason


def check(output: Path) -> None:
    """Refuse, before any work is done, an output that could not be written."""
    if output.is_dir():
        raise IsAFolder(name=output)
    if is_device(output):
        return
    if not _target(output).parent.is_dir():
        raise NoSuchFolder(name=output)
    if output.exists() and not os.access(output, os.W_OK):
        raise CannotWrite(name=output, why=reason(OSError(errno.EACCES, os.strerror(errno.EACCES))))


def write(content: str | bytes, output: Path | None) -> None:
    """Write to that file, or to standard output; text is UTF-8 whatever the terminal's locale."""
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    if output is None:
        _print(data)
        return
    try:
        if is_device(output):
            output.write_bytes(data)
        else:
            _replace(data, _target(output))
    except OSError as error:
        raise CannotWrite(name=output, why=reason(error)) from None


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise CannotWrite(name="stdout", why=reason(OSError(errno.EBADF, os.strerror(errno.EBADF))))
    try:
        sys.stdout.flush()
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            sys.stdout.write(data.decode())
        else:
            _print_whole(data, buffer)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(name="stdout", why=reason(error)) from None


def _print_whole(data: bytes, to: IO[bytes]) -> None:
    """All of it: an unbuffered standard output (``PYTHONUNBUFFERED``) may take a part and say no more."""
    rest = memoryview(data)
    while rest:
        rest = rest[to.write(rest) :]
    to.flush()


def _target(output: Path) -> Path:
    """The file itself where the output is a link to it, so that the link stays one."""
    return Path(os.path.realpath(output))


def is_device(output: Path) -> bool:
    """A pipe, a terminal, /dev/null, /dev/stdout: nothing that could be replaced."""
    return output.parts[:2] == ("/", "dev") or (output.exists() and not output.is_file())


def _replace(data: bytes, target: Path) -> None:
    """Write beside the target, then put it in its place in one step."""
    beside = target.with_name(f".enlace-{secrets.token_hex(6)}.tmp")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
            _keep_permissions(target, stream.fileno())
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _keep_permissions(target: Path, descriptor: int) -> None:
    """A file that is replaced keeps its mode, and its owner where the system lets us."""
    with suppress(FileNotFoundError):
        was = target.stat()
        if hasattr(os, "fchown"):
            with suppress(OSError):
                os.fchown(descriptor, was.st_uid, was.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(was.st_mode))
