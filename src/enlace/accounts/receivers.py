"""What allauth and Django tell us, written into the journal. Signals of third parties only."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.socialaccount import signals as social
from django.contrib.auth import signals as auth
from django.dispatch import receiver

from enlace.accounts import journal
from enlace.accounts.enums import SECOND_FACTOR_BY_PROVIDER

SEVERAL_FACTORS = "mfa"


@receiver(account.user_logged_in)
def write_signed_in(user: Any, request: Any, **kwargs: Any) -> None:
    login = kwargs.get("sociallogin")
    if login and SEVERAL_FACTORS in _methods_of(login):
        request.session[SECOND_FACTOR_BY_PROVIDER] = True
    journal.signed_in(user, by="single_sign_on" if login else _how(request, user))


def _methods_of(login: Any) -> list[str]:
    """How the provider authenticated the person: the claim ``amr`` (RFC 8176) of the ID token."""
    token = (login.account.extra_data or {}).get("id_token") or {}
    said = token.get("amr")
    return said if isinstance(said, list) else []


def _how(request: Any, user: Any) -> str:
    from allauth.account.internal.flows.login import get_authentication_records

    return "+".join(one["method"] for one in get_authentication_records(request, user)) or "invitation"


@receiver(auth.user_logged_out)
def write_signed_out(user: Any, **kwargs: Any) -> None:
    if user is not None:
        journal.signed_out(user)


@receiver(auth.user_login_failed)
def write_sign_in_failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    journal.sign_in_failed(credentials.get("email") or "")


@receiver(mfa.authentication_failed)
def write_second_factor_failed(user: Any, **kwargs: Any) -> None:
    if user is not None:
        journal.second_factor_failed(user)


@receiver(mfa.authenticator_added)
def write_second_factor_added(user: Any, authenticator: Any, **kwargs: Any) -> None:
    journal.own_account_changed("second_factor_added", user, kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def write_second_factor_removed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    journal.own_account_changed("second_factor_removed", user, kind=authenticator.type)


@receiver(mfa.authenticator_reset)
def write_recovery_codes_renewed(user: Any, **kwargs: Any) -> None:
    journal.own_account_changed("recovery_codes_renewed", user)


@receiver(account.password_changed)
@receiver(account.password_reset)
def write_password_changed(user: Any, **kwargs: Any) -> None:
    journal.own_account_changed("password_changed", user)


@receiver(social.social_account_added)
def write_identity_connected(sociallogin: Any, **kwargs: Any) -> None:
    journal.own_account_changed("identity_connected", sociallogin.user)


@receiver(social.social_account_removed)
def write_identity_disconnected(socialaccount: Any, **kwargs: Any) -> None:
    journal.own_account_changed("identity_disconnected", socialaccount.user)
