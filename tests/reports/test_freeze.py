"""Adoption seals a report; the database itself keeps what is sealed."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError
from tests import scene

from enlace.core.errors import NotAllowed
from enlace.reports import services
from enlace.reports.enums import ReportState
from enlace.reports.errors import (
    AlreadyAdopted,
    ItemsLeft,
    NoMeeting,
    NotAdopted,
    QuestionsLeft,
    SaysNothing,
    SetAside,
)
from enlace.reports.models import Act, Corrigendum, Item, Question, Report

SAMPLE = "consular-2018-06.en.txt"


@pytest.fixture
def report(secretariat, run_jobs) -> Any:
    found = scene.bring_in(SAMPLE, actor=secretariat, run_jobs=run_jobs).files.get().report
    scene.accept(found, actor=secretariat)
    return found


@pytest.fixture
def adopted(report, secretariat) -> Any:
    return services.freeze_report(report.pk, actor=secretariat, at=scene.AT)


def test_adoption_seals_the_text(adopted):
    adopted.refresh_from_db()

    assert (adopted.state, adopted.adopted_at) == (ReportState.ADOPTED, scene.AT)
    assert adopted.text_sha256 == hashlib.sha256(adopted.plain.encode()).hexdigest()


def test_adopting_twice_is_refused(adopted, secretariat):
    with pytest.raises(AlreadyAdopted):
        services.freeze_report(adopted.pk, actor=secretariat, at=scene.AT)


@pytest.mark.parametrize("who", ["honduras", "presidency", "iom", "public"])
def test_only_the_secretariat_adopts_and_corrects(report, who, request):
    actor = request.getfixturevalue(who)

    with pytest.raises(NotAllowed):
        services.freeze_report(report.pk, actor=actor, at=scene.AT)
    with pytest.raises(NotAllowed):
        services.issue_corrigendum(report.pk, None, "x", dated_on=scene.ON, actor=actor)

    report.refresh_from_db()
    assert report.state == ReportState.TO_REVIEW


def test_an_item_left_stands_in_the_way(report, secretariat):
    item = report.items.first()
    services.reopen_item(item.pk, revision=item.revision, actor=secretariat)

    with pytest.raises(ItemsLeft):
        services.freeze_report(report.pk, actor=secretariat, at=scene.AT)


def test_an_open_question_stands_in_the_way(report, secretariat):
    Question.objects.create(report=report, kind="doubt", code="x", text_en="?", text_es="?")

    with pytest.raises(QuestionsLeft):
        services.freeze_report(report.pk, actor=secretariat, at=scene.AT)


def test_a_report_without_a_meeting_is_not_adopted(report, secretariat):
    Report.objects.filter(pk=report.pk).update(meeting=None)

    with pytest.raises(NoMeeting):
        services.freeze_report(report.pk, actor=secretariat, at=scene.AT)


def test_what_was_set_aside_is_not_adopted(report, secretariat):
    services.set_aside(report.pk, "Came in by mistake.", actor=secretariat)

    with pytest.raises(SetAside):
        services.freeze_report(report.pk, actor=secretariat, at=scene.AT)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (Item, {"text": "Forged."}),
        (Item, {"reviewed_at": None}),
        (Item, {"path": "9"}),
        (Act, {"owed_by": ["HND"], "kind": "request"}),
        (Act, {"state": "removed"}),
        (Report, {"plain": "Forged."}),
        (Report, {"text_sha256": "0" * 64}),
        (Report, {"adopted_at": None, "state": "to_review"}),
        (Report, {"meeting": None, "state": "replaced"}),
    ],
)
def test_the_database_keeps_what_is_adopted(adopted, table, change):
    with pytest.raises(ProgrammingError), transaction.atomic():
        table.objects.update(**change)


@pytest.mark.parametrize("table", [Item, Act])
def test_the_database_deletes_nothing_of_what_is_adopted(adopted, table):
    with pytest.raises(ProgrammingError), transaction.atomic():
        table.objects.all()._raw_delete("default")


def test_the_database_adds_nothing_to_what_is_adopted(adopted):
    item = adopted.items.first()
    act = Act.objects.filter(item__report=adopted).first()
    item.pk, item.position = None, 99
    act.pk, act.position = None, 99

    for one in (item, act):
        with pytest.raises(ProgrammingError), transaction.atomic():
            one.save(force_insert=True)


def test_nothing_is_moved_into_what_is_adopted(adopted, secretariat, run_jobs):
    other = (
        scene.bring_in("vice-ministers-2017-11.en.txt", actor=secretariat, run_jobs=run_jobs)
        .files.get()
        .report
    )
    strange = other.items.order_by("-position").first()

    with pytest.raises(ProgrammingError), transaction.atomic():
        Item.objects.filter(pk=strange.pk).update(report=adopted, position=99)


def test_who_may_see_it_can_still_be_changed(adopted, secretariat):
    services.set_visibility(adopted.pk, "body", actor=secretariat)

    assert set(adopted.items.values_list("visibility", flat=True)) == {"body"}


def test_a_newer_version_replaces_the_adopted_one(adopted, secretariat, run_jobs):
    data = (scene.SAMPLES / SAMPLE).read_bytes() + b"\n"
    batch = services.start_import([("second.txt", data)], actor=secretariat)
    run_jobs()
    newer = batch.files.get().report
    scene.accept(newer, actor=secretariat)

    newer = services.freeze_report(newer.pk, actor=secretariat, at=scene.AT)

    adopted.refresh_from_db()
    assert (adopted.state, newer.state) == (ReportState.REPLACED, ReportState.ADOPTED)
    assert newer.version > adopted.version


def test_a_corrigendum_is_numbered_and_changes_nothing(adopted, secretariat):
    item = adopted.items.first()
    before = Report.objects.values().get(pk=adopted.pk)

    first = services.issue_corrigendum(
        adopted.pk, item.pk, " Read “July”. ", dated_on=date(2026, 2, 1), actor=secretariat
    )
    second = services.issue_corrigendum(
        adopted.pk, None, "Read “Panama”.", dated_on=date(2026, 2, 2), actor=secretariat
    )

    assert [(one.number, one.text) for one in (first, second)] == [(1, "Read “July”."), (2, "Read “Panama”.")]
    assert Report.objects.values().get(pk=adopted.pk) == before


def test_a_corrigendum_says_something_about_an_adopted_report(report, secretariat):
    with pytest.raises(NotAdopted):
        services.issue_corrigendum(report.pk, None, "x", dated_on=scene.ON, actor=secretariat)
    services.freeze_report(report.pk, actor=secretariat, at=scene.AT)
    with pytest.raises(SaysNothing):
        services.issue_corrigendum(report.pk, None, "  ", dated_on=scene.ON, actor=secretariat)

    assert not Corrigendum.objects.exists()
