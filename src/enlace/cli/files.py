"""Which files are to be read: named ones, those of a folder in sorted order, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from enlace.cli.errors import CannotRead, NoInput, NothingToRead, Refusal
from enlace.cli.outcomes import Failure, failure_of

READABLE = frozenset({".docx", ".docm", ".pdf", ".txt", ".html", ".htm", ".doc", ".odt", ".rtf"})
MOST_BYTES = 64 * 1024 * 1024
"""Bytes taken from a file or a pipe before it is cut off; the reader refuses smaller files than this."""


@dataclass(frozen=True, slots=True)
class Input:
    """One report to read, under the name people know it by; ``data`` where it did not come from a plain file."""

    shown: str
    path: Path | None = None
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The file's name without its folder, in characters that every output can hold."""
        name = self.path.name if self.path else "stdin"
        return os.fsencode(name).decode("utf-8", "replace")

    def read(self) -> bytes:
        """Its bytes; of a file that is far too large only so many that the reader refuses it."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        with self.path.open("rb") as stream:
            return stream.read(MOST_BYTES)


@dataclass(frozen=True, slots=True)
class Named:
    """What the arguments come to: files in order, what went wrong on the way, and whether one file was meant."""

    inputs: tuple[Input, ...]
    troubles: tuple[tuple[str, Failure], ...]
    single: bool


def gather(arguments: Iterable[str]) -> Named:
    """The files that the arguments name, each once. Raises ``NothingToRead`` where a lone folder has none."""
    words = list(dict.fromkeys(arguments))
    inputs: list[Input] = []
    troubles: list[tuple[str, Failure]] = []
    for word in words:
        found = list(_inputs_of(word, troubles))
        if not found and not any(shown == word for shown, _ in troubles):
            nothing = NothingToRead(name=word)
            if len(words) == 1:
                raise nothing
            troubles.append((word, Failure.of(nothing, without=f"{word}: ")))
        inputs.extend(found)
    single = len(words) == 1 and (words[0] == "-" or not os.path.isdir(words[0]))
    return Named(tuple(_each_once(inputs)), tuple(troubles), single)


def _inputs_of(word: str, troubles: list[tuple[str, Failure]]) -> Iterator[Input]:
    if word == "-":
        yield Input("-", data=_standard_input())
        return
    path = Path(word)
    if path.is_dir():
        yield from (Input(str(file), file) for file in walk(path, troubles))
    elif path.exists() and not path.is_file():
        try:
            with path.open("rb") as stream:
                yield Input(word, path, stream.read(MOST_BYTES))
        except OSError as error:
            troubles.append((word, failure_of(error)))
    else:
        yield Input(word, path)


def walk(folder: Path, troubles: list[tuple[str, Failure]]) -> Iterator[Path]:
    """Readable files below ``folder``, sorted by their path; folders that cannot be opened go to ``troubles``."""

    def refuse(error: OSError) -> None:
        troubles.append((str(error.filename or folder), failure_of(error)))

    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith((".", "__MACOSX"))]
        found.extend(Path(here, name) for name in files if _is_readable(name))
    yield from sorted(found, key=lambda path: path.parts)


def _is_readable(name: str) -> bool:
    return not name.startswith((".", "~$")) and Path(name).suffix.lower() in READABLE


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise NoInput
    return sys.stdin.buffer.read(MOST_BYTES)


def _each_once(inputs: Iterable[Input]) -> Iterator[Input]:
    seen: set[str] = set()
    for one in inputs:
        place = os.path.realpath(one.path) if one.path else one.shown
        if place not in seen:
            seen.add(place)
            yield one


def refuse_to_overwrite(output: Path, inputs: Iterable[Input], refusal: type[Refusal]) -> None:
    """Raise where the output is one of the files to be read."""
    target = os.path.realpath(output)
    if any(one.path and os.path.realpath(one.path) == target for one in inputs):
        raise refusal(name=output)


def require_readable(path: Path) -> None:
    """Raise ``CannotRead``, with the reason, where that file cannot be opened."""
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        why = failure_of(error)
        raise CannotRead(name=path, en=why.en, es=why.es) from None
