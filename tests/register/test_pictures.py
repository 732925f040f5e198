"""The figures: what is counted, and that nobody sees another's."""

from __future__ import annotations

from datetime import date

import pytest
from tests.standing import make_commitment, make_meeting

from enlace.core.actor import Actor, Right
from enlace.core.enums import Role

ON = date(2025, 1, 10)
PUBLIC = Actor.public()
pytestmark = pytest.mark.django_db


def figures(actor):
    from django.core.cache import cache

    from enlace.register import pictures

    cache.clear()
    return pictures.figures(actor, on=ON)


def test_open_and_late_by_party_and_body():
    from enlace.register.pictures import Share

    make_commitment(make_meeting(), ["HND", "MEX"], due_on=date(2024, 12, 1))
    make_commitment(make_meeting("rcgm"), ["HND"])

    told = figures(PUBLIC)

    assert told.parties == (Share("HND", 1, 1), Share("MEX", 0, 1))
    assert told.bodies == (Share("consular-network", 0, 2), Share("rcgm", 1, 0))
    assert (told.open, told.late) == (3, 2)


def test_each_answer_stands_in_one_state():
    meeting = make_meeting()
    make_commitment(meeting, due_on=date(2024, 12, 1))
    make_commitment(meeting)
    make_commitment(meeting, answer={"implementation": "in_progress"})
    make_commitment(meeting, answer={"acceptance": "declined"})
    make_commitment(meeting, answer={"implementation": "confirmed_done", "done_on": ON})
    make_commitment(meeting, answer={"implementation": "not_applicable"})
    make_commitment(meeting, answer={"implementation": "reported_done"})

    assert figures(PUBLIC).states == {
        "late": 1,
        "declined": 1,
        "open": 1,
        "in_progress": 1,
        "reported_done": 1,
        "confirmed_done": 1,
        "not_applicable": 1,
    }


def test_ages_have_no_gap_and_no_overlap():
    for made_on in (
        date(2024, 12, 1),
        date(2024, 1, 10),
        date(2022, 6, 1),
        date(2017, 1, 1),
        date(1999, 1, 1),
    ):
        make_commitment(make_meeting("rcgm", made_on))

    assert [age.count for age in figures(PUBLIC).ages] == [1, 1, 1, 1, 1]


def test_years_and_paces_tell_completion_and_days():
    meeting = make_meeting("rcgm", date(2024, 1, 1))
    for done_on in (date(2024, 1, 11), date(2024, 1, 21), date(2024, 4, 1)):
        make_commitment(meeting, answer={"implementation": "confirmed_done", "done_on": done_on})
    make_commitment(meeting)

    told = figures(PUBLIC)

    assert [(year.year, year.done, year.open, year.percent) for year in told.years] == [(2024, 3, 1, 75)]
    assert [(pace.year, pace.count, pace.days) for pace in told.paces] == [(2024, 3, 20)]
    assert told.median_days == 20


def test_nothing_gives_empty_figures():
    told = figures(PUBLIC)

    assert (told.count, told.open, told.years, told.median_days) == (0, 0, (), None)


def test_kept_figures_of_one_are_never_shown_to_another(secretariat, honduras):
    from enlace.register import pictures

    make_commitment(make_meeting(), visibility="secretariat")
    make_commitment(make_meeting(), visibility="body")

    told = [pictures.figures(actor, on=ON).open for actor in (secretariat, honduras, PUBLIC)]
    again = [pictures.figures(actor, on=ON).open for actor in (PUBLIC, honduras, secretariat)]

    assert (told, again) == ([2, 1, 0], [0, 1, 2])


def test_sight_is_shared_only_by_equal_rights():
    from enlace.register.keeping import sight_of

    def actor(*rights, user_id=1):
        return Actor(user_id=user_id, rights=frozenset(rights))

    one = actor(Right(Role.READER, "CRI"))
    assert sight_of(one) == sight_of(actor(Right(Role.READER, "CRI"), user_id=2))
    others = [actor(), actor(Right(Role.READER, "HND")), actor(Right(Role.READER, "CRI", "rcgm")), PUBLIC]
    assert len({sight_of(other) for other in [one, *others]}) == 5


def test_pictures_cost_the_same_however_much_is_counted(django_assert_num_queries):
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from enlace.register import pictures

    def cost() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            pictures.figures(PUBLIC, on=ON)
        return len(asked)

    make_commitment(make_meeting())
    first = cost()
    for _n in range(3):
        make_commitment(make_meeting("rcgm"), ["MEX", "PAN"])
    assert cost() == first
