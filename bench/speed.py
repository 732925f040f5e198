"""Reports and characters a second, on one core."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench import tables, texts
from enlace.reader import read

TARGET = 300
WIDTHS = (-34, 8, 12, 12, 12, 12, 14)
HEADS = ("texts", "number", "characters", "a report", "reports/s", "at best", "characters/s")


def main(*, quick: bool) -> None:
    rounds = 5 if quick else 25
    tables.heading("Speed on one core: median of rounds, by processor time")
    tables.line(HEADS, WIDTHS)
    equal = [(one.language, texts.long_text(one, texts.LENGTH)) for one in texts.numbered_samples()]
    for name, some in (
        ("about 4,000 characters, English", [text.encode() for language, text in equal if language == "en"]),
        ("about 4,000 characters, Spanish", [text.encode() for language, text in equal if language == "es"]),
        ("about 4,000 characters, both", [text.encode() for _, text in equal]),
        ("the samples as they are", [path.read_bytes() for path in texts.samples()]),
    ):
        show(name, some, rounds, partial(read, name="report.txt"))
    print(f"Target: {TARGET} reports of about 4,000 characters a second.")
    _show_files(rounds)
    _show_start(3 if quick else 7)


def show(name: str, some: Sequence[bytes], rounds: int, act: Callable[[bytes], object]) -> None:
    """Print how fast that is done to each text."""
    times = rounds_of(act, some, rounds)
    each = statistics.median(times)
    average = sum(map(characters, some)) / len(some)
    figures = (
        f"{len(some)}",
        f"{average:,.0f}",
        tables.seconds(each),
        f"{1 / each:,.1f}",
        f"{1 / min(times):,.1f}",
        f"{average / each:,.0f}",
    )
    tables.line((name, *figures), WIDTHS)


Timer = Callable[[], float]


def rounds_of(
    act: Callable[..., object], some: Sequence[object], rounds: int, clock: Timer = time.process_time
) -> list[float]:
    """Seconds for one, in each round over all; a round before them fills what is remembered."""
    times: list[float] = []
    for _ in range(rounds + 1):
        began = clock()
        for one in some:
            act(one)
        times.append((clock() - began) / len(some))
    return times[1:]


def _show_files(rounds: int) -> None:
    print()
    widths = (-34, 8, 14, 14)
    tables.line(("the samples as files", "number", "a file", "files/s"), widths)
    for folder, what in (
        ("word", ".docx"),
        ("html", ".html"),
        ("pdf", ".pdf, with its process, by the wall clock"),
    ):
        files = [path.read_bytes() for path in sorted((texts.SAMPLES / folder).iterdir())]
        clock = time.perf_counter if folder == "pdf" else time.process_time
        each = statistics.median(rounds_of(read, files, rounds, clock))
        tables.line((what, f"{len(files)}", tables.seconds(each), f"{1 / each:,.1f}"), widths)


def _show_start(times: int) -> None:
    """What somebody waits for who asks for one file: Python, the program, the profile, the report, the answer."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(texts.equal_texts()[0], "utf-8")
        command = [sys.executable, "-m", "enlace.cli", "read", str(report), "--format", "json"]
        waits = [_wait(command) for _ in range(times)]
    wait = tables.seconds(statistics.median(waits))
    print(f"\n`enlace read report.txt --format json`, from start to end, by the wall clock: {wait}")


def _wait(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def characters(text: bytes) -> int:
    return len(text.decode("utf-8", "replace"))
