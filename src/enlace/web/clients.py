"""From where a request comes, and whether too many come from there."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def address_of(request: HttpRequest) -> str:
    """The address of whoever asks. Behind a proxy it is the one that the proxy added last; what stands before it in
    the header was written by the one who asks, and is not believed."""
    told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    if settings.BEHIND_PROXY and told:
        return str(told[-1])
    return str(request.META.get("REMOTE_ADDR", ""))


def is_few(what: str, request: HttpRequest, *, most: int) -> bool:
    """Were there at most so many from this address within this minute, this one counted?"""
    name = hashlib.sha256(address_of(request).encode()).hexdigest()[:32]
    key = f"{what}:{name}:{timezone.now():%H%M}"
    cache.add(key, 0, 120)
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # the counter ended between the two
        return True
