from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.standing import make_commitment

from enlace.core.errors import NotAllowed
from enlace.papers import queries, services
from enlace.papers.enums import Fate, PaperKind
from enlace.papers.models import Paper, Part, Row
from enlace.papers.rules import built_in

AT = datetime(2026, 1, 20, 15, tzinfo=UTC)
LATER = date(2026, 1, 20)


def told(paper: Paper, actor: Any) -> dict[str, list[str]]:
    """Each section with the titles of its rows, in English."""
    shown = queries.show(paper, actor)
    return {part.part.section: [line.row.title_en for line in part.lines] for part in shown.filled}


def test_a_matrix_gathers_by_the_rules_late_before_all(make, scene, secretariat):
    paper = make("matrix")

    found = told(paper, secretariat)
    assert list(found) == ["late", "due", "open", "open_ended", "done", "matters", "below", "above"]
    assert found["late"] == ["Send the list of consulates"]
    assert found["open_ended"] == [scene.undated.text_en.capitalize()]
    assert found["matters"] == ["List of consulates"]
    assert found["below"] == ["The Network recommends a workshop on visas."]
    assert found["above"] == ["The RCGM shall prepare a plan on returns."]
    assert {part.number for part in queries.show(paper, secretariat).parts} == {
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "",
    }


def test_an_agenda_says_in_both_languages_who_owes_by_when_and_what_may_be_done(make, scene):
    make("agenda")

    row = Row.objects.get(source=f"commitment:{scene.late.reference}")
    assert (row.title_en, row.title_es) == ("Send the list of consulates", "Enviar la lista")
    assert row.text_en.startswith(
        "“Honduras undertakes to send the list of consulates to Mexico by 30 June 2024.”"
    )
    assert row.text_es.startswith("«Honduras se compromete a enviar la lista de consulados a México.»")
    assert "RCGM" in row.text_en
    assert (row.who_en, row.who_es) == ("Honduras and Mexico", "Honduras y México")
    assert row.state_en == "late: Honduras and Mexico"
    assert row.action_en == (
        "The meeting may wish to hear from Honduras and Mexico why this has not been done, and to agree on a new date."
    )
    assert row.action_es.startswith("La reunión podría ")
    opening = Row.objects.get(source="fixed:adoption-of-the-agenda")
    assert opening.title_es == "Aprobación de la agenda"


def test_making_it_twice_opens_the_first(make, scene, secretariat, today):
    first = make("matrix")
    row = Row.objects.filter(part__paper=first).first()
    services.edit_row(row.pk, {"note_en": "Mine"}, revision=0, actor=secretariat)

    second = make("matrix")

    assert second == first
    assert Paper.objects.count() == 1
    assert Row.objects.get(pk=row.pk).note_en == "Mine"


def test_nobody_but_the_secretariat_makes_or_refreshes_papers(
    make, scene, honduras, presidency, public, today
):
    paper = make("matrix")

    for actor in (honduras, presidency, public):
        with pytest.raises(NotAllowed):
            services.make_paper(scene.meeting.pk, PaperKind.AGENDA, actor=actor, on=today)
        with pytest.raises(NotAllowed):
            services.refresh_paper(paper.pk, actor=actor, on=today, at=AT)
    assert Paper.objects.count() == 1


def test_bringing_up_to_date_takes_what_changed_and_keeps_what_people_wrote(make, scene, secretariat):
    paper = make("matrix")
    row = Row.objects.get(source=f"commitment:{scene.late.reference}")
    services.edit_row(row.pk, {"title_en": "My own title", "note_es": "Nota"}, revision=0, actor=secretariat)
    scene.late.text_en, scene.late.due_on = "send another list", date(2025, 12, 10)
    scene.late.save()

    found = services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)

    row.refresh_from_db()
    assert (found.new, found.changed, found.gone) == (0, 1, 0)
    assert (row.title_en, row.note_es, row.fate) == ("My own title", "Nota", Fate.CHANGED)
    assert row.due_en == "in time until 10 December 2025"
    news = {one["field"]: (one["new"], one["kept"]) for one in row.news}
    assert news["title_en"] == ("Send another list", True)
    assert news["due_en"] == ("in time until 10 December 2025", False)
    paper.refresh_from_db()
    assert (paper.as_of, paper.refreshed_at, paper.revision) == (LATER, AT, 1)


