"""Two workers that write and send a day's letters at once, one of them killed while it sends: nobody gets two."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.register.mail_servers import Postman
from tests.toughness.running import System, until
from tests.toughness.seed_letters import PEOPLE
from tests.toughness.test_toughness import _let_time_pass


@pytest.fixture
def postman() -> Iterator[Postman]:
    one = Postman()
    yield one
    one.stop()


def noon_now() -> str:
    """A time zone in which it is about noon, so that letters go out whenever the test runs."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"


def told(postman: Postman) -> Counter[str]:
    return Counter(str(one["To"]) for one in postman.letters if "@letters.example" in str(one["To"]))


def states(system: System) -> dict[str, int]:
    rows = system.rows(
        "SELECT d.state, count(*) FROM register_digest d JOIN accounts_user u ON u.id = d.user_id "
        "WHERE u.email LIKE '%%@letters.example' GROUP BY 1"
    )
    return dict(rows)


def write_now(system: System, times: int) -> None:
    for _ in range(times):
        system.change(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, args) "
            "VALUES ('register.write_digests', 'default', '{\"timestamp\": 0}')"
        )


def test_two_workers_at_once_and_one_killed_while_it_sends_give_each_person_at_most_one_letter(
    system: System, postman: Postman
) -> None:
    system.env |= {"ENLACE_TIME_ZONE": noon_now(), "ENLACE_MAIL_URL": f"smtp://127.0.0.1:{postman.port}"}
    system.finished("-m", "tests.toughness.seed_letters")
    reached, go_on = threading.Event(), threading.Event()

    def hold_the_fourth() -> None:
        if len(postman.letters) == 3 and not reached.is_set():
            reached.set()
            go_on.wait(20)

    postman.at_letter = hold_the_fourth
    write_now(system, 4)
    with system.worker() as killed:
        until(reached.is_set, "the fourth letter is being handed over", 60)
        killed.send_signal(signal.SIGKILL)
        killed.wait(10)
    postman.at_letter = lambda: None
    go_on.set()
    assert states(system).get("sending", 0) >= 1

    _let_time_pass(system)
    write_now(system, 4)
    with system.worker(), system.worker():
        until(lambda: not {"queued", "sending"} & set(states(system)), "every letter is dealt with", 90)

    letters = told(postman)
    assert max(letters.values()) == 1, letters
    after = states(system)
    assert sum(after.values()) == PEOPLE
    assert set(after) <= {"sent", "unsure"}
    unsure = after.get("unsure", 0)
    assert unsure >= 1  # of what was being handed over nobody knows, and it is not sent again
    assert len(letters) >= after["sent"] >= PEOPLE - unsure
