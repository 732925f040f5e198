"""The pages of people, rights and signing in: what each shows, to whom, and what it never gives away."""

from __future__ import annotations

import csv
import io
import logging
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from html5lib import HTMLParser
from tests.people import PASSWORD

from enlace.accounts import services
from enlace.accounts.models import GivenRight, Invitation, User
from enlace.core.actor import Actor
from enlace.core.models import Entry

GOOD = "montaña lenta bajo lluvia 7"
EN = {"HTTP_ACCEPT_LANGUAGE": "en"}


def valid(response: Any, status: int = 200) -> str:
    """The page as text, after a strict parser has read it; no script or style of its own."""
    assert response.status_code == status, response.headers.get("Location")
    said = response.content.decode()
    HTMLParser(strict=True).parse(said)
    assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", said)
    assert " style=" not in said
    assert not re.search(r"\son\w+=", said)
    return str(said)


def sign_in(client: Any, people: Any, who: str) -> Any:
    client.force_login(people.user(who))
    return people.user(who)


def invited(client: Any, people: Any, **said: str) -> str:
    """Invite somebody through the page; the secret of the letter."""
    sign_in(client, people, "secretariat")
    form = {"name": "Ana", "email": "ana@example.org", "language": "es", "role": "reader"} | said
    response = client.post(reverse("accounts:invite"), {**form, "party": "", "body": ""})
    assert response.status_code == 302, response.content.decode()
    client.logout()
    found = re.search(r"/invitation/([\w-]+)/", str(mail.outbox[-1].body))
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "name",
    ["account_login", "account_logout", "account_signup", "account_inactive", "account_reset_password",
     "account_reset_password_done", "account_reset_password_from_key_done", "socialaccount_login_error",
     "socialaccount_login_cancelled"],
)  # fmt: skip
def test_pages_for_those_who_are_not_signed_in_are_whole(
    client: Any, people: Any, name: str, language: str
) -> None:
    if name == "account_logout":
        sign_in(client, people, "reader")
    expected = 401 if name == "socialaccount_login_error" else 200
    said = valid(client.get(reverse(name), HTTP_ACCEPT_LANGUAGE=language), expected)
    assert f'<html lang="{language}">' in said
    assert 'class="rail"' in said


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "name",
    ["accounts:me", "accounts:people", "accounts:invite", "accounts:journal", "account_change_password",
     "mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list",
     "socialaccount_connections", "account_reauthenticate"],
)  # fmt: skip
def test_pages_for_an_officer_are_whole(client: Any, people: Any, name: str, language: str) -> None:
    client.post(reverse("account_login"), {"login": people.user("secretariat").email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    valid(client.get(reverse(name), HTTP_ACCEPT_LANGUAGE=language))


def test_signing_up_is_by_invitation(client: Any, db: None) -> None:
    assert "by invitation" in valid(client.get(reverse("account_signup"), **EN))

    client.post(reverse("account_signup"), {"email": "x@example.org", "password1": GOOD, "password2": GOOD})
    assert not User.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_changes_their_own_address(client: Any, people: Any, method: str) -> None:
    user = sign_in(client, people, "honduras")

    response = getattr(client, method)("/accounts/email/", {"email": "thief@example.org", "action_add": ""})

    assert response.status_code in (403, 405)
    user.refresh_from_db()
    assert user.email == "honduras@example.org"


def test_an_invited_person_comes_in_with_their_rights(client: Any, people: Any) -> None:
    secret = invited(client, people)

    opened = client.get(f"/invitation/{secret}/")
    assert (opened.status_code, opened["Location"]) == (302, "/invitation/")
    assert opened["Referrer-Policy"] == "no-referrer"
    page = valid(client.get("/invitation/", **EN))
    assert secret not in page
    done = client.post("/invitation/", {"name": "Ana B", "password": GOOD, "again": GOOD})

    assert (done.status_code, done["Location"]) == (302, reverse("desk:desk"))
    assert int(client.session["_auth_user_id"]) == User.objects.get(email="ana@example.org").pk
    assert GivenRight.objects.get(user__email="ana@example.org").role == "reader"


def test_a_link_preview_uses_nothing_up(client: Any, people: Any) -> None:
    secret = invited(client, people)
    for _ in range(3):
        client.get(f"/invitation/{secret}/")

    assert Invitation.objects.get().accepted_at is None


def test_a_used_link_and_an_unknown_link_are_refused(client: Any, people: Any) -> None:
    secret = invited(client, people)
    client.get(f"/invitation/{secret}/")
    client.post("/invitation/", {"name": "Ana", "password": GOOD, "again": GOOD})
    client.logout()

    client.get(f"/invitation/{secret}/")
    assert "already been used" in valid(client.get("/invitation/", **EN), 410)
    client.get("/invitation/guessed/")
    assert "not valid" in valid(client.get("/invitation/", **EN), 410)


def test_a_guessed_link_tells_nothing_of_who_is_known(client: Any, people: Any) -> None:
    invited(client, people)
    client.get("/invitation/guessed/")

    said = client.get("/invitation/", **EN).content.decode()
    assert "example.org" not in said


def test_passwords_that_differ_or_are_weak_are_told_beside_the_field(client: Any, people: Any) -> None:
    secret = invited(client, people)
    client.get(f"/invitation/{secret}/")

    differ = client.post("/invitation/", {"name": "A", "password": GOOD, "again": "x"}, **EN)
    assert "The two passwords differ." in valid(differ)
    weak = client.post("/invitation/", {"name": "A", "password": "1234", "again": "1234"}, **EN)
    assert "Choose a stronger password" in valid(weak)
    assert GOOD not in differ.content.decode()


def test_somebody_who_is_signed_in_does_not_become_somebody_else(client: Any, people: Any) -> None:
    secret = invited(client, people)
    user = sign_in(client, people, "honduras")
    client.get(f"/invitation/{secret}/")

    response = client.post("/invitation/", {"name": "A", "password": GOOD, "again": GOOD}, **EN)

    assert "Sign out" in valid(response)
    assert int(client.session["_auth_user_id"]) == user.pk
    assert not User.objects.filter(email="ana@example.org").exists()


def test_no_log_keeps_the_secret(client: Any, people: Any, caplog: pytest.LogCaptureFixture) -> None:
    from enlace.core.logs import without_personal_data

    caplog.set_level(logging.DEBUG)
    secret = invited(client, people)
    client.get(f"/invitation/{secret}/")
    client.get("/invitation/")
    client.post("/invitation/", {"name": "Ana", "password": GOOD, "again": GOOD})

    messages = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [said for said in messages if secret in said or GOOD in said]
    assert without_personal_data(f"Gone: /invitation/{secret}/") == "Gone: /invitation/…/"
    assert (
        without_personal_data("/accounts/password/reset/key/1-abc-def/") == "/accounts/password/reset/key/…/"
    )
    from pghistory.models import Context

    assert not Context.objects.filter(metadata__icontains=secret).exists()


@pytest.mark.parametrize("who", ["presidency", "honduras", "mexico", "delegate", "reader", "iom", None])
def test_nobody_else_manages_people(client: Any, people: Any, who: str | None) -> None:
    target = people.user("rncom")
    right = GivenRight.objects.get(user=target)
    secret_holder = Invitation.objects.create(
        email="b@example.org", name="B", secret_hash="0" * 64, expires_at="2030-01-01T00:00Z"
    )
    if who:
        sign_in(client, people, who)
    expected = 403 if who else 302
    reads = ["accounts:people", "accounts:invite", "accounts:journal", "accounts:journal-export"]
    acts = [
        reverse("accounts:invite"),
        reverse("accounts:person", args=[target.pk]),
        reverse("accounts:close", args=[target.pk]),
        reverse("accounts:reopen", args=[target.pk]),
        reverse("accounts:right-end", args=[right.pk]),
        reverse("accounts:invitation-resend", args=[secret_holder.pk]),
        reverse("accounts:invitation-withdraw", args=[secret_holder.pk]),
    ]
    for name in reads:
        assert client.get(reverse(name)).status_code == expected, name
    for url in acts:
        response = client.post(url, {"role": "secretariat", "name": "X", "email": "x@example.org"})
        assert response.status_code == expected, url
        assert target.email not in response.content.decode()

    target.refresh_from_db()
    right.refresh_from_db()
    assert (target.is_active, right.ends_on, Invitation.objects.count()) == (True, None, 1)
    assert mail.outbox == []


def test_people_are_listed_with_what_they_may_be(client: Any, people: Any) -> None:
    people.user("honduras")
    sign_in(client, people, "secretariat")

    said = valid(client.get(reverse("accounts:people"), **EN))

    assert "2 people may sign in" in said
    assert "Focal point: Honduras, " in said


def test_the_list_of_people_asks_as_often_for_one_as_for_three(
    client: Any, people: Any, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    people.user("reader")
    sign_in(client, people, "secretariat")
    client.get(reverse("accounts:people"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("accounts:people"))
    for who in ("honduras", "mexico", "iom"):
        people.user(who)
    with django_assert_num_queries(len(one)):
        client.get(reverse("accounts:people"))


def test_rights_are_given_and_ended_in_pages(client: Any, people: Any) -> None:
    user = people.user("reader")
    sign_in(client, people, "secretariat")
    page = reverse("accounts:person", args=[user.pk])

    client.post(page, {"role": "focal_point", "party": "CRI", "body": ""})
    given = GivenRight.objects.get(user=user, role="focal_point")
    assert (given.party, given.body) == ("CRI", None)
    assert (
        "already has this right"
        in client.post(page, {"role": "focal_point", "party": "CRI", "body": ""}, **EN).content.decode()
    )
    assert client.post(page, {"role": "emperor", "party": "CRI", "body": ""}).status_code == 200
    assert client.post(page, {"role": "focal_point", "party": "ATLANTIS", "body": ""}).status_code == 200
    client.post(reverse("accounts:right-end", args=[given.pk]))
    given.refresh_from_db()
    assert given.ends_on is not None
    valid(client.get(page))


def test_closing_an_account_ends_its_sessions_at_once(client: Any, people: Any) -> None:
    from django.test import Client

    theirs = Client()
    theirs.post(reverse("account_login"), {"login": people.user("honduras").email, "password": PASSWORD})
    assert theirs.get(reverse("accounts:me")).status_code == 200
    sign_in(client, people, "secretariat")

    client.post(reverse("accounts:close", args=[people.user("honduras").pk]))

    assert theirs.get(reverse("accounts:me")).status_code == 302
    refused = theirs.post(
        reverse("account_login"), {"login": "honduras@example.org", "password": PASSWORD}, follow=True
    )
    assert "_auth_user_id" not in theirs.session
    assert refused.redirect_chain[-1][0] == reverse("account_inactive")


def test_a_persons_own_page_shows_rights_and_sign_ins(client: Any, people: Any) -> None:
    client.post(reverse("account_login"), {"login": people.user("honduras").email, "password": "wrong"})
    client.post(reverse("account_login"), {"login": people.user("honduras").email, "password": PASSWORD})

    said = valid(client.get(reverse("accounts:me"), **EN))

    assert "Focal point: Honduras" in said
    assert said.index("Signed in") < said.index("Sign-in failed")


def test_a_person_changes_name_and_language(client: Any, people: Any) -> None:
    sign_in(client, people, "honduras")

    response = client.post(reverse("accounts:me"), {"name": "Otro Nombre", "language": "es"})

    assert response.cookies["enlace_language"].value == "es"
    assert "Otro Nombre" in client.get(reverse("accounts:me")).content.decode()


@pytest.fixture
def lines(people: Any) -> None:
    actor = people.actor("secretariat")
    for who in ("honduras", "mexico"):
        services.end_right(
            GivenRight.objects.get(user=people.user(who)).pk, actor=actor, on=date(2026, 1, 15)
        )
    services.close_account(people.user("mexico").pk, actor=actor, at=datetime(2026, 1, 15, tzinfo=UTC))


def test_the_journal_is_filtered_by_verb_and_person(client: Any, people: Any, lines: None) -> None:
    sign_in(client, people, "secretariat")
    url = reverse("accounts:journal")
    mexico = people.user("mexico")

    assert "2 lines in the journal" in valid(client.get(url, {"verb": "accounts.right_ended"}, **EN))
    both = {"verb": "accounts.right_ended", "person": mexico.pk}
    assert "1 line in the journal" in valid(client.get(url, both, **EN))
    assert valid(client.get(url, {"verb": "'; DROP TABLE", "person": "x", "page": "-1"}))


def test_the_journal_is_taken_away_as_a_table_and_says_so(client: Any, people: Any, lines: None) -> None:
    sign_in(client, people, "secretariat")
    mexico = people.user("mexico")
    User.objects.filter(pk=people.user("secretariat").pk).update(name="=HYPERLINK(1)")

    response = client.get(
        reverse("accounts:journal-export"), {"person": mexico.pk, "verb": "accounts.account_closed"}
    )

    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert [row[3] for row in rows] == ["verb", "accounts.account_closed"]
    assert rows[1][1] == "'=HYPERLINK(1)"
    assert Entry.objects.get(verb="accounts.journal_exported").user_id == people.user("secretariat").pk


def test_the_journal_asks_as_often_for_few_lines_as_for_many(
    client: Any, people: Any, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from enlace.core.services import write_entry

    sign_in(client, people, "secretariat")
    users = [people.user(who) for who in ("secretariat", "honduras", "mexico", "iom")]

    def write(user: User) -> None:
        write_entry("accounts.signed_in", actor=Actor(user_id=user.pk), about=f"user:{user.pk}")

    write(users[0])
    client.get(reverse("accounts:journal"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("accounts:journal"))
    for user in users * 3:
        write(user)
    with django_assert_num_queries(len(few)):
        client.get(reverse("accounts:journal"))
