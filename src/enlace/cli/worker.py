"""``enlace worker``: does the jobs that wait, until it is stopped; a job under way is finished first."""

from __future__ import annotations

import argparse

from enlace.cli import server
from enlace.cli.voice import Voice


def run(args: argparse.Namespace, voice: Voice) -> int:
    server.end_with_parent()
    server.begin()
    from enlace.core import jobs

    jobs.work(concurrency=args.concurrency)
    return 0
