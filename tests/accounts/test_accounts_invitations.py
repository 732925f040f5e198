"""Invitations: one letter, one person, once; whoever else holds or guesses a link gets nothing."""

from __future__ import annotations

import hashlib
import re
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connections

from enlace.accounts import errors, queries, services
from enlace.accounts.models import GivenRight, Invitation, User
from enlace.core.actor import Actor, Right
from enlace.core.enums import Role
from enlace.core.errors import NotAllowed
from enlace.core.models import Entry

AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
FOCAL = Right(Role.FOCAL_POINT, "HND", "consular-network")
GOOD = "montaña lenta bajo lluvia 7"


def invite(actor: Actor, **said: Any) -> Invitation:
    facts = {"email": "ana@example.org", "name": "Ana Ejemplo", "rights": [FOCAL], "language": "es"} | said
    return services.invite(
        facts["email"], facts["name"], facts["rights"], facts["language"], actor=actor, at=AT
    )


def secret_in_letter(number: int = -1) -> str:
    found = re.search(r"/invitation/([\w-]+)/", str(mail.outbox[number].body))
    assert found
    return found[1]


def test_an_invitation_writes_to_the_person_in_their_language(secretariat: Actor) -> None:
    invitation = invite(secretariat)

    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    assert letter.subject == "Enlace: su invitación"
    assert "Ana Ejemplo" in letter.body
    (html,) = letter.alternatives
    assert html.mimetype == "text/html"
    assert secret_in_letter() in html.content
    assert invitation.expires_at == AT + timedelta(days=14)


def test_only_a_hash_of_the_secret_is_kept(secretariat: Actor) -> None:
    invitation = invite(secretariat)

    secret = secret_in_letter()
    assert invitation.secret_hash == hashlib.sha256(secret.encode()).hexdigest()
    kept = [str(row) for row in Invitation.objects.values()] + [str(row) for row in Entry.objects.values()]
    assert not [row for row in kept if secret in row]


def test_the_journal_names_no_address(secretariat: Actor) -> None:
    invite(secretariat)

    (entry,) = Entry.objects.filter(verb="accounts.invited")
    assert "example" not in f"{entry.about} {entry.facts}"
    assert entry.user_id == secretariat.user_id


@pytest.mark.parametrize("who", ["presidency", "honduras", "delegate", "reader", "iom"])
def test_only_the_secretariat_may_invite(people: Any, who: str) -> None:
    with pytest.raises(NotAllowed):
        invite(people.actor(who))

    assert (Invitation.objects.count(), mail.outbox) == (0, [])


def test_the_public_may_not_invite(db: None, public: Actor) -> None:
    with pytest.raises(NotAllowed):
        invite(public)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"email": "not an address"}, errors.AddressRefused),
        ({"email": "a@example.org\nBcc: b@example.org"}, errors.AddressRefused),
        ({"name": "  "}, errors.NameMissing),
        ({"rights": []}, errors.NoRightsGiven),
        ({"rights": [Right(Role.FOCAL_POINT)]}, errors.RightNeedsParty),
        ({"email": "SECRETARIAT@example.org"}, errors.AlreadyKnown),
    ],
)
def test_what_cannot_be_an_invitation_is_refused(
    secretariat: Actor, said: dict[str, Any], refusal: type[errors.AccountsError]
) -> None:
    with pytest.raises(refusal):
        invite(secretariat, **said)

    assert (Invitation.objects.count(), mail.outbox) == (0, [])


def test_a_letter_of_the_system_itself_names_the_secretariat_alone(db: None) -> None:
    invite(Actor.system(), language="en")

    letter = str(mail.outbox[0].body)
    assert "\nThe Technical Secretariat invites you to Enlace" in letter
    assert "Enlace of the" not in letter


def test_a_name_cannot_bring_headers_into_the_letter(secretariat: Actor) -> None:
    invite(secretariat, name="Ana\r\nBcc: thief@example.org")

    assert mail.outbox[0].recipients() == ["ana@example.org"]
    assert "\nBcc" not in mail.outbox[0].body


def test_inviting_twice_is_refused(secretariat: Actor) -> None:
    invite(secretariat)

    with pytest.raises(errors.AlreadyInvited):
        invite(secretariat, email="Ana@Example.org")

    assert len(mail.outbox) == 1


