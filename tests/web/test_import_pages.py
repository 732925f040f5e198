"""Bringing files in through the pages."""

from pathlib import Path

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.standing import make_meeting, make_report

from enlace.core.services import path_of
from enlace.reports import services
from enlace.reports.models import Import, ImportFile, Report

SAMPLES = Path(__file__).parents[2] / "samples"
PAGE = "/import/"


def sample(name):
    return (SAMPLES / name).read_bytes()


def sent(*names):
    return [SimpleUploadedFile(name, sample(name)) for name in names]


@pytest.fixture
def officer(client, people):
    client.force_login(people.user("secretariat"))
    client.cookies["enlace_language"] = "en"
    return client


def is_valid(response):
    return bool(html5lib.HTMLParser(strict=True).parse(response.content.decode()))


def test_files_are_dropped_and_their_reading_is_followed_to_the_end(officer, run_jobs):
    answer = officer.post(
        PAGE, {"files": [*sent("consular-2018-06.en.txt"), SimpleUploadedFile("odd.png", b"\x89PNG")]}
    )
    batch = Import.objects.get()

    assert answer.headers["Location"] == reverse("reports:import-progress", args=[batch.pk])
    waiting = officer.get(answer.headers["Location"])
    assert "Reading: 1 of 2 files done" in waiting.content.decode()
    assert 'data-hx-trigger="every 2s"' in waiting.content.decode()
    assert is_valid(waiting)

    run_jobs()
    done = officer.get(answer.headers["Location"])
    said = done.content.decode()
    assert "1 read, 0 already here, 1 refused" in said
    assert "The file is not a document that can be read" in said
    assert "hx-trigger" not in said
    assert reverse("reports:review", args=[Report.objects.get().pk]) in said
    assert is_valid(done)


def test_htmx_gets_the_progress_alone(officer, secretariat, run_jobs):
    batch = services.start_import([("a.txt", sample("consular-2018-06.en.txt"))], actor=secretariat)
    page = reverse("reports:import-progress", args=[batch.pk])

    answer = officer.get(page, headers={"HX-Request": "true"}).content.decode()

    assert answer.startswith('<div id="import-progress"')
    assert "<html" not in answer


def test_no_file_is_refused_beside_the_form(officer):
    answer = officer.post(PAGE, {})

    assert answer.status_code == 400
    assert "No file was given." in answer.content.decode()
    assert Import.objects.count() == 0


def test_a_script_sends_a_folder_in_parts_into_one_import(officer):
    wish = {"Accept": "application/json"}
    first = officer.post(PAGE, {"files": sent("consular-2018-06.en.txt")}, headers=wish).json()
    second = officer.post(
        PAGE, {"files": sent("rcgm-2010-10.en.txt"), "into": first["import"]}, headers=wish
    ).json()

    assert second == first
    assert list(ImportFile.objects.values_list("position", "name")) == [
        (0, "consular-2018-06.en.txt"),
        (1, "rcgm-2010-10.en.txt"),
    ]


@pytest.mark.parametrize("into", ["nonsense", "9de6aa71-8fce-44cf-b3a8-6d77ff8c42d8"])
def test_a_part_of_an_unknown_import_is_refused(officer, into):
    answer = officer.post(PAGE, {"files": sent("consular-2018-06.en.txt"), "into": into})

    assert answer.status_code == 400
    assert ImportFile.objects.count() == 0


def test_three_hundred_files_in_one_go(officer):
    files = [SimpleUploadedFile(f"{n}.txt", b"1. Take note of report %d.\n" % n) for n in range(300)]

    assert officer.post(PAGE, {"files": files}).status_code == 302
    assert ImportFile.objects.filter(state="waiting").count() == 300


@pytest.mark.parametrize("who", ["honduras", "presidency", "delegate", "reader", "iom"])
def test_importing_is_the_secretariats_alone(client, people, secretariat, who):
    batch = services.start_import([("a.txt", sample("consular-2018-06.en.txt"))], actor=secretariat)
    client.force_login(people.user(who))

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"files": sent("rcgm-2010-10.en.txt")}).status_code == 403
    assert client.get(reverse("reports:import-progress", args=[batch.pk])).status_code == 404
    assert ImportFile.objects.count() == 1


