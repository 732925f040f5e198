"""Posts: handed over with the rights that come with them; their history stays."""

from __future__ import annotations

import re
import threading
from datetime import date, timedelta

import pytest
from django.utils import timezone

from enlace.accounts.errors import InvitationWithdrawn
from enlace.accounts.models import GivenRight, User
from enlace.accounts.queries import actor_for
from enlace.accounts.services import accept_invitation
from enlace.core.enums import Role
from enlace.core.errors import EnlaceError, NotAllowed
from enlace.core.queries import history_of
from enlace.directory import queries
from enlace.directory.enums import PostKind
from enlace.directory.errors import (
    AlreadyHoldsPost,
    HandedOverMeanwhile,
    HandOverTooEarly,
    NameMissing,
    NoAddressToInvite,
    PostClosed,
    PostExists,
    PostIncomplete,
    PostIsVacant,
)
from enlace.directory.models import Holding, Person, Post
from enlace.directory.services import (
    PersonFields,
    close_post,
    correct_person,
    describe_post,
    hand_over_post,
    open_post,
    record_person,
    vacate_post,
)

ON = date(2025, 3, 1)
EVE = ON - timedelta(days=1)


def focal_point(secretariat, people):
    """The focal point of Honduras in the consular network, held by one who signs in."""
    post = open_post(PostKind.FOCAL_POINT, party="HND", body="consular-network", actor=secretariat)
    user = people.user("honduras")
    held = PersonFields("Ana Example", email=user.email, party="HND")
    hand_over_post(post.pk, held, actor=secretariat, on=date(2020, 1, 1))
    return post


def newcomer(name="Berta Example"):
    user = User.objects.create_user(f"{name.split()[0].lower()}@example.org", "x", name=name)
    return user, PersonFields(name, email=user.email.upper(), party="HND")


@pytest.mark.django_db
def test_handing_over_moves_the_post_and_its_rights_on_that_day(secretariat, people):
    post = focal_point(secretariat, people)
    leaver = people.user("honduras")
    user, fields = newcomer()

    holding = hand_over_post(post.pk, fields, actor=secretariat, on=ON, note="Call the airport.")

    before, now = post.holdings.order_by("starts_on")
    assert (before.ends_on, before.note, now.pk, now.ends_on) == (EVE, "Call the airport.", holding.pk, None)
    assert actor_for(leaver, on=EVE).speaks_for("HND", "consular-network")
    assert not actor_for(leaver, on=ON).speaks_for("HND", "consular-network")
    assert not actor_for(user, on=EVE).speaks_for("HND", "consular-network")
    assert actor_for(user, on=ON).speaks_for("HND", "consular-network")
    assert not actor_for(user, on=ON).speaks_for("HND", "rcgm")
    assert Person.objects.get(name="Berta Example").user == user
    told = queries.history_of_post(post, secretariat)
    assert {change.thing for change in told} == {"post", "holding"}
    assert {one.new for change in told for one in change.changed if one.field == "post"} == {
        "Focal point: Honduras, Consular network"
    }
    assert {change.what for change in told} == {"Post", "Holder of the post"}


@pytest.mark.django_db
def test_rights_that_did_not_come_with_the_post_stay(secretariat, people):
    post = focal_point(secretariat, people)
    leaver = people.user("honduras")
    GivenRight.objects.create(
        user=leaver, role=Role.DELEGATE, party="HND", body="rcgm", starts_on=date(2020, 1, 1)
    )

    hand_over_post(post.pk, newcomer()[1], actor=secretariat, on=ON)

    assert {right.role for right in actor_for(leaver, on=ON).rights} == {Role.DELEGATE}


@pytest.mark.django_db
def test_a_newcomer_who_cannot_sign_in_holds_the_post_without_rights(secretariat, people):
    post = focal_point(secretariat, people)
    given = GivenRight.objects.count()
    person = record_person(PersonFields("Carla Example"), actor=secretariat)

    hand_over_post(post.pk, person.pk, actor=secretariat, on=ON)

    assert GivenRight.objects.count() == given
    assert queries.posts_for(secretariat).get(pk=post.pk).holder.person == person


