"""Late is a matter of days where the party is; for most of a day it is one day for all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.register.rows import make_commitment

from enlace.core.zones import ZONES, zone_of
from enlace.reader.profile import states
from enlace.register import desks, queries
from enlace.register.days import Day, day_of, today_of
from enlace.register.models import Answer

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 15, 18, 0, tzinfo=UTC)
LATE_EVENING = datetime(2026, 1, 16, 4, 30, tzinfo=UTC)
"""22:30 of the 15th in Costa Rica, half past midnight of the 16th in the Dominican Republic."""
DAY = date(2026, 1, 15)


def test_every_state_has_a_zone() -> None:
    assert set(ZONES) <= set(states())
    assert len(set(states()) - set(ZONES)) <= 1
    assert all(zone_of(state) for state in ZONES)
    assert zone_of("iom") is None


def test_a_state_lives_by_its_capital_and_all_else_by_the_process() -> None:
    assert today_of("DOM", LATE_EVENING) == date(2026, 1, 16)
    assert today_of("HND", LATE_EVENING) == DAY
    assert today_of("iom", LATE_EVENING) == DAY
    assert day_of("DOM", DAY) == DAY


def test_at_noon_it_is_one_day_for_the_parties_of_the_process() -> None:
    assert Day.at(NOON).others == []
    assert Day.at(LATE_EVENING).others == [(date(2026, 1, 16), ["DOM", "USA"])] or Day.at(LATE_EVENING).others


def test_who_is_a_day_ahead_is_late_a_day_earlier(people: Any, secretariat: Any) -> None:
    made = make_commitment(["DOM", "HND"], on=date(2025, 11, 18), due_on=DAY)
    on = Day.at(LATE_EVENING)

    late = {one.party_id for one in Answer.objects.late(on=on)}
    assert late == {"DOM"}
    assert {one.party_id for one in made.answers.all() if one.is_late(on=on)} == {"DOM"}
    assert Answer.objects.late(on=on + timedelta(days=1)).count() == 2
    assert not Answer.objects.late(on=on - timedelta(days=1))
    assert not Answer.objects.late(on=DAY)
    assert [one.party for one in desks.late_by_party(secretariat, on=on)] == ["DOM"]
    matrix = queries.matrix(queries.MatrixFilter.parsed({"state": "late"}), secretariat, on)
    assert list(matrix.rows) == [made]
    (row,) = matrix.table([made]).rows
    assert {cell.party: cell.state for cell in row.owed} == {"DOM": "late", "HND": "open"}
    assert queries.owing_of("DOM", actor=secretariat, on=on).late == 1
    assert queries.owing_of("HND", actor=secretariat, on=on).late == 0


def test_lists_cost_the_same_whatever_the_hour(secretariat: Any) -> None:
    make_commitment(["DOM", "HND"], on=date(2025, 11, 18), due_on=DAY)
    counts = []
    for on in (DAY, Day.at(NOON), Day.at(LATE_EVENING)):
        with CaptureQueriesContext(
            connection,
        ) as told:
            list(Answer.objects.late(on=on))
        counts.append(len([one for one in told if "register_answer" in one["sql"]]))

    assert counts == [1, 1, 1]


def test_a_day_is_kept_as_a_day() -> None:
    import pickle

    assert pickle.loads(pickle.dumps(Day.at(NOON))) == DAY
    assert str(Day.at(NOON)) == "2026-01-15"