def test_bringing_up_to_date_twice_changes_nothing_the_second_time(make, scene, secretariat):
    paper = make("agenda")
    before = list(Row.objects.order_by("pk").values_list("pk", "title_es", "position"))

    first = services.refresh_paper(paper.pk, actor=secretariat, on=paper.as_of, at=AT)
    second = services.refresh_paper(paper.pk, actor=secretariat, on=paper.as_of, at=AT)

    assert not first
    assert not second
    assert list(Row.objects.order_by("pk").values_list("pk", "title_es", "position")) == before


def test_what_is_new_comes_in_and_what_is_gone_is_left_out_unless_somebody_wrote_in_it(
    make, scene, secretariat
):
    paper = make("matrix")
    kept = Row.objects.get(source=f"commitment:{scene.due.reference}")
    services.edit_row(kept.pk, {"note_en": "Keep this"}, revision=0, actor=secretariat)
    new = make_commitment(scene.before, ["SLV"], due_on=date(2025, 11, 1))
    for gone in (scene.late, scene.due):
        gone.withdrawn_on = LATER
        gone.save()

    found = services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)

    assert (found.new, found.gone) == (1, 2)
    assert Row.objects.get(source=f"commitment:{new.reference}").fate == Fate.NEW
    kept.refresh_from_db()
    left = Row.objects.get(source=f"commitment:{scene.late.reference}")
    assert (kept.is_in, kept.fate, left.is_in, left.fate) == (True, Fate.GONE, False, Fate.GONE)


def test_what_becomes_late_moves_to_the_late_and_what_was_left_out_stays_out(make, scene, secretariat):
    paper = make("matrix")
    row = Row.objects.get(source=f"commitment:{scene.due.reference}")
    out = services.leave_out_row(row.pk, revision=0, actor=secretariat)

    services.refresh_paper(paper.pk, actor=secretariat, on=date(2026, 3, 11), at=AT)

    out.refresh_from_db()
    assert (out.part.section, out.is_in) == ("late", False)


def test_what_people_left_out_stays_out_though_it_was_gone_in_between(make, scene, secretariat):
    paper = make("matrix")
    row = Row.objects.get(source=f"commitment:{scene.late.reference}")
    services.leave_out_row(row.pk, revision=0, actor=secretariat)

    for withdrawn_on in (LATER, None):
        scene.late.withdrawn_on = withdrawn_on
        scene.late.save()
        services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)

    row.refresh_from_db()
    assert not row.is_in


def test_what_was_gone_comes_in_again_by_itself(make, scene, secretariat):
    paper = make("matrix")
    row = Row.objects.get(source=f"commitment:{scene.late.reference}")

    for withdrawn_on, is_in in ((LATER, False), (None, True)):
        scene.late.withdrawn_on = withdrawn_on
        scene.late.save()
        services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)
        row.refresh_from_db()
        assert row.is_in is is_in


def test_a_section_that_the_rules_have_no_more_takes_no_words_of_people_with_it(make, scene, secretariat):
    """Left out, and written by people: both wait until the section is there again."""
    paper = make("matrix")
    part = Part.objects.get(section="late")
    own = services.add_row(part.pk, {"title_en": "Our own"}, actor=secretariat)
    services.leave_out_row(own.pk, revision=0, actor=secretariat)
    rules = [replace(one, is_in=one.is_in and one.section != "late") for one in built_in(PaperKind.MATRIX)]
    services.change_rules(PaperKind.MATRIX, "rcgm", rules, revision=0, actor=secretariat)

    services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)
    services.drop_rules(PaperKind.MATRIX, "rcgm", actor=secretariat)
    services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)

    assert Row.objects.filter(pk=own.pk, is_in=False).exists()
    assert told(paper, secretariat)["late"] == ["Send the list of consulates"]


