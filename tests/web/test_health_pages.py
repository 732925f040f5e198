"""Health, figures and the log of requests: what a machine asks, without anything personal."""

import json
import logging

import pytest
from django.db import ProgrammingError

from enlace.core import checks
from enlace.core.logs import JsonFormatter

TOKEN = "a-token-for-the-figures"


@pytest.fixture(autouse=True)
def _nothing_remembered():
    checks.forget()
    yield
    checks.forget()


@pytest.fixture
def with_token(settings):
    settings.METRICS_TOKEN = TOKEN


def figures(client) -> dict[str, float]:
    said = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).content.decode()
    lines = (line.rsplit(" ", 1) for line in said.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, value in lines}


def test_it_is_alive_without_a_database(client):
    assert client.get("/health/live").content == b"ok\n"


def test_it_is_ready_where_the_database_is_up_to_date(db, client):
    assert client.get("/health/ready").content == b"ok\n"


def test_it_is_ready_whatever_host_is_named(db, client):
    assert client.get("/health/ready", headers={"Host": "10.0.0.7"}).status_code == 200


def test_it_is_not_ready_without_the_database(client):
    answer = client.get("/health/ready")  # no database in this test
    assert (answer.status_code, answer.content) == (503, b"database\n")


def test_it_is_not_ready_while_migrations_are_missing(db, client, monkeypatch):
    monkeypatch.setattr(checks, "missing_migrations", lambda: ["core.0002"])
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.content) == (503, b"migrations\n")


def test_it_is_not_ready_while_the_first_migrations_are_under_way(db, client, monkeypatch):
    def refused():
        raise ProgrammingError

    monkeypatch.setattr(checks, "missing_migrations", refused)  # the web role has no rights yet
    assert client.get("/health/ready").content == b"migrations\n"


def test_that_it_is_up_to_date_is_asked_once(db, client, monkeypatch):
    client.get("/health/ready")
    monkeypatch.setattr(checks, "missing_migrations", lambda: pytest.fail("asked again"))
    assert client.get("/health/ready").status_code == 200


@pytest.mark.parametrize("said", [None, "", "Bearer", "Bearer wrong", TOKEN[:-1]])
def test_figures_are_not_there_without_the_token(db, client, with_token, said):
    headers = {} if said is None else {"Authorization": said}
    assert client.get("/metrics", headers=headers).status_code == 404


def test_without_a_token_set_there_are_no_figures(db, client, settings):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_a_page_is_counted_under_its_name(db, client, with_token):
    name = 'enlace_requests_total{method="GET",page="account_login",status="200"}'
    before = figures(client).get(name, 0)
    client.get("/accounts/login/")
    assert figures(client)[name] == before + 1


def test_addresses_that_do_not_exist_make_one_figure(db, client, with_token):
    client.get("/there-is-nothing/ana@example.org/")
    said = "\n".join(figures(client))
    assert 'page="none",status="404"' in said
    assert "ana" not in said


def test_figures_tell_how_many_jobs_wait(db, client, with_token):
    from enlace.core import jobs

    assert figures(client)["enlace_jobs_waiting"] == 0
    jobs.defer("core.take_up_stalled", timestamp=0)
    found = figures(client)
    assert (found["enlace_jobs_waiting"], found["enlace_answers_late"]) == (1, 0)
    assert found["enlace_oldest_job_seconds"] >= 0


def test_a_request_is_logged_without_its_address(db, client, caplog):
    with caplog.at_level(logging.INFO, logger="enlace.request"):
        client.get("/accounts/login/?next=/people/ana@example.org/")
    line = json.loads(JsonFormatter().format(caplog.records[-1]))
    assert (line["method"], line["page"], line["status"]) == ("GET", "account_login", 200)
    assert isinstance(line["ms"], int)
    assert "ana" not in json.dumps(line)


def test_an_error_is_logged_without_its_address():
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 0, "Internal Server Error: %s", ("/invitation/secret/",), None
    )
    assert json.loads(JsonFormatter().format(record))["message"] == "Internal Server Error"


def test_what_the_web_server_says_of_an_error_holds_no_sentence_of_it():
    said = (
        "Application callable raised an exception\nTraceback (most recent call last):\n"
        '  File "/opt/enlace/x.py", line 7, in save\n    row.save()\n'
        "django.db.utils.IntegrityError: duplicate key\nDETAIL:  Key (name)=(Marta Elvir) already exists.\n"
    )
    record = logging.LogRecord("_granian.utils", logging.ERROR, "", 0, said, (), None)
    message = json.loads(JsonFormatter().format(record))["message"]
    assert message.splitlines() == [
        "Application callable raised an exception",
        '  File "/opt/enlace/x.py", line 7, in save',
        "django.db.utils.IntegrityError",
    ]
