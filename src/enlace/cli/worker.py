"""``enlace worker``: does the jobs that wait, until it is stopped; a job under way is finished first."""

from __future__ import annotations

import argparse

from enlace.cli import server
from enlace.cli.voice import Voice
from enlace.core import environment


def run(args: argparse.Namespace, voice: Voice) -> int:
    server.end_with_parent()
    server.make_home(environment.home())
    server.begin(patience=server.RESTART_SECONDS)
    from enlace.core import jobs

    jobs.work(concurrency=args.concurrency)
    return 0
