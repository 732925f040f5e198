"""A duty that repeats counts for its times that have begun; those to come stand behind it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.register import desks, pictures, queries, services
from enlace.register.models import Answer, Commitment
from enlace.register.queries.times import Times, times_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
ON = date(2026, 1, 15)
MADE = date(2025, 11, 30)
SYSTEM = Actor.system()


@pytest.fixture
def series() -> Commitment:
    """Due on 28 February, 30 May, 30 August and 30 November 2026."""
    commitment = make_commitment(["HND", "MEX"], on=MADE, rrule="FREQ=MONTHLY;INTERVAL=3")
    services.make_occurrences(commitment.pk, actor=SYSTEM, at=AT)
    commitment.refresh_from_db()
    return commitment


def open_counts(actor: Actor, on: date) -> dict[str, int]:
    """What each page says is open for Honduras."""
    matrix = queries.matrix(queries.MatrixFilter(party="HND"), actor, on)
    party = queries.owing_of("HND", actor=actor, on=on)
    lately = {one.party: one.open for one in desks._late_by_party(actor, on)}
    shown = pictures._count(actor, on)
    return {
        "party page": party.open,
        "body page": queries.owing_in("consular-network", actor=actor, on=on).open // 2,
        "list of the party": queries.answers_to_do("HND", actor=actor, on=on).count(),
        "matrix": matrix.counts.commitments,
        "rows of the matrix": matrix.rows.count(),
        "rows that are taken along": sum(len(rows) for rows in matrix.batches(["HND"])),
        "late by party": lately.get("HND", party.open),
        "figures": sum(one.all for one in shown.parties if one.code == "HND"),
    }


@pytest.mark.parametrize(
    ("on", "n"),
    [
        (ON, 1),
        (date(2026, 2, 28), 1),
        (date(2026, 3, 1), 2),  # the first is late, the second runs
        (date(2026, 5, 31), 3),
    ],
)
@pytest.mark.usefixtures("series")
def test_times_to_come_are_counted_on_no_page_and_every_page_says_the_same(
    on: date, n: int, secretariat: Actor
) -> None:
    assert set(open_counts(secretariat, on).items()) == {(page, n) for page in open_counts(secretariat, on)}


@pytest.mark.usefixtures("series")
def test_a_desk_holds_the_time_that_runs_alone(honduras: Actor) -> None:
    unfinished = desks.unfinished_of(honduras, on=ON)

    assert [one.due_on for one in unfinished] == [date(2026, 2, 28)]
    assert desks.what_we_owe(honduras, unfinished, on=ON).count == 1


def test_a_time_that_somebody_works_on_has_begun(
    series: Commitment, honduras: Actor, secretariat: Actor
) -> None:
    ahead = Answer.objects.get(commitment__occurrence_on=date(2026, 8, 30), party="HND")

    services.start(ahead.pk, actor=honduras, on=ON)

    assert queries.owing_of("HND", actor=secretariat, on=ON).open == 2
    assert times_of([series], secretariat, on=ON)[series.pk] == Times(2, 0, date(2026, 2, 28))


@pytest.mark.usefixtures("series")
def test_who_asks_for_days_or_for_one_time_is_shown_what_is_to_come(secretariat: Actor) -> None:
    ahead = Commitment.objects.get(occurrence_on=date(2026, 11, 30))

    for wanted in (
        queries.MatrixFilter(due_from=date(2026, 11, 1)),
        queries.MatrixFilter(q=ahead.reference),
    ):
        assert [one.pk for one in queries.matrix(wanted, secretariat, ON).rows] == [ahead.pk]


def test_times_tell_what_all_have_done_and_what_is_next(series: Commitment, secretariat: Actor) -> None:
    on = date(2026, 3, 1)
    assert times_of([series], secretariat, on=on)[series.pk] == Times(2, 0, date(2026, 5, 30))

    series.answers.update(implementation="confirmed_done", done_on=ON)
    assert times_of([series], secretariat, on=on)[series.pk] == Times(2, 1, date(2026, 5, 30))

    services.end_series(series.pk, ends_on=date(2026, 5, 30), actor=secretariat, at=AT)
    assert times_of([series], secretariat, on=date(2026, 6, 1))[series.pk] == Times(2, 1, None)


def test_times_of_what_one_may_not_see_are_not_told(series: Commitment) -> None:
    Commitment.objects.update(visibility="secretariat")

    assert times_of([series], Actor.public(), on=ON) == {}


def test_times_of_many_series_take_one_query(series: Commitment, secretariat: Actor) -> None:
    other: Any = make_commitment(["HND"], on=MADE, rrule="FREQ=YEARLY")
    services.make_occurrences(other.pk, actor=SYSTEM, at=AT)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(times_of([series, other], secretariat, on=ON)) == 2
    assert len(asked) == 1
    assert times_of([], secretariat, on=ON) == {}