def test_a_row_with_older_words_in_it_is_hidden_with_the_paragraph_that_they_quote(
    make, scene, secretariat, mexico
):
    """What people kept still tells of the older paragraph, whatever the rules quote by now."""
    from enlace.register.matters.models import Passage

    paper = make("matrix")
    row = Row.objects.get(source="matter:list-of-consulates")
    services.edit_row(row.pk, {"text_en": row.text_en + " So it is."}, revision=0, actor=secretariat)
    Passage.objects.create(matter=scene.matter, meeting=scene.sent.meeting, item_key="recommendations-2")
    services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)
    assert Row.objects.visible_to(mexico).filter(pk=row.pk).exists()

    for report in (scene.report, scene.spanish):
        report.items.filter(key="conclusions-2").update(visibility="secretariat")

    assert not Row.objects.visible_to(mexico).filter(pk=row.pk).exists()


def test_making_a_paper_of_many_rows_asks_as_often_as_one_of_few(
    scene, secretariat, today, django_assert_max_num_queries
):
    services.make_paper(scene.meeting.pk, PaperKind.AGENDA, actor=secretariat, on=today)
    Paper.objects.all().delete()
    with django_assert_max_num_queries(200) as few:
        services.make_paper(scene.meeting.pk, PaperKind.MATRIX, actor=secretariat, on=today)
    Paper.objects.all().delete()
    for _each in range(5):
        make_commitment(scene.before, ["SLV"], due_on=date(2025, 11, 1))

    with django_assert_max_num_queries(len(few)):
        services.make_paper(scene.meeting.pk, PaperKind.MATRIX, actor=secretariat, on=today)


def test_an_agenda_of_a_moved_meeting_takes_the_new_days_into_its_title(make, scene, secretariat):
    paper = make("agenda")
    scene.meeting.starts_on = scene.meeting.ends_on = date(2026, 4, 2)
    scene.meeting.save()

    services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)

    paper.refresh_from_db()
    assert paper.title_en == "Annotated agenda: RCGM, Panamá, 2 April 2026"
    assert "2 de abril de 2026" in paper.title_es


def test_a_title_that_people_wrote_stays_when_the_meeting_moves(make, scene, secretariat):
    paper = make("agenda")
    services.head_paper(
        paper.pk, {"title_en": "Ours", "title_es": "Nuestra"}, revision=paper.revision, actor=secretariat
    )
    scene.meeting.starts_on = scene.meeting.ends_on = date(2026, 4, 2)
    scene.meeting.save()

    services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)

    paper.refresh_from_db()
    assert (paper.title_en, paper.title_es) == ("Ours", "Nuestra")


def test_what_waits_for_a_condition_is_told_apart_from_what_has_no_date(make, scene, secretariat):
    waits = make_commitment(scene.before, ["SLV"], course="condition", text_en="open the office")

    found = told(make("matrix"), secretariat)

    assert found["waiting"] == ["Open the office"]
    assert waits.due_on is None
    assert found["open_ended"] == [scene.undated.text_en.capitalize()]


def test_enlaces_own_rules_name_every_section_once():
    for kind in PaperKind:
        sections = [rule.section for rule in built_in(kind)]

        assert len(sections) == len(set(sections))


def test_a_paper_of_many_rows_asks_as_often_as_one_of_few(
    make, scene, secretariat, django_assert_max_num_queries
):
    paper = make("matrix")
    with django_assert_max_num_queries(20) as few:
        queries.show(paper, secretariat)
    for _each in range(5):
        make_commitment(scene.before, ["SLV"], due_on=date(2025, 11, 1))
    services.refresh_paper(paper.pk, actor=secretariat, on=LATER, at=AT)

    with django_assert_max_num_queries(len(few)):
        queries.show(paper, secretariat)