def test_nobody_is_invited_if_the_mail_fails(secretariat: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", broken)
    with pytest.raises(errors.MailNotSent):
        invite(secretariat)

    assert (Invitation.objects.count(), Entry.objects.filter(verb="accounts.invited").count()) == (0, 0)


def test_accepting_makes_the_person_with_their_rights(secretariat: Actor) -> None:
    invitation = invite(secretariat)

    user = services.accept_invitation(secret_in_letter(), GOOD, at=AT, name="Ana María Ejemplo")

    invitation.refresh_from_db()
    assert (invitation.user, invitation.accepted_at) == (user, AT)
    assert (user.email, user.name, user.language) == ("ana@example.org", "Ana María Ejemplo", "es")
    assert user.check_password(GOOD)
    assert queries.actor_for(user, on=AT.date()).rights == {FOCAL}
    assert GivenRight.objects.get(user=user).given_by_id == secretariat.user_id


def test_a_link_works_once(secretariat: Actor) -> None:
    invite(secretariat)
    user = services.accept_invitation(secret_in_letter(), GOOD, at=AT)

    with pytest.raises(errors.InvitationUsed):
        services.accept_invitation(secret_in_letter(), "another password 99", at=AT)

    user.refresh_from_db()
    assert user.check_password(GOOD)
    assert GivenRight.objects.filter(user=user).count() == 1


def test_an_expired_link_is_refused_to_the_second(secretariat: Actor) -> None:
    invite(secretariat)
    end = AT + timedelta(days=14)

    with pytest.raises(errors.InvitationExpired):
        services.accept_invitation(secret_in_letter(), GOOD, at=end)

    services.accept_invitation(secret_in_letter(), GOOD, at=end - timedelta(seconds=1))


def test_a_withdrawn_link_is_refused(secretariat: Actor) -> None:
    invitation = invite(secretariat)
    services.withdraw_invitation(invitation.pk, actor=secretariat, at=AT)

    with pytest.raises(errors.InvitationWithdrawn):
        services.accept_invitation(secret_in_letter(), GOOD, at=AT)


def test_withdrawing_twice_is_refused(secretariat: Actor, honduras: Actor) -> None:
    invitation = invite(secretariat)
    with pytest.raises(NotAllowed):
        services.withdraw_invitation(invitation.pk, actor=honduras, at=AT)
    services.withdraw_invitation(invitation.pk, actor=secretariat, at=AT)

    with pytest.raises(errors.InvitationClosed):
        services.withdraw_invitation(invitation.pk, actor=secretariat, at=AT)
    with pytest.raises(errors.InvitationClosed):
        services.resend_invitation(invitation.pk, actor=secretariat, at=AT)


def test_after_sending_again_the_older_link_is_dead(secretariat: Actor, honduras: Actor) -> None:
    invitation = invite(secretariat)
    older = secret_in_letter()
    later = AT + timedelta(days=20)
    with pytest.raises(NotAllowed):
        services.resend_invitation(invitation.pk, actor=honduras, at=later)
    services.resend_invitation(invitation.pk, actor=secretariat, at=later)

    with pytest.raises(errors.InvitationNotValid):
        services.accept_invitation(older, GOOD, at=later)
    assert services.accept_invitation(secret_in_letter(), GOOD, at=later).email == "ana@example.org"


@pytest.mark.parametrize("secret", ["", "x", "' OR 1=1 --", "\x00", "é" * 500])
def test_a_guessed_secret_opens_nothing(secretariat: Actor, secret: str) -> None:
    invitation = invite(secretariat)

    for guess in (secret, invitation.secret_hash, secret_in_letter()[:-1], secret_in_letter().upper()):
        with pytest.raises(errors.InvitationNotValid):
            services.accept_invitation(guess, GOOD, at=AT)


@pytest.mark.parametrize("password", ["short", "password1234", "ana@example.org"])
def test_a_weak_password_is_refused_and_uses_nothing_up(secretariat: Actor, password: str) -> None:
    invite(secretariat)

    with pytest.raises(errors.PasswordTooWeak):
        services.accept_invitation(secret_in_letter(), password, at=AT)

    assert services.look_at_invitation(secret_in_letter(), at=AT).accepted_at is None


def test_somebody_who_came_in_another_way_meanwhile_is_not_made_twice(secretariat: Actor) -> None:
    invite(secretariat)
    User.objects.create_user("ana@example.org", "another password 1", name="Ana")

    with pytest.raises(errors.InvitationUsed):
        services.accept_invitation(secret_in_letter(), GOOD, at=AT)

    assert User.objects.filter(email="ana@example.org").count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=False)
def test_accepting_twice_at_once_makes_one_person() -> None:
    actor = Actor.system()
    link = services.open_first_account("first@example.org", "First", at=AT, actor=actor)
    secret = link.rstrip("/").rsplit("/", 1)[1]
    outcomes: list[str] = []
    together = threading.Barrier(4)

    def accept() -> None:
        together.wait()
        try:
            services.accept_invitation(secret, GOOD, at=AT)
            outcomes.append("in")
        except errors.InvitationUsed:
            outcomes.append("used")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "used", "used", "used"]
    assert GivenRight.objects.filter(user__email="first@example.org").count() == 1


def test_the_first_officer_gets_a_link_and_no_letter(db: None) -> None:
    link = services.open_first_account("officer@example.org", "Olga", at=AT)

    user = services.accept_invitation(link.rstrip("/").rsplit("/", 1)[1], GOOD, at=AT)
    assert queries.actor_for(user, on=AT.date()).is_secretariat
    assert mail.outbox == []


def test_asking_again_for_the_first_officer_kills_the_older_link(db: None) -> None:
    older = services.open_first_account("officer@example.org", "Olga", at=AT)
    newer = services.open_first_account("Officer@example.org", "Olga", at=AT)

    with pytest.raises(errors.InvitationWithdrawn):
        services.accept_invitation(older.rstrip("/").rsplit("/", 1)[1], GOOD, at=AT)
    assert services.accept_invitation(newer.rstrip("/").rsplit("/", 1)[1], GOOD, at=AT)
    with pytest.raises(errors.AlreadyKnown):
        services.open_first_account("officer@example.org", "Olga", at=AT)


def test_not_even_the_secretariat_opens_a_first_account_from_a_page(secretariat: Actor) -> None:
    with pytest.raises(NotAllowed):
        services.open_first_account("x@example.org", "X", at=AT, actor=secretariat)


def test_only_the_secretariat_sees_who_is_invited(secretariat: Actor, honduras: Actor, public: Actor) -> None:
    invitation = invite(secretariat)

    assert list(queries.open_invitations_for(secretariat)) == [invitation]
    assert list(queries.open_invitations_for(honduras)) == []
    assert list(queries.invitations_for(public)) == []
