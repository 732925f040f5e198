"""Reviewing: accept, correct, add, remove, split, join, undo; two reviewers at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests import scene

from enlace.core.errors import ChangedMeanwhile, NotAllowed
from enlace.reports import services
from enlace.reports.enums import ActKind, ActState
from enlace.reports.errors import (
    ActInTheWay,
    AlreadyAdopted,
    CannotSplitThere,
    NotADate,
    NotANumber,
    NothingToJoin,
    NothingToUndo,
    NoWords,
    NumberTaken,
    OwesNothing,
    UnknownParty,
)
from enlace.reports.models import Act, Item, Question, ReviewStep
from enlace.reports.services import ActFields
from enlace.reports.services.correcting import due_as_written

SAMPLE = "consular-2018-06.en.txt"


@pytest.fixture
def report(secretariat, run_jobs) -> Any:
    return scene.bring_in(SAMPLE, actor=secretariat, run_jobs=run_jobs).files.get().report


def item_of(report: Any, path: str) -> Item:
    return report.items.get(path=path)


def fields_of(act: Act, **changes: Any) -> ActFields:
    said = {
        "kind": ActKind(act.kind),
        "by": tuple(act.by),
        "to": tuple(act.to),
        "owed_by": tuple(act.owed_by),
        "owed_to": tuple(act.owed_to),
        "due_text": act.due_text,
        "due": due_as_written(act),
        "rrule": act.rrule,
    }
    return ActFields(**{**said, **changes})


def state_of(item: Item) -> Any:
    item = Item.objects.get(pk=item.pk)
    acts = list(Act.objects.filter(item=item).values_list("kind", "text", "owed_by", "due_on", "state"))
    return item.revision, item.reviewed_at, acts


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


def test_correcting_keeps_what_the_reader_had_said(report, secretariat):
    act = item_of(report, "3.c").acts.get()
    said = (act.kind, list(act.owed_by), act.due_on)

    services.correct_act(
        act.pk, fields_of(act, owed_by=("iom", "HND"), due="2018-S2"), revision=0, actor=secretariat
    )
    services.correct_act(
        act.pk,
        ActFields(ActKind.THANK, by=("consular-network",), to=("iom",)),
        revision=1,
        actor=secretariat,
    )

    act.refresh_from_db()
    assert (act.kind, act.owed_by, act.due_on, act.state) == ("thank", [], None, ActState.CORRECTED)
    assert (act.read["kind"], act.read["owed_by"], act.read["due_on"]) == said


@pytest.mark.parametrize(
    ("written", "edtf", "last"),
    [
        ("2018-07-31", "2018-07-31", date(2018, 7, 31)),
        ("2018-02", "2018-02", date(2018, 2, 28)),
        ("2020", "2020", date(2020, 12, 31)),
        ("2018-S2", "2018-41", date(2018, 12, 31)),
        ("2018-T1", "2018-33", date(2018, 3, 31)),
        ("2018-37", "2018-37", date(2018, 4, 30)),
        ("2018-07/2018-09", "2018-07/2018-09", date(2018, 9, 30)),
        ("31 July 2018", "2018-07-31", date(2018, 7, 31)),
        ("within two months", "2018-08-12", date(2018, 8, 12)),
    ],
)
def test_a_day_is_taken_as_people_write_it(report, secretariat, written, edtf, last):
    act = item_of(report, "3.c").acts.get()

    services.correct_act(act.pk, fields_of(act, due=written), revision=0, actor=secretariat)

    act.refresh_from_db()
    assert (act.due_edtf, act.due_on) == (edtf, last)


@pytest.mark.parametrize(
    "written", ["2018-13", "soon", "31/31/2018", "2018-02-30", "0000-01-01", "2018-S3", "2018/.."]
)
def test_what_is_no_day_is_refused(report, secretariat, written):
    act = item_of(report, "3.c").acts.get()

    with pytest.raises(NotADate):
        services.correct_act(act.pk, fields_of(act, due=written), revision=0, actor=secretariat)


def test_the_day_is_read_from_the_words_when_only_these_are_given(report, secretariat):
    act = item_of(report, "3.c").acts.get()

    services.correct_act(act.pk, fields_of(act, due_text="by 15 August 2018"), revision=0, actor=secretariat)

    act.refresh_from_db()
    assert act.due_on == date(2018, 8, 15)


def test_a_date_that_nobody_touched_stays_as_the_reader_said_it(report, secretariat):
    act = item_of(report, "3.a").acts.filter(due_on__isnull=False).first()
    Act.objects.filter(pk=act.pk).update(due_edtf="2018-07-31", due_on=date(2018, 7, 30))
    act.refresh_from_db()

    services.correct_act(act.pk, fields_of(act, to=("ts",)), revision=0, actor=secretariat)

    act.refresh_from_db()
    assert (act.due_edtf, act.due_on) == ("2018-07-31", date(2018, 7, 30))


def test_an_unknown_party_and_a_debtor_of_thanks_are_refused(report, secretariat):
    act = item_of(report, "3.c").acts.get()
    before = state_of(act.item)

    with pytest.raises(UnknownParty):
        services.correct_act(act.pk, fields_of(act, by=("atlantis",)), revision=0, actor=secretariat)
    with pytest.raises(OwesNothing):
        services.correct_act(act.pk, fields_of(act, kind=ActKind.THANK), revision=0, actor=secretariat)

    assert state_of(act.item) == before


def test_correcting_without_a_change_is_no_step(report, secretariat):
    act = item_of(report, "3.c").acts.get()

    services.correct_act(act.pk, fields_of(act), revision=0, actor=secretariat)

    act.refresh_from_db()
    assert act.state == ActState.READ
    assert act.item.revision == 0


def test_of_two_reviewers_the_later_saves_nothing(report, secretariat, people):
    act = item_of(report, "3.c").acts.get()
    services.correct_act(act.pk, fields_of(act, owed_by=("HND",)), revision=0, actor=secretariat)

    with pytest.raises(ChangedMeanwhile):
        services.correct_act(act.pk, fields_of(act, owed_by=("MEX",)), revision=0, actor=secretariat)

    act.refresh_from_db()
    assert act.owed_by == ["HND"]


def test_an_act_is_added_at_its_words(report, secretariat):
    item = item_of(report, "4")
    at = item.start + item.text.index("Request")
    fields = ActFields(ActKind.NOTE, by=("consular-network",), start=at - 0, end=at + 8)

    act = services.add_act(item.pk, fields, revision=0, actor=secretariat, accepting=True)

    item.refresh_from_db()
    assert (act.text, act.state) == ("Request", ActState.ADDED)
    assert item.reviewed_at is not None
    assert item.revision == 2


@pytest.mark.parametrize("span", [(None, None), (0, 10), (5, 5), (10**6, 10**6 + 5)])
def test_an_act_outside_its_item_is_refused(report, secretariat, span):
    item = item_of(report, "4")
    count = item.acts.count()

    with pytest.raises(NoWords):
        services.add_act(
            item.pk, ActFields(ActKind.NOTE, start=span[0], end=span[1]), revision=0, actor=secretariat
        )

    assert item.acts.count() == count


def test_a_removed_act_is_kept_and_comes_back(report, secretariat):
    act = item_of(report, "3.c").acts.get()

    services.remove_act(act.pk, revision=0, actor=secretariat)
    act.refresh_from_db()
    assert act.state == ActState.REMOVED
    services.remove_act(act.pk, revision=1, actor=secretariat)
    services.restore_act(act.pk, revision=1, actor=secretariat)

    act.refresh_from_db()
    assert act.state == ActState.READ


def test_restoring_a_corrected_act_gives_the_readers_words_back(report, secretariat):
    act = item_of(report, "3.a").acts.filter(due_on__isnull=False).first()
    due = act.due_on
    services.correct_act(act.pk, fields_of(act, due="", due_text=""), revision=0, actor=secretariat)

    services.restore_act(act.pk, revision=1, actor=secretariat)

    act.refresh_from_db()
    assert (act.due_on, act.state) == (due, ActState.READ)


def test_an_act_is_split_and_the_date_stays_with_its_words(report, secretariat):
    act = item_of(report, "3.a").acts.filter(due_on__isnull=False).first()
    at = act.start + act.text.index("to the TS")

    first, second = services.split_act(act.pk, at, revision=0, actor=secretariat)

    assert (first.text + " " + second.text) == act.text
    assert first.due_on is None
    assert second.due_on == act.due_on
    plain = report.plain
    assert (plain[first.start : first.end], plain[second.start : second.end]) == (first.text, second.text)


@pytest.mark.parametrize("at", ["start", "end", "far", "before"])
def test_splitting_where_a_part_has_no_words_is_refused(report, secretariat, at):
    act = item_of(report, "3.c").acts.get()
    place = {"start": act.start, "end": act.end, "far": act.end + 999, "before": 0}[at]

    with pytest.raises(CannotSplitThere):
        services.split_act(act.pk, place, revision=0, actor=secretariat)


def test_two_acts_are_joined_and_undoing_parts_them(report, secretariat):
    item = item_of(report, "3.a")
    first = item.acts.first()
    before = state_of(item)[2]

    joined = services.merge_acts(first.pk, revision=0, actor=secretariat)
    assert item.acts.exclude(state=ActState.REMOVED).count() == len(before) - 1
    assert joined.end == max(item.acts.values_list("end", flat=True))

    services.undo(item.pk, revision=1, actor=secretariat)
    assert state_of(item)[2] == before


def test_the_last_act_has_nothing_to_join(report, secretariat):
    act = item_of(report, "3.c").acts.get()

    with pytest.raises(NothingToJoin):
        services.merge_acts(act.pk, revision=0, actor=secretariat)


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


def test_undoing_an_addition_takes_the_act_away(report, secretariat):
    item = item_of(report, "4")
    count = item.acts.count()
    services.add_act(
        item.pk,
        ActFields(ActKind.NOTE, start=item.start, end=item.start + 7),
        revision=0,
        actor=secretariat,
    )

    services.undo(item.pk, revision=1, actor=secretariat)

    assert item.acts.count() == count


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


def test_what_the_reader_had_said_moves_with_the_text_of_a_newer_version(report, secretariat, run_jobs):
    act = item_of(report, "3.c").acts.get()
    services.correct_act(act.pk, fields_of(act, owed_by=("HND",)), revision=0, actor=secretariat)
    longer = (scene.SAMPLES / SAMPLE).read_text().replace("Thank the", "Most warmly thank the", 1)
    batch = services.start_import([("second.txt", longer.encode())], actor=secretariat)
    run_jobs()
    newer = batch.files.get().report
    assert newer.pk != report.pk
    kept = item_of(newer, "3.c").acts.get()
    assert (kept.owed_by, kept.state) == (["HND"], ActState.CORRECTED)

    services.restore_act(kept.pk, revision=kept.item.revision, actor=secretariat)

    kept.refresh_from_db()
    assert (kept.owed_by, kept.text) == (["iom"], act.text)
    assert newer.plain[kept.start : kept.end] == kept.text


@pytest.mark.parametrize("written", ["2018-09/2018-07", "2018-07/2018-08/2018-09", "/", "2018-07/"])
def test_an_interval_runs_forward_and_ends(report, secretariat, written):
    act = item_of(report, "3.c").acts.get()

    with pytest.raises(NotADate):
        services.correct_act(act.pk, fields_of(act, due=written), revision=0, actor=secretariat)
