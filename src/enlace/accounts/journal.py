"""What the journal keeps of signing in; and nothing that tells who is not known here."""

from __future__ import annotations

from enlace.accounts import queries
from enlace.accounts.models import User
from enlace.core.actor import Actor
from enlace.core.services import write_entry


def self_of(user: User) -> Actor:
    """The person as the one who acts, whatever they may be."""
    return Actor(user_id=user.pk, name=user.name)


def about(user: User) -> str:
    return f"user:{user.pk}"


def signed_in(user: User, *, by: str) -> None:
    write_entry("accounts.signed_in", actor=self_of(user), about=about(user), by=by)


def signed_out(user: User) -> None:
    write_entry("accounts.signed_out", actor=self_of(user), about=about(user))


def sign_in_failed(email: str) -> None:
    _unknown("accounts.sign_in_failed", email)


def sign_in_locked(email: str) -> None:
    """Too many failures: refused without looking at the password."""
    _unknown("accounts.sign_in_locked", email)


def _unknown(verb: str, email: str) -> None:
    """Nobody has proved who they are: the line names the account that was tried, where there is one."""
    tried = queries.who_may_sign_in(email)
    write_entry(verb, actor=Actor.public(), about=about(tried) if tried else "")


def second_factor_failed(user: User) -> None:
    write_entry("accounts.second_factor_failed", actor=Actor.public(), about=about(user))


def single_sign_on_refused(user: User | None) -> None:
    write_entry("accounts.single_sign_on_refused", actor=Actor.public(), about=about(user) if user else "")


def own_account_changed(verb: str, user: User, **facts: str) -> None:
    """A password, a second factor or a connected identity: changed by the person."""
    write_entry(f"accounts.{verb}", actor=self_of(user), about=about(user), **facts)
