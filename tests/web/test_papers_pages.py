"""Papers on their pages: made, edited, moved, brought up to date, shared."""

from __future__ import annotations

import gzip
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from tests.papers.pages import body_of, made, text_of, url

from enlace.papers import services
from enlace.papers.models import Paper, Row


def test_one_press_on_the_page_of_the_meeting_makes_the_paper(client, world):
    page = body_of(client.get(reverse("meetings:meeting", args=[world.meeting.slug])))
    assert url("make", world, "matrix") in page
    assert url("make", world, "agenda") in page

    answer = client.post(url("make", world, "agenda"), follow=True)

    assert answer.redirect_chain == [(url("paper", world, "agenda"), 302)]
    assert "Send the list of consulates" in body_of(answer)
    assert url("make", world, "agenda") not in body_of(
        client.get(reverse("meetings:meeting", args=[world.meeting.slug]))
    )


@pytest.mark.parametrize("path", ["/bodies/rcgm/", "/desk/"])
def test_the_next_meeting_offers_its_papers_on_the_page_of_its_body_and_on_the_desk(client, world, path):
    assert url("make", world, "matrix") in body_of(client.get(path))


def test_no_paper_of_a_meeting_that_was_cancelled_is_offered(client, world):
    world.meeting.cancelled_on = timezone.localdate()
    world.meeting.save()

    page = body_of(client.get(reverse("meetings:meeting", args=[world.meeting.slug])))

    assert url("make", world, "matrix") not in page


def test_a_row_is_edited_and_the_second_of_two_sees_what_the_first_wrote(client, world):
    made(world)
    row = Row.objects.get(source=f"commitment:{world.late.reference}")
    page = url("row", world, "matrix", row.pk)
    form = {"title_en": "First", "title_es": "Primero", "revision": "0"}

    assert client.post(page, form).status_code == 302
    answer = client.post(page, {**form, "title_en": "Second", "note_en": "Mine"})

    row.refresh_from_db()
    assert (row.title_en, row.note_en) == ("First", "")
    assert "First" in body_of(answer)
    assert "Second" in body_of(answer)
    assert 'name="revision" value="1"' in body_of(answer)
    again = client.post(page, {**form, "title_en": "Second", "note_en": "Mine", "revision": "1"})
    row.refresh_from_db()
    assert again.status_code == 302
    assert (row.title_en, row.note_en) == ("Second", "Mine")


def test_rows_are_added_moved_left_out_and_taken_in_by_plain_forms(client, world):
    paper = made(world)
    client.post(url("row-add", world, "matrix", "late"), {"title_es": "Propia"})
    own = Row.objects.get(source="")
    client.post(url("row-move", world, "matrix", own.pk), {"to": "0", "revision": paper.revision})
    assert Row.objects.filter(part=own.part).first() == own

    client.post(url("row-put", world, "matrix", own.pk, "leave-out"), {"revision": "0"})
    assert "Take in again" in body_of(client.get(url("paper", world, "matrix")))
    client.post(url("row-put", world, "matrix", own.pk, "take-in"), {"revision": "1"})

    own.refresh_from_db()
    assert own.is_in


def test_a_row_goes_to_another_section_by_a_plain_form_on_its_page(client, world):
    made(world)
    row = Row.objects.get(source=f"commitment:{world.late.reference}")
    assert '<option value="due">' in body_of(client.get(url("row", world, "matrix", row.pk)))

    sent = {"to": "99999", "section": "due", "revision": "0"}
    answer = client.post(url("row-move", world, "matrix", row.pk), sent, follow=True)

    row.refresh_from_db()
    assert row.part.section == "due"
    assert f'id="row-{row.pk}"' in body_of(answer)


def test_a_row_at_the_end_of_its_section_goes_on_into_the_next(client, world):
    made(world)

    page = body_of(client.get(url("paper", world, "matrix")))

    assert "To the section below" in page
    assert "To the section above" in page
    assert 'data-section="late"' in page


