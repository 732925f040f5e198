"""The picture: charts as files, each with its table, and nothing of what is hidden."""

from __future__ import annotations

import json
from datetime import date, timedelta

import html5lib
import pytest
from django.utils.timezone import localdate
from tests.standing import make_commitment, make_meeting

pytestmark = pytest.mark.django_db
NAMES = ["party", "body", "age", "years", "pace"]


@pytest.fixture
def filled(db):
    from django.core.cache import cache

    cache.clear()
    meeting = make_meeting()
    make_commitment(meeting, ["HND", "MEX"], due_on=localdate() - timedelta(days=400))
    make_commitment(meeting, answer={"implementation": "confirmed_done", "done_on": date(2024, 9, 1)})
    make_commitment(meeting, ["PAN"], visibility="members")


def test_without_commitments_the_page_says_why_nothing_is_drawn(client):
    from django.core.cache import cache

    cache.clear()
    page = client.get("/picture/").content.decode()

    assert "<h1>No hay nada abierto</h1>" in page
    assert "<figure" not in page


@pytest.fixture
def member(client, people):
    """A reader from a Member Country, signed in."""
    client.force_login(people.user("reader"))


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_picture_has_its_table_and_the_page_is_valid(filled, client, member, lang):
    page = client.get(f"/picture/?lang={lang}").content.decode()

    html5lib.HTMLParser(strict=True).parse(page)
    assert page.count("<figure") == page.count("<table") == 5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_drawn_as_svg(filled, client, member, name, theme):
    answer = client.get(f"/picture/{name}.svg?lang=en&theme={theme}")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"<script" not in answer.content


def test_a_picture_is_saved_as_png_with_its_title(filled, client, member):
    answer = client.get("/picture/party.png?lang=es&save=1")

    assert answer.content.startswith(b"\x89PNG")
    assert answer["Content-Disposition"] == 'attachment; filename="enlace-party.png"'


def test_the_browser_keeps_a_picture_only_under_the_seal_of_its_content(filled, client, member):
    page = client.get("/picture/?lang=en").content.decode()
    seal = page.split("party.svg?v=")[1].split("&")[0]

    assert "max-age=86400" in client.get(f"/picture/party.svg?v={seal}&lang=en")["Cache-Control"]
    other = client.get("/picture/party.svg?v=0&lang=en")["Cache-Control"]
    assert "no-cache" in other
    assert "private" in other


def test_the_specification_has_its_data_and_needs_nothing_from_elsewhere(filled, client, member):
    spec = client.get("/picture/party.json?lang=en").json()

    late = {one["who"]: one["n"] for one in spec["data"]["values"] if one["order"] == 0}
    assert late == {"Honduras": 1, "Mexico": 1, "Panama": 0}
    assert '"url"' not in json.dumps(spec)


def test_pictures_show_nobody_what_they_may_not_see(filled, client, people):
    def drawn() -> list[bytes]:
        files = [client.get(f"/picture/party.{form}?lang=en").content for form in ("svg", "json")]
        return [*files, client.get("/picture/?lang=en").content]

    client.force_login(people.user("mexico"))
    assert all(b"Panama" in one for one in drawn())
    client.force_login(people.user("iom"))
    assert not any(b"Panama" in one for one in drawn())


def test_guests_see_bodies_and_what_was_done_and_no_party(filled, client):
    page = client.get("/picture/?lang=en").content.decode()

    assert [name for name in NAMES if f'id="picture-{name}"' in page] == ["body", "years"]
    assert not any(name in page for name in ("Honduras", "Mexico", "Panama"))
    assert {name: client.get(f"/picture/{name}.svg").status_code for name in NAMES} == {
        **dict.fromkeys(NAMES, 404),
        "body": 200,
        "years": 200,
    }
    assert client.get("/picture/party.json").status_code == 404


def test_titles_name_nobody_as_the_latest(filled, client, member):
    page = client.get("/picture/?lang=en").content.decode()
    paged = client.get("/picture/?lang=es").content.decode()

    assert "2 answers are late, across 2 parties</h2>" in page
    assert "2 late answers come from the meetings of one body</h2>" in page
    assert "2 respuestas están atrasadas, de 2 partes</h2>" in paged


def test_a_picture_that_does_not_exist_is_not_found(filled, client):
    assert client.get("/picture/other.svg").status_code == 404
