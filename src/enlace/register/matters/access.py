"""Who may open matters and judge links."""

from __future__ import annotations

from enlace.core.actor import Actor


def can_keep_matters(actor: Actor) -> bool:
    """An officer of the secretariat. Enlace itself suggests, and judges nothing."""
    return actor.is_secretariat and not actor.is_system


def can_suggest(actor: Actor) -> bool:
    return actor.is_secretariat
