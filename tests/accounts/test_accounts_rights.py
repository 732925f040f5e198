"""Rights: given and ended by the secretariat; nobody locks everybody out."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connections
from pghistory.models import Events

from enlace.accounts import errors, queries, services
from enlace.accounts.models import GivenRight, User
from enlace.core.actor import Actor, Right
from enlace.core.enums import Role
from enlace.core.errors import NotAllowed
from enlace.core.models import Entry

ON = date(2026, 1, 15)
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
READER = Right(Role.READER, "HND")


def right_of(people: Any, who: str) -> GivenRight:
    return GivenRight.objects.get(user=people.user(who))


def second_officer(name: str = "Second") -> User:
    user = User.objects.create_user(f"{name.lower()}@example.org", "a long password 22", name=name)
    GivenRight.objects.create(user=user, role=Role.SECRETARIAT, starts_on=date(2020, 1, 1))
    return user


def test_a_right_that_is_given_holds_from_that_day(secretariat: Actor, people: Any) -> None:
    user = people.user("honduras")

    services.grant_right(user.pk, READER, actor=secretariat, on=ON)

    assert READER in queries.actor_for(user, on=ON).rights
    assert READER not in queries.actor_for(user, on=ON - timedelta(days=1)).rights
    (entry,) = Entry.objects.filter(verb="accounts.right_given")
    assert (entry.about, entry.facts) == (f"user:{user.pk}", {"role": "reader", "party": "HND", "body": None})


def test_giving_twice_is_refused(secretariat: Actor, people: Any) -> None:
    services.grant_right(people.user("honduras").pk, READER, actor=secretariat, on=ON)

    with pytest.raises(errors.RightAlreadyGiven):
        services.grant_right(people.user("honduras").pk, READER, actor=secretariat, on=ON)


@pytest.mark.parametrize("who", ["presidency", "honduras", "delegate", "reader", "iom"])
def test_nobody_else_may_touch_rights(people: Any, who: str) -> None:
    actor, target = people.actor(who), people.user("secretariat")
    for act in (
        lambda: services.grant_right(people.user(who).pk, Right(Role.SECRETARIAT), actor=actor, on=ON),
        lambda: services.end_right(right_of(people, "secretariat").pk, actor=actor, on=ON),
        lambda: services.close_account(target.pk, actor=actor, at=AT),
        lambda: services.reopen_account(target.pk, actor=actor),
        lambda: services.move_rights(target, None, Role.SECRETARIAT, None, None, on=ON, actor=actor),
        lambda: services.note_journal_export(actor=actor, chosen={}),
    ):
        with pytest.raises(NotAllowed):
            act()

    assert queries.actor_for(target, on=ON).is_secretariat
    assert not queries.actor_for(people.user(who), on=ON).is_secretariat


def test_a_role_that_needs_a_party_is_not_given_without(secretariat: Actor, people: Any) -> None:
    with pytest.raises(errors.RightNeedsParty):
        services.grant_right(people.user("reader").pk, Right(Role.OBSERVER), actor=secretariat, on=ON)


def test_a_right_that_is_ended_holds_no_more_that_day(secretariat: Actor, people: Any) -> None:
    services.end_right(right_of(people, "honduras").pk, actor=secretariat, on=ON)

    assert queries.actor_for(people.user("honduras"), on=ON).rights == frozenset()
    assert queries.actor_for(people.user("honduras"), on=ON - timedelta(days=1)).rights
    with pytest.raises(errors.RightAlreadyEnded):
        services.end_right(right_of(people, "honduras").pk, actor=secretariat, on=ON)


def test_the_database_remembers_a_right_that_ended(secretariat: Actor, people: Any) -> None:
    right = right_of(people, "honduras")
    services.end_right(right.pk, actor=secretariat, on=ON)

    labels = [event.pgh_label for event in Events.objects.tracks(right).order_by("pgh_created_at", "pgh_id")]
    assert labels == ["insert", "update"]


def test_nobody_ends_their_own_right_as_secretariat(secretariat: Actor, people: Any) -> None:
    second_officer()

    with pytest.raises(errors.OwnRightKept):
        services.end_right(right_of(people, "secretariat").pk, actor=secretariat, on=ON)


def test_the_last_officer_stays(people: Any) -> None:
    right = right_of(people, "secretariat")

    with pytest.raises(errors.LastSecretariatKept):
        services.end_right(right.pk, actor=Actor.system(), on=ON)
    with pytest.raises(errors.LastSecretariatKept):
        services.close_account(right.user_id, actor=Actor.system(), at=AT)


def test_an_officer_whose_account_is_closed_does_not_count(secretariat: Actor, people: Any) -> None:
    other = second_officer()
    services.close_account(other.pk, actor=secretariat, at=AT)

    with pytest.raises(errors.LastSecretariatKept):
        services.end_right(right_of(people, "secretariat").pk, actor=Actor.system(), on=ON)


@pytest.mark.django_db(transaction=True)
def test_two_officers_ending_each_other_at_once_leave_one() -> None:
    pair = [second_officer("One"), second_officer("Two")]
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def end(mine: User, theirs: User) -> None:
        actor = queries.actor_for(mine, on=ON)
        right = GivenRight.objects.get(user=theirs)
        together.wait()
        try:
            services.end_right(right.pk, actor=actor, on=ON)
            outcomes.append("ended")
        except errors.LastSecretariatKept:
            outcomes.append("kept")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=end, args=args) for args in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["ended", "kept"]


def test_a_closed_account_may_do_nothing_and_nobody_closes_their_own(secretariat: Actor, people: Any) -> None:
    user = people.user("honduras")
    services.close_account(user.pk, actor=secretariat, at=AT)

    user.refresh_from_db()
    assert queries.actor_for(user, on=ON) == Actor.public()
    with pytest.raises(errors.AccountAlreadyClosed):
        services.close_account(user.pk, actor=secretariat, at=AT)
    with pytest.raises(errors.OwnAccountKept):
        services.close_account(secretariat.user_id or 0, actor=secretariat, at=AT)
    with pytest.raises(errors.AccountIsClosed):
        services.grant_right(user.pk, READER, actor=secretariat, on=ON)


def test_reopening_gives_back_what_was(secretariat: Actor, people: Any) -> None:
    user = people.user("honduras")
    services.close_account(user.pk, actor=secretariat, at=AT)
    services.reopen_account(user.pk, actor=secretariat)

    user.refresh_from_db()
    assert queries.actor_for(user, on=ON).speaks_for("HND", "consular-network")
    with pytest.raises(errors.AccountIsOpen):
        services.reopen_account(user.pk, actor=secretariat)


def test_moving_rights_from_one_to_the_next(secretariat: Actor, people: Any) -> None:
    leaves, comes = people.user("honduras"), people.user("reader")
    move = (leaves, comes, Role.FOCAL_POINT, "HND", "consular-network")

    services.move_rights(*move, on=ON, actor=secretariat)
    services.move_rights(*move, on=ON, actor=secretariat)

    assert not queries.actor_for(leaves, on=ON).rights
    assert queries.actor_for(comes, on=ON).speaks_for("HND", "consular-network")
    assert GivenRight.objects.filter(user=comes, role=Role.FOCAL_POINT).count() == 1


def test_introducing_oneself_changes_only_oneself(people: Any, honduras: Actor, public: Actor) -> None:
    services.introduce_myself("  Nueva   Persona ", "es", actor=honduras)

    user = User.objects.get(pk=honduras.user_id or 0)
    assert (user.name, user.language) == ("Nueva Persona", "es")
    with pytest.raises(errors.NameMissing):
        services.introduce_myself(" ", "es", actor=honduras)
    with pytest.raises(NotAllowed):
        services.introduce_myself("X", "es", actor=public)


def test_only_the_secretariat_sees_people_rights_and_journal(
    secretariat: Actor, honduras: Actor, public: Actor
) -> None:
    services.grant_right(honduras.user_id or 0, READER, actor=secretariat, on=ON)

    for actor in (honduras, public):
        assert not queries.people_for(actor, on=ON).exists()
        assert not queries.rights_for(actor).exists()
        assert not queries.journal_for(actor).exists()
        assert queries.journal_verbs(actor) == []
        assert queries.journal_people(actor) == []
    assert queries.people_for(secretariat, on=ON).count() == 2
    assert [verb for verb in queries.journal_verbs(secretariat) if verb.startswith("accounts.")] == [
        "accounts.right_given"
    ]
