"""Files become reports: one after another, or over all cores, in the order they were given."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from enlace.cli.files import Input
from enlace.cli.outcomes import CRASHED, Failure, failure_of

if TYPE_CHECKING:
    from enlace.reader.model import Report
    from enlace.reader.profile import Profile

WORTH_A_POOL = 16
"""Files from which on processes are worth their start, or so many quarter megabytes."""
_LONGEST_BATCH = 32

_profile: Profile | None = None


def read_one(one: Input, profile: Profile) -> Report | Failure:
    """The report in that file, or why it cannot be had. Raises nothing but what stops the program."""
    from enlace import reader

    try:
        return reader.read(one.read(), profile=profile, name=one.name)
    except Exception as error:
        return failure_of(error)


def read_all(inputs: Sequence[Input], profile: Profile, jobs: int | None) -> Iterator[Report | Failure]:
    """What came of each file, in their order. ``jobs``: how many processes; ``None`` decides by the work."""
    count = min(jobs or _jobs_for(inputs), len(inputs))
    if count <= 1:
        return (read_one(one, profile) for one in inputs)
    return _in_processes(inputs, profile, count)


def _jobs_for(inputs: Sequence[Input]) -> int:
    work = len(inputs) + sum(map(_size, inputs)) // 250_000
    return _cores() if work >= WORTH_A_POOL else 1


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(one: Input) -> int:
    if one.path is None or one.data is not None:
        return len(one.data or b"")
    try:
        return one.path.stat().st_size
    except OSError:
        return 0


def _in_processes(inputs: Sequence[Input], profile: Profile, jobs: int) -> Iterator[Report | Failure]:
    """A file that kills its process is told so and the others are read all the same."""
    batches = deque(_batches(inputs, jobs))
    while batches:
        try:
            for outcomes in _through_pool(tuple(batches), profile, jobs):
                batches.popleft()
                yield from outcomes
        except BrokenProcessPool:
            for one in batches.popleft():
                yield _apart(one, profile)


def _batches(inputs: Sequence[Input], jobs: int) -> Iterator[tuple[Input, ...]]:
    size = max(1, min(_LONGEST_BATCH, len(inputs) // (jobs * 4)))
    rest = iter(inputs)
    while batch := tuple(islice(rest, size)):
        yield batch


def _through_pool(
    batches: Sequence[tuple[Input, ...]], profile: Profile, jobs: int
) -> Iterator[list[Report | Failure]]:
    """Each batch's outcomes in order, with a few batches on their way so that reports do not pile up."""
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin, initargs=(profile,))
    running: deque[Future[list[Report | Failure]]] = deque()
    try:
        for batch in batches:
            running.append(pool.submit(_read_batch, batch))
            if len(running) > jobs * 4:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
        pool.shutdown()
    except BaseException:
        _stop(pool)
        raise


def _apart(one: Input, profile: Profile) -> Report | Failure:
    try:
        return next(iter(_through_pool([(one,)], profile, 1)))[0]
    except BrokenProcessPool:
        return Failure(*CRASHED)


def _context() -> multiprocessing.context.BaseContext:
    """Forked workers start at once; elsewhere than on Linux forking is not safe."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _begin(profile: Profile) -> None:
    """In each worker: the profile is kept, and Ctrl-C is left to the process that started it."""
    global _profile
    _profile = profile
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)


def _leave(signum: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + signum)


def _read_batch(batch: Sequence[Input]) -> list[Report | Failure]:
    """Once it is terminated, a worker ends what it has started and leaves; its pool would give it more to do."""
    assert _profile is not None
    try:
        return [read_one(one, _profile) for one in batch]
    except SystemExit:
        os._exit(128 + signal.SIGTERM)


def _stop(pool: ProcessPoolExecutor) -> None:
    """Leave at once: nothing more is started and what runs is ended."""
    workers = list((pool._processes or {}).values())  # the executor tells its workers to nobody before 3.14
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
