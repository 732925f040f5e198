"""``python -m bench [--quick] [PART …]``: what Enlace costs and what it gets right, on this machine."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path

from bench import accuracy, docx, growth, many, matters, peers, speed, tables

PARTS = ("speed", "growth", "docx", "many", "accuracy", "matters", "peers")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"some of {', '.join(PARTS)}; all where none is named"
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds, shorter texts")
    asked = parser.parse_args()
    unknown = sorted({*asked.parts} - {*PARTS})
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)} (there are {', '.join(PARTS)})")
    print(_machine())
    for part in asked.parts or PARTS:
        run(part, quick=asked.quick)


def run(part: str, *, quick: bool) -> None:
    if part == "docx":
        tables.heading("Word files: time beside unzipping them and parsing their XML, by processor time")
        docx.main()
        return
    module = {
        "speed": speed,
        "growth": growth,
        "many": many,
        "accuracy": accuracy,
        "matters": matters,
        "peers": peers,
    }[part]
    module.main(quick=quick)


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    busy = f"; load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{_processor()}, {cores} cores, {platform.system()}, Python {platform.python_version()}{busy}"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    main()
