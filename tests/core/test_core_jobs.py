"""A worker begins once the database is up to date, and looks closely only where something changed."""

import pytest

from enlace.core import checks, jobs


def test_a_worker_waits_for_migrations_and_looks_only_where_something_changed(monkeypatch, caplog):
    seen = iter([-1, -1, -1, 7, 7, 9])
    looked: list[bool] = []

    def look() -> bool:
        looked.append(len(looked) == 2)
        return looked[-1]

    monkeypatch.setattr(checks, "migrations_seen", lambda: next(seen))
    monkeypatch.setattr(checks, "is_up_to_date", look)
    monkeypatch.setattr(jobs.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(jobs.connection, "close", lambda: None)
    jobs._wait_until_up_to_date()
    assert looked == [False, False, True]
    assert ["waiting for enlace migrate" in record.message for record in caplog.records] == [True]
    assert next(seen, None) is None


@pytest.mark.django_db
def test_the_migrations_of_a_database_are_counted():
    assert checks.migrations_seen() > 50
