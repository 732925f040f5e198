"""Ten thousand reports through the command line with all cores: time, and the most memory of each process."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from bench import tables, texts

_WIDTHS = (-34, -6, 9, 11, 13, 13, 13, 11)
_HEADS = ("reports", "to", "wall", "processor", "reports/s", "main process", "each worker", "output")


def main(*, quick: bool) -> None:
    number = 500 if quick else 10_000
    tables.heading(f"{number:,} reports through the command line, {len(os.sched_getaffinity(0))} cores")
    tables.line(_HEADS, _WIDTHS)
    plain = texts.samples()
    word, pdf = (sorted((texts.SAMPLES / folder).iterdir()) for folder in ("word", "pdf"))
    mixed = [*plain, *word * 2, *pdf]
    for name, some, made in (
        ("text", plain, "json"),
        ("text", plain, "html"),
        (f"text, {_share(word * 2, mixed)} Word, {_share(pdf, mixed)} PDF", mixed, "json"),
    ):
        _show(name, some, number, made)


def _share(some: Sequence[Path], whole: Sequence[Path]) -> str:
    return f"{len(some) / len(whole):.0%}"


def _show(name: str, some: Sequence[Path], number: int, made: str) -> None:
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        _fill(folder / "reports", some, number)
        output = folder / f"register.{made}"
        command = [sys.executable, "-m", "enlace.cli", "read", str(folder / "reports"), "-o", str(output)]
        before = _processor()
        began = time.perf_counter()
        memory = _watched(command)
        wall, spent = time.perf_counter() - began, _processor() - before
        figures = (f"{number / wall:,.0f}", *(f"{size // 1000:,} MB" for size in memory))
        times = (tables.seconds(wall), tables.seconds(spent))
        tables.line((name, made, *times, *figures, tables.size(output.stat().st_size)), _WIDTHS)


def _fill(folder: Path, some: Sequence[Path], number: int) -> None:
    for at, path in enumerate(islice(cycle(some), number)):
        place = folder / f"{at // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{at:05}-{path.name}").write_bytes(path.read_bytes())


def _processor() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _watched(command: Sequence[str]) -> tuple[int, int]:
    """The most memory, in kB, that the process ever held, and that the largest of its workers did."""
    most: dict[int, int] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None  # a pipe
        os.set_blocking(running.stderr.fileno(), False)
        while running.poll() is None:
            for process in (running.pid, *_children(running.pid)):
                most[process] = max(most.get(process, 0), _peak(process))
            time.sleep(0.05)
        if running.returncode != 0:
            said = (running.stderr.read() or "").strip().splitlines()
            print(f"  exit {running.returncode}: {said[-1] if said else ''}")
    main = most.pop(running.pid, 0)
    return main, max(most.values(), default=0)


def _children(process: int) -> Iterator[int]:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    except OSError:
        return
    for child in map(int, listed.split()):
        yield child
        yield from _children(child)


def _peak(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)
