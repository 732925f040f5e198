from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from tests.standing import make_commitment, say

from enlace.core.errors import NotAllowed
from enlace.papers import sheets


def sheet(scene, code, actor, lang="en", on=date(2026, 1, 15)):
    with translation.override(lang):
        return sheets.sheets_for(scene.meeting, [code], actor=actor, on=on, lang=lang)[0]


def test_a_sheet_says_what_is_late_due_by_the_meeting_later_and_without_a_date(scene, secretariat):
    found = sheet(scene, "MEX", secretariat)

    assert found.lead == "Mexico owes 2 answers, 1 late"
    assert [row.text for row in found.piles["late"].rows] == ["Send the list of consulates"]
    assert [row.reference for row in found.piles["by_meeting"].rows] == [scene.due.reference]
    assert [row.reference for row in sheet(scene, "GTM", secretariat).piles["later"].rows] == [
        scene.later.reference
    ]
    assert [row.reference for row in sheet(scene, "HND", secretariat).piles["no_date"].rows] == [
        scene.undated.reference
    ]


def test_a_sheet_in_spanish_is_spanish(scene, secretariat):
    found = sheet(scene, "HND", secretariat, "es")

    assert found.lead == "Honduras debe 2 respuestas, 1 con atraso"
    assert [row.text for row in found.piles["late"].rows] == ["Enviar la lista"]


def test_a_sheet_says_what_is_owed_to_it_what_it_said_and_what_it_proposed(scene, secretariat):
    make_commitment(scene.before, ["HND"], owed_to=["MEX"], text_en="tell Mexico")
    say(scene.late.answers.get(party="MEX"), "comment", note="We work on it.")

    found = sheet(scene, "MEX", secretariat)

    assert [(row.text, row.state) for row in found.piles["owed_to_it"].rows] == [
        ("Tell Mexico", "open: Honduras")
    ]
    assert "We work on it." in found.piles["said"].rows[0].text


def test_a_sheet_shows_each_only_what_they_may_see(scene, secretariat, mexico):
    scene.due.visibility = "secretariat"
    scene.due.save()

    assert sheet(scene, "MEX", secretariat).piles["by_meeting"].count == 1
    assert sheet(scene, "MEX", mexico).piles["by_meeting"].count == 0


def test_a_sheet_is_not_for_the_public(scene, public):
    with pytest.raises(NotAllowed):
        sheet(scene, "MEX", public)
    with pytest.raises(NotAllowed):
        sheets.standings(scene.meeting, actor=public, on=date(2026, 1, 15))


def test_standings_count_every_member_country_in_one_question(
    scene, secretariat, django_assert_max_num_queries
):
    with django_assert_max_num_queries(5):
        found = sheets.standings(scene.meeting, actor=secretariat, on=date(2026, 1, 15))

    counts = {one.party: (one.open, one.late) for one in found}
    assert (counts["HND"], counts["MEX"], counts["CRI"]) == ((2, 1), (2, 1), (0, 0))


def test_a_sheet_keeps_to_one_page_and_counts_the_rest(scene, secretariat):
    for _each in range(9):
        make_commitment(scene.before, ["CRI"], due_on=date(2025, 12, 1))

    late = sheet(scene, "CRI", secretariat).piles["late"]

    assert (len(late.rows), late.count, late.more) == (6, 9, 3)
