from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from tests.at_once import at_once

from enlace.core.enums import Visibility
from enlace.core.errors import ChangedMeanwhile, NotAllowed
from enlace.papers import errors, queries, services
from enlace.papers.enums import PaperKind
from enlace.papers.models import Paper, Part, Row
from enlace.papers.rules import built_in
from enlace.register.matters.enums import MatterState


@pytest.fixture
def paper(make):
    return make("matrix")


@pytest.fixture
def row(paper, scene):
    return Row.objects.get(source=f"commitment:{scene.late.reference}")


def order(section: str) -> list[int]:
    return list(Row.objects.filter(part__section=section).order_by("position").values_list("pk", flat=True))


def test_words_are_kept_in_both_languages_and_count_a_revision(row, secretariat):
    kept = services.edit_row(
        row.pk, {"title_es": " Otro título ", "action_en": "Decide."}, revision=0, actor=secretariat
    )

    assert (kept.title_es, kept.action_en, kept.revision) == ("Otro título", "Decide.", 1)
    assert kept.title_en == "Send the list of consulates"


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing_of_the_first(row, secretariat):
    services.edit_row(row.pk, {"note_en": "First"}, revision=0, actor=secretariat)

    with pytest.raises(ChangedMeanwhile):
        services.edit_row(row.pk, {"note_en": "Second"}, revision=0, actor=secretariat)

    row.refresh_from_db()
    assert row.note_en == "First"


def test_a_row_without_title_and_text_is_refused(row, secretariat):
    empty = dict.fromkeys(("title_en", "title_es", "text_en", "text_es"), "")

    with pytest.raises(errors.NothingSaid):
        services.edit_row(row.pk, empty, revision=0, actor=secretariat)


def test_a_text_that_is_too_long_is_refused(row, secretariat):
    with pytest.raises(errors.TooLong):
        services.edit_row(row.pk, {"text_en": "x" * 20_001}, revision=0, actor=secretariat)


def test_only_words_can_be_written(row, secretariat):
    kept = services.edit_row(
        row.pk, {"source": "", "is_in": "", "note_en": "x"}, revision=0, actor=secretariat
    )

    assert (kept.source, kept.is_in) == (row.source, True)


def test_a_row_that_is_gone_is_refused(secretariat, scene):
    with pytest.raises(errors.NoSuchRow):
        services.edit_row(999, {"note_en": "x"}, revision=0, actor=secretariat)


def test_a_row_is_left_out_and_taken_in_again(paper, row, secretariat):
    out = services.leave_out_row(row.pk, revision=0, actor=secretariat)
    late = queries.show(paper, secretariat).parts[0]
    assert (late.lines, [one.pk for one in late.out], late.number) == ([], [row.pk], "")

    services.take_in_row(row.pk, revision=out.revision, actor=secretariat)

    assert [line.pk for line in queries.show(paper, secretariat).parts[0].lines] == [row.pk]


def test_leaving_out_twice_changes_nothing_the_second_time(row, secretariat):
    out = services.leave_out_row(row.pk, revision=0, actor=secretariat)

    again = services.leave_out_row(row.pk, revision=out.revision, actor=secretariat)

    assert again.revision == out.revision


def test_rows_of_ones_own_are_added_moved_and_dropped(paper, row, secretariat):
    part = row.part
    first = services.add_row(part.pk, {"title_es": "Uno"}, actor=secretariat)
    second = services.add_row(part.pk, {"title_en": "Two"}, actor=secretariat)
    assert order("late") == [row.pk, first.pk, second.pk]

    services.move_row(second.pk, 0, revision=paper.revision, actor=secretariat)

    assert order("late") == [second.pk, row.pk, first.pk]
    with pytest.raises(errors.NoSuchRow):
        services.drop_row(first.pk, revision=0, actor=secretariat)  # it is in the paper still
    out = services.leave_out_row(first.pk, revision=0, actor=secretariat)
    services.drop_row(first.pk, revision=out.revision, actor=secretariat)
    assert order("late") == [second.pk, row.pk]