@pytest.mark.django_db
def test_an_officer_hands_over_without_leaving_the_secretariat_empty(secretariat, people):
    post = open_post(PostKind.OFFICER, party=None, body=None, actor=secretariat)
    first = User.objects.create_user("first@example.org", "x", name="First Example")
    hand_over_post(
        post.pk, PersonFields("First Example", email=first.email), actor=secretariat, on=date(2024, 1, 1)
    )
    assert actor_for(first, on=ON).is_secretariat

    user, fields = newcomer()
    hand_over_post(post.pk, fields, actor=secretariat, on=ON)

    assert actor_for(user, on=ON).is_secretariat
    assert not actor_for(first, on=ON).is_secretariat


@pytest.mark.django_db
def test_what_cannot_be_handed_over_changes_nothing(secretariat, people):
    post = focal_point(secretariat, people)
    (held,) = post.holdings.all()
    for refusal, to, on, seen in (
        (AlreadyHoldsPost, held.person_id, ON, None),
        (HandOverTooEarly, PersonFields("Dora Example"), held.starts_on, None),
        (HandedOverMeanwhile, PersonFields("Dora Example"), ON, held.pk + 1000),
        (NameMissing, PersonFields(" "), ON, None),
    ):
        with pytest.raises(refusal):
            hand_over_post(post.pk, to, actor=secretariat, on=on, seen=seen)

    assert [(one.pk, one.ends_on) for one in post.holdings.all()] == [(held.pk, None)]
    assert not Person.objects.filter(name="Dora Example").exists()
    assert actor_for(people.user("honduras"), on=ON).speaks_for("HND", "consular-network")


@pytest.mark.django_db
def test_a_newcomer_is_invited_and_has_the_rights_from_the_day_of_the_post(secretariat, people, mailoutbox):
    post = focal_point(secretariat, people)
    comes = PersonFields("Berta Example", email="berta@example.org", party="HND")

    hand_over_post(post.pk, comes, actor=secretariat, on=date(2090, 3, 1), inviting=timezone.now())

    (letter,) = mailoutbox
    secret = re.search(r"/invitation/([^/\s]+)/", letter.body)[1]
    assert letter.to == ["berta@example.org"]
    user = accept_invitation(secret, "a long test password 1", at=timezone.now())
    right = GivenRight.objects.get(user=user)
    assert (right.role, right.party, right.body) == (Role.FOCAL_POINT, "HND", "consular-network")
    assert right.starts_on == date(2090, 3, 1)


@pytest.mark.django_db
def test_an_invitation_stops_working_when_the_post_goes_to_another(secretariat, people, mailoutbox):
    post = focal_point(secretariat, people)
    comes = PersonFields("Berta Example", email="berta@example.org", party="HND")
    hand_over_post(post.pk, comes, actor=secretariat, on=ON, inviting=timezone.now())
    secret = re.search(r"/invitation/([^/\s]+)/", mailoutbox[0].body)[1]

    hand_over_post(
        post.pk, PersonFields("Carla Example", party="HND"), actor=secretariat, on=date(2025, 4, 1)
    )

    with pytest.raises(InvitationWithdrawn):
        accept_invitation(secret, "a long test password 1", at=timezone.now())


@pytest.mark.django_db
def test_who_takes_two_posts_before_they_accept_is_let_in_with_the_rights_of_both(
    secretariat, people, mailoutbox
):
    """One letter, no refusal; and when one of the posts goes on, the letter still lets in with the other."""
    first, second, third = (
        open_post(PostKind.FOCAL_POINT, party="HND", body=body, actor=secretariat)
        for body in ("consular-network", "rcgm", None)
    )
    comes = PersonFields("Berta Example", email="berta@example.org", party="HND")
    held = hand_over_post(first.pk, comes, actor=secretariat, on=ON, inviting=timezone.now())
    for post in (second, third):
        hand_over_post(post.pk, held.person_id, actor=secretariat, on=ON, inviting=timezone.now())
    hand_over_post(second.pk, PersonFields("Carla Example"), actor=secretariat, on=date(2025, 4, 1))

    (letter,) = mailoutbox
    secret = re.search(r"/invitation/([^/\s]+)/", letter.body)[1]
    user = accept_invitation(secret, "a long test password 1", at=timezone.now())

    assert {right.body for right in user.given_rights.all()} == {"consular-network", None}


