"""Keeps what is dear to add up for some minutes, for those who see the same rows and for nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import cache

from enlace.core.actor import Actor

Kept = TypeVar("Kept")
FRESH_SECONDS = 120
KEPT_SECONDS = 600
"""How long at most somebody is shown what another request is just counting anew."""


def sight_of(actor: Actor) -> str:
    """Names what decides which rows somebody sees. Two people with different rights never share it."""
    if actor.sees_all:
        return "all"
    if not actor.is_signed_in:
        return "public"
    rights = sorted((str(right.role), right.party or "", right.body or "") for right in actor.rights)
    return hashlib.sha256(repr(rights).encode()).hexdigest()[:32]


def kept(
    name: str,
    actor: Actor,
    on: date,
    count: Callable[[], Kept],
    *,
    is_worth_it: Callable[[Kept], bool] = lambda _counted: True,
) -> Kept:
    """What ``count`` gives, some two minutes old; while one request counts anew, others get what was there before.

    What is not worth it is counted each time.
    """
    key = f"register:{name}:{sight_of(actor)}:{on}"
    fresh = f"{key}:fresh"
    found = cache.get_many([key, fresh])
    if key in found and (fresh in found or not cache.add(fresh, True, FRESH_SECONDS)):
        last: Kept = found[key]
        return last
    counted = count()
    if not is_worth_it(counted):
        return counted
    cache.set(fresh, True, FRESH_SECONDS)
    cache.set(key, counted, KEPT_SECONDS)
    return counted
