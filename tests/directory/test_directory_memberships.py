"""Memberships and presidencies: one at a time, each with its days."""

from __future__ import annotations

from datetime import date

import pytest

from enlace.core.errors import NotAllowed
from enlace.directory import queries
from enlace.directory.enums import MembershipRole
from enlace.directory.errors import (
    EndsBeforeItBegins,
    MembershipEnded,
    MembershipOverlaps,
    OnlyStatesPreside,
    PresidencyEnded,
    PresidencyOverlaps,
)
from enlace.directory.models import Membership, Presidency
from enlace.directory.services import begin_presidency, end_membership, end_presidency, open_membership

pytestmark = pytest.mark.django_db
MEMBER = MembershipRole.MEMBER


def test_a_party_enters_a_body_leaves_it_and_may_come_back(secretariat):
    first = open_membership("HND", MEMBER, body="consular-network", on=date(2014, 1, 1), actor=secretariat)
    with pytest.raises(MembershipOverlaps):
        open_membership("HND", MEMBER, body="consular-network", on=date(2015, 1, 1), actor=secretariat)

    end_membership(first.pk, on=date(2015, 12, 31), actor=secretariat)
    with pytest.raises(MembershipOverlaps):
        open_membership("HND", MEMBER, body="consular-network", on=date(2015, 12, 31), actor=secretariat)
    open_membership("HND", MEMBER, body="consular-network", on=date(2016, 1, 1), actor=secretariat)

    assert Membership.objects.filter(party="HND", body="consular-network").count() == 2


def test_a_membership_before_another_may_be_recorded_when_it_ends_in_time(secretariat):
    open_membership("HND", MEMBER, body="rcgm", on=date(2014, 1, 1), actor=secretariat)

    open_membership(
        "HND", MEMBER, body="rcgm", on=date(2010, 1, 1), until=date(2013, 12, 31), actor=secretariat
    )
    with pytest.raises(EndsBeforeItBegins):
        open_membership(
            "MEX", MEMBER, body="rcgm", on=date(2010, 1, 1), until=date(2009, 1, 1), actor=secretariat
        )


def test_who_left_is_a_member_no_more_from_the_next_day(secretariat):
    (held,) = Membership.objects.filter(party="HND", body=None)

    end_membership(held.pk, on=date(2020, 5, 31), actor=secretariat)

    assert "HND" in queries.members_on(date(2020, 5, 31))
    assert "HND" not in queries.members_on(date(2020, 6, 1))
    with pytest.raises(MembershipEnded):
        end_membership(held.pk, on=date(2021, 1, 1), actor=secretariat)


def test_a_membership_does_not_end_before_it_begins(secretariat):
    (held,) = Membership.objects.filter(party="HND", body=None)

    with pytest.raises(EndsBeforeItBegins):
        end_membership(held.pk, on=date(1990, 1, 1), actor=secretariat)


def test_the_presidency_passes_on_and_the_term_before_ends_on_the_eve(secretariat):
    first = begin_presidency("PAN", on=date(2024, 1, 1), actor=secretariat)
    begin_presidency("CRI", on=date(2025, 1, 1), actor=secretariat)

    first.refresh_from_db()
    assert first.ends_on == date(2024, 12, 31)
    assert queries.presiding_on(date(2024, 12, 31)).code == "PAN"
    assert queries.presiding_on(date(2025, 1, 1)).code == "CRI"


def test_two_never_preside_at_once(secretariat):
    begin_presidency("PAN", on=date(2024, 1, 1), until=date(2024, 12, 31), actor=secretariat)

    with pytest.raises(PresidencyOverlaps):
        begin_presidency("CRI", on=date(2024, 12, 31), actor=secretariat)

    assert Presidency.objects.count() == 1


def test_only_a_state_presides_and_a_term_ends_once_after_it_began(secretariat):
    with pytest.raises(OnlyStatesPreside):
        begin_presidency("iom", on=date(2024, 1, 1), actor=secretariat)
    with pytest.raises(EndsBeforeItBegins):
        begin_presidency("PAN", on=date(2024, 1, 1), until=date(2023, 1, 1), actor=secretariat)
    term = begin_presidency("PAN", on=date(2024, 1, 1), actor=secretariat)
    with pytest.raises(EndsBeforeItBegins):
        end_presidency(term.pk, on=date(2023, 1, 1), actor=secretariat)
    end_presidency(term.pk, on=date(2024, 6, 1), actor=secretariat)
    with pytest.raises(PresidencyEnded):
        end_presidency(term.pk, on=date(2024, 7, 1), actor=secretariat)


def test_only_the_secretariat_changes_who_takes_part(honduras, presidency, secretariat):
    (held,) = Membership.objects.filter(party="HND", body=None)
    term = begin_presidency("PAN", on=date(2024, 1, 1), actor=secretariat)
    for actor in (honduras, presidency):
        for act in (
            lambda who: open_membership("HND", MEMBER, body="rcgm", on=date(2014, 1, 1), actor=who),
            lambda who: end_membership(held.pk, on=date(2014, 1, 1), actor=who),
            lambda who: begin_presidency("HND", on=date(2025, 1, 1), actor=who),
            lambda who: end_presidency(term.pk, on=date(2025, 1, 1), actor=who),
        ):
            with pytest.raises(NotAllowed):
                act(actor)


def test_parties_by_role_follow_the_day(secretariat):
    before = queries.parties_by_role(on=date(1998, 1, 1))
    after = queries.parties_by_role(on=date(2001, 1, 1))

    assert "DOM" not in {one.party_id for one in before.members}
    assert "DOM" in {one.party_id for one in after.members}
    assert {one.party_id for one in after.civil_society} == {"rncom"}
    assert "ts" in {one.code for one in after.organs}
    assert "member-countries" not in {one.code for one in after.organs}