@pytest.mark.django_db
def test_a_letter_to_a_wrong_address_stops_working_when_the_address_is_corrected(
    secretariat, people, mailoutbox
):
    post = focal_point(secretariat, people)
    wrong = PersonFields("Berta Example", email="berta@wrong.example", party="HND")
    held = hand_over_post(post.pk, wrong, actor=secretariat, on=ON, inviting=timezone.now())
    secret = re.search(r"/invitation/([^/\s]+)/", mailoutbox[0].body)[1]

    right = PersonFields("Berta Example", email="berta@example.org", party="HND")
    correct_person(held.person_id, right, actor=secretariat)

    with pytest.raises(InvitationWithdrawn):
        accept_invitation(secret, "a long test password 1", at=timezone.now())


@pytest.mark.django_db
def test_who_accepted_loses_the_rights_of_the_post_though_their_address_was_changed_since(
    secretariat, people, mailoutbox
):
    post = focal_point(secretariat, people)
    comes = PersonFields("Berta Example", email="berta@example.org", party="HND")
    held = hand_over_post(post.pk, comes, actor=secretariat, on=ON, inviting=timezone.now())
    secret = re.search(r"/invitation/([^/\s]+)/", mailoutbox[0].body)[1]
    user = accept_invitation(secret, "a long test password 1", at=timezone.now())
    changed = PersonFields("Berta Example", email="other@example.org", party="HND")
    correct_person(held.person_id, changed, actor=secretariat)

    leaving = timezone.localdate() + timedelta(days=30)
    hand_over_post(post.pk, PersonFields("Carla Example"), actor=secretariat, on=leaving)

    assert actor_for(user, on=leaving - timedelta(days=1)).speaks_for("HND", "consular-network")
    assert not actor_for(user, on=leaving).speaks_for("HND", "consular-network")


@pytest.mark.django_db
def test_nobody_is_invited_without_an_address_or_who_signs_in_already(secretariat, people, mailoutbox):
    post = focal_point(secretariat, people)
    holder = post.holdings.get()

    with pytest.raises(NoAddressToInvite):
        hand_over_post(
            post.pk, PersonFields("Berta Example"), actor=secretariat, on=ON, inviting=timezone.now()
        )
    assert post.holdings.get() == holder
    _user, fields = newcomer()
    hand_over_post(post.pk, fields, actor=secretariat, on=ON, inviting=timezone.now())

    assert mailoutbox == []


@pytest.mark.django_db
def test_handing_over_twice_from_the_same_form_is_refused(secretariat, people):
    post = focal_point(secretariat, people)
    seen = post.holdings.get().pk
    hand_over_post(post.pk, PersonFields("Dora Example"), actor=secretariat, on=ON, seen=seen)

    with pytest.raises(HandedOverMeanwhile):
        hand_over_post(post.pk, PersonFields("Eva Example"), actor=secretariat, on=ON, seen=seen)

    assert not Person.objects.filter(name="Eva Example").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_hand_overs_at_once_one_is_refused(people):
    from django.db import connection

    secretariat = people.actor("secretariat")
    post = focal_point(secretariat, people)
    seen = post.holdings.get().pk
    both = threading.Barrier(2)
    said: list[str] = []

    def hand(name: str) -> None:
        both.wait()
        try:
            hand_over_post(post.pk, PersonFields(name), actor=secretariat, on=ON, seen=seen)
            said.append("done")
        except EnlaceError as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=hand, args=(name,)) for name in ("Dora Example", "Eva Example")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["HandedOverMeanwhile", "done"]
    assert Holding.objects.filter(post=post).count() == 2


