"""A database that is only restarting is waited for; root leaves nothing in the folder of another user."""

import os
from types import SimpleNamespace

import psycopg
import pytest

from enlace.cli import main, server
from enlace.cli.errors import DatabaseUnreachable, NoDatabase, NotTheOwner


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


@pytest.fixture
def theirs(tmp_path, monkeypatch):
    """A folder of ``enlace``, seen by root."""
    really = os.stat

    def stat(place, **words):
        there = really(place, **words)
        facts = {name: getattr(there, name) for name in dir(there) if name.startswith("st_")}
        return SimpleNamespace(**{**facts, "st_uid": 4711}) if str(place) == str(tmp_path) else there

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(server.os, "geteuid", lambda: 0)
    monkeypatch.setattr(server.pwd, "getpwuid", lambda uid: SimpleNamespace(pw_name="enlace"))
    return tmp_path


def test_root_leaves_the_folder_of_another_user_alone(theirs, monkeypatch, capsys):
    monkeypatch.setenv("ENLACE_HOME", str(theirs))
    for words in (["import", __file__], ["migrate"], ["worker"], ["backup", str(theirs / "a.tar")]):
        assert main([*words, "--lang", "es"]) == 2
        said = capsys.readouterr().err
        assert (
            said
            == f"enlace: {theirs} pertenece al usuario enlace, no a root: runuser -u enlace -- enlace …\n"
        )
    assert list(theirs.iterdir()) == []


def test_a_user_without_a_name_is_told_by_number(theirs, monkeypatch):
    def unknown(uid):
        raise KeyError(uid)

    monkeypatch.setattr(server.pwd, "getpwuid", unknown)
    with pytest.raises(NotTheOwner, match="user 4711"):
        server.see_that_it_is_ours(theirs)


def test_others_than_root_are_told_by_what_they_may_not_do(theirs, monkeypatch):
    monkeypatch.setattr(server.os, "geteuid", lambda: 4712)
    server.see_that_it_is_ours(theirs)