def test_moving_counts_only_rows_that_are_in(paper, row, secretariat):
    out, last = (services.add_row(row.part_id, {"title_en": name}, actor=secretariat) for name in ("a", "b"))
    services.leave_out_row(out.pk, revision=0, actor=secretariat)

    services.move_row(row.pk, 1, revision=0, actor=secretariat)

    inside = [pk for pk in order("late") if pk != out.pk]
    assert inside == [last.pk, row.pk]


def test_moving_in_an_order_that_somebody_else_has_changed_is_refused(paper, row, secretariat):
    other = services.add_row(row.part_id, {"title_en": "a"}, actor=secretariat)
    services.move_row(other.pk, 0, revision=0, actor=secretariat)

    with pytest.raises(ChangedMeanwhile):
        services.move_row(row.pk, 0, revision=0, actor=secretariat)

    assert order("late") == [other.pk, row.pk]


def test_a_paper_without_a_title_is_refused_by_the_service_and_by_the_database(paper, secretariat):
    with pytest.raises(errors.TitleMissing):
        services.head_paper(paper.pk, {"title_en": " "}, revision=0, actor=secretariat)
    with pytest.raises(IntegrityError, match="a_paper_has_a_title_in_both_languages"), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(title_es="")


@pytest.mark.parametrize("who", ["honduras", "presidency", "iom"])
def test_nobody_else_edits(who, people, paper, row, make):
    actor = people.actor(who)

    for act in (
        lambda: services.edit_row(row.pk, {"note_en": "x"}, revision=0, actor=actor),
        lambda: services.add_row(row.part_id, {"title_en": "x"}, actor=actor),
        lambda: services.leave_out_row(row.pk, revision=0, actor=actor),
        lambda: services.take_in_row(row.pk, revision=0, actor=actor),
        lambda: services.drop_row(row.pk, revision=0, actor=actor),
        lambda: services.move_row(row.pk, 0, revision=0, actor=actor),
        lambda: services.head_paper(paper.pk, {"title_en": "x"}, revision=0, actor=actor),
        lambda: services.share_paper(paper.pk, Visibility.PUBLIC, revision=0, actor=actor),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_paper_is_the_secretariats_until_it_is_shared(paper, scene, secretariat, honduras, public):
    slug = scene.meeting.slug
    assert queries.find_paper(slug, "matrix", secretariat) == paper
    assert queries.find_paper(slug, "matrix", honduras) is None

    services.share_paper(paper.pk, Visibility.MEMBERS, revision=0, actor=secretariat)

    assert queries.find_paper(slug, "matrix", honduras) == paper
    assert queries.find_paper(slug, "matrix", public) is None


def test_sharing_in_a_state_that_somebody_else_changed_is_refused(paper, secretariat):
    services.share_paper(paper.pk, Visibility.MEMBERS, revision=0, actor=secretariat)

    with pytest.raises(ChangedMeanwhile):
        services.share_paper(paper.pk, Visibility.PUBLIC, revision=0, actor=secretariat)


def test_a_shared_paper_shows_each_only_what_the_register_shows_them(paper, scene, secretariat, public):
    """All that it tells of is for members alone; so a guest sees its own rows and nothing else, by the same numbers."""
    part = Part.objects.get(paper=paper, section="late")
    own = services.add_row(part.pk, {"title_en": "A word to all"}, actor=secretariat)
    services.share_paper(paper.pk, Visibility.PUBLIC, revision=0, actor=secretariat)

    shown = queries.show(Paper.objects.get(pk=paper.pk), public)

    assert [(line.number, line.pk) for part in shown.filled for line in part.lines] == [("2", own.pk)]
    assert shown.hidden == 8
    assert all(part.out == [] for part in shown.parts)


def test_what_is_closed_after_the_paper_was_made_is_hidden_in_it_too(paper, scene, secretariat, mexico):
    services.share_paper(paper.pk, Visibility.MEMBERS, revision=0, actor=secretariat)
    seen = queries.show(paper, mexico).count
    scene.undated.visibility = "secretariat"
    scene.undated.save()
    scene.sent.items.update(visibility="secretariat")

    assert queries.show(paper, mexico).count == seen - 2


@pytest.mark.parametrize("told", [False, True])
def test_a_guest_is_told_who_is_late_only_where_the_process_chose_so(
    told, settings, make, scene, secretariat, public
):
    settings.PUBLIC_SEES_LATE = told
    _open_to_all(scene)
    paper = services.share_paper(make("matrix").pk, Visibility.PUBLIC, revision=0, actor=secretariat)

    said = [line.row.state_en for part in queries.show(paper, public).filled for line in part.lines]

    assert any("late" in one for one in said) is told
    assert any("open" in one for one in said)


def _open_to_all(scene):
    for name in ("late", "due", "later", "undated", "done", "matter"):
        one = getattr(scene, name)
        one.visibility = "public"
        one.save()
    for report in (scene.report, scene.spanish):
        report.items.update(visibility="public")


def test_a_paragraph_that_is_hidden_in_one_language_hides_the_row_that_quotes_it_in_both(
    make, scene, secretariat, mexico
):
    paper = services.share_paper(make("agenda").pk, Visibility.MEMBERS, revision=0, actor=secretariat)
    row = Row.objects.get(source=f"commitment:{scene.late.reference}")
    assert row.pk in _seen(paper, mexico)
    scene.spanish.items.update(visibility="secretariat")

    assert row.pk not in _seen(paper, mexico)
    assert row.pk in _seen(paper, secretariat)


def _seen(paper, actor):
    return {line.pk for part in queries.show(paper, actor).parts for line in part.lines}


def test_who_proposed_a_matter_is_not_told_to_who_may_not_see_where(make, scene, secretariat, mexico):
    from enlace.register.matters.models import Passage

    Passage.objects.create(matter=scene.matter, meeting=scene.before, item_key="conclusions-1")
    _propose(scene.report, scene.spanish)
    rules = [
        replace(one, only=tuple(MatterState.values)) if one.section == "matters" else one
        for one in built_in(PaperKind.MATRIX)
    ]
    services.change_rules(PaperKind.MATRIX, "rcgm", rules, revision=0, actor=secretariat)
    paper = services.share_paper(make("matrix").pk, Visibility.MEMBERS, revision=0, actor=secretariat)
    row = Row.objects.get(source="matter:list-of-consulates")
    assert (row.who_en, row.pk in _seen(paper, mexico)) == ("Honduras", True)
    for report in (scene.report, scene.spanish):
        report.items.filter(key="conclusions-1").update(visibility="secretariat")

    assert row.pk not in _seen(paper, mexico)


def _propose(*reports):
    import pgtrigger

    from enlace.reports.models import Act

    with pgtrigger.ignore("reports.Act:adopted_acts_stay"):
        Act.objects.filter(item__report__in=reports).update(kind="propose", by=["HND"], owed_by=[])


def test_every_change_of_a_row_is_in_the_history(paper, row, secretariat):
    services.edit_row(row.pk, {"note_en": "Look at this"}, revision=0, actor=secretariat)

    changes = queries.history_of_paper(paper)

    assert ("note_en", "Look at this") in {
        (one.field, one.new) for change in changes for one in change.changed
    }


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_keep_one_row_at_the_same_moment_do_not_overwrite_each_other(people, request):
    from tests.papers.conftest import TODAY
    from tests.papers.rows import make_scene

    scene, officer = make_scene(), people.actor("secretariat")
    services.make_paper(scene.meeting.pk, PaperKind.MATRIX, actor=officer, on=TODAY)
    row = Row.objects.get(source=f"commitment:{scene.late.reference}")

    def write(said: str) -> str:
        services.edit_row(row.pk, {"note_en": said}, revision=0, actor=officer)
        return said

    outcomes = at_once(partial(write, "one"), partial(write, "two"))

    row.refresh_from_db()
    told = [one if isinstance(one, str) else type(one).__name__ for one in outcomes]
    assert sorted(told) == sorted([row.note_en, "ChangedMeanwhile"])
    assert row.revision == 1