def test_the_original_comes_as_a_file_to_be_saved(officer, secretariat, run_jobs):
    data = sample("consular-2018-06.en.txt")
    services.start_import([('in"forme\r\n ñ.txt', data)], actor=secretariat)
    run_jobs()
    answer = officer.get(reverse("reports:original", args=[Report.objects.get().pk]))

    assert answer.content == data
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''in%22forme%20%C3%B1.txt"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_the_original_of_what_one_may_not_see_is_not_there(client, people, secretariat, run_jobs):
    services.start_import([("a.txt", sample("consular-2018-06.en.txt"))], actor=secretariat)
    run_jobs()
    address = reverse("reports:original", args=[Report.objects.get().pk])

    assert client.get(address).status_code == 404
    client.force_login(people.user("honduras"))
    assert client.get(address).status_code == 404


def test_the_original_is_for_those_who_may_see_every_paragraph(client, people, officer, run_jobs):
    report = make_report(make_meeting(), visibility="public")
    path_of(report.file_id).parent.mkdir(parents=True, exist_ok=True)
    path_of(report.file_id).write_bytes(b"original")
    address = reverse("reports:original", args=[report.pk])
    assert client.get(address).content == b"original"

    report.items.filter(position=1).update(visibility="secretariat")

    client.logout()
    assert client.get(address).status_code == 404
    client.force_login(people.user("secretariat"))
    assert client.get(address).content == b"original"
    path_of(report.file_id).unlink()
    assert client.get(address).status_code == 404


def test_the_difference_from_the_earlier_version_is_shown_word_by_word(officer, secretariat, run_jobs):
    text = sample("consular-2018-06.en.txt").decode()
    services.start_import([("one.txt", text.encode())], actor=secretariat)
    services.start_import(
        [("two.txt", text.replace("user manual", "user guide").encode())], actor=secretariat
    )
    run_jobs()
    newer = Report.objects.get(file_name="two.txt")
    answer = officer.get(reverse("reports:difference", args=[newer.pk]))
    said = answer.content.decode()

    assert "1 point changed since the earlier version" in said
    assert "the user <del>manual</del><ins>guide</ins> of the registry" in said
    assert is_valid(answer)


def test_a_first_version_has_no_difference(officer, secretariat, run_jobs):
    services.start_import([("one.txt", sample("consular-2018-06.en.txt"))], actor=secretariat)
    run_jobs()

    assert officer.get(reverse("reports:difference", args=[Report.objects.get().pk])).status_code == 404


def test_the_difference_is_the_secretariats(client, people, secretariat, run_jobs):
    text = sample("consular-2018-06.en.txt")
    services.start_import([("one.txt", text), ("two.txt", text + b"\n")], actor=secretariat)
    run_jobs()
    client.force_login(people.user("honduras"))

    assert client.get(reverse("reports:difference", args=[Report.objects.last().pk])).status_code == 404


def test_the_pages_ask_the_database_as_often_with_one_file_as_with_three(
    officer, secretariat, run_jobs, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    names = ("consular-2018-06.en.txt", "rcgm-2010-10.en.txt", "rcgm-2011-12.en.txt")
    counts = []
    for many in (names[:1], names):
        batch = services.start_import([(name, sample(name)) for name in many], actor=secretariat)
        run_jobs()
        for page in (PAGE, reverse("reports:import-progress", args=[batch.pk])):
            officer.get(page)
            with CaptureQueriesContext(connection) as asked:
                officer.get(page)
            counts.append(len(asked))

    assert counts[:2] == counts[2:]


def test_an_empty_page_says_what_to_do_first(officer):
    answer = officer.get(PAGE)

    assert "Begin with the report of the last meeting." in answer.content.decode()
    assert is_valid(answer)


def test_pages_speak_spanish(officer, secretariat, run_jobs):
    officer.cookies["enlace_language"] = "es"
    batch = services.start_import([("vacío.txt", b"")], actor=secretariat)
    said = officer.get(reverse("reports:import-progress", args=[batch.pk])).content.decode()

    assert "El archivo está vacío." in said
    assert "Los informes" not in said
