"""The matrix: what it shows, counts, exports and keeps, and to whom."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from typing import Any

import html5lib
import openpyxl
import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from tests.register.rows import make_commitment

from enlace.core.models import Entry
from enlace.register import queries, services
from enlace.register.models import SavedView

pytestmark = pytest.mark.django_db
MATRIX = "/matrix/"
FORMATS = ("xlsx", "csv", "docx", "pdf")


@pytest.fixture(autouse=True)
def _told_who_is_late(settings: Any) -> None:
    """Guests are told here who is late; what they are told otherwise is in ``test_lateness_pages``."""
    settings.PUBLIC_SEES_LATE = True


def shown(client: Client, query: str = "", lang: str = "en") -> str:
    answer = client.get(f"{MATRIX}?{query}", headers={"accept-language": lang})
    assert answer.status_code == 200
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())
    return answer.content.decode()


def title(page: str) -> str:
    return re.search(r"<h1>(.*?)</h1>", page)[1]  # type: ignore[index]


def taken(client: Client, file_format: str, query: str = "", lang: str = "en") -> bytes:
    url = reverse("register:matrix-export", args=[file_format])
    answer = client.get(f"{url}?{query}", headers={"accept-language": lang})
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment;")
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def words_of(data: bytes, file_format: str) -> str:
    """All the words of an export, however it holds them."""
    if file_format == "csv":
        return data.decode("utf-8-sig")
    if file_format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    if file_format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            return re.sub(r"<[^>]+>", "\n", held.read("word/document.xml").decode())
    document = pypdfium2.PdfDocument(data)
    said = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(said.split())


def test_the_title_is_the_answer(client: Client, people: Any) -> None:
    make_commitment(["HND"], due_on=date(2020, 1, 1))
    make_commitment(["MEX"])
    client.force_login(people.user("secretariat"))

    assert title(shown(client)) == "2 commitments, 1 late"
    assert title(shown(client, "party=HND")) == "Honduras: 1 commitment, 1 late"
    assert title(shown(client, "party=MEX")) == "Mexico: 1 commitment, none late"
    assert title(shown(client, lang="es")) == "2 compromisos, 1 con atraso"
    assert title(shown(client, "party=PAN", lang="es")) == "Panamá: 0 compromisos, ninguno con atraso"


def test_an_empty_register_says_what_to_do_first(client: Client, people: Any) -> None:
    assert "Technical Secretariat adopts the report" in shown(client)
    client.force_login(people.user("secretariat"))
    assert reverse("reports:import") in shown(client)
    make_commitment(["HND"])
    assert "No commitment passes these filters" in shown(client, "q=nothing")


def test_cells_carry_their_state_in_words(client: Client, people: Any) -> None:
    make_commitment(["HND"], due_on=date(2020, 1, 1))
    client.force_login(people.user("honduras"))

    page = shown(client)

    assert '<td class="c" title="Honduras: late">' in page
    assert '<span class="p">Honduras: </span>late' in page


def test_filters_that_are_set_are_chips_that_can_be_taken_away(client: Client, people: Any) -> None:
    make_commitment(["HND"], text_en="A list", due_on=date(2020, 1, 1))
    client.force_login(people.user("secretariat"))

    page = shown(client, "party=HND&q=list&state=late&kind=commit&year=2013&body=consular-network")

    for said in ("Owed by Honduras", "Words: list", "State: late", "Act: undertaking", "Year: 2013"):
        assert said in page
    assert 'href="?q=list&amp;state=late&amp;body=consular-network&amp;kind=commit&amp;year=2013"' in page


def test_what_cannot_be_read_is_told(client: Client) -> None:
    page = shown(client, "party=%3Cscript%3E&due_from=x&page=zzz")

    assert "There is no party “&lt;script&gt;”." in page
    assert "“x” is not a day." in page


def test_a_reference_that_is_typed_opens_the_commitment(client: Client, people: Any) -> None:
    seen = make_commitment(["HND"], visibility="public")
    hidden = make_commitment(["HND"], visibility="secretariat")

    assert client.get(MATRIX, {"q": seen.reference})["Location"] == f"/commitments/{seen.reference}/"
    assert client.get(MATRIX, {"q": hidden.reference}).status_code == 200


def test_pages_hold_fifty_and_keep_the_filters(client: Client, people: Any) -> None:
    for _ in range(52):
        make_commitment(["HND"])
    client.force_login(people.user("secretariat"))

    first, second = shown(client, "party=HND"), shown(client, "party=HND&page=2")

    assert (first.count("<tr data-row"), second.count("<tr data-row")) == (50, 2)
    assert 'href="?party=HND&amp;page=2"' in first
    sent = client.get(MATRIX, headers={"accept-encoding": "gzip"})
    assert len(sent.content) < 30_000


@pytest.mark.parametrize("who", ["secretariat", "honduras", None])
def test_the_page_asks_as_much_for_one_row_as_for_three(client: Client, people: Any, who: str | None) -> None:
    if who:
        client.force_login(people.user(who))

    def asked() -> int:
        shown(client)
        with CaptureQueriesContext(connection) as said:
            shown(client)
        return len(said)

    make_commitment(["HND"], visibility="public")
    one = asked()
    make_commitment(["HND", "MEX"], visibility="public", body="rcgm")
    make_commitment(["member-countries"], visibility="public")

    assert asked() == one


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_holds_what_the_screen_shows_and_no_more(
    client: Client, people: Any, file_format: str
) -> None:
    make_commitment(["HND"], text_en="Visible list", due_on=date(2020, 1, 1))
    make_commitment(["MEX"], text_en="Workshop")
    make_commitment(["HND"], text_en="Secret list", visibility="secretariat")
    make_commitment(["GTM"], text_en="Other body list", visibility="body", body="trafficking-network")
    client.force_login(people.user("honduras"))

    said = words_of(taken(client, file_format, "q=list"), file_format)

    assert "Visible list" in said
    for hidden in ("Workshop", "Secret list", "Other body list", "Guatemala", "Mexico"):
        assert hidden not in said
    assert Entry.objects.get(verb="register.export_matrix").facts == {"rows": 1, "filters": ""}


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_speaks_the_language_of_the_page(client: Client, people: Any, file_format: str) -> None:
    make_commitment(["HND"], text_en="A list", text_es="Una lista", due_on=date(2020, 1, 1))
    client.force_login(people.user("honduras"))

    said = words_of(taken(client, file_format, "party=HND", lang="es"), file_format)

    assert "Una lista" in said
    assert "A list" not in said
    assert "con atraso" in said
    assert "Compromiso" in said


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_keeps_the_order_and_has_all_pages(client: Client, people: Any, file_format: str) -> None:
    for year in range(1950, 2010):
        make_commitment(["HND"], text_en=f"Year of {year} list", on=date(year, 1, 1))
    client.force_login(people.user("secretariat"))

    said = words_of(taken(client, file_format, "order=oldest&page=2"), file_format)

    assert [int(y) for y in re.findall(r"Year of (\d{4}) list", said)] == list(range(1950, 2010))


HOSTILE = '=HYPERLINK("http://evil") #let x = read("/etc/passwd") <w:p> & *bold* $x$ \x07 @cmd'


@pytest.mark.parametrize("file_format", FORMATS)
def test_words_of_a_report_stay_words(client: Client, people: Any, file_format: str) -> None:
    make_commitment(["HND"], text_en=HOSTILE)
    client.force_login(people.user("secretariat"))

    data = taken(client, file_format)

    said = words_of(data, file_format)
    assert "HYPERLINK" in said
    assert "root:" not in said
    if file_format == "csv":
        row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert row["Commitment"].startswith("'=HYPERLINK")
        assert data.startswith(b"\xef\xbb\xbf")
    if file_format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    if file_format == "docx":
        table = Document(io.BytesIO(data)).tables[0]
        assert "<w:p> & *bold*" in table.rows[1].cells[1].text


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\t=1", " =1", "＝1"])
def test_no_cell_of_a_csv_begins_a_formula(start: str, client: Client, people: Any) -> None:
    make_commitment(["HND"], text_en=start)
    client.force_login(people.user("secretariat"))

    row = next(csv.DictReader(io.StringIO(taken(client, "csv").decode("utf-8-sig"))))

    assert row["Commitment"].startswith("'")


def test_a_workbook_has_real_days_a_head_that_stays_and_filters(client: Client, people: Any) -> None:
    make_commitment(["HND"], due_on=date(2020, 1, 1))
    client.force_login(people.user("secretariat"))

    sheet = openpyxl.load_workbook(io.BytesIO(taken(client, "xlsx"))).active

    heads = [cell.value for cell in sheet[5]]
    assert heads[:2] == ["Reference", "Commitment"]
    assert heads[-1] == "Honduras"
    assert sheet.cell(6, heads.index("Due day") + 1).value.date() == date(2020, 1, 1)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C6", "A5:J6")


def test_a_document_is_a_follow_up_matrix_across_the_page(client: Client, people: Any) -> None:
    make_commitment(["HND", "MEX"])
    client.force_login(people.user("secretariat"))

    document = Document(io.BytesIO(taken(client, "docx")))

    section, table = document.sections[0], document.tables[0]
    assert section.page_width > section.page_height
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert [cell.text for cell in table.rows[1].cells][5] == "open: Honduras and Mexico"
    footer = section.footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_too_many_rows_for_paper_are_refused_with_a_way_out(
    client: Client, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enlace.web.register.exports import paper, word

    monkeypatch.setattr(paper, "MOST_ROWS", 1)
    monkeypatch.setattr(word, "MOST_ROWS", 1)
    make_commitment(["HND"])
    make_commitment(["HND"])
    client.force_login(people.user("secretariat"))

    for file_format in ("pdf", "docx"):
        answer = client.get(
            reverse("register:matrix-export", args=[file_format]), {"party": "HND"}, follow=True
        )
        assert "descargue la hoja de cálculo" in answer.content.decode()
    assert Entry.objects.filter(verb="register.export_matrix").count() == 0


def test_an_unknown_format_is_not_there(client: Client) -> None:
    assert client.get("/matrix/export.exe").status_code == 404


def test_the_public_exports_what_is_public(client: Client) -> None:
    make_commitment(["HND"], text_en="Open list", visibility="public")
    make_commitment(["HND"], text_en="Closed list")

    said = words_of(taken(client, "csv"), "csv")

    assert ("Open list" in said, "Closed list" in said) == (True, False)


def test_views_are_kept_used_and_forgotten(client: Client, people: Any) -> None:
    make_commitment(["HND"])
    client.force_login(people.user("honduras"))
    kept = client.post(reverse("register:views"), {"name": "<Ours>", "filters": "party=HND&evil=1"})
    view = SavedView.objects.get()
    assert (kept["Location"], view.filters) == ("/matrix/?party=HND", "party=HND")
    assert "&lt;Ours&gt;" in shown(client)
    client.post(reverse("register:views"), {"name": "<Ours>", "filters": ""})
    assert SavedView.objects.count() == 1
    client.post(reverse("register:views"), {"name": "", "filters": ""})
    assert SavedView.objects.count() == 1

    client.post(reverse("register:view", args=[view.pk]), {"act": "delete"})

    assert SavedView.objects.count() == 0


def test_views_of_others_are_not_shown_changed_or_told(client: Client, people: Any) -> None:
    mine = services.save_view("Mine alone", queries.MatrixFilter(), actor=people.actor("honduras"))
    shared = services.save_view(
        "For all", queries.MatrixFilter(), actor=people.actor("secretariat"), shared=True
    )
    client.force_login(people.user("mexico"))

    page = shown(client)

    assert ("Mine alone" in page, "For all" in page) == (False, True)
    assert client.post(reverse("register:view", args=[mine.pk]), {"act": "delete"}).status_code == 404
    assert client.post(reverse("register:view", args=[shared.pk]), {"act": "delete"}).status_code == 403
    assert client.post(reverse("register:views"), {"name": "x", "shared": "on"}).status_code == 302
    assert not SavedView.objects.get(name="x").is_shared
    client.logout()
    assert "For all" not in shown(client)
    assert client.post(reverse("register:views"), {"name": "y"}).status_code in (302, 403)
    assert SavedView.objects.count() == 3


def test_words_of_the_other_language_say_in_which_they_are(client: Client) -> None:
    one = make_commitment(["HND"], visibility="public")
    type(one).objects.filter(pk=one.pk).update(text_en="to send the list", text_es="")

    assert 'lang="en">to send the list' in client.get(f"{MATRIX}?lang=es").content.decode()
    assert 'lang="en">to send the list' in client.get(f"{MATRIX}?lang=en").content.decode()
