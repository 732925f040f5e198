"""Where ``enlace`` begins and ends: language, command, refusals in one line, exit codes, never a traceback."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from types import FrameType
from typing import NoReturn

from enlace.cli import arguments
from enlace.cli.errors import DatabaseBehind, DatabaseRefuses, Refusal
from enlace.cli.outcomes import failure_of
from enlace.cli.voice import Voice
from enlace.cli.words import language_of

REFUSED = 2
INTERRUPTED = 128 + 2
BROKEN_PIPE = 128 + 13
TERMINATED = 128 + 15


def main(argv: Sequence[str] | None = None) -> int:
    """Run Enlace with those arguments (``sys.argv`` where none are given) and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    voice = Voice(language_of(words, os.environ))
    try:
        return _guarded(words, voice)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return BROKEN_PIPE


def _guarded(words: Sequence[str], voice: Voice) -> int:
    try:
        parser = arguments.parser(voice.lang)
        if not words:
            parser.print_help(sys.stderr)
            return REFUSED
        args = parser.parse_args(words)
        voice.verbose = getattr(args, "verbose", False)
        _end_tidily_when_terminated()
        code = _command(args)(args, voice)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    except BrokenPipeError:
        raise
    except Refusal as refusal:
        voice.say(f"enlace: {refusal.sentence(voice.lang)}")
    except Exception as error:
        _tell(error, voice)
    return REFUSED


def _command(args: argparse.Namespace) -> Callable[[argparse.Namespace, Voice], int]:
    """Each command is a module, loaded when it is called, so that none waits for what another needs."""
    run: Callable[[argparse.Namespace, Voice], int] = import_module(f"enlace.cli.{_module(args.command)}").run
    return run


def _module(command: str) -> str:
    return f"{command}_command" if iskeyword(command) else command


def _refused_below(error: Exception, voice: Voice) -> str | None:
    """The sentence of a refusal that a room or the settings made; nothing of them is loaded to ask."""
    if (core := sys.modules.get("enlace.core.errors")) and isinstance(error, core.EnlaceError):
        from django.utils import translation

        with translation.override(voice.lang):
            return str(error.sentence)
    if (settings := sys.modules.get("enlace.core.environment")) and isinstance(error, settings.BadSetting):
        return str(error.sentence(voice.lang))
    if (archive := sys.modules.get("enlace.core.archive")) and isinstance(error, archive.BackupError):
        return str(error.sentence(voice.lang))
    if refusal := _refused_by_database(error):
        return refusal.sentence(voice.lang)
    return None


def _refused_by_database(error: Exception) -> Refusal | None:
    """What the state of the database explains, as psycopg says it or Django passes it on; the rest is our own error."""
    if (psycopg := sys.modules.get("psycopg")) is None:
        return None
    said = error if isinstance(error, psycopg.Error) else error.__cause__
    behind = psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn, psycopg.errors.UndefinedFunction
    if isinstance(said, behind):
        return DatabaseBehind()
    if isinstance(said, (psycopg.OperationalError, psycopg.errors.InsufficientPrivilege)):
        return DatabaseRefuses(why=str(said).split("\n", 1)[0].strip())
    return None


def _tell(error: Exception, voice: Voice) -> None:
    if sentence := _refused_below(error, voice):
        voice.say(f"enlace: {sentence}")
        return
    failure = failure_of(error)
    voice.say(f"enlace: {failure.sentence(voice.lang)}")
    voice.detail(failure.detail)


def _end_tidily_when_terminated() -> None:
    """SIGTERM unwinds like Ctrl-C does, so that no half-written file is left beside the output."""

    def leave(signum: int, frame: FrameType | None) -> NoReturn:
        raise SystemExit(TERMINATED)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)


def _forget_stdout() -> None:
    """Nobody listens any more: what is still buffered must not complain when Python ends."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
