"""Several workers at the same moment: nothing is lost, nothing comes twice."""

import threading
from pathlib import Path

import pytest
from django.db import connection

from enlace.core.actor import Actor
from enlace.core.models import StoredFile
from enlace.meetings.models import Meeting
from enlace.reports import services
from enlace.reports.enums import FileState, ReportState
from enlace.reports.models import Import, ImportFile, Item, Question, Report

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLES = Path(__file__).parents[2] / "samples"
CONSULAR = (SAMPLES / "consular-2018-06.en.txt").read_bytes()
RCGM_EN = (SAMPLES / "rcgm-2010-10.en.txt").read_bytes()
RCGM_ES = (SAMPLES / "rcgm-2010-10.es.txt").read_bytes()


def at_once(*doings):
    """Run them in threads, each with a connection of its own, and give what they raised."""
    raised, start = [], threading.Barrier(len(doings))

    def do(doing):
        try:
            start.wait(10)
            doing()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[doing]) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


def read_at_once(batch):
    return at_once(
        *(
            lambda pk=pk: services.read_import_file(pk, actor=Actor.system())
            for pk in batch.files.values_list("pk", flat=True)
        )
    )


def test_two_workers_with_one_file_make_one_report():
    batch = services.start_import([("a.txt", CONSULAR)], actor=Actor.system())
    pk = batch.files.get().pk
    raised = at_once(*[lambda: services.read_import_file(pk, actor=Actor.system())] * 2)

    assert raised == []
    assert batch.files.get().state == FileState.READ
    assert Report.objects.count() == 1
    assert Item.objects.count() == Report.objects.get().items.count()


def test_the_same_bytes_under_two_names_make_one_report():
    batch = services.start_import([("a.txt", CONSULAR), ("b.txt", CONSULAR)], actor=Actor.system())

    assert read_at_once(batch) == []
    assert sorted(file.state for file in batch.files.all()) == [FileState.KNOWN, FileState.READ]
    report = Report.objects.get()
    assert {file.report_id for file in batch.files.all()} == {report.pk}


def test_two_people_bring_in_the_same_file_at_once():
    raised = at_once(
        *[lambda: services.start_import([("a.txt", CONSULAR), ("b.txt", RCGM_EN)], actor=Actor.system())] * 2,
        *[lambda: services.start_import([("b.txt", RCGM_EN), ("a.txt", CONSULAR)], actor=Actor.system())] * 2,
    )

    assert raised == []
    assert (Import.objects.count(), ImportFile.objects.count(), StoredFile.objects.count()) == (4, 8, 2)


def test_two_versions_of_a_report_at_once_leave_one_to_review():
    batch = services.start_import(
        [("a.txt", CONSULAR), ("b.txt", CONSULAR.replace(b"user manual", b"user guide"))],
        actor=Actor.system(),
    )

    assert read_at_once(batch) == []
    assert sorted(Report.objects.values_list("version", "state")) == [
        (1, ReportState.REPLACED),
        (2, ReportState.TO_REVIEW),
    ]


def test_both_languages_at_once_find_one_meeting_and_are_compared_once():
    english = RCGM_EN.replace(b"Mexico", b"Belize")
    batch = services.start_import([("en.txt", english), ("es.txt", RCGM_ES)], actor=Actor.system())

    assert read_at_once(batch) == []
    assert Meeting.objects.count() == 1
    asked = Question.objects.filter(kind="discrepancy")
    assert asked.exists()
    assert asked.values("report").distinct().count() == 1
    assert asked.values("text_en", "item").distinct().count() == asked.count()
