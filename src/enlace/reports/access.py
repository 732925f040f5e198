"""Who may do what with imports and reports."""

from __future__ import annotations

from enlace.core.actor import Actor


def can_import(actor: Actor) -> bool:
    return actor.is_secretariat


def can_review(actor: Actor) -> bool:
    return actor.is_secretariat


def can_adopt(actor: Actor) -> bool:
    return actor.is_secretariat
