"""The page of the search, in both languages, for each role; suggestions; what is taken along."""

from __future__ import annotations

import html
import io
import re
from datetime import date
from typing import Any

import html5lib
import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.standing import make_commitment, make_meeting, make_report

from enlace.core.models import Entry
from enlace.directory.models import Person
from enlace.library.asking import Asked

pytestmark = pytest.mark.django_db


def shown(client: Client, query: str = "", lang: str = "en", page: str = "/search/") -> str:
    answer = client.get(f"{page}?{query}", headers={"accept-language": lang})
    assert answer.status_code == 200
    if page == "/search/":
        html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    return answer.content.decode()


def title(page: str) -> str:
    return re.search(r"<h1>(.*?)</h1>", page)[1]  # type: ignore[index]


def test_the_title_is_the_answer(client: Client) -> None:
    make_report(make_meeting(), texts=("Joint consulates <i>now</i>.", "Other."))

    assert title(shown(client, "q=“joint consulates”&kind=item")) == "1 passage says “joint consulates”"
    assert title(shown(client, "q=zzzzqqq")) == "Nothing says “zzzzqqq”"
    assert title(shown(client, "q=zzzzqqq", "es")) == "Nada dice «zzzzqqq»"
    assert title(shown(client)) == "What are you looking for?"
    assert "How to search" in shown(client)
    page = shown(client, "q=consulate&kind=item")
    assert "Joint <mark>consulates</mark> &lt;i&gt;now&lt;/i&gt;." in page
    assert "Narrow it down" in page


def test_a_search_for_small_words_alone_says_why_it_finds_nothing(client: Client) -> None:
    make_report(make_meeting(), texts=("The list of the consulates.", "Other."))

    assert title(shown(client, "q=the of")) == "“the of” is too common to be searched for alone"
    assert (
        title(shown(client, "q=de la", "es")) == "«de la» es demasiado común para buscarse sin otras palabras"
    )
    assert "Casi todo dice «de»" in shown(client, "q=de", "es")
    assert "Nearly everything says" not in shown(client, "q=the consulates")
    assert "«de la» es demasiado común" in title(shown(client, "q=%22de la%22", "es"))
    assert title(shown(client, "q=%22of the%22 consulates")).startswith("2 passages say")
    narrowed = shown(client, "q=the&kind=item")
    assert title(narrowed) == "2 passages pass these filters"
    assert "Nearly everything says “the”" in narrowed


def test_an_item_shows_where_it_is_said_in_the_other_language(client: Client) -> None:
    meeting = make_meeting()
    make_report(meeting, "en", keys=("1", "2"))
    make_report(meeting, "es", keys=("1", "2"))

    assert f"/reports/{meeting.slug}/es/1/" in shown(client, "q=consulates&kind=item")


def test_a_reference_leads_to_its_page(client: Client) -> None:
    commitment = make_commitment(make_meeting())
    hidden = make_commitment(make_meeting(), visibility="secretariat")

    assert (
        client.get("/search/", {"q": commitment.reference})["Location"]
        == f"/commitments/{commitment.reference}/"
    )
    assert client.get("/search/", {"q": hidden.reference}).status_code == 200


def test_people_are_found_by_those_who_sign_in_alone(client: Client, people: Any) -> None:
    Person.objects.create(name="Zoila Ejemplo", party_id="HND")

    assert "Zoila Ejemplo" not in shown(client, "q=Zoila")
    assert "Zoila" not in shown(client, "q=zoi", page="/search/suggestions/")
    client.force_login(people.user("reader"))
    assert "Zoila Ejemplo" in shown(client, "q=Zoila")
    suggested = shown(client, "q=zoi", page="/search/suggestions/")
    assert f'data-url="/people/{Person.objects.get().pk}/"><span>Zoila Ejemplo</span>' in suggested
    assert 'data-said="1 suggestion"' in suggested


def test_everything_found_is_taken_along_without_formulas(client: Client, people: Any) -> None:
    make_commitment(make_meeting(), text_en="=cmd consulates")
    make_commitment(make_meeting(), text_en="secret consulates", visibility="secretariat")
    said = shown(client, "q=consulates", page="/search/export.csv")
    taken = client.get("/search/export.xlsx?q=consulates", headers={"accept-language": "en"})
    book = openpyxl.load_workbook(io.BytesIO(taken.content))

    assert "'=cmd" in said
    assert "secret" not in said
    assert "=cmd consulates" in [cell.value for row in book.active for cell in row if cell.data_type == "s"]
    assert Entry.objects.filter(verb="library.export").count() == 2
    assert client.get("/search/export.exe").status_code == 404


def test_one_and_many_rows_take_the_same_number_of_queries(client: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            shown(client, "q=consulates")
        return len(captured)

    make_report(make_meeting())
    make_commitment(make_meeting(), text_en="consulates")
    later = [make_meeting(starts_on=date(year, 1, 1)) for year in (2020, 2021, 2022)]
    shown(client, "q=consulates")
    few = count()
    for meeting in later:  # the years are the same: they are looked up one after another
        make_report(meeting)
        make_commitment(meeting, text_en="consulates")
    assert count() == few


@pytest.mark.parametrize("who", ["public", "secretariat", "honduras"])
def test_drafts_lead_officers_to_their_review_and_nobody_else(client: Client, people: Any, who: str) -> None:
    report = make_report(
        None, state="to_review", adopted_at=None, text_sha256="", texts=("Zanahoria.", "Other.")
    )
    if who != "public":
        client.force_login(people.user(who))
    page = shown(client, "q=zanahoria&kind=item")

    assert (f"/review/items/{report.items.first().pk}/" in page or "Of an unknown meeting" in page) is (
        who == "secretariat"
    )


def test_the_help_is_wholly_spanish_and_what_it_says_is_understood(client: Client) -> None:
    page = shown(client, lang="es")
    codes = [html.unescape(said) for said in re.findall(r"<code>(.*?)</code>", page)]

    assert "parte:HND órgano:rcgm" in codes
    assert not [said for said in codes if re.match(r"(party|body|year|act|state|kind|language):", said)]
    for said in codes:
        assert not Asked.parsed({"q": said}).errors, said


def test_the_state_of_matters_may_be_chosen(client: Client) -> None:
    page = shown(client, lang="es")

    assert '<optgroup label="Asuntos">' in page
    assert page.count('value="withdrawn"') == 1


def test_what_was_replaced_opens_in_its_own_version(client: Client) -> None:
    meeting = make_meeting()
    make_report(meeting, texts=("Zanahoria.", "Other."), state="replaced")
    make_report(meeting, version=2)

    page = shown(client, "q=zanahoria+state:replaced+kind:item")
    address = re.search(r'<h2><a href="(.*?)"', page)[1]  # type: ignore[index]
    assert "Zanahoria" in shown(client, address.split("?")[1], page=address.split("?")[0])
