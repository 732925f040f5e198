"""Reviewing: items are accepted, numbered, split, joined, and what was done is undone."""

from __future__ import annotations

from typing import Any

import pytest
from tests import scene
from tests.reviewing import SAMPLE, fields_of, item_of, state_of

from enlace.core.errors import ChangedMeanwhile, NotAllowed
from enlace.reports import services
from enlace.reports.enums import ActState
from enlace.reports.errors import (
    ActInTheWay,
    AlreadyAdopted,
    NotANumber,
    NothingToUndo,
    NumberTaken,
)
from enlace.reports.models import Question, ReviewStep


@pytest.fixture
def report(secretariat, run_jobs) -> Any:
    return scene.bring_in(SAMPLE, actor=secretariat, run_jobs=run_jobs).files.get().report


def test_accepting_an_item_accepts_its_acts_and_settles_what_was_seen(report, secretariat):
    item = item_of(report, "3.a")
    asked, unseen = (
        Question.objects.create(report=report, item=item, kind="doubt", code=c, text_en="?", text_es="?")
        for c in ("a", "b")
    )

    services.accept_item(item.pk, revision=0, actor=secretariat, settling=[asked.pk])

    item.refresh_from_db()
    assert item.reviewed_by_id == secretariat.user_id
    assert item.revision == 1
    assert set(item.acts.values_list("state", flat=True)) == {ActState.ACCEPTED}
    assert list(item.questions.filter(settled_at=None)) == [unseen]


def test_accepting_twice_changes_nothing(report, secretariat):
    item = services.accept_item(item_of(report, "3.a").pk, revision=0, actor=secretariat)
    before = state_of(item)

    services.accept_item(item.pk, revision=1, actor=secretariat)

    assert state_of(item) == before


def test_accepting_with_an_older_revision_is_refused(report, secretariat):
    item = item_of(report, "3.a")
    services.accept_item(item.pk, revision=0, actor=secretariat)
    before = state_of(item)

    with pytest.raises(ChangedMeanwhile):
        services.accept_item(item.pk, revision=0, actor=secretariat)

    assert state_of(item) == before


def test_an_item_that_is_gone_counts_as_changed(report, secretariat):
    with pytest.raises(ChangedMeanwhile):
        services.accept_item(10**9, revision=0, actor=secretariat)


@pytest.mark.parametrize("who", ["honduras", "presidency", "iom", "public"])
def test_only_the_secretariat_reviews(report, who, request):
    actor = request.getfixturevalue(who)
    item = item_of(report, "3.a")
    act = item.acts.first()
    question = Question.objects.create(
        report=report, item=item, kind="doubt", code="x", text_en="?", text_es="?"
    )
    tries = [
        lambda: services.accept_item(item.pk, revision=0, actor=actor),
        lambda: services.reopen_item(item.pk, revision=0, actor=actor),
        lambda: services.accept_all(report.pk, actor=actor),
        lambda: services.undo(item.pk, revision=0, actor=actor),
        lambda: services.correct_act(act.pk, fields_of(act), revision=0, actor=actor),
        lambda: services.add_act(item.pk, fields_of(act), revision=0, actor=actor),
        lambda: services.remove_act(act.pk, revision=0, actor=actor),
        lambda: services.restore_act(act.pk, revision=0, actor=actor),
        lambda: services.split_act(act.pk, act.start + 5, revision=0, actor=actor),
        lambda: services.merge_acts(act.pk, revision=0, actor=actor),
        lambda: services.split_item(item.pk, item.start + 5, "9", revision=0, actor=actor),
        lambda: services.merge_item(item.pk, revision=0, actor=actor),
        lambda: services.correct_item_path(item.pk, "9", revision=0, actor=actor),
        lambda: services.settle_question(question.pk, actor=actor),
        lambda: services.ask_again(question.pk, actor=actor),
        lambda: services.measure_reader(actor=actor),
        lambda: list(services.export_corrections(actor=actor)),
    ]
    before = state_of(item)

    for attempt in tries:
        with pytest.raises(NotAllowed):
            attempt()

    assert state_of(item) == before
    assert not ReviewStep.objects.exists()


def test_accepting_all_leaves_items_with_open_questions(report, secretariat):
    asked = item_of(report, "3.b")
    Question.objects.create(report=report, item=asked, kind="doubt", code="x", text_en="?", text_es="?")
    open_before = report.items.filter(questions__settled_at=None, questions__isnull=False).distinct().count()

    accepted = services.accept_all(report.pk, actor=secretariat)

    assert accepted == report.items.count() - open_before
    assert report.items.filter(reviewed_at=None).count() == open_before
    assert item_of(report, "3.b").reviewed_at is None
    assert services.accept_all(report.pk, actor=secretariat) == 0


