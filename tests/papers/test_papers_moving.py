from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from tests.at_once import at_once

from enlace.core.enums import Visibility
from enlace.core.errors import ChangedMeanwhile, NotAllowed
from enlace.papers import errors, queries, services
from enlace.papers.enums import PaperKind
from enlace.papers.models import Paper, Part, Row


@pytest.fixture
def paper(make: Any) -> Paper:
    return make("matrix")


@pytest.fixture
def row(paper: Paper, scene: SimpleNamespace) -> Row:
    return Row.objects.get(source=f"commitment:{scene.late.reference}")


def move(row: Row, to: int, section: str, actor: Any) -> Row:
    revision = Paper.objects.get(pk=row.part.paper_id).revision
    return services.move_row(row.pk, to, revision=revision, actor=actor, section=section)


def test_a_row_goes_into_another_section_at_the_place_that_is_asked_for(paper, row, secretariat):
    there = [one.pk for one in Row.objects.filter(part__section="due")]

    moved = move(row, 0, "due", secretariat)

    assert moved.part.section == "due"
    assert list(Row.objects.filter(part__section="due").values_list("pk", flat=True)) == [row.pk, *there]
    assert not Row.objects.filter(part__section="late", pk=row.pk).exists()
    assert Paper.objects.get().revision == paper.revision + 1


def test_moving_twice_leaves_it_there_and_moving_back_forgets_that_it_was_moved(paper, row, secretariat):
    move(row, 99, "due", secretariat)
    twice = move(row, 99, "due", secretariat)
    assert (twice.part.section, twice.home) == ("due", "late")

    back = move(row, 0, "late", secretariat)
    assert (back.part.section, back.home) == ("late", "")


def test_a_section_that_the_paper_does_not_have_is_refused(paper, row, secretariat):
    with pytest.raises(errors.NoSuchSection):
        move(row, 0, "opening", secretariat)

    row.refresh_from_db()
    assert row.part.section == "late"


def test_a_section_in_which_the_same_stands_already_is_refused(paper, row, secretariat):
    Row.objects.create(part=Part.objects.get(section="due"), position=9, source=row.source, title_en="Same")

    with pytest.raises(errors.NoSuchSection):
        move(row, 0, "due", secretariat)


def test_another_section_in_an_order_that_somebody_else_has_changed_is_refused(paper, row, secretariat):
    move(row, 0, "late", secretariat)

    with pytest.raises(ChangedMeanwhile):
        services.move_row(row.pk, 0, revision=paper.revision, actor=secretariat, section="due")

    row.refresh_from_db()
    assert row.part.section == "late"


@pytest.mark.parametrize("who", ["honduras", "presidency", "iom"])
def test_nobody_else_moves_rows(who, people, row):
    with pytest.raises(NotAllowed):
        services.move_row(row.pk, 0, revision=0, actor=people.actor(who), section="due")


def test_a_row_that_people_moved_stays_there_and_is_not_made_anew(paper, row, scene, secretariat, today):
    from django.utils import timezone

    move(row, 0, "due", secretariat)

    found = services.refresh_paper(paper.pk, actor=secretariat, on=today, at=timezone.now())

    row.refresh_from_db()
    assert (row.part.section, row.home, row.is_in) == ("due", "late", True)
    assert not found
    assert Row.objects.filter(source=row.source).count() == 1


def test_no_limit_is_said_to_cut_what_people_moved(paper, row, secretariat):
    move(row, 0, "due", secretariat)

    assert [one.cut for one in queries.show(paper, secretariat).parts] == [0] * paper.parts.count()


def test_what_becomes_late_after_people_moved_it_is_not_told_to_guests(
    make, scene, secretariat, public, settings
):
    """A guest is told no row of the late, wherever people put it before or after it became late."""
    from datetime import date

    from django.utils import timezone

    settings.PUBLIC_SEES_LATE = False
    for one in (scene.late, scene.due, scene.later):
        one.visibility = "public"
        one.save()
    for report in (scene.report, scene.spanish):
        report.items.update(visibility="public")
    paper = services.share_paper(make("matrix").pk, Visibility.PUBLIC, revision=0, actor=secretariat)
    late, due = (Row.objects.get(source=f"commitment:{one.reference}") for one in (scene.late, scene.due))
    move(late, 0, "open", secretariat)
    move(due, 0, "open", secretariat)
    assert seen(paper, public) >= {due.pk}
    assert late.pk not in seen(paper, public)

    services.refresh_paper(paper.pk, actor=secretariat, on=date(2026, 3, 11), at=timezone.now())

    due.refresh_from_db()
    assert (due.part.section, due.home) == ("open", "late")
    assert seen(paper, public).isdisjoint({late.pk, due.pk})


def seen(paper: Paper, actor: Any) -> set[int]:
    return {line.pk for part in queries.show(paper, actor).parts for line in part.lines}


def test_the_history_tells_the_move(paper, row, secretariat):
    move(row, 0, "due", secretariat)

    assert "home" in {one.field for change in queries.history_of_paper(paper) for one in change.changed}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_at_the_same_moment_one_is_told(people):
    from tests.papers.conftest import TODAY
    from tests.papers.rows import make_scene

    scene, officer = make_scene(), people.actor("secretariat")
    services.make_paper(scene.meeting.pk, PaperKind.MATRIX, actor=officer, on=TODAY)
    row = Row.objects.get(source=f"commitment:{scene.late.reference}")

    def go(section: str) -> str:
        services.move_row(row.pk, 0, revision=0, actor=officer, section=section)
        return section

    outcomes = at_once(partial(go, "due"), partial(go, "open"))

    row.refresh_from_db()
    told = [one if isinstance(one, str) else type(one).__name__ for one in outcomes]
    assert sorted(told) == sorted([row.part.section, "ChangedMeanwhile"])
