"""What the shell of every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from enlace.register.access import can_see_who_is_late
from enlace.register.days import today
from enlace.web.navigation import places_for
from enlace.web.templatetags.enlace import lang


def shell(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "places": places_for(actor, request.path) if actor else [],
        "lang": lang(),
        "today": today(),
        "tells_late": actor is None or can_see_who_is_late(actor),
        "is_demo": settings.DEMO,
        "with_sso": bool(settings.SOCIALACCOUNT_PROVIDERS),
    }
