"""What accounts refuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.core.errors import EnlaceError


class AccountsError(EnlaceError):
    message = _("This cannot be done with this account.")


class AddressRefused(AccountsError):
    message = _("This is not an address of mail.")


class NameMissing(AccountsError):
    message = _("Say the person's name.")


class AlreadyKnown(AccountsError):
    message = _("Somebody with this address may already sign in. Give them rights instead of an invitation.")


class AlreadyInvited(AccountsError):
    message = _("This address has an open invitation. Send it again, or withdraw it first.")


class MailNotSent(AccountsError):
    message = _("The mail could not be sent, so nobody was invited. Try again later.")


class InvitationNotValid(AccountsError):
    message = _("This invitation is not valid. Ask the Technical Secretariat for a new one.")


class InvitationUsed(InvitationNotValid):
    message = _("This invitation has already been used. Sign in with your address and password.")


class InvitationExpired(InvitationNotValid):
    message = _("This invitation has expired. Ask the Technical Secretariat to send it again.")


class InvitationWithdrawn(InvitationNotValid):
    message = _("This invitation has been withdrawn. Ask the Technical Secretariat for a new one.")


class InvitationClosed(AccountsError):
    message = _("This invitation has already been used or withdrawn.")


class PasswordTooWeak(AccountsError):
    message = _("Choose a stronger password: %(why)s")


class RightNeedsParty(AccountsError):
    message = _("A focal point, delegate or observer needs the party that they belong to.")


class RightAlreadyGiven(AccountsError):
    message = _("This person already has this right.")


class RightAlreadyEnded(AccountsError):
    message = _("This right has already ended.")


class NoRightsGiven(AccountsError):
    message = _("Say what this person may be.")


class OwnRightKept(AccountsError):
    message = _("You cannot end your own right as Technical Secretariat. Ask a colleague to do it.")


class OwnAccountKept(AccountsError):
    message = _("You cannot close your own account. Ask a colleague to do it.")


class LastSecretariatKept(AccountsError):
    message = _("This is the last person of the Technical Secretariat. Give somebody else this right first.")


class AccountAlreadyClosed(AccountsError):
    message = _("This account is already closed.")


class AccountIsOpen(AccountsError):
    message = _("This account is open.")


class AccountIsClosed(AccountsError):
    message = _("This account is closed. Open it again before giving it rights.")
