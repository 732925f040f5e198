"""What lies on a desk: whose it is, in which pile, and what must not lie there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.standing import make_commitment, make_meeting, say

from enlace.core.actor import Actor

ON = date(2025, 1, 10)
pytestmark = pytest.mark.django_db


def desks():
    from enlace.register import desks

    return desks


def owed_by(actor, *, on):
    return desks().what_we_owe(actor, desks().unfinished_of(actor, on=on), on=on)


def awaiting(actor):
    return desks().awaits_input(actor, desks().unfinished_of(actor, on=ON))


def references(pile):
    return [row.answer.commitment.reference for row in pile.rows]


def test_what_we_owe_falls_into_late_soon_later_and_undated(honduras):
    meeting = make_meeting()
    days = {"late": ON - timedelta(days=1), "soon": ON + timedelta(days=30), "later": ON + timedelta(days=31)}
    made = {name: make_commitment(meeting, due_on=day).reference for name, day in days.items()}
    made["today"] = make_commitment(meeting, due_on=ON).reference
    made["undated"] = make_commitment(meeting).reference

    owed = owed_by(honduras, on=ON)

    assert references(owed.late) == [made["late"]]
    assert references(owed.soon) == [made["today"], made["soon"]]
    assert references(owed.later) == [made["later"]]
    assert references(owed.undated) == [made["undated"]]
    assert owed.count == 5


def test_what_is_done_declined_withdrawn_or_of_others_is_not_owed(honduras):
    meeting = make_meeting()
    make_commitment(meeting, answer={"implementation": "confirmed_done", "done_on": ON})
    make_commitment(meeting, answer={"implementation": "reported_done"})
    make_commitment(meeting, answer={"acceptance": "declined"})
    make_commitment(meeting, withdrawn_on=ON)
    make_commitment(meeting, ["MEX"])

    assert owed_by(honduras, on=ON).count == 0


def test_a_focal_point_of_one_body_finds_that_body_alone(honduras, people):
    make_commitment(make_meeting("rcgm"))

    assert owed_by(honduras, on=ON).count == 0
    assert owed_by(people.actor("honduras_rcgm"), on=ON).count == 1


def test_what_the_secretariat_keeps_to_itself_lies_on_no_other_desk(honduras):
    make_commitment(make_meeting(), visibility="secretariat")

    assert owed_by(honduras, on=ON).count == 0
    assert awaiting(honduras).count == 0


def test_only_who_answers_may_answer_from_the_desk(people):
    make_commitment(make_meeting(), ["GTM", "HND"])

    (told,) = owed_by(people.actor("delegate"), on=ON).undated.rows
    (own,) = owed_by(people.actor("honduras"), on=ON).undated.rows

    assert (told.may_answer, own.may_answer) == (False, True)


def test_a_long_pile_is_cut_and_still_counted(honduras):
    meeting = make_meeting()
    for _n in range(desks().ROWS + 3):
        make_commitment(meeting)

    pile = owed_by(honduras, on=ON).undated

    assert (len(pile.rows), pile.count, pile.more) == (desks().ROWS, desks().ROWS + 3, 3)


def test_owed_to_us_while_somebody_has_not_finished(honduras):
    meeting = make_meeting()
    waiting = make_commitment(meeting, ["MEX"], owed_to=["HND"])
    make_commitment(
        meeting, ["MEX"], owed_to=["HND"], answer={"implementation": "confirmed_done", "done_on": ON}
    )
    make_commitment(meeting, ["MEX"], owed_to=["PAN"])

    pile = desks().owed_to_us(honduras, on=ON)

    assert ([one.reference for one in pile.rows], pile.count) == ([waiting.reference], 1)


def test_awaits_input_what_was_not_asked_or_sent_back(honduras):
    meeting = make_meeting()
    asked = make_commitment(meeting)
    back = make_commitment(meeting, answer={"acceptance": "accepted"})
    say(back.answers.get(), "report_done")
    say(back.answers.get(), "send_back", note="The annex is missing.", said_as="secretariat")
    answered = make_commitment(meeting, answer={"acceptance": "accepted"})
    say(answered.answers.get(), "send_back", note="Which list?", said_as="secretariat")
    say(answered.answers.get(), "comment", note="The one of May.")

    pile = awaiting(honduras)

    assert references(pile) == [back.reference, asked.reference]
    assert pile.rows[0].answer.reason == "The annex is missing."


def test_said_last_is_what_our_side_said(honduras):
    commitment = make_commitment(make_meeting(), ["HND", "MEX"])
    ours = say(commitment.answers.get(party="HND"), "accept")
    say(commitment.answers.get(party="HND"), "send_back", note="No.", said_as="secretariat")
    say(commitment.answers.get(party="MEX"), "accept")

    assert desks().said_last(honduras) == [ours]


def test_to_confirm_is_what_was_reported_with_its_note(secretariat):
    meeting = make_meeting()
    reported = make_commitment(meeting, answer={"implementation": "reported_done"})
    say(reported.answers.get(), "report_done", note="See the letter.")
    make_commitment(meeting)

    (row,) = desks().to_confirm(secretariat).rows

    assert (row.answer.commitment, row.answer.said) == (reported, "See the letter.")


def test_late_by_party_counts_each_party(secretariat):
    from django.core.cache import cache

    cache.clear()
    meeting = make_meeting()
    make_commitment(meeting, ["HND", "MEX"], due_on=date(2024, 12, 1))
    make_commitment(meeting, ["HND"], due_on=date(2024, 11, 1))
    make_commitment(meeting, ["HND", "PAN"])

    told = desks().late_by_party(secretariat, on=ON)

    assert [(one.party, one.late, one.open, one.oldest_due_on) for one in told] == [
        ("HND", 2, 3, date(2024, 11, 1)),
        ("MEX", 1, 1, date(2024, 12, 1)),
    ]


def test_owed_by_nobody_is_a_commitment_without_answers(secretariat):
    meeting = make_meeting()
    nobody = make_commitment(meeting, [])
    make_commitment(meeting)

    pile = desks().owed_by_nobody(secretariat)

    assert ([one.pk for one in pile.rows], pile.count) == ([nobody.pk], 1)


def test_the_public_has_no_desk():
    make_commitment(make_meeting())

    assert owed_by(Actor.public(), on=ON).count == 0
