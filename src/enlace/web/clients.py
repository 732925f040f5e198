"""Whether too many requests come from one address."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def is_few(what: str, request: HttpRequest, *, most: int) -> bool:
    """Were there at most so many from this address within this minute, this one counted?

    Behind a proxy the address is the one that the proxy has seen (``enlace.web.proxy``).
    """
    name = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:32]
    key = f"{what}:{name}:{timezone.now():%H%M}"
    cache.add(key, 0, 120)
    try:
        return int(cache.incr(key)) <= most
    except ValueError:  # the counter ended between the two
        return True
