"""What came of reading one file: a report, or why not, as a value that can travel between processes."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import Any, Protocol

from enlace.cli.words import Language, Pair, reason

_MISSING: Pair = ("There is no such file.", "No existe ese archivo.")
_FORBIDDEN: Pair = (
    "The file may not be opened (permission denied).",
    "No hay permiso para abrir el archivo.",
)
_FOLDER: Pair = ("This is a folder.", "Es una carpeta.")
_SYSTEM: Pair = ("The file cannot be opened ({why}).", "No se puede abrir el archivo ({why}).")
_INTERNAL: Pair = (
    "internal error: {why} (-v shows where; please report it)",
    "error interno: {why} (-v muestra dónde; le rogamos informarlo)",
)
CRASHED: Pair = (
    "internal error: the process that read this file died",
    "error interno: el proceso que leía este archivo terminó de forma abrupta",
)


class Sentences(Protocol):
    def sentence(self, lang: Any, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not read, in both languages; ``detail`` is the traceback of an error nobody foresaw."""

    en: str
    es: str
    detail: str = ""

    @classmethod
    def of(cls, error: Sentences, *, without: str = "") -> Failure:
        return cls(error.sentence("en").removeprefix(without), error.sentence("es").removeprefix(without))

    def sentence(self, lang: Language) -> str:
        return self.es if lang == "es" else self.en


def failure_of(error: Exception) -> Failure:
    """A failure for any exception: the system's refusals by name, the rest as an internal error."""
    from enlace.reader.errors import ReaderError

    if isinstance(error, ReaderError):
        return Failure.of(error)
    if isinstance(error, FileNotFoundError):
        return Failure(*_MISSING)
    if isinstance(error, PermissionError):
        return Failure(*_FORBIDDEN)
    if isinstance(error, IsADirectoryError):
        return Failure(*_FOLDER)
    if isinstance(error, OSError):
        return _filled(_SYSTEM, reason(error))
    return _filled(_INTERNAL, (_one_line(error),) * 2, "".join(traceback.format_exception(error)))


def _filled(pair: Pair, why: Pair, detail: str = "") -> Failure:
    return Failure(pair[0].format(why=why[0]), pair[1].format(why=why[1]), detail)


def _one_line(error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
