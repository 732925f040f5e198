"""What people say about an answer: done, refused, not allowed, done twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.register.rows import ON, an_answer, make_commitment, standing

from enlace.core.errors import NotAllowed
from enlace.register import errors, services
from enlace.register.enums import Verb
from enlace.register.models import Statement
from enlace.register.transitions import TRANSITIONS

pytestmark = pytest.mark.django_db
DO: dict[str, Callable[..., Any]] = {
    "accept": services.accept,
    "decline": services.decline,
    "start": services.start,
    "comment": services.comment,
    "report_done": services.report_done,
    "confirm": services.confirm_done,
    "send_back": services.send_back,
    "waive": services.waive,
    "reopen": services.reopen,
}
PARTY = ("accept", "decline", "start", "report_done")
WHO = (
    "secretariat",
    "presidency",
    "honduras",
    "honduras_rcgm",
    "mexico",
    "mexico_trafficking",
    "delegate",
    "reader",
    "iom",
    "rncom",
)
SPEAKERS = {"honduras", "honduras_rcgm", "secretariat"}
MAY = {
    **dict.fromkeys(PARTY, SPEAKERS),
    "comment": SPEAKERS | {"presidency"},
    "confirm": {"secretariat"},
    "send_back": {"secretariat"},
    "reopen": {"secretariat"},
    "waive": {"presidency"},
}
BEFORE = {
    "confirm": "reported_done",
    "send_back": "reported_done",
    "reopen": "confirmed_done",
}


def test_every_verb_has_its_transition() -> None:
    assert set(TRANSITIONS) == set(Verb) - {Verb.TAKE_BACK}


@pytest.mark.parametrize("verb", DO)
def test_a_verb_is_said_by_whom_it_is_for_and_by_nobody_else(verb: str, people: Any) -> None:
    allowed = set()
    for who in WHO:
        answer = an_answer(BEFORE.get(verb, "open"))
        try:
            DO[verb](answer.pk, actor=people.actor(who), on=ON, note="Because.")
            allowed.add(who)
        except NotAllowed:
            assert not Statement.objects.filter(answer=answer).exists()

    assert allowed == MAY[verb]


@pytest.mark.parametrize("verb", DO)
def test_the_public_and_enlace_itself_say_nothing(verb: str, public: Any) -> None:
    from enlace.core.actor import Actor

    answer = an_answer(BEFORE.get(verb, "open"), visibility="public")

    for actor in (public, Actor.system()):
        with pytest.raises(NotAllowed):
            DO[verb](answer.pk, actor=actor, on=ON, note="Because.")

    assert not Statement.objects.exists()


STATES = ("open", "in_progress", "reported_done", "confirmed_done", "not_applicable")
ENDS: dict[str, dict[str, Any]] = {
    "accept": {"open": "open", "in_progress": "in_progress"},
    "decline": {"open": "open", "in_progress": "open"},
    "start": {"open": "in_progress"},
    "comment": {state: state for state in STATES},
    "report_done": {"open": "reported_done", "in_progress": "reported_done"},
    "confirm": {"reported_done": "confirmed_done"},
    "send_back": {"reported_done": "in_progress"},
    "waive": dict.fromkeys(("open", "in_progress", "reported_done"), "not_applicable"),
    "reopen": dict.fromkeys(("confirmed_done", "not_applicable"), "open"),
}


@pytest.mark.parametrize("verb", DO)
@pytest.mark.parametrize("before", STATES)
def test_a_verb_leads_where_the_table_says_or_is_refused_and_changes_nothing(
    verb: str, before: str, people: Any
) -> None:
    who = {"waive": "presidency"}.get(verb, "honduras" if verb in PARTY else "secretariat")
    answer = an_answer(before)
    was = standing(answer)
    expected = ENDS[verb].get(before)

    if expected is None:
        with pytest.raises(errors.RegisterError) as refusal:
            DO[verb](answer.pk, actor=people.actor(who), on=ON, note="Because.")
        assert str(refusal.value)
        assert standing(answer) == was
        assert not Statement.objects.exists()
        return
    DO[verb](answer.pk, actor=people.actor(who), on=ON, note="Because.")
    assert standing(answer)[1] == expected
    said = Statement.objects.get()
    assert (said.implementation_before, said.implementation_after) == (before, expected)


def test_accepting_writes_who_said_it_and_in_which_role(honduras: Any) -> None:
    answer = an_answer()

    services.accept(answer.pk, actor=honduras, on=ON, note="Gladly.")

    said = Statement.objects.get()
    assert standing(answer) == ("accepted", "open", None)
    assert (said.verb, said.said_by_id, said.said_as) == ("accept", honduras.user_id, "focal_point")
    assert (said.said_by_name, said.note, said.said_on) == ("Honduras Example", "Gladly.", ON)


def test_the_secretariat_writes_down_on_behalf_of_a_party_in_its_own_name(secretariat: Any) -> None:
    answer = an_answer()

    services.report_done(answer.pk, actor=secretariat, on=ON, note="By mail.")

    assert Statement.objects.get().said_as == "secretariat"


@pytest.mark.parametrize(
    ("verb", "refusal"),
    [("accept", errors.AlreadyAccepted), ("decline", errors.AlreadyDeclined), ("start", errors.AlreadyBegun)],
)
def test_saying_it_twice_is_refused(verb: str, refusal: type[Exception], honduras: Any) -> None:
    answer = an_answer()
    DO[verb](answer.pk, actor=honduras, on=ON, note="Because.")

    with pytest.raises(refusal):
        DO[verb](answer.pk, actor=honduras, on=ON, note="Because.")

    assert Statement.objects.count() == 1


@pytest.mark.parametrize("verb", ["start", "report_done"])
def test_what_is_declined_has_to_be_accepted_first(verb: str, honduras: Any) -> None:
    answer = an_answer(acceptance="declined")

    with pytest.raises(errors.IsDeclined):
        DO[verb](answer.pk, actor=honduras, on=ON)


def test_declining_work_in_progress_ends_it(honduras: Any) -> None:
    answer = an_answer("in_progress", "accepted")

    services.decline(answer.pk, actor=honduras, on=ON, note="No budget.")

    assert standing(answer) == ("declined", "open", None)


@pytest.mark.parametrize(
    ("verb", "who"), [("decline", "honduras"), ("send_back", "secretariat"), ("waive", "presidency")]
)
def test_a_reason_is_needed(verb: str, who: str, people: Any) -> None:
    answer = an_answer("reported_done" if verb == "send_back" else "open")

    with pytest.raises(errors.ReasonMissing):
        DO[verb](answer.pk, actor=people.actor(who), on=ON, note=" \x00 ")

    assert not Statement.objects.exists()


def test_a_comment_says_something(honduras: Any) -> None:
    with pytest.raises(errors.NothingSaid):
        services.comment(an_answer().pk, actor=honduras, on=ON, note="  ")


def test_what_is_withdrawn_is_only_commented_on(honduras: Any) -> None:
    answer = an_answer(withdrawn_on=date(2025, 1, 1))

    with pytest.raises(errors.IsWithdrawn):
        services.report_done(answer.pk, actor=honduras, on=ON)
    services.comment(answer.pk, actor=honduras, on=ON, note="Why?")

    assert standing(answer) == ("not_asked", "open", None)


def test_nothing_is_taken_back_of_what_was_withdrawn_meanwhile(honduras: Any) -> None:
    answer = an_answer()
    services.report_done(answer.pk, actor=honduras, on=ON)
    answer.commitment.withdrawn_on = date(2026, 1, 1)
    answer.commitment.save()

    with pytest.raises(errors.IsWithdrawn):
        services.take_back(answer.pk, actor=honduras, at=timezone.now())

    assert standing(answer)[1] == "reported_done"


def test_nobody_answers_what_they_may_not_see(honduras: Any) -> None:
    hidden = an_answer(visibility="secretariat")

    with pytest.raises(NotAllowed):
        services.accept(hidden.pk, actor=honduras, on=ON)
    with pytest.raises(NotAllowed):
        services.accept(10**9, actor=honduras, on=ON)


def test_organs_are_answered_for_by_the_secretariat_and_the_presidency_by_itself(people: Any) -> None:
    ts, network, ppt = (make_commitment([code]).answers.get() for code in ("ts", "consular-network", "ppt"))

    for answer in (ts, network, ppt):
        services.accept(answer.pk, actor=people.actor("secretariat"), on=ON)
    services.start(ppt.pk, actor=people.actor("presidency"), on=ON)
    for answer in (ts, network):
        with pytest.raises(NotAllowed):
            services.start(answer.pk, actor=people.actor("presidency"), on=ON)
    for answer in (ts, network, ppt):
        with pytest.raises(NotAllowed):
            services.comment(answer.pk, actor=people.actor("honduras"), on=ON, note="Well.")

    assert {one.said_as for one in Statement.objects.filter(answer=ppt)} == {"secretariat", "presidency"}


def test_an_observer_answers_for_itself(iom: Any) -> None:
    answer = make_commitment(["iom"]).answers.get()

    services.report_done(answer.pk, actor=iom, on=ON)

    assert Statement.objects.get().said_as == "observer"


def test_ones_own_last_word_is_taken_back_and_stays_readable(honduras: Any) -> None:
    answer = an_answer()
    services.accept(answer.pk, actor=honduras, on=ON)
    services.report_done(answer.pk, actor=honduras, on=ON)

    services.take_back(answer.pk, actor=honduras, at=timezone.now())

    assert standing(answer) == ("accepted", "open", None)
    assert [one.verb for one in answer.statements.all()] == ["take_back", "report_done", "accept"]


def test_a_confirmation_comes_back_with_its_day(secretariat: Any) -> None:
    answer = an_answer("reported_done")
    services.confirm_done(answer.pk, actor=secretariat, on=date(2025, 3, 1))
    services.reopen(answer.pk, actor=secretariat, on=ON)
    assert standing(answer) == ("not_asked", "open", None)

    services.take_back(answer.pk, actor=secretariat, at=timezone.now())

    assert standing(answer) == ("not_asked", "confirmed_done", date(2025, 3, 1))


def test_taking_back_twice_or_nothing_is_refused(honduras: Any) -> None:
    answer = an_answer()
    with pytest.raises(errors.NothingToTakeBack):
        services.take_back(answer.pk, actor=honduras, at=timezone.now())
    services.accept(answer.pk, actor=honduras, on=ON)
    services.take_back(answer.pk, actor=honduras, at=timezone.now())

    with pytest.raises(errors.NothingToTakeBack):
        services.take_back(answer.pk, actor=honduras, at=timezone.now())


def test_the_word_of_somebody_else_is_not_taken_back(people: Any) -> None:
    answer = an_answer()
    services.report_done(answer.pk, actor=people.actor("honduras"), on=ON)

    for who in ("honduras_rcgm", "mexico", "secretariat"):
        with pytest.raises(errors.NotTheLastWord):
            services.take_back(answer.pk, actor=people.actor(who), at=timezone.now())
    services.confirm_done(answer.pk, actor=people.actor("secretariat"), on=ON)
    with pytest.raises(errors.NotTheLastWord):
        services.take_back(answer.pk, actor=people.actor("honduras"), at=timezone.now())

    assert standing(answer)[1] == "confirmed_done"


def test_the_public_does_not_take_back_what_enlace_said(public: Any, honduras: Any) -> None:
    answer = an_answer(visibility="public")
    services.accept(answer.pk, actor=honduras, on=ON)
    Statement.objects.update(said_by=None)

    with pytest.raises(NotAllowed):
        services.take_back(answer.pk, actor=public, at=timezone.now())


def test_after_half_an_hour_it_stays(honduras: Any) -> None:
    answer = an_answer()
    services.accept(answer.pk, actor=honduras, on=ON)

    with pytest.raises(errors.TooLateToTakeBack):
        services.take_back(answer.pk, actor=honduras, at=timezone.now() + timedelta(minutes=31))


@pytest.mark.django_db(transaction=True)
def test_of_two_confirmations_at_once_the_second_is_refused(people: Any) -> None:
    from threading import Barrier, Thread

    from enlace.core.actor import Actor
    from enlace.directory.services import load_process

    load_process("rcm", actor=Actor.system())
    answer = an_answer("reported_done")
    actor, both, outcomes = people.actor("secretariat"), Barrier(2), []

    def confirm() -> None:
        try:
            with transaction.atomic():
                both.wait(timeout=10)
                services.confirm_done(answer.pk, actor=actor, on=ON)
            outcomes.append("done")
        except errors.AlreadyConfirmed:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=confirm) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(outcomes) == ["done", "refused"]
    assert Statement.objects.filter(verb="confirm").count() == 1
