"""Single sign-on against a real provider on this machine: real HTTP, the code flow, PKCE."""

from __future__ import annotations

import base64
import hashlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from enlace.accounts import services
from enlace.accounts.models import User
from enlace.config.settings import single_sign_on
from enlace.core.actor import Actor
from enlace.core.models import Entry

EN = {"HTTP_ACCEPT_LANGUAGE": "en"}
LOGIN = "/accounts/oidc/sso/login/"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that runs as its own process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/.well-known/openid-configuration", process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            if requests.get(url, timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the provider did not start")


@pytest.fixture
def sso(settings: Any, provider: str, db: None) -> str:
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(
        {"name": "Cancillería", "client_id": "enlace", "client_secret": "s3cret", "issuer": provider}
    )
    return provider


def identity(provider: str, sub: str, **claims: Any) -> None:
    """Somebody that the provider knows, with what it says of them."""
    requests.put(f"{provider}/users/{sub}", json=claims, timeout=5).raise_for_status()


def through(client: Any, sub: str, *, tamper: dict[str, str] | None = None, start: str = LOGIN) -> Any:
    """Go to the provider, sign in there as that person, and come back."""
    out = client.get(start)
    assert out.status_code == 302
    there = requests.post(out["Location"], data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(there.headers["Location"])
    query = {name: said[0] for name, said in parse_qs(back.query).items()} | (tamper or {})
    return client.get(back.path, query, follow=True, **EN)


def signed_in_as(client: Any) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def test_a_known_person_with_a_verified_address_comes_in(client: Any, sso: str, people: Any) -> None:
    user = people.user("honduras")
    identity(sso, "h-1", email="Honduras@example.org", email_verified=True, name="Somebody")

    through(client, "h-1")

    assert signed_in_as(client) == user.pk
    assert SocialAccount.objects.get(uid="h-1").user_id == user.pk
    user.refresh_from_db()
    assert (user.name, user.check_password("a long test password 1")) == ("Honduras Example", True)
    verbs = list(Entry.objects.filter(about=f"user:{user.pk}").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["accounts.identity_connected", "accounts.signed_in"]


def test_the_second_time_the_identity_is_enough(client: Any, sso: str, people: Any) -> None:
    people.user("honduras")
    identity(sso, "h-2", email="honduras@example.org", email_verified=True)
    through(client, "h-2")
    client.logout()
    identity(sso, "h-2", email="renamed@example.org", email_verified=True)

    through(client, "h-2")

    assert signed_in_as(client) == people.user("honduras").pk
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@example.org", "email_verified": True},
        {"email": "honduras@example.org", "email_verified": False},
        {"email": "honduras@example.org", "email_verified": "false"},
        {"email": "honduras@example.org", "email_verified": "true"},
        {"email": "honduras@example.org"},
        {"name": "Nobody"},
    ],
)
def test_whoever_is_not_known_or_not_vouched_for_is_refused(
    client: Any, sso: str, people: Any, claims: dict[str, Any]
) -> None:
    people.user("honduras")
    sub = f"refused-{abs(hash(str(claims)))}"
    identity(sso, sub, **claims)

    page = through(client, sub)

    assert (page.status_code, signed_in_as(client)) == (403, None)
    assert page.request["PATH_INFO"] == reverse("accounts:single-sign-on-refused")
    assert "Single sign-on did not let you in" in page.content.decode()
    assert (SocialAccount.objects.count(), User.objects.count()) == (0, 1)
    (entry,) = Entry.objects.filter(verb="accounts.single_sign_on_refused")
    assert (entry.about, entry.user_id, entry.facts) == ("", None, {})


def test_somebody_whose_account_is_closed_is_refused(client: Any, sso: str, people: Any) -> None:
    user = people.user("honduras")
    identity(sso, "h-3", email="honduras@example.org", email_verified=True)
    through(client, "h-3")
    client.logout()
    people.user("secretariat")
    services.close_account(user.pk, actor=Actor.system(), at=user.joined_at)

    page = through(client, "h-3")

    assert (page.status_code, signed_in_as(client)) == (403, None)


def test_a_person_who_is_signed_in_cannot_connect_somebody_elses_identity(
    client: Any, sso: str, people: Any
) -> None:
    people.user("mexico")
    client.force_login(people.user("honduras"))
    identity(sso, "m-1", email="mexico@example.org", email_verified=True)

    page = through(client, "m-1", start=f"{LOGIN}?process=connect")

    assert page.status_code == 403
    assert SocialAccount.objects.count() == 0
    assert signed_in_as(client) == people.user("honduras").pk


