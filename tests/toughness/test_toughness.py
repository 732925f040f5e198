"""Killed workers, files that come twice at once, a database that restarts: nothing is lost, nothing is there twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
from tests.toughness.running import ROOT, System, until

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def test_a_job_whose_worker_was_killed_is_done_by_the_next(system: System) -> None:
    files = SAMPLES[:3]
    system.finished("-m", "enlace.cli", "import", *map(str, files))
    with psycopg.connect(system.url) as hindrance:
        hindrance.execute("LOCK TABLE reports_item IN EXCLUSIVE MODE")  # recording a report waits for it
        with system.worker() as worker:
            until(lambda: _waits_for_a_lock(system), "a report is being recorded")
            worker.send_signal(signal.SIGKILL)
            worker.wait(10)
        hindrance.rollback()
    assert system.rows("SELECT 1 FROM procrastinate_jobs WHERE status = 'doing'")
    names = [file.name for file in files]
    assert not _reports(system) & Counter(names)

    _let_time_pass(system)
    with system.worker():
        until(lambda: _all_are_read(system), "all files are read")
    assert [_reports(system)[name] for name in names] == [1, 1, 1]
    assert system.rows("SELECT report_id, position FROM reports_item GROUP BY 1, 2 HAVING count(*) > 1") == []


def test_pages_whose_server_was_killed_leave_the_port_to_the_next_one_and_nobody_shares_it(
    system: System,
) -> None:
    with system.web() as web:
        second = subprocess.run(
            [sys.executable, "-m", "enlace.cli", "web", "--port", str(system.port)],
            env={**system.env, "LC_ALL": "es_MX.UTF-8"},
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert second.returncode == 2
        assert second.stderr.endswith(f"puerto {system.port} (la dirección ya está en uso).\n")
        assert second.stderr.count("\n") == 1
        web.kill()
        until(lambda: system.get("/health/live") == 0, "what served for it ends too")
    with system.web():
        pass


def test_one_file_that_comes_twice_at_once_is_one_report(system: System, tmp_path: Path) -> None:
    file = tmp_path / "twice.txt"
    file.write_text(SAMPLES[-1].read_text("utf-8") + "\n\nTwice.\n", "utf-8")
    gate = threading.Barrier(2)

    def bring() -> int:
        gate.wait(30)
        return system.post("/import/", "secretariat", {}, file)

    with system.web(), system.worker():
        with ThreadPoolExecutor(2) as two:
            sent = [two.submit(bring) for _ in range(2)]
            assert [one.result() for one in sent] == [302, 302]
        until(lambda: _all_are_read(system), "both are dealt with")
    states = system.rows("SELECT state FROM reports_importfile WHERE name = 'twice.txt' ORDER BY state")
    assert states == [("known",), ("read",)]
    assert _reports(system)["twice.txt"] == 1
    assert system.rows("SELECT count(*) FROM core_storedfile f JOIN reports_report r ON r.file_id = f.sha256 "
                       "WHERE r.file_name = 'twice.txt'") == [(1,)]  # fmt: skip


def test_a_database_that_restarts_under_load_loses_nothing(system: System) -> None:
    acknowledged: list[str] = []
    sent: list[str] = []
    stop = threading.Event()

    def answer(at: int) -> None:
        """One person, who opens pages and says something; never a second time, whatever came of it."""
        n = 0
        while not stop.is_set():
            reference = system.seeded["references"][(at + 5 * n) % len(system.seeded["references"])]
            note, n = f"note {at}.{n}.", n + 1
            system.get("/matrix/", "honduras")
            sent.append(note)
            if system.post(f"/commitments/{reference}/HND/comment/", "honduras", {"note": note}) == 302:
                acknowledged.append(note)

    with system.web() as web, system.worker() as worker, ThreadPoolExecutor(5) as people:
        try:
            busy = [people.submit(answer, at) for at in range(5)]
            until(lambda: len(acknowledged) >= 10, "answers are taken")
            system.restart_database()
            before = len(acknowledged)
            until(lambda: len(acknowledged) >= before + 10, "answers are taken again")
        finally:
            stop.set()
        for one in busy:
            one.result(30)
        pages = ("/health/ready", "/matrix/", "/desk/", "/reports/", "/meetings/", "/picture/")
        for _ in range(3):  # more often than there are connections that could still be broken
            statuses = [(page, system.get(page, "honduras")) for page in pages for _each in range(3)]
            assert {status for _page, status in statuses} == {200}, statuses
        assert web.poll() is None
        _a_job_is_done(system)
        assert worker.poll() is None
    kept = Counter(note for (note,) in system.rows("SELECT note FROM register_statement WHERE note <> ''"))
    assert [note for note in acknowledged if kept[note] != 1] == []
    assert [note for note in sent if kept[note] > 1] == []
    assert set(kept) <= set(sent)


def _waits_for_a_lock(system: System) -> bool:
    waiting = system.rows(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE %s", "%reports_item%"
    )
    return bool(waiting)


def _let_time_pass(system: System) -> None:
    """As if the worker had been killed a while ago: its last sign of life is old, and the next minute has come."""
    system.change("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")
    _queue_the_minute(system)


def _queue_the_minute(system: System) -> int:
    """What the worker does each minute is to be done now."""
    rows = system.rows(
        "INSERT INTO procrastinate_jobs (task_name, queue_name, args) "
        "VALUES ('core.take_up_stalled', 'default', '{\"timestamp\": 0}') RETURNING id"
    )
    return int(rows[0][0])


def _all_are_read(system: System) -> bool:
    return not system.rows("SELECT 1 FROM reports_importfile WHERE state IN ('waiting', 'reading')")


def _reports(system: System) -> Counter[str]:
    return Counter(name for (name,) in system.rows("SELECT file_name FROM reports_report"))


def _a_job_is_done(system: System) -> None:
    """The worker of before the restart takes up what is queued after it."""
    job = _queue_the_minute(system)
    done = "SELECT 1 FROM procrastinate_jobs WHERE id = %s AND status = 'succeeded'"
    until(lambda: system.rows(done, job), "a job is done after the restart", 20)