def test_a_row_that_is_moved_to_a_section_that_is_not_there_is_told(client, world):
    made(world)
    row = Row.objects.get(source=f"commitment:{world.late.reference}")

    sent = {"to": "0", "section": "<b>", "revision": "0"}
    answer = client.post(url("row-move", world, "matrix", row.pk), sent, follow=True)

    assert "The paper has no such section" in body_of(answer)


def with_many_rows(world):
    """Sixty rows more behind those of the late ones."""
    paper = made(world)
    part = Row.objects.get(source=f"commitment:{world.late.reference}").part
    rows = [Row(part=part, position=n, source=f"test:{n}", title_en=f"Row {n}") for n in range(10, 70)]
    return paper, Row.objects.bulk_create(rows)


@pytest.mark.parametrize(("who", "after", "before", "behind"), [(50, "2", 0, 1), (0, "52", 50, 51)])
def test_a_row_goes_behind_the_row_of_a_number_on_another_page(client, world, who, after, before, behind):
    paper, rows = with_many_rows(world)
    sent = {"after": f" {after} ", "revision": paper.revision}

    answer = client.post(url("row-move", world, "matrix", rows[who].pk), sent, follow=True)

    order = list(rows[0].part.rows.filter(source__startswith="test:"))
    at = order.index(rows[who])
    assert [order[at - 1], order[at + 1]] == [rows[before], rows[behind]]
    assert f'id="row-{rows[who].pk}"' in body_of(answer)


def test_a_row_goes_into_another_section_by_the_number_of_a_row_there(client, world):
    made(world)
    row = Row.objects.get(source=f"commitment:{world.late.reference}")
    goal = Row.objects.get(source=f"commitment:{world.due.reference}")

    client.post(url("row-move", world, "matrix", row.pk), {"after": "2", "revision": "0"})

    assert list(Row.objects.filter(part=goal.part, is_in=True))[:2] == [goal, row]


@pytest.mark.parametrize("after", ["", "0", "999", "<b>", "1", "x" * 500, "1\x00"])
def test_the_number_of_no_other_row_is_told_and_nothing_moves(client, world, after):
    made(world)
    row = Row.objects.get(source=f"commitment:{world.late.reference}")
    order = list(Row.objects.values_list("pk", "part", "position"))

    sent = {"after": after, "revision": "0"}
    answer = client.post(url("row-move", world, "matrix", row.pk), sent, follow=True)

    assert "No other row of the paper has the number" in body_of(answer)
    assert 'name="after"' in body_of(answer)
    assert list(Row.objects.values_list("pk", "part", "position")) == order


def test_papers_are_found_from_every_page_by_who_signs_in(client, world):
    assert 'href="/papers/"' in body_of(client.get("/meetings/"))
    client.logout()
    assert 'href="/papers/"' not in body_of(client.get("/meetings/"))


def test_the_list_of_papers_says_when_each_was_brought_up_to_date(client, world):
    assert "No paper is here yet" in body_of(client.get("/papers/"))
    paper = made(world)
    assert "not brought up to date since it was made" in body_of(client.get("/papers/"))

    services.refresh_paper(paper.pk, actor=world.officer, on=timezone.localdate(), at=timezone.now())

    assert "brought up to date" in body_of(client.get("/papers/"))
    assert "since it was made" not in body_of(client.get("/papers/"))


def test_a_move_that_comes_too_late_says_so(client, world):
    made(world)
    row = Row.objects.first()

    answer = client.post(url("row-move", world, "matrix", row.pk), {"to": "0", "revision": "9"}, follow=True)

    assert "Somebody else has changed this meanwhile" in body_of(answer)


@pytest.mark.parametrize("to", ["", "-1", "x", "1" * 30])
def test_a_move_to_nowhere_is_nothing(client, world, to):
    made(world)

    answer = client.post(
        url("row-move", world, "matrix", Row.objects.first().pk), {"to": to, "revision": "0"}
    )

    assert answer.status_code == 404


