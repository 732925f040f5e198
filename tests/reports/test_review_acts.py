"""Reviewing: acts are corrected, added, taken away, split and joined."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests import scene
from tests.reviewing import SAMPLE, fields_of, item_of, state_of

from enlace.core.errors import ChangedMeanwhile
from enlace.reports import services
from enlace.reports.enums import ActKind, ActState
from enlace.reports.errors import (
    CannotSplitThere,
    NotADate,
    NothingToJoin,
    NoWords,
    OwesNothing,
    UnknownParty,
)
from enlace.reports.models import Act
from enlace.reports.services import ActFields


@pytest.fixture
def report(secretariat, run_jobs) -> Any:
    return scene.bring_in(SAMPLE, actor=secretariat, run_jobs=run_jobs).files.get().report


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
