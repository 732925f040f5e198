"""A newer version of a report: what changed, and what people did that still holds."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enlace.core.enums import Visibility
from enlace.core.errors import NotAllowed
from enlace.meetings.models import Meeting
from enlace.meetings.services import MeetingFacts
from enlace.reports import services
from enlace.reports.enums import ActState, QuestionKind, ReportState
from enlace.reports.errors import AlreadyAdopted, MeetingHasReport, NoReason, SetAside
from enlace.reports.models import Act, Item, Question, Report
from enlace.reports.services.versions import pair_items, word_pieces

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = (SAMPLES / "consular-2018-06.en.txt").read_text(encoding="utf-8")
HEAD = "Meeting of the Liaison Officer Network for Consular Protection\nPanama, 12 June 2018\n\n"
FACTS = MeetingFacts("consular-network", date(2018, 6, 12), date(2018, 6, 13))


@pytest.fixture
def bring_in(secretariat, run_jobs):
    def bring_in(text, name="a.txt"):
        batch = services.start_import([(name, text.encode())], actor=secretariat)
        run_jobs()
        return batch.files.get().report

    return bring_in


def adopt(report, user_id):
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.ADOPTED,
        adopted_at=datetime(2018, 7, 1, tzinfo=UTC),
        adopted_by=user_id,
        text_sha256="0" * 64,
    )


def test_a_newer_version_replaces_one_that_is_still_to_review(bring_in):
    first = bring_in(TEXT)
    second = bring_in(TEXT.replace("user manual", "user guide"))

    first.refresh_from_db()
    assert (first.state, second.state) == (ReportState.REPLACED, ReportState.TO_REVIEW)
    assert (second.version, second.replaces, second.meeting) == (2, first, first.meeting)
    change = second.questions.get(kind=QuestionKind.CHANGE)
    assert (change.code, change.item.path) == ("item-changed", "3.a")
    assert change.text_es == "El punto 3.a cambió desde la versión anterior."


def test_what_people_did_is_kept_where_the_words_are_the_same(bring_in, secretariat):
    first = bring_in(TEXT)
    accepted, corrected = first.items.get(path="2"), first.items.get(path="3.c")
    services.accept_item(accepted.pk, revision=accepted.revision, actor=secretariat)
    act = corrected.acts.first()
    Act.objects.filter(pk=act.pk).update(state=ActState.CORRECTED, owed_by=["MEX"], read={"owed_by": ["iom"]})
    Item.objects.filter(pk=corrected.pk).update(revision=1)
    second = bring_in("A line before all.\n" + TEXT.replace("user manual", "user guide"))

    kept = second.items.get(path="2")
    assert kept.reviewed_by_id == secretariat.user_id
    assert {one.state for one in kept.acts.all()} == {ActState.ACCEPTED}
    moved = second.items.get(path="3.c").acts.get(state=ActState.CORRECTED)
    assert (moved.owed_by, moved.read, moved.text) == (["MEX"], {"owed_by": ["iom"]}, act.text)
    assert second.plain[moved.start : moved.end] == act.text
    assert second.items.get(path="3.a").reviewed_at is None
    assert first.items.get(path="3.c").acts.count() == 1


def test_an_item_whose_words_changed_is_reviewed_anew(bring_in, secretariat):
    first = bring_in(TEXT)
    item = first.items.get(path="3.a")
    services.accept_item(item.pk, revision=item.revision, actor=secretariat)
    second = bring_in(TEXT.replace("user manual", "user guide"))

    again = second.items.get(path="3.a")
    assert again.reviewed_at is None
    assert {act.state for act in again.acts.all()} == {ActState.READ}


def test_in_a_changed_item_what_was_said_of_unchanged_acts_is_kept(bring_in, secretariat):
    text = HEAD + "1. Ask Mexico to send the list. Thank IOM for its help. Request Belize to host{}.\n"
    first = bring_in(text.format(""))
    item = first.items.get()
    asked, thanked, hosting = item.acts.all()
    fields = services.ActFields(kind="request", by=("consular-network",), to=("HND",), owed_by=("HND",))
    services.correct_act(asked.pk, fields, revision=0, actor=secretariat)
    services.remove_act(thanked.pk, revision=1, actor=secretariat)
    services.correct_act(hosting.pk, fields, revision=2, actor=secretariat)
    words = item.text.index("Mexico to send")
    services.add_act(
        item.pk,
        services.ActFields(kind="note", start=item.start + words, end=item.start + words + 14),
        revision=3,
        actor=secretariat,
    )

    second = bring_in(text.format(" the workshop"))

    again = second.items.get()
    told = {act.text: (act.state, act.owed_by) for act in again.acts.all()}
    assert told == {
        asked.text: (ActState.CORRECTED, ["HND"]),
        thanked.text: (ActState.REMOVED, []),
        "Request Belize to host the workshop.": (ActState.READ, ["BLZ"]),
        "Mexico to send": (ActState.ADDED, []),
    }
    assert again.reviewed_at is None
    assert all(act.text == second.plain[act.start : act.end] for act in again.acts.all())
    services.restore_act(again.acts.get(text=asked.text).pk, revision=0, actor=secretariat)
    assert again.acts.get(text=asked.text).owed_by == ["MEX"]


def test_a_newer_version_of_an_adopted_report_asks_for_the_changes_only(bring_in, secretariat):
    first = bring_in(TEXT)
    act = first.items.get(path="3.c").acts.first()
    fields = services.ActFields(kind="request", owed_by=("MEX",))
    services.correct_act(act.pk, fields, revision=0, actor=secretariat)
    for item in first.items.all():
        services.accept_item(item.pk, revision=item.revision, actor=secretariat)
    adopt(first, secretariat.user_id)

    second = bring_in(TEXT.replace("user manual", "user guide"))

    assert [item.path for item in second.items.filter(reviewed_at=None)] == ["3.a"]
    assert second.items.get(path="3.c").acts.get(state=ActState.CORRECTED).owed_by == ["MEX"]
    first.refresh_from_db()
    assert (first.state, first.items.get(path="3.c").acts.count()) == (
        ReportState.ADOPTED,
        second.items.get(path="3.c").acts.count(),
    )


def test_a_number_that_was_corrected_stays_so(bring_in, secretariat):
    first = bring_in(HEAD + "1. Thank Panama.\n2. Thank Belize.\n4. Thank Mexico.\n")
    item = first.items.get(path="4")
    services.correct_item_path(item.pk, "3", revision=0, actor=secretariat)

    second = bring_in(HEAD + "1. Thank Canada.\n2. Thank Belize.\n4. Thank Mexico.\n")

    assert [item.path for item in second.items.order_by("position")] == ["1", "2", "3"]


def test_what_was_reviewed_before_the_meeting_was_known_is_not_overwritten(bring_in, secretariat):
    first = bring_in(HEAD + "1. Ask Mexico to send the list.\n")
    services.accept_item(first.items.get().pk, revision=0, actor=secretariat)
    nameless = bring_in("Report\n\n1. Ask Mexico to send the list.\n")
    fields = services.ActFields(kind="request", owed_by=("HND",))
    services.correct_act(nameless.items.get().acts.get().pk, fields, revision=0, actor=secretariat)
    adopt(first, secretariat.user_id)
    services.set_meeting(nameless.pk, FACTS, actor=secretariat)

    assert nameless.items.get().acts.get().owed_by == ["HND"]


def test_an_item_that_was_only_renumbered_keeps_its_review(bring_in, secretariat):
    first = bring_in(HEAD + "1. Thank Panama.\n2. Ask Mexico to send the list.\n")
    item = first.items.get(path="2")
    services.accept_item(item.pk, revision=item.revision, actor=secretariat)
    second = bring_in(HEAD + "1. Thank Panama.\n2. Thank Honduras.\n3. Ask Mexico to send the list.\n")

    assert second.items.get(path="3").reviewed_at is not None
    assert [one.code for one in second.questions.filter(kind=QuestionKind.CHANGE)] == ["item-added"]


def test_lines_that_break_elsewhere_are_no_change_and_acts_find_their_words(bring_in, secretariat):
    first = bring_in(
        HEAD + "1. Thank Panama.\n2. Ask Mexico to send the\n   list, and thank\n   IOM for its help.\n"
    )
    item = first.items.get(path="2")
    services.accept_item(item.pk, revision=item.revision, actor=secretariat)
    second = bring_in(
        HEAD + "1. Thank Panama.\n2. Ask Mexico to send the list, and thank IOM for its\n   help.\n"
    )

    kept = second.items.get(path="2")
    assert kept.reviewed_at is not None
    assert not second.questions.filter(kind=QuestionKind.CHANGE).exists()
    told = [(act.kind, " ".join(act.text.split())) for act in kept.acts.all()]
    assert told == [(act.kind, " ".join(act.text.split())) for act in item.acts.all()]
    assert all(act.text == second.plain[act.start : act.end] for act in kept.acts.all())


def test_a_settled_question_is_not_asked_again(bring_in, secretariat):
    weather = "2. Rain on the city and its surroundings through the whole of that long and windy week.\n"
    first = bring_in(HEAD + "1. Thank Panama.\n" + weather + "3. Thank Belize.\n")
    question = first.questions.get(code="no-acts")
    services.settle_question(question.pk, actor=secretariat, remark="Only small talk.")
    second = bring_in(HEAD + "1. Thank Mexico and Panama.\n" + weather + "3. Thank Belize.\n")

    again = second.questions.get(code="no-acts")
    assert again.remark == "Only small talk."
    assert again.settled_by_id == secretariat.user_id


def test_a_doubt_about_the_whole_file_that_was_settled_is_not_asked_again(bring_in, secretariat):
    text = HEAD.replace("Panama, 12 June 2018", "12 June 2018") + "1. Thank Panama.\n2. Thank Belize.\n"
    first = bring_in(text)
    question = first.questions.get(code="no-place")
    services.settle_question(question.pk, actor=secretariat, remark="Held online.")

    second = bring_in(text.replace("Belize", "Canada"))

    again = second.questions.get(code="no-place")
    assert (again.item, again.remark, again.settled_by_id) == (None, "Held online.", secretariat.user_id)
    assert second.questions.get(kind=QuestionKind.CHANGE).settled_at is None


def test_an_adopted_version_stays_in_force_beside_the_newer_one(bring_in, secretariat):
    first = bring_in(TEXT)
    adopt(first, secretariat.user_id)
    second = bring_in(TEXT.replace("user manual", "user guide"))
    third = bring_in(TEXT.replace("user manual", "handbook"))

    states = dict(Report.objects.values_list("pk", "state"))
    assert states == {
        first.pk: ReportState.ADOPTED,
        second.pk: ReportState.REPLACED,
        third.pk: ReportState.TO_REVIEW,
    }
    assert (second.version, third.version, third.replaces) == (2, 3, second)


def test_the_level_of_visibility_goes_with_the_versions(bring_in, secretariat):
    first = bring_in(TEXT)
    services.set_visibility(first.pk, Visibility.SECRETARIAT, actor=secretariat)
    second = bring_in(TEXT.replace("user manual", "user guide"))

    assert second.visibility == Visibility.SECRETARIAT
    assert set(second.items.values_list("visibility", flat=True)) == {Visibility.SECRETARIAT}


def test_the_difference_tells_what_was_added_removed_and_changed(bring_in):
    old = bring_in(
        HEAD + "1. Thank Panama.\n2. Ask Mexico to send the list of posts by June.\n3. Welcome Belize.\n"
    )
    new = bring_in(
        HEAD
        + "1. Thank Panama.\n2. Ask Mexico to send the list of posts by July.\n3. Invite IOM to Panama.\n"
    )
    told = services.difference(old, new)

    assert [(one.kind, (one.new or one.old).text[:12]) for one in told] == [
        ("changed", "Ask Mexico t"),
        ("added", "Invite IOM t"),
        ("removed", "Welcome Beli"),
    ]
    assert [(piece.kind, piece.text) for piece in told[0].pieces][1:3] == [
        ("removed", "June"),
        ("added", "July"),
    ]
    assert services.difference(new, new) == []


@given(st.lists(st.sampled_from("Ask thank Panama June ñ , . 12".split())), st.lists(st.text(max_size=4)))
def test_the_pieces_hold_both_texts_whole(before, after):
    old, new = " ".join(before), " ".join(after)
    pieces = list(word_pieces(old, new))

    assert "".join(one.text for one in pieces if one.kind != "added") == " ".join(old.split())
    assert "".join(one.text for one in pieces if one.kind != "removed") == " ".join(new.split())


@given(
    *[
        st.lists(
            st.tuples(st.sampled_from("1 2 3 4".split()), st.sampled_from("a b c d a-b".split())), max_size=6
        )
    ]
    * 2
)
def test_each_item_of_both_versions_stands_in_one_pair(old, new):
    ours, theirs = ([Item(key=key, text=text) for key, text in one] for one in (old, new))
    pairs = pair_items(ours, theirs)

    assert [id(after) for _, after in pairs if after] == [id(item) for item in theirs]
    assert sorted(id(before) for before, _ in pairs if before) == sorted(id(item) for item in ours)


def test_very_many_changes_are_told_in_linear_time(bring_in):
    old = [Item(key=str(n), text=f"Thank person {n} for thing {n}") for n in range(3000)]
    new = [Item(key=str(n), text=f"Ask body {n} about matter {n} again") for n in range(3000)]

    assert len(pair_items(old, new)) == 6000


def test_a_person_says_which_meeting_it_is(bring_in, secretariat):
    report = bring_in("1. Ask Mexico to send the list by 30 June 2018.\n")
    services.set_meeting(report.pk, FACTS, actor=secretariat)

    report.refresh_from_db()
    assert report.meeting.slug == "consular-network-2018-06-12"
    assert not report.questions.filter(
        code__in=("no-body", "no-date", "no-meeting"), settled_at=None
    ).exists()
    services.set_meeting(report.pk, FACTS, actor=secretariat)
    report.refresh_from_db()
    assert (report.version, Meeting.objects.count()) == (1, 1)


def test_saying_the_meeting_of_a_newer_version_compares_it_with_the_adopted_one(bring_in, secretariat):
    first = bring_in(TEXT)
    adopt(first, secretariat.user_id)
    second = bring_in("1. Ask Mexico to send the list by 30 June 2018.\n")
    services.set_meeting(second.pk, FACTS, actor=secretariat)

    second.refresh_from_db()
    assert (second.version, second.replaces) == (2, first)
    assert second.questions.filter(kind=QuestionKind.CHANGE).exists()


def test_a_meeting_with_a_report_to_review_is_not_given_another(bring_in, secretariat):
    bring_in(TEXT)
    second = bring_in("1. Ask Mexico to send the list by 30 June 2018.\n")

    with pytest.raises(MeetingHasReport):
        services.set_meeting(second.pk, FACTS, actor=secretariat)


def test_a_version_that_goes_to_another_meeting_gives_back_what_it_replaced(bring_in, secretariat):
    first = bring_in(TEXT)
    second = bring_in(TEXT.replace("user manual", "user guide"))
    other = MeetingFacts("consular-network", date(2019, 6, 12), date(2019, 6, 13))
    services.set_meeting(second.pk, other, actor=secretariat)

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == ReportState.TO_REVIEW
    assert (second.version, second.replaces, second.meeting.starts_on.year) == (1, None, 2019)
    assert not second.questions.filter(kind=QuestionKind.CHANGE).exists()


def test_setting_a_version_aside_gives_back_what_it_replaced(bring_in, secretariat):
    first = bring_in(TEXT)
    second = bring_in(TEXT.replace("user manual", "user guide"))
    services.set_aside(second.pk, "Sent by mistake", actor=secretariat)

    first.refresh_from_db()
    assert first.state == ReportState.TO_REVIEW
    with pytest.raises(SetAside):
        services.set_aside(second.pk, "Again", actor=secretariat)


def test_setting_aside_needs_a_reason_and_an_adopted_report_stays(bring_in, secretariat):
    report = bring_in(TEXT)
    with pytest.raises(NoReason):
        services.set_aside(report.pk, " ", actor=secretariat)
    adopt(report, secretariat.user_id)
    with pytest.raises(AlreadyAdopted):
        services.set_aside(report.pk, "Too late", actor=secretariat)
    with pytest.raises(AlreadyAdopted):
        services.set_meeting(report.pk, FACTS, actor=secretariat)


def test_only_the_secretariat_places_hides_and_sets_aside(bring_in, honduras):
    report = bring_in(TEXT)
    with pytest.raises(NotAllowed):
        services.set_meeting(report.pk, FACTS, actor=honduras)
    with pytest.raises(NotAllowed):
        services.set_visibility(report.pk, Visibility.PUBLIC, actor=honduras)
    with pytest.raises(NotAllowed):
        services.set_aside(report.pk, "No", actor=honduras)

    report.refresh_from_db()
    assert (report.state, report.visibility) == (ReportState.TO_REVIEW, Visibility.MEMBERS)
    assert Question.objects.filter(report=report, kind=QuestionKind.CHANGE).count() == 0
