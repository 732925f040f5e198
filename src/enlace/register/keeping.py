"""Keeps what is dear to add up for some minutes, for those who see the same rows and for nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import cache

from enlace.core.actor import Actor

Kept = TypeVar("Kept")
KEPT_SECONDS = 120


def sight_of(actor: Actor) -> str:
    """Names what decides which rows somebody sees. Two people with different rights never share it."""
    if actor.sees_all:
        return "all"
    if not actor.is_signed_in:
        return "public"
    rights = sorted((str(right.role), right.party or "", right.body or "") for right in actor.rights)
    return hashlib.sha256(repr(rights).encode()).hexdigest()[:32]


def kept(name: str, actor: Actor, on: date, count: Callable[[], Kept]) -> Kept:
    """What ``count`` gives, at most two minutes old."""
    key = f"register:{name}:{sight_of(actor)}:{on}"
    found: Kept | None = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, KEPT_SECONDS)
    return found
