"""Invite, accept; give and end rights; close and reopen accounts. Each writes a line of the journal."""

from enlace.accounts.services.accounts import (
    close_account,
    end_right,
    grant_right,
    introduce_myself,
    move_rights,
    note_journal_export,
    reopen_account,
)
from enlace.accounts.services.checking import NEED_A_PARTY
from enlace.accounts.services.invitations import (
    accept_invitation,
    invite,
    look_at_invitation,
    open_first_account,
    resend_invitation,
    widen_invitation_for,
    withdraw_invitation,
    withdraw_invitations_for,
)

__all__ = [
    "NEED_A_PARTY",
    "accept_invitation",
    "close_account",
    "end_right",
    "grant_right",
    "introduce_myself",
    "invite",
    "look_at_invitation",
    "move_rights",
    "note_journal_export",
    "open_first_account",
    "reopen_account",
    "resend_invitation",
    "widen_invitation_for",
    "withdraw_invitation",
    "withdraw_invitations_for",
]