def test_a_person_connects_their_own_identity(client: Any, sso: str, people: Any) -> None:
    client.force_login(people.user("honduras"))
    identity(sso, "h-5", email="honduras@example.org", email_verified=True)

    through(client, "h-5", start=f"{LOGIN}?process=connect")

    assert SocialAccount.objects.get().user_id == people.user("honduras").pk


def test_an_answer_that_nobody_asked_for_is_refused(client: Any, sso: str, people: Any) -> None:
    people.user("honduras")
    identity(sso, "h-6", email="honduras@example.org", email_verified=True)

    page = through(client, "h-6", tamper={"state": "forged"})

    assert signed_in_as(client) is None
    assert "Single sign-on did not work" in page.content.decode()


def test_an_answer_given_twice_is_refused(client: Any, sso: str, people: Any) -> None:
    people.user("honduras")
    identity(sso, "h-7", email="honduras@example.org", email_verified=True)
    out = client.get(LOGIN)
    there = requests.post(out["Location"], data={"sub": "h-7"}, allow_redirects=False, timeout=5)
    client.get(there.headers["Location"])
    assert signed_in_as(client) is not None
    client.logout()

    client.get(there.headers["Location"])

    assert signed_in_as(client) is None


def test_the_answer_of_one_browser_does_not_sign_in_another(client: Any, sso: str, people: Any) -> None:
    from django.test import Client

    people.user("honduras")
    identity(sso, "h-8", email="honduras@example.org", email_verified=True)
    out = client.get(LOGIN)
    there = requests.post(out["Location"], data={"sub": "h-8"}, allow_redirects=False, timeout=5)
    victim = Client()

    victim.get(there.headers["Location"])

    assert signed_in_as(victim) is None


def test_the_code_is_bound_to_who_asked_for_it(
    client: Any, sso: str, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PKCE: the provider is shown first the hash, then what was hashed."""
    people.user("honduras")
    identity(sso, "h-9", email="honduras@example.org", email_verified=True)
    sent: list[str] = []
    send = requests.Session.send

    def listening(session: Any, request: Any, **how: Any) -> Any:
        sent.append(str(request.body or ""))
        return send(session, request, **how)

    monkeypatch.setattr(requests.Session, "send", listening)
    asked = parse_qs(urlsplit(client.get(LOGIN)["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    through(client, "h-9")

    asked_again = [parse_qs(body) for body in sent if "code_verifier" in body]
    (verifier,) = asked_again[0]["code_verifier"]
    hashed = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert len(verifier) >= 43
    assert hashed != asked["code_challenge"][0]  # each attempt has its own


def test_an_officer_who_used_several_factors_there_needs_none_here(
    client: Any, sso: str, people: Any, settings: Any
) -> None:
    settings.REQUIRE_MFA = True
    people.user("secretariat")
    identity(sso, "s-1", email="secretariat@example.org", email_verified=True, amr=["pwd", "otp", "mfa"])
    through(client, "s-1")

    assert client.get(reverse("accounts:people")).status_code == 200


def test_an_officer_who_used_a_password_there_needs_a_second_factor_here(
    client: Any, sso: str, people: Any, settings: Any
) -> None:
    settings.REQUIRE_MFA = True
    people.user("secretariat")
    identity(sso, "s-2", email="secretariat@example.org", email_verified=True, amr=["pwd"])
    through(client, "s-2")

    assert client.get(reverse("accounts:people"))["Location"] == reverse("mfa_index")


def test_the_page_to_sign_in_leads_to_the_provider_only_where_there_is_one(
    client: Any, sso: str, settings: Any
) -> None:
    said = client.get(reverse("account_login"), **EN).content.decode()
    assert "Sign in with Cancillería" in said
    assert LOGIN in said
    settings.SOCIALACCOUNT_PROVIDERS = {}

    assert LOGIN not in client.get(reverse("account_login")).content.decode()


def test_a_provider_that_is_down_is_told(client: Any, settings: Any, people: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(
        {"name": "X", "client_id": "a", "client_secret": "b", "issuer": "http://127.0.0.1:9"}
    )

    page = client.get(LOGIN, **EN)

    assert "Single sign-on did not work" in page.content.decode()
