"""Each thing that may be wrong with a production configuration is one sentence."""

import pytest
from django.utils import translation

from enlace.core import checks, environment, postgres

SECRET = "kL9s-8fjQ2_mZx7Rt0vWb3Yc5Dd1Ee4Gg6Hh8Ii0JjKkLlMmNnOoPp"
REPLIES = {"ENLACE_REPLY_ADDRESS": "reply@enlace.example.org", "ENLACE_INBOUND_SECRET": SECRET}
SOUND = {
    "ENLACE_SECRET_KEY": SECRET,
    "DATABASE_URL": "postgresql://web@127.0.0.1/enlace",
    "ENLACE_BASE_URL": "https://enlace.example.org",
    "ENLACE_BEHIND_PROXY": "1",
    "ENLACE_MAIL_URL": "smtp://mail.example.org",
}


def mail_server(host: str) -> None:
    """Lets everybody in who asks the right one."""
    if host == "nowhere.example.org":
        raise ConnectionRefusedError


@pytest.fixture
def said(db, tmp_path, monkeypatch):
    """What is wrong with these settings; the role is sound unless told otherwise."""

    def said(role=("web", False, 0), **changes):
        monkeypatch.setattr(postgres, "facts_of_role", lambda url: postgres.RoleFacts(*role))
        monkeypatch.setattr(checks.EmailBackend, "open", lambda server: mail_server(server.host))
        env = {**SOUND, "ENLACE_HOME": str(tmp_path), **changes}
        given = environment.read({name: value for name, value in env.items() if value})
        with translation.override("en"):
            return list(checks.problems(given))

    return said


def test_nothing_is_wrong_with_a_sound_configuration(said):
    assert said() == []
    assert said(**REPLIES, ENLACE_MAIL_JUDGE="mx.example.org") == []


@pytest.mark.parametrize(
    ("changes", "beginning"),
    [
        ({"ENLACE_SECRET_KEY": "ab" * 40}, "ENLACE_SECRET_KEY is weak"),
        ({"ENLACE_DEBUG": "1"}, "ENLACE_DEBUG is on"),
        ({"ENLACE_DEMO": "1", "ENLACE_REQUIRE_MFA": "1"}, "ENLACE_DEMO is on"),
        ({"ENLACE_MAIL_URL": ""}, "ENLACE_MAIL_URL is missing"),
        ({"ENLACE_REQUIRE_MFA": "0"}, "ENLACE_REQUIRE_MFA is off"),
        ({"ENLACE_METRICS_TOKEN": "short"}, "ENLACE_METRICS_TOKEN is weak"),
        ({"ENLACE_BASE_URL": "http://enlace.example.org"}, "ENLACE_BASE_URL is not https"),
        ({"ENLACE_BASE_URL": "https://localhost"}, "ENLACE_BASE_URL names this machine"),
        ({"ENLACE_ALLOWED_HOSTS": "*"}, "ENLACE_ALLOWED_HOSTS allows every name"),
        ({"ENLACE_ALLOWED_HOSTS": "other.example.org"}, "ENLACE_ALLOWED_HOSTS leaves out the name"),
        ({"ENLACE_BEHIND_PROXY": ""}, "ENLACE_BEHIND_PROXY is not set"),
        (
            {"ENLACE_MAIL_URL": "smtp://nowhere.example.org"},
            "The mail server nowhere.example.org:25 does not",
        ),
        ({"ENLACE_MAIL_URL": "smtp://me:word@mail.example.org"}, "ENLACE_MAIL_URL sends its password in the"),
        ({"ENLACE_SCAN_COMMAND": "no-such-scanner -"}, "no-such-scanner of ENLACE_SCAN_COMMAND is not"),
        ({"ENLACE_PROFILE": "no-such-process"}, "ENLACE_PROFILE names no profile"),
        (
            {"ENLACE_REPLY_ADDRESS": "reply@enlace.example.org"},
            "Neither ENLACE_IMAP_URL nor ENLACE_INBOUND_SECRET is set",
        ),
        (REPLIES, "ENLACE_MAIL_JUDGE is not set"),
        ({"role": ("web", False, 0, True)}, "The web role web may make tables"),
        ({"role": ("web", False, 0, False, 4)}, "The web role web may not read and change 4 tables"),
        ({"role": ("web", True, 0)}, "The web role web rules the server"),
        ({"role": ("web", False, 3)}, "The web role web owns 3 tables"),
    ],
)
def test_each_problem_is_one_sentence(said, changes, beginning):
    found = said(**changes)
    assert [sentence[: len(beginning)] for sentence in found] == [beginning]
    assert "\n" not in found[0]


def test_a_folder_that_cannot_be_written_is_told(said, monkeypatch):
    monkeypatch.setattr(checks.os, "access", lambda *_: False)
    assert [sentence.split(" ", 1)[1][:17] for sentence in said()] == ["cannot be written"]


def test_a_full_disk_is_told(said, monkeypatch):
    monkeypatch.setattr(checks, "FREE_BYTES", 2**62)
    assert [sentence[:5] for sentence in said()] == ["Only "]


def test_clocks_that_differ_are_told(said, monkeypatch):
    now = checks.time.time()
    monkeypatch.setattr(checks.time, "time", lambda: now + 3600)
    assert ["clocks" in sentence for sentence in said()] == [True]


def test_missing_migrations_are_counted(said, monkeypatch):
    monkeypatch.setattr(checks, "missing_migrations", lambda: ["core.0002", "core.0003"])
    assert said() == ["2 migrations are missing; run enlace migrate."]
