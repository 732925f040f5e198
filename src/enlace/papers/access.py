"""Who may make and edit papers, change the rules and templates: officers of the secretariat."""

from __future__ import annotations

from enlace.core.actor import Actor


def can_edit(actor: Actor) -> bool:
    return actor.is_secretariat


def can_see_sheets(actor: Actor) -> bool:
    """What each party owes is held up only among those who sign in; of it, each sees what the register shows them."""
    return actor.is_signed_in or actor.is_system
