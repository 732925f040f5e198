"""Reading reports: the list, a report, a paragraph; who sees which."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import html5lib
import pgtrigger
import pytest
from tests.standing import make_commitment, make_meeting, make_report

pytestmark = pytest.mark.django_db
DRAFT = {"state": "to_review", "adopted_at": None, "text_sha256": "", "visibility": "members"}


def parse(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)


@pytest.fixture
def meeting(db):
    return make_meeting()


@pytest.fixture
def report(meeting):
    return make_report(meeting)


def at(report, key: str = "") -> str:
    tail = f"{quote(key)}/" if key else ""
    return f"/reports/{report.meeting.slug}/{report.language}/{tail}"


def test_the_list_holds_one_row_for_a_meeting_with_both_languages(report, client):
    make_report(report.meeting, "es")

    page = client.get("/reports/?lang=en").content.decode()

    parse(page)
    assert "Reports of 1 meeting" in page
    assert page.count("data-row") == 1
    assert at(report) in page


def test_the_list_narrows_by_body_year_and_language(report, client):
    make_report(make_meeting("rcgm", date(2020, 2, 3)), "es")

    def told(query: str) -> int:
        return client.get(f"/reports/?{query}").context["count"]

    assert [told(q) for q in ("", "body=rcgm", "year=2024", "language=es", "year=abc", "year=1990")] == [
        *(2, 1, 1, 1, 2, 0)
    ]


def test_an_empty_list_says_what_to_do_first(client, people):
    assert "Hasta ahora no se ha adoptado" in client.get("/reports/").content.decode()
    client.force_login(people.user("secretariat"))
    assert 'href="/import/"' in client.get("/reports/").content.decode()


def test_a_report_that_is_not_adopted_is_the_secretariats(meeting, client, people):
    draft = make_report(meeting, **DRAFT)

    for who in ("honduras", "presidency", "iom"):
        client.force_login(people.user(who))
        assert client.get(at(draft)).status_code == 404
        assert client.get(at(draft, "conclusions-2")).status_code == 404
        assert client.get("/reports/?state=to_review").context["count"] == 0
    client.force_login(people.user("secretariat"))
    assert client.get(at(draft)).status_code == 200
    assert client.get("/reports/?state=to_review").context["count"] == 1


def test_a_report_of_the_members_is_no_ones_else(meeting, client, people):
    held = make_report(meeting, visibility="members")

    assert client.get(at(held)).status_code == 404
    client.force_login(people.user("iom"))
    assert client.get(at(held)).status_code == 404
    client.force_login(people.user("mexico"))
    assert client.get(at(held)).status_code == 200


def test_a_paragraph_that_is_closed_is_neither_shown_nor_reached(report, client):
    report.items.filter(key="conclusions-2").update(visibility="members")

    page = client.get(at(report)).content.decode()

    assert "Thanks to IOM" not in page
    assert "conclusions-2" not in page
    assert client.get(at(report, "conclusions-2")).status_code == 404
    assert "conclusions-2" not in client.get(at(report, "conclusions-1.á")).content.decode()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_report_shows_its_words_seal_corrigenda_and_commitments(report, client, lang):
    from enlace.reports.models import Act, Corrigendum

    item = report.items.first()
    make_commitment(report.meeting, act=Act.objects.get(item=item))
    Corrigendum.objects.create(
        report=report, item=item, number=1, dated_on=date(2025, 1, 5), text="Read: May."
    )
    Corrigendum.objects.create(report=report, number=2, dated_on=date(2025, 1, 6), text="On the cover: 2024.")

    page = client.get(at(report) + f"?lang={lang}").content.decode()

    parse(page)
    assert report.text_sha256 in page
    assert "Read: May." in page
    assert "On the cover: 2024." in page
    assert 'id="conclusions-1.á"' in page
    assert "state-open" in page


def test_both_languages_stand_side_by_side_paragraph_by_paragraph(report, client):
    make_report(report.meeting, "es")

    page = client.get(at(report) + "?beside=1").content.decode()

    parse(page)
    assert "Honduras undertakes to send" in page
    assert "Honduras se compromete a enviar" in page


def test_the_other_language_stays_closed_where_it_is(report, client):
    make_report(report.meeting, "es", visibility="members")

    for address in (at(report) + "?beside=1", at(report, "conclusions-1.á")):
        page = client.get(address).content.decode()
        assert "se compromete" not in page
        assert "/es/" not in page.replace('"/es/', "")


def test_a_paragraph_has_its_own_address_whatever_its_key(report, client):
    make_report(report.meeting, "es")

    page = client.get(at(report, "conclusions-1.á") + "?lang=en").content.decode()

    parse(page)
    assert "<mark>" in page
    assert "Honduras se compromete" in page
    assert f'rel="next" href="{at(report, "conclusions-2")}"' in page
    assert client.get(at(report, "conclusions-9")).status_code == 404


def test_an_older_version_stays_readable_and_says_so(meeting, client):
    old = make_report(meeting, state="replaced", version=1)
    new = make_report(meeting, version=2, replaces=old)

    assert client.get(at(new)).context["report"] == new
    page = client.get(at(new) + "?v=1&lang=en")
    assert page.context["report"] == old
    assert "which a newer version replaced" in page.content.decode()
    assert client.get(at(new) + "?v=7").status_code == 404
    assert client.get(at(new) + "?v=x").context["report"] == new


def test_reading_costs_the_same_for_one_commitment_and_for_three(report, client):
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from enlace.reports.models import Act

    item = report.items.first()

    def cost(address: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def more() -> None:
        with pgtrigger.ignore("reports.Act:adopted_items_take_no_acts"):
            act = Act.objects.create(
                item=item, position=9, kind="commit", text="x", start=item.start, end=item.end
            )
        make_commitment(report.meeting, ["HND", "MEX"], act=act)

    addresses = [at(report), at(report) + "?beside=1", at(report, item.key), "/reports/", "/"]
    make_report(report.meeting, "es")
    more()
    first = [cost(address) for address in addresses]
    more()
    more()
    for year in (2019, 2020):
        make_report(make_meeting("rcgm", date(year, 2, 3)))
    assert [cost(address) for address in addresses] == first


def test_the_secretariat_alone_is_led_from_an_adopted_report_to_a_corrigendum(report, client, people):
    public = client.get(at(report)).content.decode()
    client.force_login(people.user("secretariat"))
    officer = client.get(at(report)).content.decode()

    assert f"/review/{report.pk}/corrigenda/" in officer
    assert "/corrigenda/" not in public