def test_accepting_all_costs_the_same_for_few_and_for_many(
    report, secretariat, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        services.accept_all(report.pk, actor=secretariat)


def test_an_acceptance_is_taken_back(report, secretariat):
    item = services.accept_item(item_of(report, "3.a").pk, revision=0, actor=secretariat)

    services.reopen_item(item.pk, revision=1, actor=secretariat)

    item.refresh_from_db()
    assert item.reviewed_at is None
    assert set(item.acts.values_list("state", flat=True)) == {ActState.READ}


def test_undoing_goes_back_step_by_step(report, secretariat):
    item = item_of(report, "3.c")
    act = item.acts.get()
    question = Question.objects.create(
        report=report, item=item, kind="doubt", code="x", text_en="?", text_es="?"
    )
    original = state_of(item)[2]
    services.correct_act(act.pk, fields_of(act, owed_by=("HND",)), revision=0, actor=secretariat)
    corrected = state_of(item)[2]
    services.accept_item(item.pk, revision=1, actor=secretariat, settling=[question.pk])

    services.undo(item.pk, revision=2, actor=secretariat)
    question.refresh_from_db()
    assert (state_of(item)[1], question.settled_at) == (None, None)
    assert state_of(item)[2] == corrected
    services.undo(item.pk, revision=3, actor=secretariat)
    assert state_of(item)[2] == original
    with pytest.raises(NothingToUndo):
        services.undo(item.pk, revision=4, actor=secretariat)


def test_a_question_is_settled_once(report, secretariat, people):
    question = Question.objects.create(report=report, kind="doubt", code="x", text_en="?", text_es="?")

    services.settle_question(question.pk, actor=secretariat, remark=" looked at it ")
    services.settle_question(question.pk, actor=secretariat, remark="again")

    question.refresh_from_db()
    assert (question.remark, question.settled_by_id) == ("looked at it", secretariat.user_id)
    services.ask_again(question.pk, actor=secretariat)
    question.refresh_from_db()
    assert question.settled_at is None


def test_an_item_is_split_with_its_acts_and_marks_and_joined_again(report, secretariat):
    item = item_of(report, "3.a")
    acts, text, marks = item.acts.count(), item.text, item.marks
    second_act = item.acts.last()
    paths = list(report.items.values_list("path", flat=True))

    first, second = services.split_item(item.pk, second_act.start, "3.a.1", revision=0, actor=secretariat)

    assert list(report.items.values_list("path", flat=True)) == [
        one for path in paths for one in ([path, "3.a.1"] if path == "3.a" else [path])
    ]
    assert (first.acts.count(), second.acts.count()) == (acts - 1, 1)
    assert report.plain[second.start : second.end] == second.text

    joined = services.merge_item(first.pk, revision=1, actor=secretariat)
    assert (joined.text, joined.marks, joined.acts.count()) == (text, marks, acts)


def test_an_item_is_not_split_within_an_act_nor_to_a_taken_number(report, secretariat):
    item = item_of(report, "3.a")
    act = item.acts.last()

    with pytest.raises(ActInTheWay):
        services.split_item(item.pk, act.start + 3, "3.a.1", revision=0, actor=secretariat)
    with pytest.raises(NumberTaken):
        services.split_item(item.pk, act.start, "3.b", revision=0, actor=secretariat)

    assert report.items.filter(path="3.a").get().text == item.text


@pytest.mark.parametrize("path", ["", "3..a", "3/a", "<b>", "a" * 61, " "])
def test_what_is_no_number_is_refused(report, secretariat, path):
    with pytest.raises(NotANumber):
        services.correct_item_path(item_of(report, "3.a").pk, path, revision=0, actor=secretariat)


def test_a_number_is_corrected_and_undone(report, secretariat):
    item = item_of(report, "3.a")

    services.correct_item_path(item.pk, "3.z", revision=0, actor=secretariat)
    assert item_of(report, "3.z").key == "3.z"
    services.undo(item.pk, revision=1, actor=secretariat)

    assert item_of(report, "3.a").key == "3.a"


def test_an_adopted_report_refuses_every_review(report, secretariat):
    scene.accept(report, actor=secretariat)
    services.freeze_report(report.pk, actor=secretariat, at=scene.AT)
    item = item_of(report, "3.a")
    act = item.acts.first()
    revision = item.revision

    for attempt in (
        lambda: services.accept_all(report.pk, actor=secretariat),
        lambda: services.reopen_item(item.pk, revision=revision, actor=secretariat),
        lambda: services.undo(item.pk, revision=revision, actor=secretariat),
        lambda: services.correct_act(act.pk, fields_of(act), revision=revision, actor=secretariat),
        lambda: services.remove_act(act.pk, revision=revision, actor=secretariat),
        lambda: services.merge_item(item.pk, revision=revision, actor=secretariat),
    ):
        with pytest.raises(AlreadyAdopted):
            attempt()


def test_the_reader_is_measured_by_what_was_reviewed(report, secretariat):
    item = item_of(report, "3.c")
    act = item.acts.get()
    services.correct_act(
        act.pk, fields_of(act, owed_by=("HND",)), revision=0, actor=secretariat, accepting=True
    )

    measured = services.measure_reader(actor=secretariat)

    layers = {layer.name: layer for layer in measured.layers}
    assert (measured.reports, measured.items) == (1, 1)
    assert (layers["acts"].right, layers["acts"].said, layers["acts"].there) == (1, 1, 1)
    assert (layers["commitments"].precision, layers["commitments"].recall) == (0, 0)
    assert layers["dates"].precision is None


def test_what_is_reviewed_whole_is_exported_as_gold(report, secretariat):
    assert list(services.export_corrections(actor=secretariat)) == []
    scene.accept(report, actor=secretariat)

    ((name, gold),) = services.export_corrections(actor=secretariat)

    assert name == "consular-2018-06.en"
    assert gold["meeting"]["body"] == "consular-network"
    item = next(one for one in gold["items"] if one["path"] == "3.a")
    assert (item["section"], item["parent"], item["acts"][0]["owed_by"]) == (None, "3", ["MEX"])
    assert item["acts"][0]["due"]["latest"] == "2018-07-31"