def test_a_row_of_another_paper_is_not_here(client, world):
    made(world)
    made(world, "agenda")
    row = Row.objects.filter(part__paper__kind="agenda").first()

    assert client.get(url("row", world, "matrix", row.pk)).status_code == 404


def test_bringing_up_to_date_says_what_changed(client, world):
    made(world)
    world.late.text_en = "send another list"
    world.late.save()

    page = body_of(client.post(url("refresh", world, "matrix"), follow=True))

    assert "Brought up to date: 0 new, 1 changed, 0 no longer there." in page
    assert "was “Send the list of consulates”" in page


def test_who_it_is_shared_with_sees_it_without_anything_to_press(client, world, people):
    paper = made(world)
    client.force_login(people.user("mexico"))
    assert client.get(url("paper", world, "matrix")).status_code == 404
    services.share_paper(paper.pk, "members", revision=0, actor=world.officer)

    page = body_of(client.get(url("paper", world, "matrix")))

    assert "Send the list of consulates" in page
    for act in ("Bring up to date", "Leave out", "Share", "History"):
        assert act not in page


def test_a_paper_of_very_many_rows_comes_in_pages_of_little_weight(client, world):
    """50 rows on a page; after a change one is back on the page of the row; the file holds all of them."""
    paper = made(world)
    part = Row.objects.get(source=f"commitment:{world.late.reference}").part
    said = " ".join(str(n) for n in range(60))
    rows = [
        Row(part=part, position=n, source=f"test:{n}", title_en=f"Row {n} {said}", text_en=said)
        for n in range(10, 310)
    ]
    rows = Row.objects.bulk_create(rows)
    here = url("paper", world, "matrix")

    first = body_of(client.get(here))
    last = body_of(client.get(f"{here}?page=7"))
    moved = client.post(
        url("row-move", world, "matrix", rows[200].pk), {"to": "200", "revision": paper.revision}, follow=True
    )

    assert first.count('class="paper-row"') == 50
    assert "Page 1 of 7" in first
    assert len(gzip.compress(first.encode())) < 30_000
    assert f'id="row-{rows[200].pk}"' in body_of(moved)
    assert "Suggested action" in last
    data = client.get(url("export", world, "matrix", "en", "xlsx")).content
    assert load_workbook(io.BytesIO(data)).active.max_row > 300


def test_the_introduction_is_in_every_file_too(client, world):
    paper = made(world)
    services.head_paper(
        paper.pk, {"intro_en": "=Read this first"}, revision=paper.revision, actor=world.officer
    )

    sheet = load_workbook(io.BytesIO(client.get(url("export", world, "matrix", "en", "xlsx")).content)).active
    assert "=Read this first" in text_of(client.get(url("export", world, "matrix", "en", "docx")).content)
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=Read this first", "s")


def test_of_two_who_write_the_head_the_second_sees_what_the_first_wrote_and_can_keep_theirs(client, world):
    made(world)
    form = {"title_en": "First", "title_es": "Primero", "intro_en": "", "intro_es": "", "revision": "0"}
    client.post(url("head", world, "matrix"), form)

    told = body_of(client.post(url("head", world, "matrix"), {**form, "title_en": "Second"}))
    kept = client.post(url("head", world, "matrix"), {**form, "title_en": "Second", "revision": "1"})

    assert "<dd>First</dd>" in told
    assert 'value="Second"' in told
    assert 'name="revision" value="1"' in told
    assert kept.status_code == 302
    assert Paper.objects.get().title_en == "Second"


def test_a_page_of_many_rows_asks_as_often_as_one_of_few(client, world, django_assert_max_num_queries):
    made(world)
    part = Row.objects.first().part_id
    services.add_row(part, {"title_en": "x"}, actor=world.officer)
    client.get(url("paper", world, "matrix"))
    with django_assert_max_num_queries(60) as few:
        client.get(url("paper", world, "matrix"))
    for _each in range(4):
        services.add_row(part, {"title_en": "x"}, actor=world.officer)

    with django_assert_max_num_queries(len(few)):
        client.get(url("paper", world, "matrix"))
