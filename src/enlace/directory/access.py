"""Who may change the directory: the secretariat alone. A party's own focal point may not."""

from __future__ import annotations

from enlace.core.actor import Actor


def can_edit(actor: Actor) -> bool:
    return actor.is_secretariat


def can_see_people(actor: Actor) -> bool:
    """Names of people, their posts and how to reach them are for those who sign in."""
    return actor.is_signed_in or actor.is_system


def can_read_notes(actor: Actor, party: str | None) -> bool:
    """What one holder of a post leaves for the next is for the post's own party, and for the secretariat."""
    return actor.is_secretariat or (party is not None and party in actor.parties)
