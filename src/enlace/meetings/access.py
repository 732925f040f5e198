"""Who may plan and correct meetings: the secretariat."""

from __future__ import annotations

from enlace.core.actor import Actor


def can_edit(actor: Actor) -> bool:
    return actor.is_secretariat
