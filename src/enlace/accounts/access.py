"""Who may do what with people and their rights."""

from __future__ import annotations

from enlace.core.actor import Actor


def can_manage_people(actor: Actor) -> bool:
    """Invite, grant, end, close and reopen: only the Technical Secretariat."""
    return actor.is_secretariat


def can_read_journal(actor: Actor) -> bool:
    return actor.is_secretariat


def can_open_first_account(actor: Actor) -> bool:
    """Only who already stands at the machine's command line."""
    return actor.is_system
