"""Names of parties and bodies, and which body reports to which."""

from __future__ import annotations

import pytest

from enlace.core.errors import NotAllowed
from enlace.core.models import Entry
from enlace.directory import names, queries
from enlace.directory.enums import BodyKind, PartyKind
from enlace.directory.errors import CodeTaken, NameMissing, ReportsInCircle
from enlace.directory.models import Body, Party
from enlace.directory.services import Names, name_body, name_party, place_body, record_body, record_party

pytestmark = pytest.mark.django_db
NEW = Names(" New  name ", "Nombre nuevo", "New", "Nuevo")


def test_a_new_name_is_shown_at_once_and_written_down(secretariat):
    assert names.short_name_of("HND", "en") == "Honduras"

    name_party("HND", NEW, actor=secretariat)

    assert (names.name_of("HND", "en"), names.short_name_of("HND", "es")) == ("New name", "Nuevo")
    assert Entry.objects.filter(verb="directory.name_party", about="HND").count() == 1


def test_a_body_and_the_party_that_stands_for_it_share_their_name(secretariat):
    name_body("rcgm", NEW, actor=secretariat)
    assert Party.objects.get(code="rcgm").name_en == "New name"

    name_party("rcgm", Names("Other", "Otro"), actor=secretariat)
    assert Body.objects.get(code="rcgm").name_en == "Other"


def test_a_name_is_needed_in_both_languages(secretariat):
    with pytest.raises(NameMissing):
        name_party("HND", Names("Name", "  "), actor=secretariat)

    assert Party.objects.get(code="HND").name_en == "Honduras"


@pytest.mark.parametrize(
    "act",
    [
        lambda actor: name_party("HND", NEW, actor=actor),
        lambda actor: name_body("rcgm", NEW, actor=actor),
        lambda actor: place_body("rcgm", reports_to=None, actor=actor),
        lambda actor: record_party("CUB", PartyKind.STATE, NEW, actor=actor),
        lambda actor: record_body("group", BodyKind.WORKING_GROUP, NEW, actor=actor),
    ],
)
def test_only_the_secretariat_edits_not_even_the_party_itself(act, honduras, presidency, public):
    for actor in (honduras, presidency, public):
        with pytest.raises(NotAllowed):
            act(actor)


def test_bodies_never_report_in_a_circle(secretariat):
    with pytest.raises(ReportsInCircle):
        place_body("vice-ministers", reports_to="consular-network", actor=secretariat)
    with pytest.raises(ReportsInCircle):
        place_body("rcgm", reports_to="rcgm", actor=secretariat)

    assert place_body("consular-network", reports_to="vice-ministers", actor=secretariat).reports_to_id == (
        "vice-ministers"
    )


def test_a_new_body_stands_in_the_tree_and_can_owe(secretariat):
    record_body("ad-hoc", BodyKind.WORKING_GROUP, NEW, reports_to="consular-network", actor=secretariat)

    def walk(branches, path=()):
        for branch in branches:
            yield (*path, branch.body.code)
            yield from walk(branch.under, (*path, branch.body.code))

    assert ("vice-ministers", "rcgm", "consular-network", "ad-hoc") in set(walk(queries.body_tree()))
    assert Party.objects.get(code="ad-hoc").kind == PartyKind.ORGAN


def test_a_code_is_given_once(secretariat):
    record_party("CUB", PartyKind.STATE, NEW, actor=secretariat)
    with pytest.raises(CodeTaken) as refused:
        record_party("CUB", PartyKind.STATE, NEW, actor=secretariat)
    with pytest.raises(CodeTaken):
        record_body("IOM", BodyKind.OTHER, NEW, actor=secretariat)

    assert "CUB" in refused.value.sentence
