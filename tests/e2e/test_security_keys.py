"""Security keys and passkeys in a real browser with a key of its own, under the policy that forbids inline script."""

from __future__ import annotations

from tests.people import PASSWORD

from enlace.core.models import Entry

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in_a_key(visitor):
    devtools = visitor.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def add_key(visitor, *, alone: bool):
    page = visitor.open("/accounts/2fa/webauthn/add/").page
    if "reauthenticate" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.click("main form button.btn-primary")
    if alone:
        page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "/add/" not in url)


def test_an_officer_sets_up_a_key_and_is_let_through(visit, folk, settings):
    visitor = visit()
    settings.REQUIRE_MFA = True
    visitor.sign_in(folk.user("secretariat"))
    assert "/accounts/2fa/" in visitor.page.url
    plug_in_a_key(visitor)
    add_key(visitor, alone=False)

    visitor.open("/rights/")
    assert "may sign in" in visitor.page.inner_text("h1")
    visitor.page.click("header form button:has-text('Sign out')")
    visitor.sign_in(folk.user("secretariat"))
    visitor.page.click("#mfa_webauthn_authenticate")
    visitor.page.wait_for_url("**/desk/")
    assert (visitor.complaints, visitor.elsewhere) == ([], [])


def test_a_passkey_lets_its_owner_in_without_a_password(visit, folk):
    visitor = visit()
    visitor.sign_in(folk.user("honduras"))
    plug_in_a_key(visitor)
    add_key(visitor, alone=True)
    visitor.page.click("header form button:has-text('Sign out')")

    visitor.open("/accounts/login/").page.click("#passkey_login")
    visitor.page.wait_for_url("**/desk/")

    assert visitor.page.inner_text("header").count("Honduras Example") == 1
    assert (visitor.complaints, visitor.elsewhere) == ([], [])
    assert Entry.objects.filter(verb="accounts.signed_in").count() == 2
