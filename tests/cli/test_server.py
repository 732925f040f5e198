"""A database that is only restarting is waited for; one that stays away is told in a line."""

import psycopg
import pytest

from enlace.cli import server
from enlace.cli.errors import DatabaseUnreachable, NoDatabase


class Away:
    """A database that answers at the third time."""

    def __init__(self) -> None:
        self.asked = 0

    def connect(self, url, **_):
        self.asked += 1
        if self.asked < 3:
            raise psycopg.OperationalError("starting\nup")
        return self

    def close(self) -> None:
        pass


@pytest.fixture
def away(monkeypatch):
    one = Away()
    monkeypatch.setattr(psycopg, "connect", one.connect)
    monkeypatch.setattr(server.time, "sleep", lambda seconds: None)
    return one


def test_a_database_that_restarts_is_waited_for(away):
    server.reach("postgresql://x", patience=10)
    assert away.asked == 3


def test_without_patience_the_first_answer_counts(away):
    with pytest.raises(DatabaseUnreachable, match="starting up"):
        server.reach("postgresql://x")
    assert away.asked == 1


def test_without_an_address_there_is_nothing_to_wait_for(away):
    with pytest.raises(NoDatabase):
        server.reach("", patience=10)
