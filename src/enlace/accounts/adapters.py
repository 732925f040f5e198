"""What allauth asks us: nobody signs up unless invited; single sign-on only lets in those who are known."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect, resolve_url
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from enlace.accounts import cipher, journal, queries
from enlace.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("The address or the password is not right."),
        "enter_current_password": _("Type your current password."),
        "incorrect_code": _("The code is not right."),
        "incorrect_password": _("The password is not right."),
        "invalid_login": _("You could not be signed in."),
        "invalid_password_reset": _("This link can no longer be used. Ask for a new one."),
        "rate_limited": _("Too many requests came from you. Wait a minute and try again."),
        "too_many_login_attempts": _(
            "There were too many failed attempts to sign in. Wait five minutes and try again."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse after too many failures, and say so in the journal."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            journal.sign_in_locked(credentials.get("email", ""))
            raise

    def reauthenticate(self, user: User, password: str) -> bool:
        """By the address that we keep; allauth would ask its own table of addresses, which we leave empty."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the person who gets it, whoever asks for it."""
        person = context.get("user") or queries.who_may_sign_in(email)
        with translation.override(person.language if person else translation.get_language()):
            super().send_mail(template_prefix, email, {**context, "user": person})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("accounts:me")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let in whom we know; refuse everybody else with a page that says so, and write it in the journal.

        Known is who was let in before with this identity, or whose verified address is that of an active user.
        """
        if sociallogin.is_existing:
            known = sociallogin.user if sociallogin.user.is_active else None
        else:
            known = _known_by_address(sociallogin)
        if known is None or _is_somebody_else(request, known):
            journal.single_sign_on_refused(known)
            raise ImmediateHttpResponse(redirect("accounts:single-sign-on-refused"))
        if not sociallogin.is_existing and sociallogin.state.get("process") != AuthProcess.CONNECT:
            sociallogin.connect(request, known)


def _known_by_address(sociallogin: Any) -> User | None:
    """Only an address that the provider says, in so many words, to have verified."""
    verified = {address.email.lower() for address in sociallogin.email_addresses if address.verified is True}
    return queries.who_may_sign_in(verified.pop()) if len(verified) == 1 else None


def _is_somebody_else(request: HttpRequest, known: User) -> bool:
    return request.user.is_authenticated and request.user.pk != known.pk


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of second factors lie encrypted in the database, under a key made of the secret of this machine."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right."),
    }

    def encrypt(self, text: str) -> str:
        return cipher.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A refusal stands beside the field for the code; no code is ever right."""
        try:
            return cipher.decrypt(encrypted_text)
        except cipher.OfAnotherSecret:
            raise ValidationError(
                _("Your second factor cannot be read, since the secret of this system was changed."),
                code="of_another_secret",
            ) from None
