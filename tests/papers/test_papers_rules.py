from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.standing import make_commitment

from enlace.core.errors import ChangedMeanwhile, NotAllowed
from enlace.papers import errors, queries, services
from enlace.papers.enums import PaperKind, SectionKind
from enlace.papers.models import Plan, Row
from enlace.papers.rules import built_in, rules_for

AT = datetime(2026, 1, 20, 15, tzinfo=UTC)
MATRIX = PaperKind.MATRIX


def only(*sections: SectionKind, **changes):
    """Enlace's own rules with these sections alone."""
    return [
        replace(rule, is_in=rule.section in sections, **(changes if rule.section in sections else {}))
        for rule in built_in(MATRIX)
    ]


def test_a_body_follows_its_own_rules_else_those_for_all_else_enlaces(secretariat, db):
    services.change_rules(
        MATRIX, None, only(SectionKind.LATE, SectionKind.DUE), revision=0, actor=secretariat
    )
    services.change_rules(MATRIX, "rcgm", only(SectionKind.LATE), revision=0, actor=secretariat)

    def inside(kind, body):
        return [str(rule.section) for rule in rules_for(kind, body) if rule.is_in]

    assert inside(MATRIX, "rcgm") == ["late"]
    assert inside(MATRIX, "consular-network") == ["late", "due"]
    assert len(inside(PaperKind.AGENDA, "rcgm")) == 8

    services.drop_rules(MATRIX, "rcgm", actor=secretariat)
    services.drop_rules(MATRIX, "rcgm", actor=secretariat)

    assert inside(MATRIX, "rcgm") == ["late", "due"]


def test_headings_order_and_limits_of_the_rules_are_those_of_the_paper(scene, make, secretariat):
    rules = only(SectionKind.OPEN_ENDED, SectionKind.LATE, heading_en="Ours", heading_es="Lo nuestro", most=1)
    rules.sort(key=lambda rule: rule.section != SectionKind.OPEN_ENDED)
    make_commitment(scene.before, ["SLV"])
    services.change_rules(MATRIX, "rcgm", rules, revision=0, actor=secretariat)

    shown = queries.show(make("matrix"), secretariat)

    assert [(part.part.section, part.part.heading_es, len(part.lines)) for part in shown.parts] == [
        ("open_ended", "Lo nuestro", 1),
        ("late", "Lo nuestro", 1),
    ]
    assert shown.parts[0].cut == 1


def test_kinds_days_late_and_meetings_back_narrow(scene, make, secretariat, today):
    make_commitment(scene.before, ["SLV"], kind="offer", due_on=date(2025, 11, 1), text_en="offer a course")
    make_commitment(scene.before, ["SLV"], kind="offer", due_on=date(2026, 1, 10), text_en="offer another")
    rules = only(SectionKind.LATE, only=("offer",), days_late=30, meetings_back=1)
    services.change_rules(MATRIX, None, rules, revision=0, actor=secretariat)

    make("matrix")

    assert [row.title_en for row in Row.objects.all()] == ["Offer a course"]


def test_new_rules_reach_a_paper_when_it_is_brought_up_to_date(scene, make, secretariat):
    paper = make("matrix")
    edited = Row.objects.get(source=f"commitment:{scene.due.reference}")
    services.edit_row(edited.pk, {"note_en": "Keep"}, revision=0, actor=secretariat)
    services.change_rules(MATRIX, None, only(SectionKind.LATE), revision=0, actor=secretariat)

    services.refresh_paper(paper.pk, actor=secretariat, on=paper.as_of, at=AT)

    shown = queries.show(paper, secretariat)
    assert [part.part.section for part in shown.filled] == ["late", "due"]


def test_of_two_who_change_the_rules_at_once_the_second_is_told(secretariat, db):
    services.change_rules(MATRIX, None, only(SectionKind.LATE), revision=0, actor=secretariat)

    with pytest.raises(ChangedMeanwhile):
        services.change_rules(MATRIX, None, only(SectionKind.DUE), revision=0, actor=secretariat)

    assert Plan.objects.get().revision == 1


def test_rules_without_a_section_or_a_heading_are_refused(secretariat, db):
    with pytest.raises(errors.NothingChosen):
        services.change_rules(MATRIX, None, only(), revision=0, actor=secretariat)
    with pytest.raises(errors.HeadingMissing):
        services.change_rules(
            MATRIX, None, only(SectionKind.LATE, heading_es=" "), revision=0, actor=secretariat
        )
    assert not Plan.objects.exists()


def test_nobody_else_changes_the_rules(honduras, presidency, db):
    for actor in (honduras, presidency):
        with pytest.raises(NotAllowed):
            services.change_rules(MATRIX, None, only(SectionKind.LATE), revision=0, actor=actor)
        with pytest.raises(NotAllowed):
            services.drop_rules(MATRIX, None, actor=actor)
