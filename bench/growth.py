"""How reading time grows with length, on reports and on what nobody would write but somebody may send.

Each reading is a process of its own with a time limit, so that this always ends.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench import hostile, tables, texts

SECONDS = 60
LINEAR = 1.25
"""Time that grows as length to a power of up to this is called linear: much memory is slow memory."""
FELT = 0.02
"""Shorter times are not compared: they tell more of the machine."""
_WIDTHS = (-42, 9, 10, 11, 9, -14, -10)
_HEADS = ("what is read", "length", "time", "per kB", "memory", "outcome", "growth")


@dataclass(frozen=True)
class Reading:
    """One text read: its length, the processor time, the most memory, and what came of it."""

    length: int
    seconds: float
    memory: int
    outcome: str

    @property
    def ended(self) -> bool:
        return not self.outcome.startswith(("stopped", "died"))


def main(*, quick: bool) -> None:
    tables.heading(f"Growth with length, by processor time, each reading stopped after {SECONDS} s")
    tables.line(_HEADS, _WIDTHS)
    lengths = [10**power for power in range(3, 6 if quick else 8)]
    bad = [name for name in ("a report in English", "a report in Spanish") if not _show(name, lengths)]
    for name, length in hostile.LENGTHS.items():
        most = min(length, 100_000) if quick else length
        bad += [name] if not _show(name, [most // 16, most // 4, most]) else []
    print(f"\nNot linear, or not to the end: {'; '.join(bad) or 'none'}.")


def _show(name: str, lengths: list[int]) -> bool:
    """Print a case, one line a length; whether it is linear."""
    readings: list[Reading] = []
    for reading in _readings(name, lengths):
        readings.append(reading)
        verdict = _verdict(readings) if not reading.ended or len(readings) == len(lengths) else ""
        _line(name if len(readings) == 1 else "", reading, verdict)
    return readings[-1].ended and _power(readings) <= LINEAR


def _readings(name: str, lengths: list[int]) -> Iterator[Reading]:
    """Up to the first that does not end."""
    for length in lengths:
        reading = measure(name, length)
        yield reading
        if not reading.ended:
            return


def _line(name: str, reading: Reading, verdict: str) -> None:
    time_taken = tables.seconds(reading.seconds) if reading.ended else ""
    each = tables.seconds(reading.seconds / reading.length * 1000) if reading.ended else ""
    memory = f"{reading.memory // 2**20} MB" if reading.ended else ""
    tables.line(
        (name, tables.size(reading.length), time_taken, each, memory, reading.outcome, verdict), _WIDTHS
    )


def _verdict(readings: list[Reading]) -> str:
    if not readings[-1].ended:
        return "NOT TO THE END"
    power = _power(readings)
    return "linear" if power <= LINEAR else f"NOT LINEAR: length^{power:.1f}"


def _power(readings: list[Reading]) -> float:
    """To which power of the length the time grows, between the last two lengths."""
    if len(readings) < 2 or readings[-2].seconds < FELT:
        return 1.0
    one, other = readings[-2:]
    return math.log(other.seconds / one.seconds) / math.log(other.length / one.length)


def measure(name: str, length: int) -> Reading:
    command = [sys.executable, "-m", "bench.growth", name, str(length)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Reading(length, SECONDS, 0, f"stopped ({SECONDS} s)")
    if done.returncode != 0:
        return Reading(length, 0.0, 0, f"died ({done.returncode})")
    return Reading(**json.loads(done.stdout))


def _read_one(name: str, length: int) -> Reading:
    import resource  # only where the readings are made: Windows does not have it

    from enlace.reader import read
    from enlace.reader.errors import ReaderError

    data = made(name, length)
    read(texts.equal_texts()[0].encode())  # what is loaded once is loaded
    began = time.process_time()
    try:
        outcome = f"{len(read(data).items):,} items"
    except ReaderError as refusal:
        outcome = refusal.code
    except Exception as error:
        outcome = type(error).__name__.upper()
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Reading(len(data), seconds, memory, outcome)


def made(name: str, length: int) -> bytes:
    if name in hostile.CASES:
        return hostile.made(name, length)
    language = "es" if name.endswith("Spanish") else "en"
    return texts.long_text(texts.numbered_samples_of(language)[0], length).encode()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.growth")
    parser.add_argument("name")
    parser.add_argument("length", type=int)
    asked = parser.parse_args()
    random.seed(0)
    print(json.dumps(vars(_read_one(asked.name, asked.length))))
