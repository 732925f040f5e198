"""The public face, for people and for machines: only what is public."""

from __future__ import annotations

import json
import re
from datetime import date

import html5lib
import pytest
from lxml import etree
from tests.standing import make_commitment, make_meeting, make_report

pytestmark = pytest.mark.django_db
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def published(db):
    meeting = make_meeting()
    report = make_report(meeting)
    make_report(meeting, "es")
    make_report(make_meeting("rcgm"), visibility="members")
    done = {"implementation": "confirmed_done", "done_on": date(2024, 9, 1)}
    make_commitment(meeting, answer=done)
    make_commitment(meeting)
    make_commitment(meeting, due_on=date(2024, 12, 1))
    make_commitment(make_meeting("rcgm"), text_en="known to members", visibility="members", answer=done)
    return report


def linked(page: str):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S).group(1))


def test_before_anything_is_public_the_page_says_so(client):
    page = client.get("/?lang=en").content.decode()

    html5lib.HTMLParser(strict=True).parse(page)
    assert "No report is public yet" in page


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_guest_sees_public_reports_and_what_became_of_them(published, client, lang):
    page = client.get(f"/?lang={lang}")

    html5lib.HTMLParser(strict=True).parse(page.content.decode())
    assert [meeting.body_id for meeting in page.context["page"]] == ["consular-network"]
    told = page.context["all"]
    assert (told.done, told.open, told.late) == (1, 1, 1)


def test_who_is_signed_in_goes_to_the_desk(client, people):
    client.force_login(people.user("honduras"))

    assert client.get("/").url == "/desk/"


def test_a_public_report_tells_machines_what_it_is(published, client):
    said = linked(client.get("/reports/consular-network-2024-06-03/en/").content.decode())

    assert (said["@type"], said["inLanguage"], said["about"]["startDate"]) == ("Report", "en", "2024-06-03")
    assert said["identifier"] == f"sha256:{published.text_sha256}"
    assert [part["url"] for part in said["hasPart"]] == [
        "http://testserver/reports/consular-network-2024-06-03/en/conclusions-1.á/",
        "http://testserver/reports/consular-network-2024-06-03/en/conclusions-2/",
    ]


def test_what_is_not_public_tells_machines_nothing(published, client, people):
    client.force_login(people.user("mexico"))
    page = client.get("/reports/rcgm-2024-06-03/en/").content.decode()

    assert "ld+json" not in page


def test_words_of_a_report_cannot_end_the_script_they_stand_in(client):
    make_report(make_meeting(), texts=("</script><script>alert(1)</script>", "x"))

    page = client.get("/reports/consular-network-2024-06-03/en/conclusions-1.á/").content.decode()

    assert "<script>alert" not in page
    assert linked(page)["text"] == "</script><script>alert(1)</script>"


def test_the_map_of_the_site_has_public_reports_with_their_other_language(published, client, people):
    client.force_login(people.user("secretariat"))
    index = etree.fromstring(client.get("/sitemap.xml").content)
    assert index.xpath("//s:loc/text()", namespaces=MAP) == [
        "http://testserver/sitemap-reports.xml",
        "http://testserver/sitemap-pages.xml",
    ]

    tree = etree.fromstring(client.get("/sitemap-reports.xml").content)
    addresses = [f"http://testserver/reports/consular-network-2024-06-03/{lang}/" for lang in ("en", "es")]
    assert tree.xpath("//s:loc/text()", namespaces=MAP) == addresses
    assert tree.xpath("//x:link/@hreflang", namespaces=MAP) == ["en", "es"] * 2


def test_the_feeds_hold_what_is_public_whoever_asks(published, client, people):
    client.force_login(people.user("secretariat"))

    def entries(address: str) -> int:
        answer = client.get(address)
        assert answer["Content-Type"].startswith("application/atom+xml")
        return len(etree.fromstring(answer.content).xpath("//a:entry", namespaces=ATOM))

    counts = [
        entries(f"/feeds/{name}.atom")
        for name in ("reports", "reports/rcgm", "reports/consular-network", "done")
    ]
    assert counts == [2, 0, 2, 1]
    assert client.get("/feeds/reports/nothing.atom").status_code == 404


def test_the_feed_of_reports_names_the_language_of_each_in_words(published, client):
    answer = client.get("/feeds/reports.atom", headers={"accept-language": "es"})
    titles = etree.fromstring(answer.content).xpath("//a:entry/a:title/text()", namespaces=ATOM)

    assert sorted(title.rpartition("(")[2] for title in titles) == ["Español)", "Inglés)"]


def test_machines_are_told_where_the_map_is_and_kept_from_desks(client):
    said = client.get("/robots.txt").content.decode()

    assert "Disallow: /desk/" in said
    assert "Sitemap: http://testserver/sitemap.xml" in said


def test_pages_name_their_permanent_address_and_their_other_language(published, client):
    page = client.get("/reports/consular-network-2024-06-03/en/?beside=1").content.decode()

    here = "http://testserver/reports/consular-network-2024-06-03"
    assert f'<link rel="canonical" href="{here}/en/">' in page
    assert f'hreflang="es" href="{here}/es/"' in page
