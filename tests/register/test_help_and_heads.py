"""Who asks for help is heard until it is settled; what stays late is told to the head of the post."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.register.rows import make_commitment

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.directory import errors as directory_errors
from enlace.directory.models import Person, Post
from enlace.directory.services import PersonFields, hand_over_post, name_head, record_person
from enlace.register import desks, errors, letters, services
from enlace.register.enums import Verb
from enlace.register.models import Digest, Reminder
from enlace.register.queries import people_to_remind, telling_for, verbs_for

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system()
ON = date(2026, 1, 15)
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)


def test_help_lies_on_the_secretariats_desk_until_it_is_settled(
    honduras: Actor, secretariat: Actor, mexico: Actor
) -> None:
    answer = make_commitment(["HND"], due_on=ON).answers.get()
    for who in (mexico, Actor.public()):
        with pytest.raises(NotAllowed):
            services.ask_help(answer.pk, actor=who, on=ON, note="Whom?")
    with pytest.raises(errors.HelpNeedsWords):
        services.ask_help(answer.pk, actor=honduras, on=ON, note=" ")
    with pytest.raises(errors.NoHelpAsked):
        services.settle_help(answer.pk, actor=secretariat, on=ON)

    asked = services.ask_help(answer.pk, actor=honduras, on=ON, note="Whom do we ask?")

    assert (asked.implementation, asked.help_since is not None) == ("open", True)
    (row,) = desks.help_wanted(secretariat).rows
    assert (row.answer.pk, row.answer.said) == (answer.pk, "Whom do we ask?")  # type: ignore[attr-defined]
    with pytest.raises(errors.HelpAlreadyAsked):
        services.ask_help(answer.pk, actor=honduras, on=ON, note="Again.")
    with pytest.raises(NotAllowed):
        services.settle_help(answer.pk, actor=honduras, on=ON)
    assert Verb.SETTLE_HELP in verbs_for(asked, secretariat)

    services.settle_help(answer.pk, actor=secretariat, on=ON, note="We called them.")

    assert desks.help_wanted(secretariat).count == 0


def test_asking_and_settling_can_be_taken_back(honduras: Actor, secretariat: Actor) -> None:
    answer = make_commitment(["HND"]).answers.get()
    services.ask_help(answer.pk, actor=honduras, on=ON, note="Help.")
    services.take_back(answer.pk, actor=honduras, at=timezone.now())
    assert desks.help_wanted(secretariat).count == 0

    services.ask_help(answer.pk, actor=honduras, on=ON, note="Help.")
    services.settle_help(answer.pk, actor=secretariat, on=ON)
    services.take_back(answer.pk, actor=secretariat, at=timezone.now())
    assert desks.help_wanted(secretariat).count == 1


def test_the_secretariat_is_told_once_a_week_of_who_asks_for_help(people: Any, honduras: Actor) -> None:
    answer = make_commitment(["HND"], text_en="Open the desk.").answers.get()
    services.ask_help(answer.pk, actor=honduras, on=ON, note="Help.")
    officer = people.user("secretariat")
    now = timezone.now()
    on = timezone.localdate(now)
    for day in range(7):  # the first day that is not quiet
        at, on = now + timedelta(days=day), timezone.localdate(now) + timedelta(days=day)
        if telling_for(officer, on=on):
            break
    digest = services.write_digest(officer.pk, on=on, actor=SYSTEM, at=at)

    assert digest
    assert digest.help_wanted == [answer.pk]
    letter = letters.letter_of(digest, on=on)
    assert letter
    assert letter.subject == "Enlace: help is asked for 1 time"
    assert "Honduras: Open the desk." in letter.body
    later = on + timedelta(days=1)
    assert telling_for(officer, on=later).help_wanted == []
    assert telling_for(people.user("mexico"), on=on).help_wanted == []
    Digest.objects.filter(pk=digest.pk).update(state="refused")
    services.settle_help(answer.pk, actor=people.actor("secretariat"), on=on)
    assert letters.letter_of(digest, on=on) is None


def post_of_honduras(secretariat: Actor, people: Any, head: Any) -> Post:
    """The focal point of Honduras in the consular network, and to whom it reports."""
    post = Post.objects.create(kind="focal_point", party_id="HND", body_id="consular-network")
    user = people.user(head)
    person = Person.objects.create(name=user.name, email=user.email, party_id="HND", user=user)
    name_head(post.pk, person.pk, actor=secretariat)
    return post


def test_what_stays_late_is_told_to_the_head_of_the_post_once_a_week(
    secretariat: Actor, people: Any, mexico: Actor
) -> None:
    people.user("delegate").given_rights.update(party="HND")
    post_of_honduras(secretariat, people, "delegate")
    head = people.user("delegate")
    make_commitment(["HND"], due_on=ON - timedelta(20), text_en="Late for long.")
    make_commitment(["HND"], due_on=ON - timedelta(10))
    make_commitment(["HND"], due_on=ON - timedelta(20), body="rcgm")
    make_commitment(["MEX"], due_on=ON - timedelta(20))
    assert head in people_to_remind(on=ON)

    digest = services.write_digest(head.pk, on=ON, actor=SYSTEM, at=AT)

    assert digest
    line = Reminder.objects.get(digest=digest)
    assert (line.as_head, line.answer.commitment.text_en) == (True, "Late for long.")
    letter = letters.letter_of(digest, on=ON)
    assert letter
    assert "at a post whose head you are" in letter.body
    assert "/answer/" not in letter.body
    assert "[1]" not in letter.body
    assert not telling_for(head, on=ON + timedelta(6))
    assert len(telling_for(head, on=ON + timedelta(7)).lines) == 2


def test_a_head_sees_no_more_than_their_own_rights_show(secretariat: Actor, people: Any) -> None:
    post_of_honduras(secretariat, people, "mexico_trafficking")
    make_commitment(["HND"], due_on=ON - timedelta(20), visibility="body")

    assert not telling_for(people.user("mexico_trafficking"), on=ON)


def test_the_secretariat_names_the_head_and_nobody_heads_themselves(
    secretariat: Actor, honduras: Actor, people: Any
) -> None:
    post = Post.objects.create(kind="focal_point", party_id="HND", body_id="consular-network")
    holder = record_person(PersonFields("Ana Example", "", "", "es", "HND"), actor=secretariat)
    hand_over_post(post.pk, holder.pk, actor=secretariat, on=ON)
    with pytest.raises(NotAllowed):
        name_head(post.pk, holder.pk, actor=honduras)
    with pytest.raises(directory_errors.HeadsThemselves):
        name_head(post.pk, holder.pk, actor=secretariat)
    other = record_person(PersonFields("Eva Example", "", "", "es", "HND"), actor=secretariat)

    assert name_head(post.pk, other.pk, actor=secretariat).head == other
    assert name_head(post.pk, None, actor=secretariat).head is None
