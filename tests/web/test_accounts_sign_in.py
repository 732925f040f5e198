"""Signing in: refused after too many failures, by a second factor where one is due, and kept in the journal."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from tests.people import PASSWORD

from enlace.accounts import queries
from enlace.core.models import Entry

EN = {"HTTP_ACCEPT_LANGUAGE": "en"}
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def nothing_counted(db: None) -> None:
    cache.clear()


def sign_in(client: Any, who: str, password: str = PASSWORD, ip: str = "10.0.0.1") -> Any:
    return client.post(LOGIN, {"login": f"{who}@example.org", "password": password}, REMOTE_ADDR=ip, **EN)


def is_in(client: Any) -> bool:
    return "_auth_user_id" in client.session


def code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def set_up_app(people: Any, who: str) -> str:
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(people.user(who), secret)
    return secret


def test_after_five_failures_even_the_right_password_is_refused(client: Any, people: Any) -> None:
    people.user("honduras")
    for n in range(5):
        assert "is not right" in sign_in(client, "honduras", "wrong", ip=f"10.0.1.{n}").content.decode()

    refused = sign_in(client, "honduras", ip="10.0.2.1")

    assert "too many failed attempts" in refused.content.decode()
    assert not is_in(client)
    (entry,) = Entry.objects.filter(verb="accounts.sign_in_locked")
    assert entry.about == f"user:{people.user('honduras').pk}"


def test_the_lock_is_told_in_spanish_too(client: Any, people: Any) -> None:
    people.user("honduras")
    for _ in range(5):
        sign_in(client, "honduras", "wrong")

    said = client.post(
        LOGIN, {"login": "honduras@example.org", "password": PASSWORD}, HTTP_ACCEPT_LANGUAGE="es"
    ).content.decode()
    assert "Espere cinco minutos" in said


def test_the_lock_of_one_does_not_touch_another(client: Any, people: Any) -> None:
    people.user("mexico")
    for n in range(6):
        sign_in(client, "honduras", "wrong", ip=f"10.0.1.{n}")

    sign_in(client, "mexico", ip="10.0.3.1")

    assert is_in(client)


@pytest.mark.parametrize("spelling", ["HONDURAS@example.org", " honduras@example.org"])
def test_another_spelling_of_the_address_does_not_open_the_lock(
    client: Any, people: Any, spelling: str
) -> None:
    people.user("honduras")
    for n in range(5):
        sign_in(client, "honduras", "wrong", ip=f"10.0.1.{n}")

    client.post(LOGIN, {"login": spelling, "password": PASSWORD}, REMOTE_ADDR="10.0.4.1")

    assert not is_in(client)


def test_a_success_between_failures_does_not_reset_the_count(client: Any, people: Any) -> None:
    people.user("honduras")
    for n in range(4):
        sign_in(client, "honduras", "wrong", ip=f"10.0.1.{n}")
    sign_in(client, "honduras", ip="10.0.1.9")
    assert is_in(client)
    client.logout()
    sign_in(client, "honduras", "wrong", ip="10.0.1.10")

    sign_in(client, "honduras", ip="10.0.1.11")

    assert not is_in(client)


def test_one_address_that_tries_many_accounts_is_held_back(client: Any, people: Any) -> None:
    people.user("honduras")
    for n in range(10):
        sign_in(client, f"somebody{n}", "wrong", ip="10.9.9.9")

    assert "too many failed attempts" in sign_in(client, "honduras", ip="10.9.9.9").content.decode()
    assert not is_in(client)


def test_a_forged_forwarding_header_does_not_change_who_one_is(client: Any, people: Any) -> None:
    people.user("honduras")
    for n in range(10):
        client.post(
            LOGIN,
            {"login": f"s{n}@example.org", "password": "wrong"},
            REMOTE_ADDR="10.9.9.9",
            HTTP_X_FORWARDED_FOR=f"1.2.3.{n}",
        )

    assert "too many failed attempts" in sign_in(client, "honduras", ip="10.9.9.9").content.decode()


def test_a_flood_of_attempts_gets_a_page_that_says_so(client: Any, people: Any) -> None:
    people.user("honduras")
    for _ in range(30):
        answer = sign_in(client, "honduras", "wrong", ip="10.8.8.8")
        assert answer.status_code == 200

    page = sign_in(client, "honduras", ip="10.8.8.8")

    assert page.status_code == 429
    assert "Too many requests came from you" in page.content.decode()
    assert not is_in(client)


def test_the_same_is_said_for_an_unknown_address_and_a_wrong_password(client: Any, people: Any) -> None:
    people.user("honduras")
    pages = [sign_in(client, who, "wrong").content.decode() for who in ("honduras", "nobody")]

    same = [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken": "\w+"', "", page).replace(who, "")
        for page, who in zip(pages, ("honduras", "nobody"), strict=True)
    ]
    assert same[0] == same[1]


def test_a_failed_sign_in_of_somebody_unknown_names_nobody(client: Any, people: Any) -> None:
    sign_in(client, "nobody", "wrong")

    (entry,) = Entry.objects.filter(verb="accounts.sign_in_failed")
    assert (entry.about, entry.facts, entry.user_id) == ("", {}, None)


def test_signing_in_and_out_is_kept_in_the_journal(client: Any, people: Any) -> None:
    user = people.user("honduras")
    sign_in(client, "honduras")
    client.post(reverse("account_logout"))

    told = (
        Entry.objects.filter(about=f"user:{user.pk}").order_by("pk").values_list("verb", "facts", "user_id")
    )
    assert list(told) == [
        ("accounts.signed_in", {"by": "password"}, user.pk),
        ("accounts.signed_out", {}, user.pk),
    ]


def test_asking_for_a_new_password_tells_nothing_and_mails_only_those_who_are_known(
    client: Any, people: Any
) -> None:
    people.user("honduras")
    url = reverse("account_reset_password")

    known = client.post(url, {"email": "honduras@example.org"}, **EN)
    unknown = client.post(url, {"email": "nobody@example.org"}, **EN)

    assert known["Location"] == unknown["Location"] == reverse("account_reset_password_done")
    assert [letter.to for letter in mail.outbox] == [["honduras@example.org"]]


def test_a_new_password_by_mail_works_once_and_is_told(client: Any, people: Any) -> None:
    user = people.user("honduras")
    client.post(reverse("account_reset_password"), {"email": user.email})
    found = re.search(r"https?://\S+?(/accounts/\S+)", str(mail.outbox[0].body))
    assert found
    page = client.get(found[1], follow=True)
    new = {"password1": "montaña lenta bajo lluvia", "password2": "montaña lenta bajo lluvia"}
    assert found[1].split("-", 1)[1].rstrip("/") not in page.content.decode()
    client.post(page.request["PATH_INFO"], new)

    user.refresh_from_db()
    assert user.check_password("montaña lenta bajo lluvia")
    assert Entry.objects.filter(verb="accounts.password_changed", about=f"user:{user.pk}").count() == 1
    assert "password was changed" in mail.outbox[-1].subject
    again = client.get(found[1], follow=True, **EN)
    assert "can no longer be used" in again.content.decode()


def test_letters_are_in_the_language_of_who_gets_them(client: Any, people: Any) -> None:
    user = people.user("honduras")
    user.language = "es"
    user.save()
    client.post(reverse("account_reset_password"), {"email": user.email}, HTTP_ACCEPT_LANGUAGE="en")

    assert mail.outbox[0].subject == "Enlace: elija una contraseña nueva"


def test_a_code_is_asked_for_after_the_password(client: Any, people: Any) -> None:
    secret = set_up_app(people, "honduras")

    assert sign_in(client, "honduras")["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_in(client)
    assert Entry.objects.filter(verb="accounts.second_factor_failed").count() == 1
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert is_in(client)


def test_a_code_works_once(client: Any, people: Any) -> None:
    from django.test import Client

    secret = set_up_app(people, "honduras")
    said = code(secret)
    sign_in(client, "honduras")
    client.post(reverse("mfa_authenticate"), {"code": said})
    assert is_in(client)
    thief = Client()
    sign_in(thief, "honduras")

    thief.post(reverse("mfa_authenticate"), {"code": said})

    assert not is_in(thief)


def test_guessing_codes_is_held_back(client: Any, people: Any) -> None:
    secret = set_up_app(people, "honduras")
    sign_in(client, "honduras")
    for n in range(6):
        client.post(reverse("mfa_authenticate"), {"code": f"{n:06}"})

    client.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert not is_in(client)


def test_the_key_of_an_app_lies_encrypted_in_the_database(people: Any) -> None:
    secret = set_up_app(people, "honduras")

    assert secret not in str(Authenticator.objects.get().data)


def test_under_another_secret_no_code_opens_and_the_page_says_why(
    client: Any, people: Any, settings: Any
) -> None:
    secret = set_up_app(people, "honduras")
    assert queries.count_second_factors_of_another_secret() == 0
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another-secret-" * 5
    assert queries.count_second_factors_of_another_secret() == 1
    sign_in(client, "honduras")

    said = client.post(reverse("mfa_authenticate"), {"code": code(secret)}, **EN)

    assert said.status_code == 200
    assert "the secret of this system was changed" in said.content.decode()
    assert not is_in(client)
    settings.SECRET_KEY = former
    sign_in(client, "honduras")
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert is_in(client)


@pytest.fixture
def required(settings: Any) -> None:
    settings.REQUIRE_MFA = True


@pytest.mark.parametrize("name", ["accounts:people", "accounts:me", "accounts:journal", "desk:desk"])
def test_an_officer_without_a_second_factor_is_led_to_set_it_up(
    client: Any, people: Any, required: None, name: str
) -> None:
    client.force_login(people.user("secretariat"))

    assert client.get(reverse(name))["Location"] == reverse("mfa_index")


def test_no_act_goes_through_without_a_second_factor(client: Any, people: Any, required: None) -> None:
    client.force_login(people.user("secretariat"))

    response = client.post(reverse("accounts:close", args=[people.user("honduras").pk]))

    assert response["Location"] == reverse("mfa_index")
    people.user("honduras").refresh_from_db()
    assert people.user("honduras").is_active


def test_setting_up_signing_out_and_the_language_stay_open(client: Any, people: Any, required: None) -> None:
    sign_in(client, "secretariat") if people.user("secretariat") else None

    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("account_reauthenticate")).status_code == 200
    assert client.post(reverse("language"), {"language": "es", "next": "/accounts/2fa/"}).status_code == 302
    assert client.post(reverse("account_logout"))["Location"] == "/"


@pytest.mark.django_db(transaction=True)
def test_once_it_is_set_up_every_page_opens(client: Any, people: Any, required: None) -> None:
    people.user("secretariat")
    sign_in(client, "secretariat")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r'value="([A-Z2-7]{16,})"', page)
    assert found
    client.post(reverse("mfa_activate_totp"), {"code": code(found[1])})

    assert client.get(reverse("accounts:people")).status_code == 200
    added = Entry.objects.filter(verb="accounts.second_factor_added").values_list("facts__kind", flat=True)
    assert sorted(added) == ["recovery_codes", "totp"]
    assert mail.outbox[-1].to == ["secretariat@example.org"]


def test_recovery_codes_alone_are_no_second_factor(client: Any, people: Any, required: None) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    RecoveryCodes.activate(people.user("secretariat"))
    client.force_login(people.user("secretariat"))

    assert client.get(reverse("accounts:people")).status_code == 302


@pytest.mark.parametrize("who", ["honduras", "presidency", "reader", "iom"])
def test_nobody_else_has_to(client: Any, people: Any, required: None, who: str) -> None:
    client.force_login(people.user(who))

    assert client.get(reverse("accounts:me")).status_code == 200


def test_a_part_of_a_page_is_led_there_as_a_whole(client: Any, people: Any, required: None) -> None:
    client.force_login(people.user("secretariat"))

    response = client.get(reverse("accounts:people"), HTTP_HX_REQUEST="true")

    assert response["HX-Redirect"] == reverse("mfa_index")


def test_ending_other_sessions_signs_them_out(client: Any, people: Any) -> None:
    from django.test import Client

    people.user("honduras")
    other = Client()
    sign_in(other, "honduras")
    sign_in(client, "honduras")
    assert "on 2 devices" in client.get(reverse("usersessions_list"), **EN).content.decode()

    client.post(reverse("usersessions_list"))

    assert other.get(reverse("accounts:me")).status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200


def test_changing_the_password_ends_every_session(client: Any, people: Any) -> None:
    from django.test import Client

    people.user("honduras")
    other = Client()
    sign_in(other, "honduras")
    sign_in(client, "honduras")
    new = "montaña lenta bajo lluvia"
    client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert other.get(reverse("accounts:me")).status_code == 302


def test_signing_in_leads_only_within_enlace(client: Any, people: Any) -> None:
    people.user("honduras")
    response = client.post(
        f"{LOGIN}?next=https://evil.example.net/",
        {"login": "honduras@example.org", "password": PASSWORD, "next": "https://evil.example.net/"},
    )

    assert response["Location"] == reverse("desk:desk")


def test_a_new_session_key_comes_with_signing_in(client: Any, people: Any) -> None:
    people.user("honduras")
    client.get("/invitation/planted/")
    before = client.session.session_key
    sign_in(client, "honduras")

    assert client.session.session_key != before