@pytest.mark.django_db
def test_a_vacant_post_waits_for_the_next_holder(secretariat, people):
    post = focal_point(secretariat, people)

    vacate_post(post.pk, on=ON, note="Ask the embassy.", actor=secretariat)

    assert not actor_for(people.user("honduras"), on=ON).speaks_for("HND", "consular-network")
    with pytest.raises(PostIsVacant):
        vacate_post(post.pk, on=ON, actor=secretariat)
    with pytest.raises(HandOverTooEarly):
        hand_over_post(post.pk, PersonFields("Dora Example"), actor=secretariat, on=EVE)
    hand_over_post(post.pk, PersonFields("Dora Example"), actor=secretariat, on=ON)
    assert queries.posts_for(secretariat).get(pk=post.pk).holder.person.name == "Dora Example"


@pytest.mark.django_db
def test_a_closed_post_keeps_its_history_and_can_be_opened_anew(secretariat, people):
    post = focal_point(secretariat, people)
    with pytest.raises(PostExists):
        open_post(PostKind.FOCAL_POINT, party="HND", body="consular-network", actor=secretariat)

    close_post(post.pk, on=ON, actor=secretariat)

    assert post.holdings.get().ends_on == EVE
    assert not actor_for(people.user("honduras"), on=ON).speaks_for("HND", "consular-network")
    for act in (
        lambda: close_post(post.pk, on=ON, actor=secretariat),
        lambda: hand_over_post(post.pk, PersonFields("Dora"), actor=secretariat, on=ON),
    ):
        with pytest.raises(PostClosed):
            act()
    anew = open_post(PostKind.FOCAL_POINT, party="HND", body="consular-network", actor=secretariat)
    assert anew.pk != post.pk


@pytest.mark.django_db
def test_a_post_needs_a_party_unless_it_is_of_the_secretariat(secretariat):
    with pytest.raises(PostIncomplete):
        open_post(PostKind.FOCAL_POINT, party=None, body="rcgm", actor=secretariat)

    post = open_post(PostKind.OFFICER, party=None, body=None, actor=secretariat)
    describe_post(post.pk, institution_en=" Office ", institution_es="", actor=secretariat)
    post.refresh_from_db()
    assert (post.institution("en"), post.institution("es")) == ("Office", "Office")


@pytest.mark.django_db
def test_people_are_corrected_and_shown_to_those_who_sign_in_alone(secretariat, honduras, public):
    person = record_person(PersonFields("Ana Example"), actor=secretariat)
    correct_person(
        person.pk, PersonFields("Ana  Otra", email=" Ana@Example.org ", party="HND"), actor=secretariat
    )

    person.refresh_from_db()
    assert (person.name, person.email, person.party_id) == ("Ana Otra", "ana@example.org", "HND")
    assert queries.people_for(honduras).get() == person
    assert list(queries.people_for(public)) == []
    assert list(queries.posts_for(public)) == []
    assert list(queries.holdings_for(public)) == []
    assert [change.label for change in history_of(person)] == ["update", "insert"]


@pytest.mark.django_db
def test_a_focal_point_changes_no_post_and_nobody(honduras, secretariat, people):
    post = focal_point(secretariat, people)
    person = post.holdings.get().person
    for act in (
        lambda: hand_over_post(post.pk, PersonFields("Dora"), actor=honduras, on=ON),
        lambda: vacate_post(post.pk, on=ON, actor=honduras),
        lambda: close_post(post.pk, on=ON, actor=honduras),
        lambda: describe_post(post.pk, institution_en="", institution_es="", actor=honduras),
        lambda: open_post(PostKind.DELEGATE, party="HND", body=None, actor=honduras),
        lambda: record_person(PersonFields("Dora"), actor=honduras),
        lambda: correct_person(person.pk, PersonFields("Dora"), actor=honduras),
    ):
        with pytest.raises(NotAllowed):
            act()

    assert Post.objects.count() == 1
