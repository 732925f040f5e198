"""Every list has an address and a file: the rows of the page, in full, without formulas, noted in the journal."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.standing import make_meeting, make_report

from enlace.core.models import Entry
from enlace.directory.models import Holding, Person, Post
from enlace.register.matters.models import Link, Matter, Passage
from enlace.web.taking import harmless

pytestmark = pytest.mark.django_db
LISTS = (
    "/meetings/",
    "/reports/",
    "/matters/",
    "/matters/links/",
    "/reminders/",
    "/import/",
    "/reader/",
    "/rights/",
    "/directory/?list=parties",
    "/directory/?list=bodies",
    "/directory/?list=people",
    "/directory/?list=posts",
)


def taken(client: Client, address: str, *, lang: str = "en") -> list[list[str]]:
    joint = "&" if "?" in address else "?"
    said = bytes_of(client, f"{address}{joint}format=csv", lang).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(said)))


def bytes_of(client: Client, address: str, lang: str = "en") -> bytes:
    answer: Any = client.get(address, headers={"accept-language": lang})
    assert answer.status_code == 200, address
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content)


def make_matter(meeting: Any, title: str, **fields: Any) -> Any:
    n = Matter.objects.count()
    said = {"slug": f"matter-{n}", "title_en": title, "visibility": "public", "opened_on": date(2024, 1, 1)}
    matter = Matter.objects.create(**(said | fields))
    Passage.objects.create(matter=matter, meeting=meeting, item_key="conclusions-1.á")
    return matter


@pytest.mark.parametrize("address", LISTS)
def test_each_list_is_a_file_in_both_formats_and_languages(client: Client, people: Any, address: str) -> None:
    client.force_login(people.user("secretariat"))
    before = Entry.objects.filter(verb="core.export_list").count()
    heads = [taken(client, address, lang=lang)[0] for lang in ("en", "es")]
    joint = "&" if "?" in address else "?"
    book = openpyxl.load_workbook(io.BytesIO(bytes_of(client, f"{address}{joint}format=xlsx")))

    assert book.active is not None
    assert heads[0] != heads[1]
    assert Entry.objects.filter(verb="core.export_list").count() == before + 3


def test_pages_with_rows_offer_both_files_and_keep_their_filters(client: Client, people: Any) -> None:
    make_report(make_meeting())
    make_matter(make_meeting(), "Guide")
    client.force_login(people.user("secretariat"))

    for address in ("/meetings/", "/reports/", "/matters/", "/rights/", "/directory/"):
        page = client.get(f"{address}?body=consular-network&page=1").content.decode()
        for said in ("csv", "xlsx"):
            assert f'href="?body=consular-network&amp;format={said}' in page, address


def test_a_file_holds_all_pages_of_the_filter_and_nothing_else(client: Client) -> None:
    for n in range(60):
        make_meeting(starts_on=date(1990 + n, 1, 1))
    make_meeting("rcgm", date(2012, 1, 1))

    assert len(taken(client, "/meetings/")) == 62
    assert [row[2] for row in taken(client, "/meetings/?body=rcgm")[1:]] == [
        "Regional Consultation Group on Migration"
    ]
    assert Entry.objects.filter(verb="core.export_list").latest("pk").facts["filters"] == "body=rcgm"


def test_nothing_in_a_file_is_a_formula(client: Client, people: Any) -> None:
    make_report(make_meeting())
    make_matter(make_meeting(), "=cmd|' /C calc'!A0")
    Person.objects.create(name="@SUM(1)", email="a@b.example")
    client.force_login(people.user("secretariat"))

    assert taken(client, "/matters/")[1][0] == "'=cmd|' /C calc'!A0"
    assert "'@SUM(1)" in [row[0] for row in taken(client, "/directory/?list=people")]
    book = openpyxl.load_workbook(io.BytesIO(bytes_of(client, "/matters/?format=xlsx")))
    assert [cell.data_type for cell in book.active["A"]] == ["s", "s"]  # type: ignore[index]


@pytest.mark.parametrize(
    "said", ["a;=1+1", "a; @SUM(1)", "a\t=1", "first\n=1+1", 'a;"=1+1', "first\r\n-1+cmd|' /C calc'!A0"]
)
def test_nothing_becomes_a_formula_where_a_semicolon_parts_cells(said: str) -> None:
    """As spreadsheets do in most of Latin America: whatever stands after one, or on a new line, begins a cell there."""
    read = re.split(r"[;\t\r\n]+", harmless(said))

    assert all(not one.lstrip(' "').startswith(("=", "+", "-", "@")) for one in read)


def test_ordinary_words_stay_as_they_are() -> None:
    for said in ("", "Honduras; Mexico", "2024-05-18", "one\ntwo", "a = b; c-d"):
        assert harmless(said) == said


def test_the_journal_keeps_each_filter_also_where_one_is_there_twice(client: Client) -> None:
    taken(client, "/meetings/?body=rcgm&body=consular-network")

    entry = Entry.objects.get(verb="core.export_list")
    assert entry.facts["filters"] == "body=rcgm&body=consular-network"


def test_words_that_were_typed_stay_out_of_the_journal(client: Client) -> None:
    taken(client, "/matters/?q=Zoila&body=rcgm")

    (entry,) = Entry.objects.filter(verb="core.export_list")
    assert (entry.about, entry.facts) == ("matters.csv", {"rows": 0, "filters": "body=rcgm"})


@pytest.mark.parametrize(
    ("who", "told"),
    [("iom", ["", ""]), ("mexico", ["", ""]), ("secretariat", ["zoila@hnd.example", "504 1"])],
)
def test_the_list_of_people_tells_mail_and_telephone_only_to_who_may_reach_them(
    client: Client, people: Any, who: str, told: list[str]
) -> None:
    """Nobody's file says more of a person than that person's page."""
    Person.objects.create(name="Zoila Example", email="zoila@hnd.example", phone="504 1", party_id="HND")
    client.force_login(people.user(who))

    (row,) = [row for row in taken(client, "/directory/?list=people") if row[0] == "Zoila Example"]

    assert row[2:4] == told


@pytest.mark.parametrize("who", ["public", "iom", "honduras", "mexico", "secretariat"])
def test_nobody_takes_along_what_they_may_not_see(client: Client, people: Any, who: str) -> None:
    make_report(make_meeting(), visibility="members")
    make_report(make_meeting("rcgm"), visibility="public")
    make_report(make_meeting("rcgm", date(2020, 1, 1)), visibility="secretariat")
    make_matter(make_meeting(), "Members")
    make_matter(make_meeting("rcgm"), "Public")
    Person.objects.create(name="Zoila Ejemplo")
    Post.objects.create(kind="focal_point", party_id="HND", body_id="rcgm")
    if who != "public":
        client.force_login(people.user(who))
    is_member = who in ("honduras", "mexico", "secretariat")

    reports = [row[1] for row in taken(client, "/reports/")[1:]]
    assert len(reports) == 1 + is_member + (who == "secretariat")
    assert {row[0] for row in taken(client, "/matters/")[1:]} == {
        "Public",
        *(["Members"] if is_member else []),
    }
    assert any("Zoila" in row[0] for row in taken(client, "/directory/?list=people")) is (who != "public")
    assert (len(taken(client, "/directory/?list=posts")) > 1) is (who != "public")
    for address in ("/matters/links/", "/import/", "/reader/", "/rights/"):
        answer: Any = client.get(f"{address}?format=csv")
        assert (answer.status_code == 200) is (who == "secretariat"), address
        list(answer)  # to its end, so that its file is closed


def test_an_unknown_format_is_the_page_itself(client: Client) -> None:
    assert client.get("/meetings/?format=exe")["Content-Type"].startswith("text/html")


def test_links_are_taken_along_with_both_paragraphs(client: Client, people: Any) -> None:
    earlier, later = make_meeting(), make_meeting("rcgm", date(2025, 1, 1))
    make_report(earlier)
    make_report(later)
    Link.objects.create(
        earlier_meeting=earlier, earlier_key="conclusions-2", later_meeting=later, later_key="conclusions-2",
        kind="continues", score=0.9, reasons=[{"code": "x", "en": "Same words", "es": "Mismas palabras"}],
    )  # fmt: skip
    client.force_login(people.user("secretariat"))

    row = taken(client, "/matters/links/")[1]
    assert (row[0], row[3], row[5], row[8]) == (later.slug, earlier.slug, "Thanks to IOM.", "Same words")


@pytest.mark.parametrize("address", ["/meetings/", "/reports/", "/matters/", "/directory/?list=posts"])
def test_one_and_many_rows_take_the_same_number_of_queries(client: Client, people: Any, address: str) -> None:
    def add(year: int) -> None:
        meeting = make_meeting(starts_on=date(year, 1, 1))
        make_report(meeting)
        make_matter(meeting, f"Matter {year}")
        body = {2020: "rcgm", 2021: "consular-network", 2022: "trafficking-network"}[year]
        post = Post.objects.create(kind="focal_point", party_id="HND", body_id=body)
        Holding.objects.create(
            post=post, person=Person.objects.create(name=f"Ana {year}"), starts_on="2020-01-01"
        )

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            taken(client, address)
        return len(captured)

    client.force_login(people.user("secretariat"))
    add(2020)
    taken(client, address)
    few = count()
    add(2021)
    add(2022)
    assert count() == few
