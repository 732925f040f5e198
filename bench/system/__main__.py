"""``python -m bench.system pages|imports|search|linking|deadlines|digests|papers|matters [--quick]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.system import deadlines, digests, imports, linking, matters, pages, papers, search
from bench.system.machine import running_database


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.system", description=__doc__)
    parser.add_argument(
        "part",
        choices=("pages", "imports", "search", "linking", "deadlines", "digests", "papers", "matters"),
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows and of the time")
    parser.add_argument("--keep", type=Path, help="a folder for the database, filled once and used again")
    asked = parser.parse_args()
    with running_database(asked.keep) as env:
        parts = {
            "pages": pages,
            "imports": imports,
            "search": search,
            "linking": linking,
            "deadlines": deadlines,
            "digests": digests,
            "papers": papers,
            "matters": matters,
        }
        parts[asked.part].main(env, quick=asked.quick)


if __name__ == "__main__":
    main()
